import Markup
import Model
import Reading
import Text

/// `prevnet stage read`: a feed of any format as one neutral document.
struct ReadStage: Stage {
  static let name = "read"
  static let summary = "{\"id\", \"input\", \"headers\", \"base_url\"} to {\"id\", \"doc\"}; doc is null for no feed"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    let headers = line["headers"]?.object ?? [:]
    var lower: [String: String] = [:]
    for (name, value) in headers { lower[name.lowercased()] = value.text }
    let document = Document(bytes: try line.inputBytes(), headers: lower, url: line["base_url"]?.string ?? "")
    guard let feed = readFeed(document) else { return ["doc": nil, "error": "this is no feed"] }
    return ["doc": JSON(feed: feed)]
  }
}

extension JSON {
  /// A feed as the suites compare it: markup cleaned, dates in UTC.
  fileprivate init(feed: FeedDocument) {
    self = [
      "ok": true, "version": .string(feed.version), "encoding": .string(feed.encoding),
      "bozo": .bool(feed.isBroken), "feed": JSON(item: feed.head, isHead: true),
      "entries": .array(feed.items.map { JSON(item: $0, isHead: false) }),
    ]
  }

  private init(item: FeedItem, isHead: Bool) {
    var members: [String: JSON] = [:]
    func set(_ name: String, _ value: String?) { members[name] = value.map(JSON.string) }
    set("id", item.id)
    set("link", item.link)
    set("language", item.language)
    set("author", item.author?.text)
    set("published", item.published.flatMap { readDate($0)?.instant.description })
    set("updated", item.updated.flatMap { readDate($0)?.instant.description })
    members["title"] = item.title.map { JSON(text: $0) }
    members[isHead ? "subtitle" : "summary"] = item.summary.map { JSON(text: $0) }
    members["content"] = item.content.map { JSON(text: $0) }
    members["tags"] = .array(item.tags.map(JSON.string))
    members["enclosures"] = .array(
      item.enclosures.map { file in
        [
          "url": .string(file.url), "type": file.type.map(JSON.string) ?? .null,
          "length": file.length.map(JSON.string) ?? .null,
        ]
      })
    self = .object(members)
  }

  private init(text: FeedText) {
    self = text.isMarkup ? .string(sanitize(html: text.value, base: text.base)) : ["text": .string(text.value)]
  }
}
