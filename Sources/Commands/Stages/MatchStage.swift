import Deduplicating
import Model
import Text

/// `prevnet stage match`: how two records stand to each other.
struct MatchStage: Stage {
  static let name = "match"
  static let summary = "{\"pair\", \"a\", \"b\"} to {\"pair\", \"verdict\", \"points\", \"reasons\"}"
  static let key = "pair"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    guard let left = line["a"], let right = line["b"] else {
      throw StageError("a record is missing under \"a\" or \"b\"")
    }
    let verdict = compare(Candidate(record: left), Candidate(record: right))
    return [
      "verdict": .string(verdict.kind.rawValue), "points": .number(verdict.points),
      "reasons": .array(verdict.reasons.map(JSON.string)),
    ]
  }
}
