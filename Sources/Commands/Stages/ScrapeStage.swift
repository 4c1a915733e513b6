import Feeds
import Model
import Reading
import Text

/// `prevnet stage scrape`: a document read by a source of feeds.yml.
struct ScrapeStage: Stage {
  static let name = "scrape"
  static let summary =
    "{\"id\", \"source\", \"input\", \"now\"} to {\"id\", \"entries\"}; source is one of feeds.yml as JSON"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    guard let written = line["source"] else { throw StageError("no \"source\"") }
    // YAML as it stands in feeds.yml does as well.
    let text = written.string ?? written.line
    let source = try readSource(Array(text.utf8), file: "source")
    let url = line["base_url"]?.string ?? source.request.url
    let now = line["now"]?.string.flatMap { readDate($0)?.instant } ?? Instant(seconds: 0)
    let items = try readEntries(Document(bytes: try line.inputBytes(), url: url), as: source, now: now)
    var answer: JSON = ["entries": .array(items.entries.map(JSON.init(entry:))), "format": .string(items.format)]
    if !items.warnings.isEmpty { answer = answer.adding("warnings", .array(items.warnings.map { .string("\($0)") })) }
    if let next = items.next { answer = answer.adding("next", .string(next.url)) }
    return answer
  }
}

extension JSON {
  fileprivate init(entry: Entry) {
    var members: [String: JSON] = ["id": .string(entry.id), "title": .string(entry.title)]
    members["url"] = entry.link.map(JSON.string)
    members["summary"] = entry.summary.isEmpty ? nil : .string(entry.summary)
    members["language"] = entry.language.map(JSON.string)
    members["published"] = (entry.first("published_date") ?? entry.published?.description).map(JSON.string)
    members["updated"] = (entry.first("updated_date") ?? entry.updated?.description).map(JSON.string)
    for (name, values) in entry.fields where members[name] == nil && !name.hasPrefix("link") {
      members[name] = values.count == 1 ? .string(values[0]) : .array(values.map(JSON.string))
    }
    let titles = entry.fields["link_titles"] ?? []
    members["links"] = .array(
      (entry.fields["links"] ?? []).enumerated().map { index, address in
        ["href": .string(address), "title": .string(index < titles.count ? titles[index] : "")]
      })
    self = .object(members)
  }
}
