import Foundation

/// Finds what a mail's HTML is made of.
///
/// It reads the composer's own well-formed output, not the markup of strangers.
struct MailScanner {
  private(set) var features: Set<MailFeature> = []
  private(set) var links: [String] = []

  init(_ html: String) {
    var rest = Substring(html)
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        add("html-comments", "<!-- -->")
        rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      let end = MailScanner.end(of: rest)
      let tag = rest[..<end]
      rest = rest[end...]
      scan(tag)
      if tag.hasPrefix("<style") {
        let css = rest.range(of: "</style>").map { rest[..<$0.lowerBound] } ?? rest
        scan(sheet: String(css))
        rest = rest[css.endIndex...]
      }
    }
  }

  /// After the `>` that closes a tag; one within quotes does not.
  private static func end(of tag: Substring) -> Substring.Index {
    var quote: Character?
    for index in tag.indices {
      let character = tag[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return tag.index(after: index)
      }
    }
    return tag.endIndex
  }

  /// Notes a feature by the name of caniemail.com, with the first place it was seen.
  private mutating func add(_ name: String, _ example: String) {
    if !features.contains(where: { $0.name == name }) { features.insert(MailFeature(name: name, example: example)) }
  }

  /// One tag with its attributes: `<td class="c" style="…">`.
  private mutating func scan(_ tag: Substring) {
    let inner = tag.dropFirst().drop { $0 == "/" }
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "!" }.lowercased()
    add(MailScanner.elements[name] ?? "html-\(name)", "<\(name)>")
    for (attribute, value) in MailScanner.attributes(inner.dropFirst(name.count)) { scan(attribute, value, in: name) }
  }

  /// One attribute; `style` is read further as CSS, addresses by their scheme.
  private mutating func scan(_ attribute: String, _ value: String, in element: String) {
    switch attribute {
    case "style": scan(declarations: value)
    case "class", "id", "charset", "http-equiv", "content": break
    case "name": if value == "color-scheme" { add("html-meta-color-scheme", "<meta name=\"color-scheme\">") }
    case "href":
      if value.hasPrefix("#") {
        add("html-anchor-links", "href=\"#…\"")
      } else if value.hasPrefix("mailto:") {
        add("html-mailto-links", "href=\"mailto:…\"")
      } else {
        links.append(value)
      }
    default: add("html-\(attribute)", attribute + "=")
    }
  }

  /// Names in small letters with their values, with or without quotes.
  private static func attributes(_ text: Substring) -> [(String, String)] {
    var found: [(String, String)] = []
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split { $0.isWhitespace }.last.map { $0.lowercased() } ?? ""
      let after = rest.index(after: equals)
      guard after < rest.endIndex, rest[after] == "\"",
        let close = rest[rest.index(after: after)...].firstIndex(of: "\"")
      else { return found + [("unquoted", "")] }
      found.append((name, String(rest[rest.index(after: after)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  private static let elements = [
    "!doctype": "html-doctype", "b": "html-strong", "strong": "html-strong", "em": "html-i", "ul": "html-lists",
    "ol": "html-lists", "li": "html-lists", "tr": "html-table", "td": "html-table", "th": "html-table",
    "tbody": "html-table", "h1": "html-h1-h6", "h2": "html-h1-h6", "h3": "html-h1-h6", "h4": "html-h1-h6",
    "main": "html-semantics", "section": "html-semantics", "article": "html-semantics", "header": "html-semantics",
    "footer": "html-semantics", "nav": "html-semantics", "time": "html-semantics",
  ]
}

// MARK: Style

extension MailScanner {
  /// A whole style sheet: rules, and the rules within `@media`.
  private mutating func scan(sheet css: String) {
    var rest = Substring(css)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let head = rest[..<brace].trimmed
      let isOpening = rest[brace] == "{"
      rest = rest[rest.index(after: brace)...]
      guard isOpening else { continue }
      if head.hasPrefix("@") {
        scan(condition: head)
      } else {
        let body = rest.prefix { $0 != "}" }
        scan(selectors: head)
        scan(declarations: String(body))
        rest = rest[body.endIndex...]
      }
    }
  }

  /// What stands behind `@media`.
  private mutating func scan(condition: String) {
    let rule = condition.dropFirst().prefix { $0.isLetter || $0 == "-" }
    add("css-at-\(rule)", condition)
    if condition.contains("prefers-color-scheme") { add("css-at-media-prefers-color-scheme", condition) }
  }

  /// The selectors in front of a rule, by their kind.
  private mutating func scan(selectors: String) {
    if selectors.contains(",") { add("css-selector-grouping", selectors) }
    for selector in selectors.split(separator: ",").map(\.trimmed) {
      let steps = selector.split(separator: " ")
      if steps.count > 1 { add("css-selector-descendant", selector) }
      for step in steps {
        let kinds: [(Character, String)] = [
          ("#", "id"), ("[", "attribute"), (">", "child"), ("+", "adjacent-sibling"), ("~", "general-sibling"),
          ("*", "universal"),
        ]
        for (sign, kind) in kinds where step.contains(sign) { add("css-selector-\(kind)", selector) }
        if step.contains(":") { add("css-pseudo-class-\(step.split(separator: ":").last ?? "")", selector) }
        if step.first?.isLetter == true { add("css-selector-type", selector) }
        if step.contains(".") { add("css-selector-class", selector) }
        if step.filter({ $0 == "." }).count > 1 { add("css-selector-chaining", selector) }
      }
    }
  }

  /// `name: value; …` of a rule or of a `style` attribute.
  private mutating func scan(declarations: String) {
    for declaration in declarations.split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let property = declaration[..<colon].trimmed.lowercased()
      let value = declaration[declaration.index(after: colon)...].trimmed.lowercased()
      let example = "\(property): \(value)"
      let base = MailScanner.base(of: property)
      let name = property == "display" && value.hasPrefix("none") ? "display-none" : base
      add("css-" + name, example)
      if value.contains("!important") { add("css-important", example) }
      scan(units: value, example)
    }
  }

  /// `border` for `border-top-color`: the longhands are shown wherever the shorthand is.
  private static func base(of property: String) -> String {
    guard property != "background-color" else { return property }
    var base = property
    for side in ["-color", "-left", "-right", "-top", "-bottom"] where base.hasSuffix(side) {
      base.removeLast(side.count)
    }
    return base
  }

  /// The units that the numbers of a value are written in.
  private mutating func scan(units value: String, _ example: String) {
    for word in value.split(whereSeparator: { " /,()".contains($0) }) {
      let digits = word.drop { $0 == "-" }.prefix { $0.isNumber || $0 == "." }
      guard !digits.isEmpty else {
        if word.hasPrefix("var") || word.hasPrefix("calc") || word.hasPrefix("clamp") {
          add("css-function-\(word.prefix { $0.isLetter })", example)
        }
        continue
      }
      let unit = word.drop { $0 == "-" }.dropFirst(digits.count)
      if !unit.isEmpty { add("css-unit-\(unit == "%" ? "percent" : String(unit))", example) }
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
