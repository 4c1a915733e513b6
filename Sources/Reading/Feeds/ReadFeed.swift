import Markup
package import Model
import Text

/// Reads RSS, Atom, RDF, CDF or JSON Feed; nil when the document is none of them.
package func readFeed(_ document: Document) -> FeedDocument? { readFeed(document, more: []) }

/// `more` names further elements to keep, by the usual prefix: `ev:startdate`.
func readFeed(_ document: Document, more: [String]) -> FeedDocument? {
  let encoding = CharacterEncoding(of: document.bytes, contentType: document.headers["content-type"])
  let bytes = encoding.decoded(document.bytes)
  let start = bytes.first { $0 > 0x20 && $0 < 0x80 }
  if start == 0x7B { return readJSONFeed(bytes, base: document.url) }
  let place = document.headers["content-location"].map { resolvedAddress($0, base: document.url) }
  guard let feed = readXMLFeed(bytes, base: place ?? document.url, more: more) else { return nil }
  var named = feed
  named.encoding = encoding.name
  return named
}

/// Nil when no element of a feed was found.
///
/// What is not well-formed is mended and read again, when mending changes it.
private func readXMLFeed(_ bytes: [UInt8], base: String, more: [String]) -> FeedDocument? {
  let names = FeedElement.names(more)
  func read(_ bytes: [UInt8]) -> FeedDocument? {
    let reader = FeedReader(base: base.isEmpty ? nil : base, more: more)
    guard let isBroken = try? XMLReader.read(bytes, names: names, into: reader) else { return nil }
    return reader.finished(isBroken: isBroken)
  }
  let first = read(bytes)
  guard first?.isBroken ?? true else { return first }
  guard let repaired = mendedXML(bytes), var second = read(repaired) else { return first }
  second.isBroken = true
  return second.items.count >= first?.items.count ?? 0 ? second : first
}

extension FeedDocument {
  /// What an item takes from the feed, or from its own text, where it says nothing: author, tags, title.
  mutating func fillIn(address: String) {
    if head.title == nil, !items.isEmpty, let name = address.isEmpty ? head.link : address {
      head.title = FeedText(name, isMarkup: false)
    }
    for index in items.indices {
      if items[index].author == nil { items[index].author = head.author }
      if items[index].tags.isEmpty { items[index].tags = head.tags }
      if items[index].title.map({ isBlank($0.value) }) ?? true { items[index].title = items[index].shortText }
    }
  }
}

extension FeedItem {
  /// The beginning of an item's text, else its address, to stand for its title.
  var shortText: FeedText? {
    let text = (summary ?? content).map { oneLine(plainText($0.value)) } ?? ""
    if text.isEmpty { return link.map { FeedText($0, isMarkup: false) } }
    return FeedText(text.count <= 80 ? text : String(text.prefix(79)) + "…", isMarkup: false)
  }
}

extension FeedReader {
  /// The document, nil when its root was none of a feed.
  func finished(isBroken: Bool) -> FeedDocument? {
    finishItem()
    guard !document.version.isEmpty || !document.items.isEmpty else { return nil }
    document.head = head.finished()
    document.fillIn(address: address)
    document.isBroken = isBroken
    return document
  }
}
