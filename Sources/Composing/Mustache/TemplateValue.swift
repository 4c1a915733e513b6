package import Text

/// What a template can be filled with.
package enum TemplateValue: Hashable, Sendable {
  /// Known, but empty: prints nothing, and its section is not rendered.
  case nothing
  case bool(Bool)
  case text(String)
  case list([TemplateValue])
  case members(TemplateMembers)

  /// An object with these members.
  package static func object(_ members: [String: TemplateValue]) -> TemplateValue {
    .members(TemplateMembers(members.map { ($0.key, $0.value) }))
  }

  /// A JSON value, numbers in the shortest words that give them back.
  package init(_ json: JSON) {
    switch json {
    case .null: self = .nothing
    case .bool(let value): self = .bool(value)
    case .integer, .number, .string: self = .text(json.text ?? "")
    case .array(let items): self = .list(items.map(TemplateValue.init))
    case .object(let members): self = .object(members.mapValues(TemplateValue.init))
    }
  }

  /// Text, or nothing for nil and for blank.
  package init(optional text: String?) {
    self = text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .nothing
  }

  /// The same as JSON.
  package var json: JSON {
    switch self {
    case .nothing: .null
    case .bool(let value): .bool(value)
    case .text(let text): .string(text)
    case .list(let items): .array(items.map(\.json))
    case .members(let members): .object(members.dictionary.mapValues(\.json))
    }
  }

  /// Whether its section is rendered; empty text counts as no.
  var isTruthy: Bool {
    switch self {
    case .nothing: false
    case .bool(let value): value
    case .text(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .members: true
    }
  }

  /// The text, nil for everything else.
  var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  subscript(name: String) -> TemplateValue? {
    guard case .members(let members) = self else { return nil }
    return members[TemplateName(name)]
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .members(TemplateMembers(elements))
  }
}
