import Foundation
import Model
import YAML

/// The names a field can have.
enum Fields {
  static let known = ["title", "url", "id", "summary", "published", "updated", "links"] + EntryField.all

  /// Whether a name is known, or begins with `x_` to say that it is one's own; reports it otherwise.
  static func check(_ name: String, _ known: [String], at place: YAMLPlace, _ keys: MappingReader) -> Bool {
    if known.contains(name) || name.hasPrefix("x_") { return true }
    let better = Words.better(for: name, among: known)
    let hint =
      better.map { "did you mean \"\($0)\"?" } ?? "known are \(Words.list(known, "and")), or your own with x_ before it"
    keys.mistake(place, "unknown field \"\(YAMLNode.excerpt(name))\"; \(hint)")
    return false
  }
}

/// `fields` or `detail`: by field, how it is read.
func readFieldRules(_ key: String, _ keys: MappingReader, _ isMarkup: Bool) -> [String: FieldRule] {
  keys.mapping(key) { fields in
    fields.pairs.reduce(into: [:]) { rules, pair in
      let isKnown = Fields.check(pair.key, Fields.known, at: pair.keyPlace, fields)
      guard let value = fields.value(pair.key), isKnown else { return }
      rules[pair.key] = readFieldRule(value, pair.key, fields, isMarkup)
    }
  } ?? [:]
}

/// `Title`, `[Title, Name]` for the first that gives text, or `{xpath: …, or: …, match: …, as: …}`.
func readFieldRule(_ value: YAMLNode, _ key: String, _ keys: MappingReader, _ isMarkup: Bool) -> FieldRule? {
  guard value.pairs != nil else {
    let paths = keys.scalars(key)
    if value.items?.isEmpty == true {
      keys.mistake(value.place, "\"\(key)\" takes at least one text, not an empty list")
    }
    if isMarkup { for path in paths { checkXPath(path.scalar?.text ?? "", at: path.place, keys) } }
    return paths.isEmpty ? nil : FieldRule(paths: paths.map { Words.trimmed($0.scalar?.text ?? "") })
  }
  return keys.mapping(key) { rule in
    let paths = ["xpath", "path", "column", "or"].flatMap(rule.scalars)
    if isMarkup { for path in paths { checkXPath(path.scalar?.text ?? "", at: path.place, rule) } }
    var read = FieldRule(paths: paths.map { Words.trimmed($0.scalar?.text ?? "") })
    let joined = rule.scalars("join")
    if isMarkup { for path in joined { checkXPath(path.scalar?.text ?? "", at: path.place, rule) } }
    if !joined.isEmpty {
      if !read.paths.isEmpty { rule.mistake(value.place, "\"\(key)\" takes \"join\" or a path, not both") }
      read.paths = joined.map { Words.trimmed($0.scalar?.text ?? "") }
      read.isJoined = true
    }
    read.match = readPattern(rule)
    read.format = rule.texts("format")
    read.form = readForm(rule)
    read.fallback = rule.text("default")
    let ways = ["xpath", "path", "column", "join", "default"]
    if !ways.contains(where: rule.has) {
      rule.mistake(value.place, "\"\(key)\" needs \"xpath\", \"path\" or \"column\", or a \"default\"")
    }
    return read
  }
}

/// `as: "https://a.example/item/{}"`: what the value is written into.
private func readForm(_ rule: MappingReader) -> String? {
  guard let form = rule.text("as"), let value = rule.value("as") else { return nil }
  if !form.contains("{}") { rule.mistake(value.place, "\"as\" needs {} where the value goes") }
  return form
}

/// `match`: a regular expression, tried here so that its mistakes have a place.
private func readPattern(_ rule: MappingReader) -> String? {
  guard let pattern = rule.value("match"), let text = pattern.scalar?.text else {
    if let pattern = rule.value("match") { rule.refuse(pattern, "match", takes: "a regular expression") }
    return nil
  }
  do {
    _ = try Regex(text)
    return text
  } catch {
    rule.mistake(pattern.place, "\"match\" is no regular expression: \(error)")
    return nil
  }
}

/// Reports an XPath whose quotes or brackets do not pair; the rest shows when it is used.
func checkXPath(_ path: String, at place: YAMLPlace, _ keys: MappingReader) {
  var open: [Character] = []
  var quote: Character?
  for character in path {
    if let mark = quote {
      if character == mark { quote = nil }
    } else if character == "'" || character == "\"" {
      quote = character
    } else if character == "(" || character == "[" {
      open.append(character)
    } else if character == ")" || character == "]" {
      guard open.popLast() == (character == ")" ? "(" : "[") else {
        return keys.mistake(place, "the XPath has a \(character) that nothing opens: \"\(YAMLNode.excerpt(path))\"")
      }
    }
  }
  if let left = quote ?? open.last {
    keys.mistake(place, "the XPath has a \(left) that nothing closes: \"\(YAMLNode.excerpt(path))\"")
  }
}
