import Foundation
import Model

/// All templates, parsed; what one may name by `{{>…}}` is only what stands here.
package struct Templates: Sendable {
  private var parsed: [String: Template] = [:]
  private var languages: [String: Strings] = [:]

  /// Templates by name, for tests and for the `render` stage; a name that ends in `.txt` is plain text.
  package init(_ sources: [String: String]) throws(TemplateError) {
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      try add(name, Array(source.utf8), file: name)
    }
  }

  /// Renders one template into UTF-8 bytes.
  ///
  /// Strictly, an unknown name is an error with place and suggestion; leniently it prints nothing, as the
  /// specification has it.
  package func render(
    _ name: String, _ value: TemplateValue, isStrict: Bool = true
  ) throws(TemplateError) -> [UInt8] {
    guard let template = parsed[name] else {
      throw TemplateError(Location(file: name, line: 1, column: 1), "there is no such template")
    }
    var renderer = TemplateRenderer(
      templates: parsed, isStrict: isStrict, escapes: template.escapes, value: value)
    try renderer.render(template.nodes)
    return renderer.output
  }

  /// The names of all templates, in order.
  package var names: [String] { parsed.keys.sorted() }

  /// The words of one language.
  package func strings(_ language: String) throws(TemplateError) -> Strings {
    if let strings = languages[language] { return strings }
    throw TemplateError(
      Location(file: "Templates/strings/\(language).yml", line: 1, column: 1),
      "there are no words for this language; write this file as strings/en.yml is, or take '\(language)' out of "
        + "newsletter.languages")
  }

  /// The languages there are words for, in order.
  package var translations: [String] { languages.keys.sorted() }

  /// Parses one template; what does not end in `.txt` is HTML and escapes what it is given.
  private mutating func add(_ name: String, _ bytes: [UInt8], file: String) throws(TemplateError) {
    parsed[name] = Template(
      nodes: try TemplateParser.parse(bytes, file: file), escapes: !name.hasSuffix(".txt"))
  }
}

extension Templates {
  /// Reads every template below a folder, named by its path within: `issue.html`, `partials/item.html`.
  ///
  /// Links that lead out of the folder are not followed, so that no other file can be shown to a reader.
  package init(folder: String) throws(TemplateError) {
    try self.init([:])
    let root = URL(filePath: folder).resolvingSymlinksInPath()
    let place = { (name: String) in Location(file: root.lastPathComponent + "/" + name, line: 1, column: 1) }
    guard let found = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String], !found.isEmpty else {
      throw TemplateError(Location(file: folder, line: 1, column: 1), "there are no templates in this folder")
    }
    for name in found.sorted() where Self.extensions.contains((name as NSString).pathExtension) {
      let file = root.appending(path: name).resolvingSymlinksInPath()
      guard file.path.hasPrefix(root.path + "/") else {
        throw TemplateError(place(name), "leads to '\(file.path)' outside the folder")
      }
      guard let content = try? Data(contentsOf: file) else { throw TemplateError(place(name), "cannot be read") }
      if let language = Self.language(name) {
        languages[language] = try Strings(Array(content), language: language, file: place(name).file)
      } else {
        try add(name, Array(content), file: place(name).file)
      }
    }
  }

  private static let extensions: Set<String> = ["html", "txt", "xml", "yml"]

  /// `es` for `strings/es.yml`; nil for templates.
  private static func language(_ name: String) -> String? {
    guard name.hasPrefix("strings/"), name.hasSuffix(".yml") else { return nil }
    return String(name.dropFirst(8).dropLast(4))
  }
}
