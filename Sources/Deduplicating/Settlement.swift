package import Model

/// What is known of entries that may belong together; Archiving keeps it for the desk.
package protocol MatchStore: Sendable {
  /// Candidates under the same keys: of the `MatchLimits.neighbours` that share the most and the rarest of them those
  /// that concern the candidate at a glance.
  func neighbours(of candidate: Candidate, under keys: [UInt32]) async throws -> [Candidate]
  /// Every link that one of the entries has.
  func links(of entries: [EntryKey]) async throws -> [Link]
  /// Every ruling that holds and names one of the entries.
  func rulings(on entries: [EntryKey]) async throws -> [Ruling]
}

/// Where an entry belongs among all that is known, and what else moves because of it.
package struct Settlement: Sendable {
  /// What the entry is filed under.
  package var keys: [UInt32]
  /// Its links in place of those it had.
  package var links: [Link]
  /// The entry's group first, then the other groups of entries that hang together with it.
  package var clusters: [[EntryKey]]
  /// So many hang together that only the entry itself was placed, with the one it is most like; the others stay.
  package var isCrowded = false
}

/// Bounds on the work for one entry.
package enum MatchLimits {
  /// So many candidates are compared.
  package static let neighbours = 24
  /// Of a key with longer lists the newest so many are looked at.
  package static let posting = 200
  /// So many entries that hang together are grouped anew when one comes to them.
  static let component = 40
}

/// Compares a candidate, new or changed, with all that may be the same, and groups what hangs together with it.
///
/// It writes nothing. The groups are those that `clusters` gives for all entries at once, whatever the order in which
/// they come, as long as fewer than `MatchLimits` hang together.
package func settle(_ candidate: Candidate, in store: some MatchStore) async throws -> Settlement {
  let keys = matchKeys(of: candidate)
  let links = try await store.neighbours(of: candidate, under: keys).compactMap { Link(candidate, $0) }
  let former = try await store.links(of: [candidate.entry])
  var component = Component(around: candidate.entry, links: links, former: former)
  try await component.grow(in: store)
  var settlement = Settlement(keys: keys, links: links, clusters: component.clusters(), isCrowded: component.isCrowded)
  if component.isCrowded { settlement.clusters = [component.nearest(to: candidate.entry)] }
  if let own = settlement.clusters.firstIndex(where: { $0.contains(candidate.entry) }) {
    settlement.clusters.swapAt(0, own)
  }
  return settlement
}

/// The groups of all entries that hang together with some, after staff ruled on them.
package func regroup(_ entries: [EntryKey], in store: some MatchStore) async throws -> [[EntryKey]] {
  var component = Component(around: entries)
  try await component.grow(in: store)
  return component.clusters()
}

/// Entries that hang together by being the same, one by one, or by staff's word.
private struct Component {
  private(set) var isCrowded = false
  /// The entry whose links in the store no longer hold.
  private let changed: EntryKey?
  private var links: Set<Link>
  private var rulings: Set<Ruling> = []
  private var members: Set<EntryKey>
  private var frontier: Set<EntryKey>

  init(around entries: [EntryKey]) {
    changed = nil
    links = []
    members = Set(entries)
    frontier = members
  }

  /// Begins with what the entry is linked to now, and what it was linked to: that may have to part.
  init(around entry: EntryKey, links: [Link], former: [Link]) {
    changed = entry
    self.links = Set(links)
    members = [entry]
    frontier = []
    let near = (links + former).filter { $0.kind == .same }.map { $0.end(from: entry) }
    frontier = Set(near).union(members)
    members = frontier
  }

  mutating func grow(in store: some MatchStore) async throws {
    while !frontier.isEmpty {
      let asked = frontier.sorted()
      frontier = []
      for entry in asked where entry != changed {
        for link in try await store.links(of: [entry]) where changed.map({ !link.joins($0) }) ?? true {
          links.insert(link)
          if link.kind == .same { reach([link.one, link.other]) }
        }
        if members.count > MatchLimits.component { break }
      }
      for ruling in try await store.rulings(on: asked) {
        rulings.insert(ruling)
        // Both sides of a split too: what was one group before it must be grouped anew.
        reach(ruling.sides.joined())
      }
      if members.count > MatchLimits.component {
        isCrowded = true
        return
      }
    }
  }

  private mutating func reach(_ entries: some Sequence<EntryKey>) {
    for entry in entries where members.insert(entry).inserted { frontier.insert(entry) }
  }

  func clusters() -> [[EntryKey]] {
    // Most entries hang together with nothing.
    guard members.count > 1 else { return [Array(members)] }
    return Deduplicating.clusters(of: members, links: Array(links), rulings: Array(rulings))
  }

  /// The entry with the one it is most like, unless something speaks against that one.
  func nearest(to entry: EntryKey) -> [EntryKey] {
    let near = links.filter { $0.joins(entry) }
    let apart = rulings.filter { $0.verb == .split }.flatMap(\.pairs)
    let best = near.filter { $0.kind == .same && !apart.contains(Pair($0.one, $0.other)) }.max { left, right in
      left.points == right.points
        ? Pair(right.one, right.other) < Pair(left.one, left.other) : left.points < right.points
    }
    return [entry] + (best.map { [$0.end(from: entry)] } ?? [])
  }
}
