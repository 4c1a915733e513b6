import Deduplicating
import Model
import Text

/// `prevnet stage cluster`: which records describe one opportunity, and which are rounds of one program.
///
/// What the last record brings can move the first, so nothing is answered before all were read.
struct ClusterStage: WholeStage {
  static let name = "cluster"
  static let summary = "records to {\"id\", \"cluster\", \"verdict\", \"reasons\"}; answers when all were read"

  init(in workplace: Workplace) throws {}

  func answers(_ lines: [JSON]) async throws -> [JSON] {
    let memory = MatchMemory()
    // Twice the same id is the same entry seen again: the last one counts.
    var links: [EntryKey: [Link]] = [:]
    var keys: [EntryKey] = []
    for line in lines where line["id"]?.text?.isEmpty == false {
      let candidate = Candidate(record: line)
      let settlement = try await settle(candidate, in: memory)
      await memory.file(candidate, settlement)
      keys.append(candidate.entry)
      for link in links.removeValue(forKey: candidate.entry) ?? [] {
        links[link.end(from: candidate.entry)]?.removeAll { $0.joins(candidate.entry) }
      }
      for link in settlement.links {
        links[link.one, default: []].append(link)
        links[link.other, default: []].append(link)
      }
    }
    let groups = clusters(of: keys, links: Array(Set(links.values.joined())))
    var cluster: [EntryKey: [EntryKey]] = [:]
    for group in groups { for entry in group { cluster[entry] = group } }
    var begun: Set<EntryKey> = []
    return lines.map { line in
      guard line["id"]?.text?.isEmpty == false else { return ["error": "no text under \"id\""] }
      let entry = Candidate(record: line).entry
      let group = cluster[entry] ?? [entry]
      var placement = placement(of: entry, in: group, links: links[entry] ?? [])
      // The first of a group to come is the one that the others are the same as.
      if placement.kind == .same, begun.insert(group[0]).inserted { placement.kind = .new }
      return [
        "cluster": .string(group[0].id), "verdict": .string(placement.kind.rawValue),
        "points": .number(placement.points), "reasons": .array(placement.reasons.map(JSON.string)),
      ]
    }
  }
}
