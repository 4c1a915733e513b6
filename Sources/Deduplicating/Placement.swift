package import Model

/// What became of one entry, in the words of the log.
package struct Placement: Hashable, Sendable {
  /// How it stands to what it was compared with.
  package enum Kind: String, Hashable, Sendable {
    case new, same, series, review
  }

  package var kind: Kind
  /// The entry that decided; nil when it is new.
  package var other: EntryKey?
  package var points: Double
  package var reasons: [String]

  package init(kind: Kind, other: EntryKey? = nil, points: Double = 0, reasons: [String] = []) {
    self.kind = kind
    self.other = other
    self.points = points
    self.reasons = reasons
  }
}

/// What to say of an entry once it is grouped: the same as others of its group; else, by the stronger link, a round of
/// the same series or a question for staff; else new.
///
/// `cluster` are the entries of its group, itself among them; `links` are all that the entry has.
package func placement(of entry: EntryKey, in cluster: [EntryKey], links: [Link]) -> Placement {
  let group = Set(cluster)
  func strongest(_ kind: Verdict.Kind) -> Link? {
    links.filter { $0.kind == kind && $0.joins(entry) }.max { left, right in
      left.points == right.points
        ? Pair(right.one, right.other) < Pair(left.one, left.other) : left.points < right.points
    }
  }
  func placement(_ kind: Placement.Kind, _ link: Link) -> Placement {
    Placement(kind: kind, other: link.end(from: entry), points: link.points, reasons: link.reasons)
  }
  if group.count > 1 {
    let inside = links.filter { $0.kind == .same && $0.joins(entry) && group.contains($0.end(from: entry)) }
    if let link = inside.max(by: { $0.points < $1.points }) { return placement(.same, link) }
    let other = cluster.first { $0 != entry }
    return Placement(kind: .same, other: other, points: 0, reasons: ["with what it is one with, as staff said"])
  }
  let (series, review) = (strongest(.series), strongest(.review))
  // The same as an entry whose group holds another round: staff must say.
  if let link = strongest(.same), series == nil || series.map({ $0.points < link.points }) ?? true {
    var asked = placement(.review, link)
    asked.reasons.append("but it is as much like another one, or that one stands with another round")
    return asked
  }
  if let series, series.points >= review?.points ?? 0 { return placement(.series, series) }
  if let review { return placement(.review, review) }
  return Placement(kind: .new, other: nil, points: 0, reasons: [])
}
