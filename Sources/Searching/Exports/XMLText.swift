/// XML written from the outside in; every text is escaped and holds only what XML 1.0 allows.
struct XMLText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
  private var depth = 0

  /// Begins an element whose children follow.
  mutating func open(_ name: String, _ attributes: [String: String] = [:]) {
    line("<\(name)\(written(attributes))>")
    depth += 1
  }

  /// Ends the element begun last.
  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  /// An element without content.
  mutating func empty(_ name: String, _ attributes: [String: String]) { line("<\(name)\(written(attributes))/>") }

  /// An element that holds a text.
  mutating func element(_ name: String, _ content: String, _ attributes: [String: String] = [:]) {
    line("<\(name)\(written(attributes))>\(XMLText.escaped(content))</\(name)>")
  }

  private mutating func line(_ content: String) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  /// Attributes in the order of their names, so that the same ones are the same bytes.
  private func written(_ attributes: [String: String]) -> String {
    attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\(XMLText.escaped($0.value))\"" }.joined()
  }

  /// For a text or an attribute; what XML 1.0 has no way to write is left out.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML 1.0 §2.2: no other control characters, no noncharacters.
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\r": escaped += "&#13;"
      case let scalar where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
