import SQLite
import Text

extension Archive {
  /// The question with words that the archive has in place of those that it has not; nil when there is nothing better.
  func respelled(_ query: SearchQuery) throws(DatabaseError) -> SearchQuery? {
    var other = query
    var hasChanged = false
    for (group, terms) in query.groups.enumerated() {
      for (index, term) in terms.enumerated() where !term.isPrefix {
        var words = term.text.split(separator: " ").map(String.init)
        for (place, word) in words.enumerated() {
          guard let better = try nearestWord(fold(word)) else { continue }
          words[place] = better
          hasChanged = true
        }
        other.groups[group][index].text = words.joined(separator: " ")
      }
    }
    guard hasChanged else { return nil }
    other.text = other.written
    return other
  }

  /// The nearest word of the archive's vocabulary, the most frequent of several; nil for a word that it has itself.
  private func nearestWord(_ word: String) throws(DatabaseError) -> String? {
    guard word.utf8.count > 3, !CommonWords.silent.contains(word),
      try database.integer("SELECT count(*) FROM vocabulary WHERE term = ?", [.text(word)]) == 0
    else { return nil }
    let letters = Array(word.utf8)
    let limit = letters.count < 6 ? 1 : 2
    var best: (distance: Int, documents: Int, term: String)?
    // The first letter is right, or it has changed places with the second, or it is missing.
    for first in Set(letters.prefix(2)).sorted() {
      let start = String(UnicodeScalar(first))
      try database.eachRow(
        "SELECT term, documents FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        [
          .text(start), .text(String(UnicodeScalar(first + 1))), .integer(letters.count - limit),
          .integer(letters.count + limit),
        ]
      ) { row throws(DatabaseError) in
        let term = row.text(0)
        guard let distance = distance(letters, Array(term.utf8), limit: limit) else { return }
        let documents = row.integer(1)
        if let best, (best.distance, -best.documents, best.term) <= (distance, -documents, term) { return }
        best = (distance, documents, term)
      }
    }
    return best?.term
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words; nil when more than `limit`.
///
/// For many short words: gives up as soon as no way can stay below the limit.
private func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  var before = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for i in 1...max(1, left.count) where i <= left.count {
    var current = [Int](repeating: i, count: right.count + 1)
    for j in 1..<(right.count + 1) {
      let cost = left[i - 1] == right[j - 1] ? 0 : 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        current[j] = min(current[j], before[j - 2] + 1)
      }
    }
    if let least = current.min(), least > limit { return nil }
    (before, previous) = (previous, current)
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}

extension SearchQuery {
  /// The question written anew from what was understood.
  package var written: String {
    let words = groups.map { group in
      group.map { $0.isQuoted ? "\"\($0.text)\"" : $0.text + ($0.isPrefix ? "*" : "") }.joined(separator: " OR ")
    }
    let excluded = excluded.map { "-" + ($0.isQuoted ? "\"\($0.text)\"" : $0.text) }
    let order = sort.map { ["sort:\($0.rawValue)"] } ?? []
    return (words + excluded + filters.map(\.description) + order).joined(separator: " ")
  }
}
