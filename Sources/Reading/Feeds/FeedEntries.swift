import Markup
package import Model
import Text

/// `type: auto`: a feed by its content; a page is asked for the feed it names.
func readAny(_ answer: Answer) throws(Failure) -> ReadItems {
  let document = answer.document
  let start = oneLine(String(decoding: document.bytes.prefix(400), as: UTF8.self)).uppercased()
  if start.hasPrefix("BEGIN:VCALENDAR") { return try readCalendar(answer) }
  let more = answer.source.fields.values.flatMap(\.paths).map { $0.lowercased() }.sorted()
  if let feed = readFeed(document, more: more) { return try items(of: feed, answer) }
  if answer.source.items != nil, start.hasPrefix("<") { return try readPage(answer) }
  if let found = feedAddress(in: document) {
    var items = ReadItems()
    items.format = "html"
    if found != answer.request.url { items.next = Source.Request(url: found, headers: answer.request.headers) }
    return items
  }
  throw Failure(.read, "\(document.url) is no feed and names none; \(beginning(of: document.bytes))")
}

/// Every item of a feed as an entry, with the source's own rules and its `where` applied.
private func items(of feed: FeedDocument, _ answer: Answer) throws(Failure) -> ReadItems {
  var items = ReadItems()
  items.format = feed.version
  items.entries.reserveCapacity(feed.items.count)
  let own = answer.source.fields.isEmpty ? nil : try RecordReader(answer)
  let hasRules = own != nil || !answer.source.filter.isEmpty
  for item in feed.items {
    var entry = entry(of: item, feed, answer.source)
    if hasRules {
      let record = FeedRecord(item: item, entry: entry)
      guard try keeps(record, answer.source) else { continue }
      try own?.fill(&entry, from: record)
    }
    if entry.id.isEmpty { entry.id = entry.link ?? fingerprint(of: entry) }
    items.entries.append(entry)
  }
  return items
}

/// `where` on a feed's own or named elements.
private func keeps(_ record: FeedRecord, _ source: Source) throws(Failure) -> Bool {
  for (name, wanted) in source.filter {
    let values = try record.texts(name).map { oneLine($0).lowercased() }
    guard values.contains(where: { value in wanted.contains { $0.lowercased() == value } }) else { return false }
  }
  return true
}

/// An item as an entry.
///
/// The text is the content, else the summary, as published; cleaning is for those who show it.
private func entry(of item: FeedItem, _ feed: FeedDocument, _ source: Source) -> Entry {
  let body = item.content ?? item.summary
  var entry = Entry(source: source.id, id: item.id ?? item.originalLink ?? item.link ?? "", title: "")
  entry.link = item.originalLink ?? item.link
  entry.title = title(item.title)
  entry.summary = body.map { $0.isMarkup ? $0.value : escapedMarkup($0.value) } ?? ""
  entry.published = item.published.flatMap(feedInstant)
  entry.updated = item.updated.flatMap(feedInstant)
  if entry.published == nil { entry.published = entry.updated }
  entry.language = source.language ?? item.language ?? feed.head.language
  if let author = item.author?.shortName { entry.fields[EntryField.author] = [author] }
  if !item.tags.isEmpty { entry.fields[EntryField.category] = item.tags }
  return entry
}

/// On one line, without markup.
private func title(_ title: FeedText?) -> String {
  guard let title else { return "" }
  let plain = title.isMarkup || title.value.utf8.contains(0x26) ? plainText(title.value) : title.value
  return oneLine(plain)
}

/// A day without a time is that day here, not in Greenwich.
private func feedInstant(_ text: String) -> Instant? {
  guard let date = readDate(trimmed(text)) else { return nil }
  return date.precision == .minute ? date.instant : Zone.losAngeles.instant(date.day, .midnight)
}

/// An item of a feed to the rules of a source: its elements by name.
private struct FeedRecord: Record {
  let item: FeedItem
  let entry: Entry

  func texts(_ path: String) throws(Failure) -> [String] {
    let name = path.lowercased()
    if let found = item.more[name] { return found }
    switch name {
    case "title": return [entry.title].filter { !$0.isEmpty }
    case "link", "url": return entry.link.map { [$0] } ?? []
    case "guid", "id": return item.id.map { [$0] } ?? []
    case "description", "summary": return item.summary.map { [$0.value] } ?? []
    case "content", "content:encoded": return item.content.map { [$0.value] } ?? []
    case "pubdate", "published": return item.published.map { [$0] } ?? []
    case "updated": return item.updated.map { [$0] } ?? []
    case "category": return item.tags
    case "author", "dc:creator": return item.author?.text.map { [$0] } ?? []
    default: return []
    }
  }
}

/// The address of the feed that a page names in its head, else of a link that looks like one.
package func feedAddress(in document: Document) -> String? {
  guard let page = try? HTMLDocument(document.bytes, contentType: document.headers["content-type"]),
    let root = page.root
  else { return nil }
  let base = pageBase(root, document.url)
  let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
  for type in types {
    let path = "//link[contains(concat(' ', lower(@rel), ' '), ' alternate ')][lower(@type)='\(type)']/@href"
    if let found = try? root.value(path).texts.first(where: { !isBlank($0) }) {
      return withExtendedLifetime(page) { resolvedAddress(found, base: base) }
    }
  }
  let near =
    "//a[contains(lower(@href), 'rss') or contains(lower(@href), 'atom.xml') or contains(lower(@href), '/feed')]"
  let found = (try? root.value(near + "/@href").texts)?.first { !isBlank($0) }
  return withExtendedLifetime(page) { found.map { resolvedAddress($0, base: base) } }
}
