import FoundationEssentials
import Model

/// Questions kept under a name, with what they found so far: searches.json in the state folder.
struct SavedSearches {
  /// So many hits of a kept question are followed.
  static let limit = 2000

  /// One kept question, the ids it ever gave, and when it was last asked.
  struct Search: Codable {
    var words: String
    var seen: [String]
    var at: Instant
  }

  private let path: String
  private var searches: [String: Search] = [:]
  private var fault: String?

  /// Reads what is kept; a file that cannot be read is reported when a search is asked for, and never written over.
  init(folder: String) {
    path = folder + "/searches.json"
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    do {
      searches = try JSONDecoder().decode([String: Search].self, from: bytes)
    } catch {
      fault = "\(path): cannot be read: \(error); move it away to begin anew"
    }
  }

  /// Letters, digits, hyphens and underscores: a name is typed in a crontab.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2d || $0 == 0x5f
      }
  }

  /// The kept question; throws with the nearest name when there is none.
  func search(_ name: String) throws(VerbMistake) -> Search {
    if let fault { throw VerbMistake(fault) }
    if let search = searches[name] { return search }
    let known = searches.keys.sorted().joined(separator: ", ")
    throw VerbMistake(
      "no search is kept as '\(name)'; " + (known.isEmpty ? "--save NAME keeps one" : "kept are \(known)"))
  }

  /// Writes the whole file beside itself and moves it into place, so that a cut leaves the old one.
  mutating func keep(_ name: String, words: String, seen: [String], at now: Instant) throws {
    if let fault { throw VerbMistake(fault) }
    searches[name] = Search(words: words, seen: seen, at: now)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(searches).write(to: URL(filePath: path), options: .atomic)
  }
}
