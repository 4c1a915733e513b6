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
    if let known = namespace.flatMap(usualPrefix) { usual = known }
    let name = usual.isEmpty ? local : usual + ":" + local
    if let code = codes[name.lowercased()] { return code }
    // `<description xmlns="http://www.w3.org/1999/xhtml">`: the address is for what stands inside.
    return prefix == nil ? codes[local.lowercased()] ?? Self.unknown : Self.unknown
  }

  /// By the namespace's address; written with https or without the slash at its end it is the same.
  private func usualPrefix(_ namespace: String) -> String? {
    var address = namespace.lowercased()
    if address.hasPrefix("https://") { address = "http://" + address.dropFirst(8) }
    return prefixes[address] ?? prefixes[address + "/"]
  }
}
