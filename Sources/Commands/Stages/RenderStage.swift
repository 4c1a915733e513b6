import Composing
import Text

/// A Mustache template filled with its data.
struct RenderStage: Stage {
  static let name = "render"
  static let summary = "{\"id\", \"template\", \"data\", \"partials\", \"strict\"} to {\"id\", \"output\"}"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    var sources = (line["partials"]?.object ?? [:]).compactMapValues(\.string)
    // A name that no partial can have, since a tag cannot hold it.
    let main = "template }}"
    sources[main] = try line.required("template")
    let output = try Templates(sources).render(
      main, TemplateValue(line["data"] ?? [:]), isStrict: line["strict"]?.bool ?? false)
    return ["output": .string(String(decoding: output, as: UTF8.self))]
  }
}
