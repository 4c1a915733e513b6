package import Model

/// Candidates, keys, links and rulings in memory: for a filter over a file of records, for tests and for measuring.
package actor MatchMemory: MatchStore {
  private var candidates: [Candidate] = []
  /// Of the candidates, in their order.
  private var glances: [Glance] = []
  private var places: [EntryKey: Int] = [:]
  private var postings: [UInt32: [Int]] = [:]
  private var links: [EntryKey: [Link]] = [:]
  private var rulings: [EntryKey: [Ruling]] = [:]

  package init() {}

  /// Keeps a candidate as `settle` found it, in place of an earlier version of the entry.
  package func file(_ candidate: Candidate, _ settlement: Settlement) {
    let place = places[candidate.entry] ?? candidates.count
    if place == candidates.count {
      candidates.append(candidate)
      glances.append(candidate.glance)
    } else {
      candidates[place] = candidate
      glances[place] = candidate.glance
    }
    places[candidate.entry] = place
    for key in settlement.keys where postings[key]?.contains(place) != true {
      postings[key, default: []].append(place)
      if postings[key, default: []].count > MatchLimits.posting { postings[key]?.removeFirst() }
    }
    for link in links.removeValue(forKey: candidate.entry) ?? [] {
      links[link.end(from: candidate.entry)]?.removeAll { $0.joins(candidate.entry) }
    }
    for link in settlement.links {
      links[link.one, default: []].append(link)
      links[link.other, default: []].append(link)
    }
  }

  /// Adds what staff said.
  package func rule(_ ruling: Ruling) {
    for entry in Set(ruling.sides.joined()) { rulings[entry, default: []].append(ruling) }
  }

  package func neighbours(of candidate: Candidate, under keys: [UInt32]) -> [Candidate] {
    let glance = candidate.glance
    var weights: [Int: Double] = [:]
    for key in keys {
      let posting = postings[key] ?? []
      for place in posting { weights[place, default: 0] += 1 / Double(posting.count + 2) }
    }
    let ranked = weights.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
    return ranked.prefix(MatchLimits.neighbours).map(\.key).filter { glance.mayConcern(glances[$0]) }.map {
      candidates[$0]
    }
  }

  package func links(of entries: [EntryKey]) -> [Link] { entries.flatMap { links[$0] ?? [] } }

  package func rulings(on entries: [EntryKey]) -> [Ruling] { entries.flatMap { rulings[$0] ?? [] } }
}
