import Foundation
import Model
import YAML

/// One file that is being read: its name, what stands relative to it, and what was found wrong.
final class ConfigurationFile {
  /// As the caller wrote it, for messages.
  let name: String
  /// Absolute; `file:` addresses and password files are relative to it.
  let folder: String
  private(set) var mistakes: [Mistake] = []
  /// Tags that sources use, checked once all topics are known.
  private(set) var tagUses: [(tag: String, place: YAMLPlace)] = []

  init(name: String) {
    self.name = name
    let path = name.hasPrefix("/") ? name : FileManager.default.currentDirectoryPath + "/" + name
    folder = ConfigurationFile.parent(of: ConfigurationFile.tidied(path))
  }

  /// Notes a mistake; reading goes on, so that all of them are shown at once.
  func mistake(_ place: YAMLPlace, _ message: String) {
    mistakes.append(Mistake(location: location(place), message: message))
  }

  /// The place as messages and later failures name it: `feeds.yml:14:9`.
  func location(_ place: YAMLPlace) -> Location { Location(file: name, line: place.line, column: place.column) }

  /// Remembers that a tag is used there; whether there is such a topic is known only at the end.
  func note(tag: String, at place: YAMLPlace) { tagUses.append((tag, place)) }

  /// Mistakes in the order of the file, each once.
  var sortedMistakes: [Mistake] {
    var seen: Set<Mistake> = []
    return mistakes.filter { seen.insert($0).inserted }.sorted {
      ($0.location.line, $0.location.column, $0.message) < ($1.location.line, $1.location.column, $1.message)
    }
  }

  /// The absolute path of one that stands in this file; `~/` is the home folder.
  func path(_ written: String) -> String {
    if written.hasPrefix("/") { return ConfigurationFile.tidied(written) }
    if written.hasPrefix("~/") { return ConfigurationFile.tidied(NSHomeDirectory() + written.dropFirst()) }
    return ConfigurationFile.tidied(folder + "/" + written)
  }

  /// The name of a file beside this one, as messages show it: as short as this one's own.
  func sibling(_ written: String) -> String {
    guard !written.hasPrefix("/") else { return written }
    let own = name.contains("/") ? ConfigurationFile.parent(of: name) + "/" : ""
    return ConfigurationFile.tidied(own + written)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path without `.`, and without `..` where a folder's name stands before it.
  static func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
