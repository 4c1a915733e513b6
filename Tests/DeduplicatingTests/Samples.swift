import Model
import TestSupport

@testable import Deduplicating

func key(_ id: String, _ source: String = "portal") -> EntryKey { EntryKey(source: source, id: id) }

/// A candidate in one line; days as `2026-04-01`.
func sample(
  _ id: String, _ title: String, source: String = "", link: String? = nil, number: String? = nil,
  funder: String? = "LA County", close: String? = nil, posted: String? = nil, seen: String? = nil,
  amount: Int? = nil, isForecast: Bool = false, isEvent: Bool = false, summary: String = ""
) -> Candidate {
  Candidate(
    entry: EntryKey(source: source, id: id), title: title, link: link, number: number, funder: funder,
    dates: Candidate.Dates(
      closes: [close.flatMap { Day($0) }].compactMap { $0 }, posted: posted.flatMap { Day($0) },
      firstSeen: seen.flatMap { Day($0) }, isForecast: isForecast, isEvent: isEvent),
    amount: amount, summary: summary)
}

/// Places candidates one after the other and gives the groups that stand at the end, by the last settlement of each.
func grouped(_ candidates: [Candidate], rulings: [Ruling] = []) async throws -> [[EntryKey]] {
  let memory = MatchMemory()
  for ruling in rulings { await memory.rule(ruling) }
  var group: [EntryKey: [EntryKey]] = [:]
  for candidate in candidates {
    let settlement = try await settle(candidate, in: memory)
    await memory.file(candidate, settlement)
    for cluster in settlement.clusters { for entry in cluster { group[entry] = cluster.sorted() } }
  }
  return Set(group.values).sorted { $0[0] < $1[0] }
}
