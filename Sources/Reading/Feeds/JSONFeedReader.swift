import Text

/// Reads JSON Feed 1.0 and 1.1; nil when the object is none.
func readJSONFeed(_ bytes: [UInt8], base: String) -> FeedDocument? {
  guard let root = try? parsedJSON(bytes), let items = root["items"]?.array else { return nil }
  var feed = FeedDocument()
  let version = root["version"]?.string ?? ""
  guard version.contains("jsonfeed") || root["title"] != nil || items.first?["id"] != nil else { return nil }
  feed.version = version.contains("1.1") ? "json11" : "json1"
  let reader = JSONFeedReader(base: base)
  feed.head = reader.head(root)
  feed.items = items.compactMap { reader.item($0, language: feed.head.language) }
  feed.fillIn(address: base)
  return feed
}

/// Reads members leniently: what has an unexpected type counts as missing, never as a fault of the whole.
private struct JSONFeedReader {
  let base: String

  /// The feed itself: title, page, description, language, authors.
  func head(_ root: JSON) -> FeedItem {
    var head = FeedItem()
    head.title = text(root["title"], isMarkup: false)
    head.link = address(root["home_page_url"])
    head.id = string(root["feed_url"])
    head.summary = text(root["description"], isMarkup: false)
    head.language = string(root["language"])?.lowercased()
    head.author = author(root)
    return head
  }

  /// One item; nil for what is no object.
  func item(_ value: JSON, language: String?) -> FeedItem? {
    guard value.object != nil else { return nil }
    var item = FeedItem()
    item.id = value["id"]?.text.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
    item.title = text(value["title"], isMarkup: false)
    item.link = address(value["url"]) ?? address(value["external_url"])
    item.content = text(value["content_html"], isMarkup: true) ?? text(value["content_text"], isMarkup: false)
    item.summary = text(value["summary"], isMarkup: false)
    item.published = string(value["date_published"])
    item.updated = string(value["date_modified"])
    item.author = author(value)
    item.language = string(value["language"]) ?? language
    for tag in value["tags"]?.array?.compactMap({ string($0) }) ?? [] where !item.tags.contains(tag) {
      item.tags.append(tag)
    }
    item.enclosures = value["attachments"]?.array?.compactMap(enclosure) ?? []
    item.base = base
    return item
  }

  /// Version 1.1 has a list, 1.0 one author; every name once, in order.
  private func author(_ value: JSON) -> FeedPerson? {
    let people = (value["authors"]?.array ?? []) + (value["author"].map { [$0] } ?? [])
    var names: [String] = []
    for name in people.compactMap({ string($0["name"]) }) where !names.contains(name) { names.append(name) }
    return names.isEmpty ? nil : FeedPerson(name: names.joined(separator: ", "))
  }

  /// An attachment; nil without an address.
  private func enclosure(_ value: JSON) -> FeedEnclosure? {
    address(value["url"]).map {
      FeedEnclosure(url: $0, type: string(value["mime_type"]), length: value["size_in_bytes"]?.text)
    }
  }

  /// A text that is not empty, without white space around.
  private func string(_ value: JSON?) -> String? {
    guard let text = value?.string.map(trimmed), !text.isEmpty else { return nil }
    return text
  }

  /// The same with what relative addresses in it refer to.
  private func text(_ value: JSON?, isMarkup: Bool) -> FeedText? {
    string(value).map { FeedText($0, isMarkup: isMarkup, base: base) }
  }

  /// An absolute address.
  private func address(_ value: JSON?) -> String? { string(value).map { resolvedAddress($0, base: base) } }
}
