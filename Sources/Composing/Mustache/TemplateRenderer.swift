import Model
import Text

/// Renders one template with one value into UTF-8 bytes.
struct TemplateRenderer {
  /// Every template that may be named; nothing is looked for anywhere else.
  let templates: [String: Template]
  /// Whether an unknown name is an error rather than nothing.
  let isStrict: Bool
  let escapes: Bool
  private(set) var output: [UInt8] = []
  private var stack: [TemplateValue]
  private var indentation: [UInt8] = []
  /// White space taken off the start of each line, because a replaced block brings its own.
  private var dedent = 0
  private var replacements: [[String: TemplateBlock]] = []
  private var depth = 0
  /// How many lists of nodes are being rendered inside each other, sections and templates together.
  private var levels = 0

  /// A partial that names itself without end stops here.
  static let maximumDepth = 100
  /// Templates of deep sections that name each other stop here, before the stack of a thread does.
  static let maximumLevels = 1000
  /// A template that names itself twice for each of a list's items can grow without measure; no letter is as long.
  static let maximumOutput = 64 << 20

  /// `capacity` is how many bytes are expected; more is no mistake.
  init(
    templates: [String: Template], isStrict: Bool, escapes: Bool, value: TemplateValue, capacity: Int = 131_072
  ) {
    self.templates = templates
    self.isStrict = isStrict
    self.escapes = escapes
    stack = [value]
    output.reserveCapacity(capacity)
  }

  /// Appends what the nodes give to `output`; throws at a name that strict templates may not use, and at a circle.
  mutating func render(_ nodes: [TemplateNode]) throws(TemplateError) {
    levels += 1
    defer { levels -= 1 }
    for node in nodes {
      switch node {
      case .text(let text): append(text)
      case .value(let path): try appendValue(path, isEscaped: escapes)
      case .rawValue(let path): try appendValue(path, isEscaped: false)
      case .section(let section): try renderSection(section)
      case .partial(let reference): try renderPartial(reference, replacing: nil)
      case .parent(let reference, let blocks): try renderPartial(reference, replacing: blocks)
      case .block(let block): try renderBlock(block)
      }
    }
  }

  /// Literal text; each line that begins in it gets the indentation of the partial around it.
  private mutating func append(_ text: TemplateText) {
    guard !indentation.isEmpty || dedent > 0, !text.lineStarts.isEmpty else {
      output += text.bytes
      return
    }
    var position = 0
    for start in text.lineStarts {
      output += text.bytes[position..<start]
      output += indentation
      position = start
      while position < min(start + dedent, text.bytes.count), isBlank(text.bytes[position]) { position += 1 }
    }
    output += text.bytes[position...]
  }

  /// A value where its tag stands: text and truth are printed, nothing prints nothing, a list or object is a mistake.
  private mutating func appendValue(_ path: TemplatePath, isEscaped: Bool) throws(TemplateError) {
    switch try value(path) {
    case .text(let text):
      if isEscaped, needsEscape(text) { appendEscaped(text) } else { output += text.utf8 }
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .nothing: break
    case .list, .members:
      guard isStrict else { break }
      throw TemplateError(
        path.location, "'\(path.name)' holds several values; write {{#\(path.name)}}…{{/\(path.name)}}")
    }
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      if isSpecial(byte) { output += escape(byte) } else { output.append(byte) }
    }
  }

  /// Once for each element of a list, once for any other value that is true, once for an inverted one that is not.
  private mutating func renderSection(_ section: TemplateSection) throws(TemplateError) {
    let value = try value(section.path)
    guard value.isTruthy != section.isInverted else { return }
    if section.isInverted { return try render(section.content) }
    guard case .list(let items) = value else { return try render(section.content, inside: value) }
    for item in items { try render(section.content, inside: item) }
  }

  /// Renders with one more value around, the nearest of all.
  private mutating func render(_ nodes: [TemplateNode], inside value: TemplateValue) throws(TemplateError) {
    stack.append(value)
    try render(nodes)
    stack.removeLast()
  }
}

/// The five characters that mean something in HTML, in text and within quotes.
@inline(__always)
private func isSpecial(_ byte: UInt8) -> Bool {
  // Most letters are above all five, and most of the rest below: two comparisons decide nearly every byte.
  guard byte <= UInt8(ascii: ">"), byte >= UInt8(ascii: "\"") else { return false }
  return byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
    || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}

