import Feeds
import Model
import Testing

/// Reads a text as the file feeds.yml in /desk; `base` is what any file it extends holds.
func configuration(_ text: String, base: String? = nil) throws(ConfigurationError) -> Configuration {
  try readConfiguration(Array(text.utf8), file: "/desk/feeds.yml") { path in
    guard let base else { throw Absent(path: path) }
    return Array(base.utf8)
  }
}

/// The mistakes of a text, one a line, without the folder's name.
func mistakes(_ text: String, base: String? = nil) -> [String] {
  do throws(ConfigurationError) {
    _ = try configuration(text, base: base)
    return []
  } catch {
    return error.mistakes.map { $0.description.replacing("/desk/", with: "") }
  }
}

/// The mistakes of one source; lines count from its first key, which stands in line 2, column 3.
func sourceMistakes(_ lines: String) -> [String] {
  mistakes("sources:\n" + inList(lines))
}

/// One source with an id, a name and an address, and these lines.
func source(_ lines: String) throws -> Source {
  let text = "sources:\n" + inList("id: a\nname: A\nurl: https://a.example/\n" + lines)
  return try #require(try configuration(text).sources.first)
}

private func inList(_ lines: String) -> String {
  let parts = lines.split(separator: "\n", omittingEmptySubsequences: false)
  return parts.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }.joined(separator: "\n") + "\n"
}

struct Absent: Error, CustomStringConvertible {
  var path: String
  var description: String { "no file \(path)" }
}
