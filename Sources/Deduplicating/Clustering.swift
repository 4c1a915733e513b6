package import Model

/// The entries as groups, each the entries of one opportunity, by what links them and what staff said.
///
/// What staff merged comes first, the latest word first; then the machine's links, the strongest first, where a link joins
/// two groups unless an entry of one is another round of an entry of the other, or staff split them. Ties are broken by
/// the entries' names, so the answer does not depend on any order.
///
/// - Returns: Every entry in exactly one group; groups and entries in them sorted.
package func clusters(of entries: some Sequence<EntryKey>, links: [Link], rulings: [Ruling] = []) -> [[EntryKey]] {
  var groups = Groups(entries)
  var said: [Pair: (verb: Ruling.Verb, number: Int)] = [:]
  for ruling in rulings.sorted(by: { $0.number < $1.number }) {
    for pair in ruling.pairs { said[pair] = (ruling.verb, ruling.number) }
  }
  for (pair, word) in said where word.verb == .split { groups.keepApart(pair) }
  let merges = said.filter { $0.value.verb == .merge }.sorted { left, right in
    left.value.number == right.value.number ? left.key < right.key : left.value.number > right.value.number
  }
  for (pair, _) in merges { groups.join(pair) }
  for link in links where link.isApart && said[Pair(link.one, link.other)]?.verb != .merge {
    groups.keepApart(Pair(link.one, link.other))
  }
  let strongest = withoutTorn(links).sorted { left, right in
    left.points == right.points
      ? Pair(left.one, left.other) < Pair(right.one, right.other) : left.points > right.points
  }
  for link in strongest { groups.join(Pair(link.one, link.other)) }
  return groups.sorted()
}

/// The links that say "same", without those of an entry that is as much like one as like another, where the two are
/// known to be apart: "Breakthrough Award" beside its levels 3 and 4, an undated copy beside two rounds.
///
/// Staff are asked then; to join the first of them would be a guess.
private func withoutTorn(_ links: [Link]) -> [Link] {
  let same = links.filter { $0.kind == .same }
  let apart = Set(links.filter(\.isApart).map { Pair($0.one, $0.other) })
  guard !apart.isEmpty else { return same }
  var ends: [EntryKey: [(end: EntryKey, points: Double)]] = [:]
  for link in same {
    ends[link.one, default: []].append((link.other, link.points))
    ends[link.other, default: []].append((link.one, link.points))
  }
  var torn: Set<Pair> = []
  for (entry, near) in ends where near.count > 1 {
    let best = near.map(\.points).max() ?? 0
    let closest = near.filter { best - $0.points < 1 }
    for (index, left) in closest.enumerated() {
      for right in closest[(index + 1)...] where apart.contains(Pair(left.end, right.end)) {
        torn.formUnion([Pair(entry, left.end), Pair(entry, right.end)])
      }
    }
  }
  return same.filter { !torn.contains(Pair($0.one, $0.other)) }
}

/// Disjoint groups that know whom they must not join.
private struct Groups {
  private var members: [[EntryKey]] = []
  private var place: [EntryKey: Int] = [:]
  /// For each group those it must not be joined with; both sides name each other.
  private var foes: [Set<Int>] = []

  init(_ entries: some Sequence<EntryKey>) {
    for entry in entries where place[entry] == nil {
      place[entry] = members.count
      members.append([entry])
      foes.append([])
    }
  }

  /// Entries that are not among those to be grouped concern nobody.
  mutating func keepApart(_ pair: Pair) {
    guard let left = place[pair.one], let right = place[pair.other], left != right else { return }
    foes[left].insert(right)
    foes[right].insert(left)
  }

  mutating func join(_ pair: Pair) {
    guard let left = place[pair.one], let right = place[pair.other], left != right, !foes[left].contains(right)
    else { return }
    let (into, from) = members[left].count >= members[right].count ? (left, right) : (right, left)
    for entry in members[from] { place[entry] = into }
    members[into] += members[from]
    members[from] = []
    for foe in foes[from] {
      foes[foe].remove(from)
      foes[foe].insert(into)
    }
    foes[into].formUnion(foes[from])
    foes[from] = []
  }

  func sorted() -> [[EntryKey]] {
    members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