/// Most words hold none of them and are copied whole.
private func needsEscape(_ text: String) -> Bool {
  let bytes = text.utf8.span
  for index in bytes.indices where isSpecial(bytes[index]) { return true }
  return false
}

private func escape(_ byte: UInt8) -> [UInt8] {
  switch byte {
  case UInt8(ascii: "&"): Escapes.ampersand
  case UInt8(ascii: "<"): Escapes.less
  case UInt8(ascii: ">"): Escapes.greater
  case UInt8(ascii: "\""): Escapes.quote
  default: Escapes.apostrophe
  }
}

/// Written once, not each time.
private enum Escapes {
  static let ampersand = Array("&amp;".utf8)
  static let less = Array("&lt;".utf8)
  static let greater = Array("&gt;".utf8)
  static let quote = Array("&quot;".utf8)
  static let apostrophe = Array("&#39;".utf8)
}

// MARK: Other templates

extension TemplateRenderer {
  /// Another template in the place of the tag, indented as far as a tag that stands alone is.
  private mutating func renderPartial(
    _ reference: TemplateReference, replacing blocks: [String: TemplateBlock]?
  ) throws(TemplateError) {
    guard let template = try template(reference) else { return }
    guard depth < Self.maximumDepth, levels < Self.maximumLevels else {
      throw TemplateError(reference.location, "templates name each other more than \(Self.maximumDepth) deep")
    }
    guard output.count < Self.maximumOutput else {
      throw TemplateError(reference.location, "the text is longer than \(Self.maximumOutput >> 20) MB")
    }
    let outer = (indentation, dedent)
    indentation = reference.indentation.map { indentation + $0.dropFirst(dedent) } ?? []
    dedent = 0
    depth += 1
    if let blocks { replacements.append(blocks) }
    try render(template.nodes)
    if blocks != nil { replacements.removeLast() }
    depth -= 1
    (indentation, dedent) = outer
  }

  /// The template that is named; nil, and nothing printed, for an unknown one in lenient mode.
  private func template(_ reference: TemplateReference) throws(TemplateError) -> Template? {
    let name: String
    switch reference.target {
    case .named(let fixed): name = fixed
    case .dynamic(let path):
      guard case .text(let text) = try value(path) else { return nil }
      name = text
    }
    if let template = templates[name] { return template }
    guard isStrict else { return nil }
    throw TemplateError(reference.location, unknown("template", name, among: templates.keys.sorted()))
  }

  /// The outermost replacement wins, so that a child has the last word over its parent's parent.
  private mutating func renderBlock(_ block: TemplateBlock) throws(TemplateError) {
    let outer = (indentation, dedent)
    let replacement = replacements.lazy.compactMap { $0[block.name] }.first
    let content = replacement ?? block
    let inner = block.contentIndentation ?? block.indentation
    indentation += inner.dropFirst(dedent)
    dedent = content.contentIndentation?.count ?? 0
    if block.standsAlone, !content.content.isEmpty { output += indentation }
    try render(content.content)
    (indentation, dedent) = outer
  }
}

// MARK: Names

extension TemplateRenderer {
  /// What a name stands for: the nearest value around that knows its first part, then part by part inside it.
  private func value(_ path: TemplatePath) throws(TemplateError) -> TemplateValue {
    guard let first = path.first else { return stack[stack.count - 1] }
    guard var value = innermost(first) else { return try missing(path, first, among: visibleNames) }
    for part in path.rest {
      guard case .members(let members) = value else { return try missing(path, part, among: []) }
      guard let member = members[part] else { return try missing(path, part, among: members.names.sorted()) }
      value = member
    }
    return value
  }

  /// The value of that name in the innermost object that has it.
  private func innermost(_ name: TemplateName) -> TemplateValue? {
    var index = stack.count
    while index > 0 {
      index -= 1
      if case .members(let members) = stack[index], let member = members[name] { return member }
    }
    return nil
  }

  /// Nothing in lenient mode; strictly an error with the nearest name that is known here.
  private func missing(
    _ path: TemplatePath, _ part: TemplateName, among known: [String]
  ) throws(TemplateError) -> TemplateValue {
    guard isStrict else { return .nothing }
    throw TemplateError(path.location, unknown("value", part.text, among: known))
  }

  private var visibleNames: [String] {
    var names: Set<String> = []
    for case .members(let members) in stack { names.formUnion(members.names) }
    return names.sorted()
  }

  private func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
    let hint = nearest(name, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
    return "no \(kind) named \"\(name)\"\(hint)"
  }
}
