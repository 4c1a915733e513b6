import CXML2
import Glibc

/// What a sink may ask of the element at hand and of the text so far.
extension XMLReader {
  /// The name as it stands in the document, `prefix:local`.
  package var writtenName: String {
    guard let local = state.pointee.element.local else { return "" }
    let name = String(cString: local)
    return state.pointee.element.prefix.map { String(cString: $0) + ":" + name } ?? name
  }

  /// Without prefix.
  package var localName: String { state.pointee.element.local.map { String(cString: $0) } ?? "" }

  package var namespace: String? { state.pointee.element.namespace.map { String(cString: $0) } }

  /// Whether the address of the element's namespace has that word in it.
  package func isIn(namespace word: StaticString) -> Bool {
    guard let namespace = state.pointee.element.namespace else { return false }
    return strstr(bytes(namespace), UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)) != nil
  }

  /// How many elements are open, the one at hand included.
  package var depth: Int { state.pointee.open.count }

  package var hasAttributes: Bool { state.pointee.attributeCount > 0 }

  /// The value of an attribute by its local name; one without a prefix is preferred.
  package func attribute(_ name: StaticString) -> String? {
    var found: Int?
    for index in 0..<state.pointee.attributeCount where isNamed(index, name) {
      if state.pointee.attributes?[index * 5 + 1] == nil {
        found = index
        break
      }
      found = found ?? index
    }
    return found.map(value)
  }

  /// The value of an attribute of the `xml` prefix, such as `xml:base`.
  package func xmlAttribute(_ name: StaticString) -> String? {
    for index in 0..<state.pointee.attributeCount where isNamed(index, name) {
      if let prefix = state.pointee.attributes?[index * 5 + 1], strcmp(bytes(prefix), "xml") == 0 {
        return value(index)
      }
    }
    return nil
  }

  /// Every attribute in its order, names as written.
  package var allAttributes: [(name: String, value: String)] {
    (0..<state.pointee.attributeCount).map { index in
      let local = state.pointee.attributes?[index * 5].map { String(cString: $0) } ?? ""
      let prefix = state.pointee.attributes?[index * 5 + 1].map { String(cString: $0) + ":" } ?? ""
      return (prefix + local, value(index))
    }
  }

  /// Namespaces the element declares, by prefix; the default one has the empty prefix.
  package var declaredNamespaces: [(prefix: String, uri: String)] {
    (0..<state.pointee.namespaceCount).map { index in
      (
        state.pointee.namespaces?[index * 2].map { String(cString: $0) } ?? "",
        state.pointee.namespaces?[index * 2 + 1].map { String(cString: $0) } ?? ""
      )
    }
  }

  private func bytes(_ text: UnsafePointer<xmlChar>) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)
  }

  private func isNamed(_ index: Int, _ name: StaticString) -> Bool {
    guard let local = state.pointee.attributes?[index * 5] else { return false }
    return isSame(local, name)
  }

  /// The value of the attribute at an index, references undone.
  func value(_ index: Int) -> String {
    guard let start = state.pointee.attributes?[index * 5 + 3], let end = state.pointee.attributes?[index * 5 + 4]
    else { return "" }
    let raw = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    // Without NOENT libxml2 leaves references in attribute values: `&#38;` for an ampersand, `&eacute;` as written.
    return memchr(start, 0x26, end - start) == nil ? raw : NamedEntities.decoded(raw)
  }

  /// The place in the gathered text to take it from later.
  package var mark: Int { state.pointee.text.count }

  /// The text gathered since a mark.
  package func text(since mark: Int) -> String {
    let bytes = state.pointee.text.bytes(since: mark)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text since a mark, without white space around it.
  ///
  /// `repairing` reads U+0080 to U+009F as the characters of Windows-1252 that were meant.
  package func trimmedText(since mark: Int, repairing: Bool = false) -> String {
    let bytes = state.pointee.text.bytes(since: mark)
    var first = 0
    var last = bytes.count
    while first < last, bytes[first] <= 0x20 { first += 1 }
    while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
    let found = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<last]), as: UTF8.self)
    guard repairing, !found.utf8.isEmpty, hasControls(bytes) else { return found }
    return String(String.UnicodeScalarView(found.unicodeScalars.map { windowsCharacter($0.value) ?? $0 }))
  }

  /// Whether a character of U+0080 to U+009F is there, which no one writes on purpose.
  private func hasControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var at = 0
    while let found = memchr(base + at, 0xC2, bytes.count - at) {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      if at < bytes.count, bytes[at] < 0xA0 { return true }
    }
    return false
  }

  /// Whether nothing but white space was gathered since a mark.
  package func isBlank(since mark: Int) -> Bool { state.pointee.text.bytes(since: mark).allSatisfy { $0 <= 0x20 } }

  /// Forgets what was gathered since a mark.
  package func cut(to mark: Int) { state.pointee.text.cut(to: mark) }

  /// Adds to the gathered text what the document does not say as text, such as a tag of inline markup.
  package func append(_ string: String) {
    var string = string
    string.withUTF8 { state.pointee.text.append($0) }
  }
}

/// Text as it stands in markup: `&`, `<`, `>` and the double quote escaped.
package func escapedMarkup(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case 0x26: result += "&amp;".utf8
    case 0x3C: result += "&lt;".utf8
    case 0x3E: result += "&gt;".utf8
    case 0x22: result += "&quot;".utf8
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
