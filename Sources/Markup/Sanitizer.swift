import CXML2
import Glibc

/// Markup rebuilt from what is allowed: parsed, walked, written anew.
///
/// No image, form, style, script or event survives; links
/// are absolute http, https, mailto or tel. Cleaning twice changes nothing.
package func sanitize(html: String, base: String? = nil) -> String {
  var wrapped = Array("<html><body>".utf8)
  wrapped.reserveCapacity(html.utf8.count + 16)
  wrapped += html.utf8
  guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return plain(wrapped[12...]) }
  for index in wrapped.indices where wrapped[index] == 0 { wrapped[index] = 0x20 }
  // What the guard refuses is not markup that anyone wrote; nothing of it is shown.
  guard let document = try? HTMLDocument.parsed(wrapped) else { return "" }
  defer { xmlFreeDoc(document) }
  var sanitizer = Sanitizer(base: base, capacity: html.utf8.count)
  if let root = xmlDocGetRootElement(document) { sanitizer.walk(root.pointee.children) }
  return sanitizer.result()
}

/// Text without markup, escaped and without control characters.
private func plain(_ text: ArraySlice<UInt8>) -> String {
  var sanitizer = Sanitizer(base: nil, capacity: text.count)
  text.withUnsafeBufferPointer { sanitizer.write(text: $0) }
  return sanitizer.result()
}

/// The walk over a parsed fragment and the bytes written so far.
private struct Sanitizer {
  private let table = SanitizerTable.shared
  private let base: String?
  private var output: [UInt8] = []
  /// Elements written and not closed: their number, and whether an inner element has closed them already.
  private var open: [Int] = []

  init(base: String?, capacity: Int) {
    self.base = base
    output.reserveCapacity(capacity + 32)
  }

  func result() -> String { String(decoding: output, as: UTF8.self) }

  /// Writes a node, its siblings behind it and all below them.
  mutating func walk(_ first: xmlNodePtr?) {
    var next = first
    while let node = next {
      switch node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = node.pointee.content {
          write(
            text: UnsafeBufferPointer(
              start: content, count: strlen(UnsafeRawPointer(content).assumingMemoryBound(to: CChar.self))))
        }
      case XML_ELEMENT_NODE: element(node)
      default: break
      }
      next = node.pointee.next
    }
  }

  /// Writes, unwraps or drops an element by its fate; one that is in no list is unwrapped.
  private mutating func element(_ node: xmlNodePtr) {
    guard let name = node.pointee.name, let number = table.number(name) else {
      walk(node.pointee.children)
      return
    }
    let element = table.elements[number]
    guard element.fate != .dropped else { return }
    closeWhatEnds(at: number)
    output.append(0x3C)
    output += element.name
    attributes(of: node, allowed: element.attributes)
    output.append(0x3E)
    guard element.fate == .kept else { return }
    let depth = open.count
    open.append(number)
    walk(node.pointee.children)
    while open.count > depth { close() }
  }

  /// Ends the elements that the parser would end where this one begins.
  private mutating func closeWhatEnds(at number: Int) {
    while let last = open.last, table.elements[last].closedBy.contains(number) { close() }
  }

  /// Writes the end tag of the innermost element.
  private mutating func close() {
    guard let number = open.popLast() else { return }
    output += [0x3C, 0x2F]
    output += table.elements[number].name
    output.append(0x3E)
  }

  /// Those that may stand on the element, in their order.
  private mutating func attributes(of node: xmlNodePtr, allowed: Set<String>) {
    var next = node.pointee.properties
    while let attribute = next {
      let name = attribute.pointee.name.map { String(cString: $0) } ?? ""
      if allowed.contains(name), let value = value(of: attribute, name) {
        output.append(0x20)
        output += name.utf8
        output += [0x3D, 0x22]
        var text = value
        text.withUTF8 { write(text: $0) }
        output.append(0x22)
      }
      next = attribute.pointee.next
    }
  }

  /// The value as it may be written; nil when the attribute must go.
  private func value(of attribute: xmlAttrPtr, _ name: String) -> String? {
    guard let raw = xmlNodeListGetString(attribute.pointee.doc, attribute.pointee.children, 1) else { return nil }
    defer { cxml_free(raw) }
    let text = String(cString: raw)
    switch name {
    case "href": return safeAddress(text, base: base)
    case "colspan", "rowspan", "start": return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
    case "dir": return ["ltr", "rtl", "auto"].contains(text.lowercased()) ? text.lowercased() : nil
    default: return text
    }
  }

  /// Escaped; without control characters and without the marks that turn the direction of text around.
  mutating func write(text: UnsafeBufferPointer<UInt8>) {
    var from = 0
    for at in text.indices {
      let replacement: StaticString
      switch text[at] {
      case 0x26: replacement = "&amp;"
      case 0x3C: replacement = "&lt;"
      case 0x3E: replacement = "&gt;"
      case 0x22: replacement = "&quot;"
      case 0..<0x09, 0x0B, 0x0C, 0x0D, 0x0E..<0x20, 0x7F: replacement = " "
      case 0xE2 where isDirectionMark(text, at): replacement = ""
      case 0xC2 where at + 1 < text.count && text[at + 1] < 0xA0:
        output += text[from..<at]
        if let meant = windowsCharacter(UInt32(text[at + 1])) { output += Character(meant).utf8 }
        from = at + 2
        continue
      default: continue
      }
      if at > from { output += text[from..<at] }
      replacement.withUTF8Buffer { output += $0 }
      from = at + (text[at] == 0xE2 ? 3 : 1)
    }
    if from < text.count { output += text[from...] }
  }

  /// U+202A to U+202E and U+2066 to U+2069.
  private func isDirectionMark(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < text.count else { return false }
    return (text[at + 1] == 0x80 && (0xAA...0xAE).contains(text[at + 2]))
      || (text[at + 1] == 0x81 && (0xA6...0xA9).contains(text[at + 2]))
  }
}
