/// Codes for element names, so that a reader switches over numbers and no name becomes a string.
///
/// A name is written with the usual prefix of its namespace, `dc:creator`, whatever prefix the document uses; the feed
/// formats' own namespaces have none. Letters do not distinguish: `pubdate` is `pubDate`.
package struct XMLNames: Sendable {
  /// The code of names that nobody asked for.
  package static let unknown = 0

  private var codes: [String: Int] = [:]
  private let prefixes: [String: String]

  /// `names[0]` gets code 1, and so on; `prefixes` maps lower-case namespace addresses to their usual prefix.
  package init(_ names: [String], prefixes: [String: String]) {
    self.prefixes = prefixes
    for (index, name) in names.enumerated() where codes[name.lowercased()] == nil {
      codes[name.lowercased()] = index + 1
    }
  }

  /// The code of a name as it stands in the document; a prefix that was never declared counts as the usual one.
  func code(local: String, prefix: String?, namespace: String?) -> Int {
    var usual = prefix ?? ""
    if let namespace {
      let known = prefixes[namespace.lowercased()] ?? prefixes[namespace.lowercased() + "/"]
      if let known { usual = known }
    }
    let name = usual.isEmpty ? local : usual + ":" + local
    return codes[name.lowercased()] ?? Self.unknown
  }
}
