package import Archiving
package import Deduplicating
package import Model

/// What the desk keeps for matching, in matching's own terms: the two rooms do not know each other.
package struct DeskMatches: MatchStore {
  private let desk: Desk

  package init(desk: Desk) { self.desk = desk }

  package func neighbours(of candidate: Candidate, under keys: [UInt32]) async throws -> [Candidate] {
    let glance = candidate.glance
    // What another layout wrote is as good as not filed: it is filed anew when its entry is placed again.
    return try await desk.candidates(for: keys, limit: MatchLimits.neighbours).compactMap {
      guard Glance(packed: $0.candidate).map(glance.mayConcern) ?? false else { return nil }
      return Candidate(packed: $0.candidate, of: $0.entry)
    }
  }

  package func links(of entries: [EntryKey]) async throws -> [Link] {
    try await desk.links(of: entries).compactMap { link in
      Verdict.Kind(rawValue: link.kind).map { Link(link.one, link.other, kind: $0, points: link.points) }
    }
  }

  package func rulings(on entries: [EntryKey]) async throws -> [Ruling] {
    try await desk.rulings(on: entries).compactMap { ruling in
      Ruling.Verb(rawValue: ruling.verb).map { Ruling($0, ruling.sides, number: ruling.number) }
    }
  }

  /// What `place` writes down of an entry.
  package static func filing(_ candidate: Candidate, _ settlement: Settlement) -> MatchFiling {
    MatchFiling(
      entry: candidate.entry, candidate: candidate.packed, keys: settlement.keys,
      links: settlement.links.map { StoredLink($0.one, $0.other, kind: $0.kind.rawValue, points: $0.points) })
  }
}
