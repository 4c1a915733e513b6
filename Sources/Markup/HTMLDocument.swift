import CXML2
import Glibc

/// A page as a tree, read with libxml2's HTML parser and searched by XPath 1.0.
package final class HTMLDocument {
  private let raw: xmlDocPtr
  private let search: XPathSearch
  /// Taken out of the tree, freed with it.
  private var removed: [xmlNodePtr] = []

  /// Reads a page of any encoding; throws when the guard refuses it or nothing at all is in it.
  ///
  /// `functions` are what its XPaths may call beside XPath's own, from texts to a text.
  package init(
    _ bytes: [UInt8], contentType: String? = nil, functions: [String: ([String]) -> String] = [:]
  ) throws(MarkupError) {
    let encoding = CharacterEncoding(of: bytes, contentType: contentType, isPage: true)
    let document = try HTMLDocument.parsed(decodedBytes(bytes, from: encoding.name))
    guard let search = XPathSearch(document, functions: functions) else {
      xmlFreeDoc(document)
      throw MarkupError("no memory for a page")
    }
    raw = document
    self.search = search
  }

  deinit {
    search.free()
    for node in removed { xmlFreeNode(node) }
    xmlFreeDoc(raw)
  }

  /// The tree of UTF-8 markup, to be freed by the caller.
  static func parsed(_ utf8: [UInt8]) throws(MarkupError) -> xmlDocPtr {
    let document: Result<xmlDocPtr, MarkupError> = utf8.withUnsafeBytes { bytes in
      var guardian = XMLGuard()
      guard guardian.accepts(bytes.bindMemory(to: UInt8.self)) else { return .failure(MarkupError(XMLGuard.refusal)) }
      guard MarkupLibrary.isReady, let base = bytes.bindMemory(to: CChar.self).baseAddress,
        let made = htmlReadMemory(base, Int32(clamping: bytes.count), nil, "UTF-8", MarkupLibrary.htmlOptions)
      else { return .failure(MarkupError("the page is empty")) }
      return .success(made)
    }
    return try document.get()
  }

  /// The page's root element, from which every search may start.
  package var root: HTMLNode? { xmlDocGetRootElement(raw).map { HTMLNode($0, in: self) } }

  /// Takes every node that an XPath finds out of the page.
  package func remove(_ path: String) throws(MarkupError) {
    guard let root else { return }
    for node in try root.nodes(path) where node.raw.pointee.type == XML_ELEMENT_NODE && node.raw != root.raw {
      xmlUnlinkNode(node.raw)
      removed.append(node.raw)
    }
  }

  /// Evaluates at a node of this page; throws for what is no XPath.
  fileprivate func evaluate(_ path: String, at node: xmlNodePtr) throws(MarkupError) -> XPathValue {
    try search.evaluate(path, at: node, in: self)
  }
}

