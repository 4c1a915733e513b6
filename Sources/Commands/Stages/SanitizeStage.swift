import Markup
import Text

/// `prevnet stage sanitize`: markup rebuilt from what is allowed.
struct SanitizeStage: Stage {
  static let name = "sanitize"
  static let summary = "{\"id\", \"html\", \"base_url\"} to {\"id\", \"html\"}, as all is that is shown or mailed"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    ["html": .string(sanitize(html: try line.required("html"), base: line["base_url"]?.string))]
  }
}
