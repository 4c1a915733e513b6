import Archiving
import Model
import Text

/// `stage query`: a question of the search as the index's expression and its filters.
struct QueryStage: Stage {
  static let name = "query"
  static let summary = "{\"id\", \"query\"} to {\"id\", \"fts\", \"filters\"}, or the error of a wrong filter"

  private let today: Day

  init(in workplace: Workplace) { today = Zone.losAngeles.day(of: workplace.now) }

  func answer(_ line: JSON) throws -> JSON {
    let query = try SearchQuery(try line.required("query"), today: today)
    return [
      "fts": query.expression.map(JSON.string) ?? .null,
      "excluded": .array(query.excluded.map { .string($0.text) }),
      "filters": .array(query.filters.map { .string($0.description) }),
      "sort": query.sort.map { .string($0.rawValue) } ?? .null,
    ]
  }
}
