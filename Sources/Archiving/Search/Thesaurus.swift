import SQLite

/// Words that mean nearly the same, found by their stems.
struct Thesaurus {
  /// Words of a group and what they are worth beside the word that was typed, by the stems of that word.
  private var entries: [String: [(words: [String], worth: Double)]] = [:]
  /// The most words any entry has.
  private(set) var longest = 1

  static let same = 0.5
  static let narrower = 0.4

  /// Reads `text`; `stems` gives the stems of a text, one for each of its words.
  init(_ text: String = Thesaurus.text, stems: (String) throws(DatabaseError) -> [String]) throws(DatabaseError) {
    var heads: [String] = []
    var groups: [(words: [String], worth: Double)] = []
    var groupOfHead: [Int] = []
    for line in Thesaurus.lines(of: text) {
      let isSame = line.hasPrefix("=")
      let parts = line.drop { $0 == "=" }.split(separator: ">").map(Thesaurus.words)
      guard let first = parts.first, let last = parts.last else { continue }
      groups.append((last, isSame ? Thesaurus.same : Thesaurus.narrower))
      heads += first
      groupOfHead += first.map { _ in groups.count - 1 }
    }
    // One call for all of them, told apart by a word that is none: a call costs more than a hundred words.
    let separator = "zqzq"
    let stemmed = try stems(heads.joined(separator: " \(separator) ")).split(
      separator: separator, omittingEmptySubsequences: false)
    for (head, group) in zip(stemmed, groupOfHead) {
      entries[head.joined(separator: " "), default: []].append(groups[group])
      longest = max(longest, head.count)
    }
  }

  /// What else may be looked for, and what it is worth; empty when the words are in no entry.
  func related(to stems: some Sequence<String>) -> [(text: String, worth: Double)] {
    var worths: [String: Double] = [:]
    var order: [String] = []
    for entry in entries[stems.joined(separator: " ")] ?? [] {
      for word in entry.words {
        if worths[word] == nil { order.append(word) }
        worths[word] = max(worths[word] ?? 0, entry.worth)
      }
    }
    return order.map { ($0, worths[$0] ?? 0) }
  }

  func knows(_ stems: some Sequence<String>) -> Bool { entries[stems.joined(separator: " ")] != nil }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n").reduce(into: []) { lines, line in
      if line.first == " ", let last = lines.indices.last {
        lines[last] += line
      } else {
        lines.append(String(line))
      }
    }
  }

  private static func words(_ list: some StringProtocol) -> [String] {
    list.split(separator: ",").map { item in
      item.split(separator: " ").joined(separator: " ")
    }
  }
}
