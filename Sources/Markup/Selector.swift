/// The XPath of an expression that starts with `css:`; any other expression is returned as it is.
///
/// Selectors have elements, `.class`, `#id`, `[attribute]`, `[attribute=value]` with `^=`, `$=`, `*=`, `~=`,
/// `:first-child`, `:last-child`, `:nth-child(n)`, `:not(…)`, `:has(…)`, `:contains('text')`, the combinators ` `, `>`,
/// `+`, `~`, and lists with commas. A trailing `@name` takes an attribute: `css:a.more @href`.
package func xpath(fromSelector expression: String) throws(MarkupError) -> String {
  guard expression.hasPrefix("css:") else { return expression }
  var parser = SelectorParser(Array(expression.dropFirst(4).utf8))
  guard let path = parser.list(), parser.isAtEnd else {
    throw MarkupError("'\(expression)' breaks off at '\(parser.rest)', which is no selector")
  }
  return path
}

/// Recursive descent over a selector's bytes.
private struct SelectorParser {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }
  var rest: String { String(decoding: bytes[min(at, bytes.count)...], as: UTF8.self) }
  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func space() { while next == 0x20 || next == 0x0A { at += 1 } }

  /// Steps over a character when it is the next.
  private mutating func take(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, next == byte else { return false }
    at += 1
    return true
  }

  /// Selectors with commas between them, each below the current node.
  mutating func list(axis: String = ".//") -> String? {
    var paths: [String] = []
    repeat {
      guard let path = complex(axis: axis) else { return nil }
      paths.append(path)
      space()
    } while take(",")
    return paths.joined(separator: " | ")
  }

  /// Compounds with combinators between them, or an attribute alone.
  private mutating func complex(axis: String) -> String? {
    space()
    var path = axis
    if take("@") { return name().map { "@" + $0 } }
    if take(">") {
      path = "./"
      space()
    }
    guard let first = compound() else { return nil }
    path += first
    while true {
      let before = at
      space()
      if take("@") { return name().map { path + "/@" + $0 } }
      var combinator = before < at ? "//" : ""
      if take(">") { combinator = "/" } else if take("+") { combinator = "+" } else if take("~") { combinator = "~" }
      space()
      guard !combinator.isEmpty, !isAtEnd, next != 0x2C, next != 0x29 else { return path }
      guard let step = compound() else { return nil }
      path += joined(combinator, step)
    }
  }

  /// One more step of the path, by its combinator.
  private func joined(_ combinator: String, _ step: String) -> String {
    switch combinator {
    case "+": "/following-sibling::*[1][self::\(step)]"
    case "~": "/following-sibling::\(step)"
    default: combinator + step
    }
  }

  /// An element with its conditions: `li.item[data-x]:first-child`.
  private mutating func compound() -> String? {
    var result = name() ?? ""
    var isEmpty = result.isEmpty
    if result.isEmpty {
      if take("*") { isEmpty = false }
      result = "*"
    }
    while ".#[:".utf8.contains(next) {
      guard let condition = condition() else { return nil }
      result += "[\(condition)]"
      isEmpty = false
    }
    return isEmpty ? nil : result
  }

  /// What follows `.`, `#`, `[` or `:`, as a condition in XPath.
  private mutating func condition() -> String? {
    if take(".") { return name().map { "has-class('\($0)')" } }
    if take("#") { return name().map { "@id='\($0)'" } }
    if take("[") { return attribute() }
    if take(":") { return pseudo() }
    return nil
  }

  /// `[name]`, or `[name=value]` with its relation.
  private mutating func attribute() -> String? {
    guard let name = name() else { return nil }
    if take("]") { return "@\(name)" }
    var relation = ""
    for sign: Character in ["^", "$", "*", "~"] where take(sign) { relation = String(sign) }
    guard take("="), let value = value(), take("]") else { return nil }
    switch relation {
    case "^": return "starts-with(@\(name), \(value))"
    case "$": return "substring(@\(name), string-length(@\(name)) - string-length(\(value)) + 1) = \(value)"
    case "*": return "contains(@\(name), \(value))"
    case "~": return "contains(concat(' ', normalize-space(@\(name)), ' '), concat(' ', \(value), ' '))"
    default: return "@\(name) = \(value)"
    }
  }

  /// The pseudo-classes that help to find items; nil for any other.
  private mutating func pseudo() -> String? {
    guard let name = name() else { return nil }
    switch name {
    case "first-child": return "not(preceding-sibling::*)"
    case "last-child": return "not(following-sibling::*)"
    case "nth-child", "not", "has", "contains": break
    default: return nil
    }
    guard take("(") else { return nil }
    let inner: String?
    switch name {
    case "nth-child": inner = self.name().map { "count(preceding-sibling::*) = \($0) - 1" }
    case "not": inner = list(axis: "self::").map { "not(\($0))" }
    case "has": inner = list(axis: ".//")
    default: inner = value().map { "contains(normalize-space(.), \($0))" }
    }
    space()
    return take(")") ? inner : nil
  }

  /// A quoted string or a bare word, as an XPath literal.
  private mutating func value() -> String? {
    guard next == 0x22 || next == 0x27 else { return name().map { "'\($0)'" } }
    let quote = next
    let end = bytes[(at + 1)...].firstIndex(of: quote) ?? bytes.count
    guard end < bytes.count else { return nil }
    let text = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    at = end + 1
    return quote == 0x22 ? "\"\(text)\"" : "'\(text)'"
  }

  /// Letters, digits, `-`, `_` and all that is not ASCII.
  private mutating func name() -> String? {
    let start = at
    while (next >= 0x30 && next <= 0x39) || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) || next == 0x2D || next == 0x5F
      || next >= 0x80
    { at += 1 }
    return start == at ? nil : String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
