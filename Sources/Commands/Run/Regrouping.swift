import Deduplicating
import Model

/// Groups of entries, and the opportunities they get: each keeps the one that most of its entries were in.
struct Regrouping {
  let groups: [[EntryKey]]
  /// The opportunity of each group, in the order of `groups`; nil until it has one.
  var ids: [String?]
  /// Where entries are until now.
  private(set) var current: [EntryKey: String]
  /// Where entries were first; counted where staff's word parts what it had joined.
  var origins: [EntryKey: String] = [:]
  /// Opportunities that no group took.
  private(set) var left: [String] = []

  init(_ groups: [[EntryKey]], current: [EntryKey: String]) {
    self.groups = groups
    self.current = current
    ids = groups.map { _ in nil }
  }

  /// The entry has become another round: what it was in stays as it is, without it.
  mutating func release(_ entry: EntryKey, as sign: String, _ placement: inout Placement) {
    current[entry] = nil
    if placement.kind == .new || placement.kind == .review {
      placement = Placement(kind: .series, other: nil, points: 0, reasons: [])
    }
    placement.reasons.append(sign)
  }

  /// Gives the known opportunities to groups.
  ///
  /// One that staff decided about goes first, then the older one: it may have been printed.
  mutating func assign(_ known: [Opportunity], decided: Set<String>) {
    let ranked = known.sorted { left, right in
      (decided.contains(left.id) ? 0 : 1, left.firstSeen, left.id)
        < (decided.contains(right.id) ? 0 : 1, right.firstSeen, right.id)
    }
    for opportunity in ranked {
      // The group that holds most of its entries; of two with as many the one with the shown entry.
      let weights = groups.indices.filter { ids[$0] == nil }.map { index in
        let held = groups[index].filter { current[$0] == opportunity.id }.count
        let leads = opportunity.entries.first.map(groups[index].contains) ?? false
        let began = groups[index].filter { origins[$0] == opportunity.id }.count
        return (index: index, weight: 1000 * began + 2 * held + (leads ? 1 : 0), held: held)
      }
      let best = weights.filter { $0.held > 0 }.max {
        ($0.weight, -$0.index) < ($1.weight, -$1.index)
      }
      if let best { ids[best.index] = opportunity.id } else { left.append(opportunity.id) }
    }
  }

  /// The opportunity that the entry gets.
  func id(of entry: EntryKey) -> String? {
    groups.firstIndex { $0.contains(entry) }.flatMap { ids[$0] }
  }

  /// The group that the entry is in.
  func group(of entry: EntryKey) -> [EntryKey] { groups.first { $0.contains(entry) } ?? [entry] }

  /// Whether an entry that was in the opportunity is in another group now.
  func hasLost(_ id: String, _ group: [EntryKey]) -> Bool {
    current.contains { $0.value == id && !group.contains($0.key) }
  }

  /// Where most entries of an opportunity went.
  func successor(of id: String) -> String? {
    let went = current.filter { $0.value == id }.keys.compactMap { self.id(of: $0) }
    let counts = Dictionary(went.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension Settlement {
  /// All entries of its groups.
  var members: [EntryKey] { Array(clusters.joined()) }
}
