package import Model

/// What comparing two entries gave, when it says more than that they have nothing to do with each other.
///
/// Links do not depend on what else is known, so that the same entries have the same links in whatever order they come.
package struct Link: Hashable, Sendable {
  /// The smaller key, then the larger one.
  package let one: EntryKey
  package let other: EntryKey
  /// `different` is kept for siblings: entries of like titles that are known not to be one.
  package let kind: Verdict.Kind
  package let points: Double
  /// A sentence each; empty for siblings, of which nobody asks why, and when the link was read back from the desk, which
  /// keeps none.
  package let reasons: [String]

  package init(_ one: EntryKey, _ other: EntryKey, kind: Verdict.Kind, points: Double, reasons: [String] = []) {
    self.one = min(one, other)
    self.other = max(one, other)
    self.kind = kind
    self.points = points
    self.reasons = reasons
  }

  /// Compares; nil when they have nothing to do with each other, or are one entry.
  package init?(_ a: Candidate, _ b: Candidate) {
    guard a.entry != b.entry else { return nil }
    let verdict = compare(a, b)
    guard verdict.kind != .different || verdict.isSibling else { return nil }
    self.init(
      a.entry, b.entry, kind: verdict.kind, points: verdict.points,
      reasons: verdict.kind == .different ? [] : verdict.reasons)
  }

  /// It says that the two are not one.
  var isApart: Bool { kind == .series || kind == .different }

  package func joins(_ entry: EntryKey) -> Bool { one == entry || other == entry }

  /// The other end.
  package func end(from entry: EntryKey) -> EntryKey { entry == one ? other : one }
}

/// What staff said about entries: that they are one opportunity, or that they are not.
package struct Ruling: Hashable, Sendable {
  package enum Verb: String, Hashable, Sendable { case merge, split }

  package var verb: Verb
  /// The entries of the two sides as they were then; whatever joins a side later goes with it.
  package var sides: [[EntryKey]]
  /// Grows with time: of two rulings on one pair the later one holds.
  package var number: Int

  package init(_ verb: Verb, _ sides: [[EntryKey]], number: Int) {
    self.verb = verb
    self.sides = sides
    self.number = number
  }

  /// Every pair it says something about.
  ///
  /// Staff who merge have seen both sides whole, so each side stays together too.
  var pairs: [Pair] {
    switch verb {
    case .merge:
      let all = Array(Set(sides.joined())).sorted()
      return all.indices.flatMap { left in all[(left + 1)...].map { Pair(all[left], $0) } }
    case .split:
      guard sides.count == 2 else { return [] }
      return sides[0].flatMap { left in sides[1].filter { $0 != left }.map { Pair(left, $0) } }
    }
  }
}

/// Two entries, in their order.
struct Pair: Hashable, Sendable, Comparable {
  let one: EntryKey
  let other: EntryKey

  init(_ one: EntryKey, _ other: EntryKey) {
    self.one = min(one, other)
    self.other = max(one, other)
  }

  static func < (left: Pair, right: Pair) -> Bool {
    left.one == right.one ? left.other < right.other : left.one < right.one
  }
}
