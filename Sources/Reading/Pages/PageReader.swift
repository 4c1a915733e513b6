import Markup
package import Model
import Text

/// An element of a page.
struct PageRecord: Record {
  let node: HTMLNode

  /// The texts of the nodes found, as a browser shows them, or the one text that the path computes.
  func texts(_ path: String) throws(Failure) -> [String] {
    do {
      guard case .nodes(let nodes) = try node.value(path) else { return try node.value(path).texts }
      // A list of blocks is not one word: every block is a line of its own, as a browser shows it.
      return nodes.map { $0.isShown ? $0.lines.joined(separator: "\n") : $0.text }
    } catch {
      throw Failure(.field, error.description)
    }
  }

  /// Addresses from `href` or `src`, else from the text; titles from the element that carries them.
  func links(_ path: String) throws(Failure) -> [(title: String, address: String)] {
    do throws(MarkupError) {
      var links: [(title: String, address: String)] = []
      for link in try node.nodes(path) {
        let address = link.attribute("href") ?? link.attribute("src") ?? link.text
        // A path may end at the attribute; the title is its element's all the same.
        let owners = try link.nodes("self::* | parent::*[not(current()/self::*)]")
        let owner = owners.first ?? link
        links.append((isBlank(owner.text) ? owner.attribute("title") ?? "" : owner.text, address))
      }
      return links
    } catch {
      throw Failure(.field, error.description)
    }
  }
}

/// `type: html`: items by XPath or `css:`, fields by XPath within each.
func readPage(_ answer: Answer) throws(Failure) -> ReadItems {
  let (page, root) = try openPage(answer.document, remove: answer.source.remove, now: answer.now)
  var items = ReadItems()
  items.format = "html"
  let base = pageBase(root, answer.document.url)
  let reader = try RecordReader(answer.source, fields: answer.source.fields, base: base)
  let nodes: [HTMLNode]
  do {
    let path = answer.source.items ?? "//a[@href]"
    nodes = answer.source.runsOn ? try root.runs(path) : try root.nodes(path)
  } catch {
    throw Failure(.item, error.description)
  }
  for node in nodes {
    if let entry = try reader.entry(PageRecord(node: node)) { items.entries.append(entry) }
  }
  if let next = answer.source.next {
    let pattern = try next.match.map { text throws(Failure) in try FieldPattern(text) }
    let found = try reader.values(next, pattern, PageRecord(node: root)).first.map(trimmed)
    items.next = found.map { Source.Request(url: resolvedAddress($0, base: base), headers: answer.request.headers) }
  }
  return withExtendedLifetime(page) { items }
}

/// What an item's own page adds to it: the fields of `detail`; what the page does not say stays as it was.
package func readDetail(
  _ document: Document, into entry: Entry, as source: Source, now: Instant
) -> Entry {
  var result = entry
  guard let (page, root) = try? openPage(document, remove: source.remove, now: now),
    let reader = try? RecordReader(source, fields: source.detail, base: pageBase(root, document.url))
  else { return entry }
  try? reader.fill(&result, from: PageRecord(node: root))
  result.id = entry.id
  return withExtendedLifetime(page) { result }
}

/// The page as a tree, without what `remove` names, and its root.
func openPage(
  _ document: Document, remove: [String], now: Instant
) throws(Failure) -> (HTMLDocument, HTMLNode) {
  do throws(MarkupError) {
    let page = try HTMLDocument(
      document.bytes, contentType: document.headers["content-type"],
      functions: ["date": dateFunction, "age": { ageInDays($0, now: now) }])
    for path in remove { try page.remove(path) }
    guard let root = page.root else { throw MarkupError("the page is empty") }
    return (page, root)
  } catch {
    throw Failure(.read, "\(document.url): \(error.description)")
  }
}

/// A page may say what its links refer to.
func pageBase(_ root: HTMLNode, _ url: String) -> String {
  guard let base = try? root.value("//base/@href").texts.first, !base.isEmpty else { return url }
  return resolvedAddress(base, base: url)
}

/// `date(text, 'M-d-yy')` in an XPath: a date written another way, as the names of agendas and minutes are.
private func dateFunction(_ texts: [String]) -> String {
  guard texts.count == 2, let date = readDate(oneLine(texts[0])) else { return "" }
  return date.text(pattern: texts[1])
}

/// `age(text)` in an XPath: the whole days since a date, fewer than none for one to come.
///
/// With it a rule leaves out what is long over: `[age(.//time) < 366]`. What is no date has no age, and no comparison with it holds.
private func ageInDays(_ texts: [String], now: Instant) -> String {
  guard texts.count == 1, let date = readDate(oneLine(texts[0]), in: .losAngeles) else { return "" }
  return String(Zone.losAngeles.wall(now).day.number - date.day.number)
}
