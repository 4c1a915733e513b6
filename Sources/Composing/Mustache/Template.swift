import Model

/// A template, parsed once and rendered many times.
package struct Template: Sendable {
  let nodes: [TemplateNode]
  /// HTML templates escape what they are given, plain-text ones print it as it is.
  let escapes: Bool
}

/// A piece of a template.
indirect enum TemplateNode: Sendable {
  case text(TemplateText)
  case value(TemplatePath, isEscaped: Bool)
  case section(TemplatePath, isInverted: Bool, [TemplateNode])
  case partial(TemplateReference)
  /// `{{<parent}}`: another template with some of its blocks replaced.
  case parent(TemplateReference, [String: TemplateBlock])
  /// `{{$block}}`: what is rendered unless it is replaced from outside.
  case block(TemplateBlock)
}

/// Literal bytes.
struct TemplateText: Sendable {
  var bytes: [UInt8]
  /// Offsets in `bytes` at which a line of the template begins, for the indentation of partials.
  var lineStarts: [Int]
}

/// A dotted name, or `.`.
struct TemplatePath: Sendable {
  /// Empty for the implicit iterator.
  var parts: [String]
  var location: Location

  init(_ name: String, at location: Location) {
    parts = name == "." ? [] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    self.location = location
  }
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
