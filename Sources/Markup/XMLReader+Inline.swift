import CXML2
import Glibc

/// Markup written back as markup, where elements stand inside a text field.
extension XMLReader {
  /// Adds the start tag of the element at hand, without its prefix and with its attributes.
  ///
  /// `resolving` gives another value for an attribute that holds an address, by its place in the document.
  package func appendStartTag(resolving: ((String) -> String)? = nil) {
    guard let local = state.pointee.element.local else { return }
    state.pointee.text.append(0x3C)
    append(local)
    for index in 0..<state.pointee.attributeCount { appendAttribute(index, resolving) }
    state.pointee.text.append(0x3E)
  }

  /// Adds the end tag of the element at hand, unless HTML has none for it.
  package func appendEndTag() {
    guard let local = state.pointee.element.local, !XMLReader.voidElements.contains(where: { isSame(local, $0) }) else {
      return
    }
    state.pointee.text.append(0x3C)
    state.pointee.text.append(0x2F)
    append(local)
    state.pointee.text.append(0x3E)
  }

  private static let voidElements: [StaticString] = [
    "br", "hr", "img", "input", "area", "col", "embed", "param", "wbr",
  ]

  private func appendAttribute(_ index: Int, _ resolving: ((String) -> String)?) {
    guard let attributes = state.pointee.attributes, let local = attributes[index * 5] else { return }
    state.pointee.text.append(0x20)
    if let prefix = attributes[index * 5 + 1] {
      append(prefix)
      state.pointee.text.append(0x3A)
    }
    append(local)
    state.pointee.text.append(0x3D)
    state.pointee.text.append(0x22)
    var value = value(index)
    if let resolving, isSame(local, "href") || isSame(local, "src") { value = resolving(value) }
    value.withUTF8 { state.pointee.text.append(escaping: $0) }
    state.pointee.text.append(0x22)
  }

  private func append(_ name: UnsafePointer<xmlChar>) {
    state.pointee.text.append(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
  }

  /// Escapes `&`, `<`, `>` and quotes in what was gathered since a mark, so that it can stand in markup.
  package func escape(since mark: Int) {
    let bytes = state.pointee.text.bytes(since: mark)
    guard bytes.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return }
    let plain = Array(bytes)
    state.pointee.text.cut(to: mark)
    plain.withUnsafeBufferPointer { state.pointee.text.append(escaping: $0) }
  }
}

/// Whether two names are the same but for the case of their letters.
func isSame(_ name: UnsafePointer<xmlChar>, _ other: StaticString) -> Bool {
  var at = 0
  while at < other.utf8CodeUnitCount {
    let byte = name[at]
    let wanted = other.utf8Start[at]
    guard byte == wanted || (byte | 0x20 == wanted | 0x20 && wanted | 0x20 >= 0x61 && wanted | 0x20 <= 0x7A) else {
      return false
    }
    at += 1
  }
  return name[at] == 0
}
