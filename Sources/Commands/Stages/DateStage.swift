import Model
import Text

/// `prevnet stage date`: a date of any shape as an instant.
struct DateStage: Stage {
  static let name = "date"
  static let summary = "{\"id\", \"input\"} to {\"id\", \"utc\", \"precision\"}; utc is null for no date"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    let name = line["zone"]?.string ?? "UTC"
    guard let zone = Zone.named(name) else { throw StageError("no zone '\(name)'") }
    guard let date = readDate(try line.required("input"), in: zone) else { return ["utc": nil, "precision": nil] }
    return ["utc": .string(date.instant.description), "precision": .string(date.precision.rawValue)]
  }
}
