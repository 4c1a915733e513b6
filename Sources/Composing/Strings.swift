import Foundation
import Model
import Text
import YAML

/// The newsletter's own words in one language, from Templates/strings/LANGUAGE.yml.
///
/// Every value is a small template: `"{{count}} days left"`. What the file lacks is an error that names it, so that no
/// reader meets a blank.
package struct Strings: Sendable {
  package let language: String
  /// As messages name it: `Templates/strings/es.yml`.
  package let file: String
  /// Every phrase without places to fill, for templates: `{{t.issue}}`; groups are values within values.
  private(set) var values = TemplateValue.object([:])
  private var phrases: [String: Phrase] = [:]
  private var lists: [String: [String]] = [:]

  /// As it was written, for templates that name it, and parsed, for places to be filled.
  private struct Phrase: Sendable {
    var source: String
    var template: Template
    /// Whether something is to be filled in.
    let hasPlaces: Bool

    init(_ source: String, _ template: Template) {
      self.source = source
      self.template = template
      hasPlaces = source.contains("{{")
    }
  }

  package init(_ bytes: [UInt8], language: String, file: String) throws(TemplateError) {
    self.language = language
    self.file = file
    let tree: YAMLNode
    do {
      tree = try parseYAML(bytes)
    } catch {
      let first = error.mistakes.first
      throw TemplateError(
        Location(file: file, line: first?.place.line ?? 1, column: first?.place.column ?? 1),
        first?.message ?? "cannot be read")
    }
    for pair in tree.pairs ?? [] { try take(pair.value, under: pair.key) }
    for (key, phrase) in phrases.sorted(by: { $0.key < $1.key }) where !phrase.hasPlaces {
      values.insert(.text(phrase.source), at: key.split(separator: ".").map(String.init)[...])
    }
  }

  /// Keeps a phrase, a list, or a group: `month.one`, `zone.PT`.
  private mutating func take(_ node: YAMLNode, under key: String) throws(TemplateError) {
    let place = Location(file: file, line: node.place.line, column: node.place.column)
    if let scalar = node.scalar {
      let nodes = try TemplateParser.parse(Array(scalar.text.utf8), file: "\(file):\(place.line)")
      phrases[key] = Phrase(scalar.text, Template(nodes: nodes, escapes: false))
    } else if let items = node.items {
      lists[key] = items.compactMap { $0.scalar?.text }
    } else {
      for pair in node.pairs ?? [] { try take(pair.value, under: key + "." + pair.key) }
    }
  }

  /// A phrase with its places filled.
  package func callAsFunction(
    _ key: String, _ values: [String: TemplateValue] = [:]
  ) throws(TemplateError) -> String {
    guard let phrase = phrases[key] else { throw missing(key) }
    guard phrase.hasPlaces else { return phrase.source }
    var renderer = TemplateRenderer(
      templates: [:], isStrict: true, escapes: false, value: .object(values), capacity: 256)
    try renderer.render(phrase.template.nodes)
    return String(decoding: renderer.output, as: UTF8.self)
  }

  /// A phrase that changes with a number: `KEY.one` for 1, `KEY.other` for all else, with `{{count}}` filled.
  package func counted(
    _ key: String, _ count: Int, _ values: [String: TemplateValue] = [:]
  ) throws(TemplateError) -> String {
    try self(key + (count == 1 ? ".one" : ".other"), values.merging(["count": .text(String(count))]) { $1 })
  }

  /// One word of a list, from 0.
  package func item(_ key: String, _ index: Int) throws(TemplateError) -> String {
    guard let list = lists[key], list.indices.contains(index) else { throw missing("\(key) \(index + 1)") }
    return list[index]
  }

  /// The phrase if the file has it.
  package func optional(_ key: String) -> String? { phrases[key]?.source }

  /// What the other language has and this one lacks, for the checklist.
  package func lacking(_ other: Strings) -> [String] {
    let phrasesMissing = other.phrases.keys.filter { phrases[$0] == nil }
    let listsMissing = other.lists.filter { lists[$0.key]?.count != $0.value.count }.map(\.key)
    return (phrasesMissing + listsMissing).sorted()
  }

  private func missing(_ key: String) -> TemplateError {
    let hint = nearest(key, in: phrases.keys.sorted()).map { "; is \"\($0)\" meant for it?" } ?? ""
    return TemplateError(Location(file: file, line: 1, column: 1), "no words for \"\(key)\"\(hint)")
  }
}

extension TemplateValue {
  /// Puts a value into a tree of objects.
  fileprivate mutating func insert(_ value: TemplateValue, at path: ArraySlice<String>) {
    guard let first = path.first else {
      self = value
      return
    }
    var members = if case .members(let members) = self { members } else { TemplateMembers([]) }
    var inner = members[TemplateName(first)] ?? .object([:])
    inner.insert(value, at: path.dropFirst())
    members[TemplateName(first)] = inner
    self = .members(members)
  }
}