/// An element, attribute or text of a page; keeps its page alive.
package struct HTMLNode {
  let raw: xmlNodePtr
  let document: HTMLDocument

  fileprivate init(_ raw: xmlNodePtr, in document: HTMLDocument) {
    self.raw = raw
    self.document = document
  }

  static func node(_ raw: xmlNodePtr, in document: HTMLDocument) -> HTMLNode { HTMLNode(raw, in: document) }

  /// Lower-case element or attribute name.
  package var name: String { raw.pointee.name.map { String(cString: $0) } ?? "" }

  /// All text below, as it stands; the value of an attribute.
  package var text: String {
    guard let content = xmlNodeGetContent(raw) else { return "" }
    defer { cxml_free(content) }
    return String(cString: content)
  }

  /// Whether a browser shows it: an element, but no script, style or template; attributes and texts stand for
  /// themselves.
  package var isShown: Bool {
    raw.pointee.type == XML_ELEMENT_NODE && !["script", "style", "noscript", "template"].contains(name)
  }

  /// The value of an attribute, nil when there is none or the node is no element.
  package func attribute(_ name: String) -> String? {
    guard raw.pointee.type == XML_ELEMENT_NODE, let value = xmlGetProp(raw, name) else { return nil }
    defer { cxml_free(value) }
    return String(cString: value)
  }

  /// The nodes that an XPath or `css:` selector finds from here, in document order; none for one that computes a text.
  package func nodes(_ path: String) throws(MarkupError) -> [HTMLNode] {
    if case .nodes(let nodes) = try document.evaluate(path, at: raw) { return nodes }
    return []
  }

  /// The same nodes, each with all that follows it up to the next one, to a heading above it or to the end of what it
  /// stands in: `h3` with the paragraphs below it, a line that `br` ends.
  ///
  /// The page is changed: every such run is put into an element of its own.
  package func runs(_ path: String) throws(MarkupError) -> [HTMLNode] {
    let starts = try nodes(path).filter { $0.raw.pointee.parent != nil && $0.raw.pointee.type != XML_ATTRIBUTE_NODE }
    let known = Set(starts.map(\.raw))
    return starts.compactMap { start in
      guard let holder = xmlNewDocNode(start.raw.pointee.doc, nil, "div", nil) else { return nil }
      xmlAddPrevSibling(start.raw, holder)
      var next: xmlNodePtr? = start.raw
      while let node = next, node == start.raw || !start.isEnded(by: HTMLNode(node, in: document), known) {
        next = node.pointee.next
        xmlUnlinkNode(node)
        xmlAddChild(holder, node)
      }
      return HTMLNode(holder, in: document)
    }
  }

  /// Whether a node that follows belongs to the run no more: it is the start of the next, holds one, or is a heading
  /// that is no smaller than this one.
  private func isEnded(by other: HTMLNode, _ starts: Set<xmlNodePtr>) -> Bool {
    if starts.contains(other.raw) { return true }
    if let own = headingLevel, let level = other.headingLevel, level <= own { return true }
    var child = other.raw.pointee.type == XML_ELEMENT_NODE ? other.raw.pointee.children : nil
    while let node = child {
      if isEnded(by: HTMLNode(node, in: document), starts) { return true }
      child = node.pointee.next
    }
    return false
  }

  /// 1 to 6 for `h1` to `h6`.
  private var headingLevel: Int? {
    let letters = Array(name.utf8)
    guard letters.count == 2, letters[0] == 0x68, (0x31...0x36).contains(letters[1]) else { return nil }
    return Int(letters[1] - 0x30)
  }

  /// What an expression gives: one text a node, or the one string or number it computes.
  package func value(_ path: String) throws(MarkupError) -> XPathValue { try document.evaluate(path, at: raw) }

  /// The markup of everything inside.
  package var innerMarkup: String {
    var result = ""
    var child = raw.pointee.children
    while let node = child {
      result += markup(node)
      child = node.pointee.next
    }
    return result
  }

  /// A node with its tags, as libxml2 writes HTML.
  private func markup(_ node: xmlNodePtr) -> String {
    guard let buffer = xmlBufferCreate() else { return "" }
    defer { xmlBufferFree(buffer) }
    htmlNodeDump(buffer, node.pointee.doc, node)
    return xmlBufferContent(buffer).map { String(cString: $0) } ?? ""
  }

  /// Lines of text: block elements and `br` break them, white space within a line is one space.
  package var lines: [String] {
    var lines: [String] = [""]
    gather(raw, into: &lines)
    return lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// Adds the text below a node to the last line, and begins a line at each block.
  private func gather(_ node: xmlNodePtr, into lines: inout [String]) {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_ATTRIBUTE_NODE:
      lines[lines.count - 1] += HTMLNode(node, in: document).text
    case XML_ELEMENT_NODE:
      let name = node.pointee.name.map { String(cString: $0) } ?? ""
      if ["script", "style", "noscript", "template"].contains(name) { return }
      let breaks = HTMLNode.blocks.contains(name)
      if breaks { lines.append("") }
      var child = node.pointee.children
      while let next = child {
        gather(next, into: &lines)
        child = next.pointee.next
      }
      if breaks { lines.append("") }
    default: break
    }
  }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
}
