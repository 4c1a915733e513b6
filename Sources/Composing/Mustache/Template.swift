import Model

/// A template, parsed once and rendered many times.
package struct Template: Sendable {
  let nodes: [TemplateNode]
  /// HTML templates escape what they are given, plain-text ones print it as it is.
  let escapes: Bool
}

/// A piece of a template.
///
/// Each case holds one reference, so that walking a template copies no text and counts no more than one.
enum TemplateNode: Sendable {
  case text(TemplateText)
  /// `{{name}}`, escaped where the template is HTML.
  case value(TemplatePath)
  /// `{{{name}}}` and `{{&name}}`: as it is.
  case rawValue(TemplatePath)
  case section(TemplateSection)
  case partial(TemplateReference)
  /// `{{<parent}}`: another template with some of its blocks replaced.
  indirect case parent(TemplateReference, [String: TemplateBlock])
  /// `{{$block}}`: what is rendered unless it is replaced from outside.
  indirect case block(TemplateBlock)
}

/// Literal bytes.
final class TemplateText: Sendable {
  let bytes: [UInt8]
  /// Offsets in `bytes` at which a line of the template begins, for the indentation of partials.
  let lineStarts: [Int]

  init(_ bytes: [UInt8], lineStarts: [Int]) {
    self.bytes = bytes
    self.lineStarts = lineStarts
  }
}

/// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when it is inverted.
final class TemplateSection: Sendable {
  let path: TemplatePath
  let isInverted: Bool
  let content: [TemplateNode]

  init(_ path: TemplatePath, isInverted: Bool, content: [TemplateNode]) {
    self.path = path
    self.isInverted = isInverted
    self.content = content
  }
}

/// A dotted name, or `.`.
final class TemplatePath: Sendable {
  /// Nil for the implicit iterator.
  let first: TemplateName?
  /// What is looked for inside the value of `first`, one after the other.
  let rest: [TemplateName]
  let location: Location

  init(_ name: String, at location: Location) {
    let parts = name == "." ? [] : name.split(separator: ".", omittingEmptySubsequences: false)
    let names = parts.map { TemplateName(String($0)) }
    first = names.first
    rest = Array(names.dropFirst())
    self.location = location
  }

  /// As it was written.
  var name: String { first.map { first in ([first] + rest).map(\.text).joined(separator: ".") } ?? "." }
}

/// The name of another template.
struct TemplateReference: Sendable {
  /// A plain name, or for `{{>*name}}` the path of the value that holds it.
  enum Target: Sendable {
    case named(String)
    case dynamic(TemplatePath)
  }

  var target: Target
  /// The white space before a tag that stands alone on its line; nil for one that does not.
  var indentation: [UInt8]?
  var location: Location
}

/// A named place, with its default content or with what replaces it.
struct TemplateBlock: Sendable {
  var name: String
  var content: [TemplateNode]
  /// Whether its opening tag stands alone on its line.
  var standsAlone: Bool
  /// White space before the tag when the tag is the first of its line.
  var indentation: [UInt8]
  /// White space before the first line of its content, nil when the content goes on in the line of the tag.
  var contentIndentation: [UInt8]?
}
