package import Model

/// One reader a format.
///
/// Every one takes an answer and gives items; what they share is done here.
private let readers: [Source.Format: @Sendable (Answer) throws(Failure) -> ReadItems] = [
  .auto: readAny, .html: readPage, .json: readJSON, .jsonl: readJSONLines, .csv: readCSV, .ics: readCalendar,
  .xml: readXMLRecords,
]

/// Reads a source's answer to entries, in the order of the document.
///
/// `request` is what was asked, when it was not the source's first page. Throws the failure of the stage at which nothing
/// could be read, or when the items fall short of what the source expects.
package func readEntries(
  _ document: Document, as source: Source, request: Source.Request? = nil, now: Instant
) throws(Failure) -> ReadItems {
  guard let reader = readers[source.format] else { throw Failure(.read, "nothing reads '\(source.format.rawValue)'") }
  guard !document.bytes.isEmpty else { throw Failure(.decode, "\(document.url) answered with nothing at all") }
  let answer = Answer(document: document, source: source, request: request ?? source.request, now: now)
  if let items = try framedList(answer) { return items }
  var items = try readWithin(answer, reader)
  dropRunnableLinks(&items.entries)
  dropIncomplete(&items, source)
  makeUnique(&items.entries)
  if items.next == nil { items.next = nextPage(after: answer, count: items.entries.count) }
  if !source.detail.isEmpty {
    items.details = items.entries.compactMap { entry in
      entry.link.map {
        ReadItems.Detail(id: entry.id, request: Source.Request(url: $0, headers: source.request.headers))
      }
    }
  }
  if items.next == nil, request == nil { try checkExpectation(items.entries, of: source) }
  return items
}

/// Throws when a whole visit gave fewer items than the source expects.
package func checkExpectation(_ entries: [Entry], of source: Source) throws(Failure) {
  guard entries.count < source.expect.minimumItems else { return }
  throw Failure(
    .expect, "\(entries.count) items where \(source.location) expects at least \(source.expect.minimumItems)")
}

/// Links are web addresses or none: `javascript:` and `data:` run in a reader's browser, `file:` names our own files.
private func dropRunnableLinks(_ entries: inout [Entry]) {
  for index in entries.indices {
    guard let link = entries[index].link else { continue }
    if !isWebAddress(link) { entries[index].link = nil }
  }
}

/// Items that lack a required field go, each with a warning.
private func dropIncomplete(_ items: inout ReadItems, _ source: Source) {
  let required = source.expect.required
  guard !required.isEmpty else { return }
  var warnings: [Failure] = []
  items.entries.removeAll { entry in
    guard let missing = required.first(where: { !entry.has($0) }) else { return false }
    warnings.append(Failure(.field, "'\(entry.title.prefix(60))' has no \(missing)"))
    return true
  }
  items.warnings += warnings
}

/// Ids are unique within a source; a second item of the same id and other content gets its own.
private func makeUnique(_ entries: inout [Entry]) {
  var seen: [String: Int] = [:]
  var kept: [Entry] = []
  kept.reserveCapacity(entries.count)
  for var entry in entries {
    if let first = seen[entry.id] {
      if kept[first] == entry { continue }
      entry.id += "#" + fingerprint(of: entry).prefix(8)
      if seen[entry.id] != nil { continue }
    }
    seen[entry.id] = kept.count
    kept.append(entry)
  }
  entries = kept
}

extension Entry {
  /// Whether a field of that name, as feeds.yml calls it, has a value.
  func has(_ name: String) -> Bool {
    switch name {
    case "title": !title.isEmpty
    case "url", "link": link != nil
    case "id": !id.isEmpty
    case "summary": !summary.isEmpty
    case "published": published != nil
    case "updated": updated != nil
    default: first(name) != nil
    }
  }
}
