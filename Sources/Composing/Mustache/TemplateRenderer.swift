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

  /// A partial that names itself without end stops here.
  static let maximumDepth = 100

  init(templates: [String: Template], isStrict: Bool, escapes: Bool, value: TemplateValue) {
    self.templates = templates
    self.isStrict = isStrict
    self.escapes = escapes
    stack = [value]
    output.reserveCapacity(65_536)
  }

  mutating func render(_ nodes: [TemplateNode]) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .text(let text): append(text)
      case .value(let path, let isEscaped): try appendValue(path, isEscaped: isEscaped)
      case .section(let path, let isInverted, let content): try renderSection(path, isInverted, content)
      case .partial(let reference): try renderPartial(reference, replacing: nil)
      case .parent(let reference, let blocks): try renderPartial(reference, replacing: blocks)
      case .block(let block): try renderBlock(block)
      }
    }
  }

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

  private mutating func appendValue(_ path: TemplatePath, isEscaped: Bool) throws(TemplateError) {
    switch try value(path) {
    case .text(let text):
      if isEscaped, escapes { appendEscaped(text) } else { output += text.utf8 }
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .nothing: break
    case .list, .object:
      guard isStrict else { break }
      throw TemplateError(
        path.location, "'\(path.name)' holds several values; write {{#\(path.name)}}…{{/\(path.name)}}")
    }
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case UInt8(ascii: "'"): output += "&#39;".utf8
      default: output.append(byte)
      }
    }
  }

  private mutating func renderSection(
    _ path: TemplatePath, _ isInverted: Bool, _ content: [TemplateNode]
  ) throws(TemplateError) {
    let value = try value(path)
    guard value.isTruthy != isInverted else { return }
    if isInverted { return try render(content) }
    let items = if case .list(let items) = value { items } else { [value] }
    for item in items {
      stack.append(item)
      try render(content)
      stack.removeLast()
    }
  }
}

// MARK: Other templates

extension TemplateRenderer {
  private mutating func renderPartial(
    _ reference: TemplateReference, replacing blocks: [String: TemplateBlock]?
  ) throws(TemplateError) {
    guard let template = try template(reference) else { return }
    guard depth < Self.maximumDepth else {
      throw TemplateError(reference.location, "templates name each other more than \(Self.maximumDepth) deep")
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
    guard let first = path.parts.first else { return stack[stack.count - 1] }
    var found: TemplateValue?
    for context in stack.reversed() {
      if case .object(let members) = context, let member = members[first] {
        found = member
        break
      }
    }
    guard var value = found else { return try missing(path, first, among: visibleNames) }
    for part in path.parts.dropFirst() {
      guard let member = value[part] else {
        guard case .object(let members) = value else { return try missing(path, part, among: []) }
        return try missing(path, part, among: members.keys.sorted())
      }
      value = member
    }
    return value
  }

  private func missing(
    _ path: TemplatePath, _ part: String, among known: [String]
  ) throws(TemplateError) -> TemplateValue {
    guard isStrict else { return .nothing }
    throw TemplateError(path.location, unknown("value", part, among: known))
  }

  private var visibleNames: [String] {
    var names: Set<String> = []
    for case .object(let members) in stack { names.formUnion(members.keys) }
    return names.sorted()
  }

  private func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
    let hint = nearest(name, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
    return "no \(kind) named \"\(name)\"\(hint)"
  }
}

extension TemplatePath {
  /// As it was written.
  var name: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}
