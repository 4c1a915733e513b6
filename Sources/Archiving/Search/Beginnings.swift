import SQLite
import Text

/// Beginnings of words: `hous*`.
///
/// The index answers a beginning by reading all places of all words that begin so before it gives the first row: 150 ms
/// for a common one among a million records. The words themselves, from the vocabulary, are walked newest row first.
extension Archive {
  /// Words that the beginnings of one question may stand for, all together.
  private static let maximumWords = 120
  /// Up to so many records the index is asked for a beginning of more words than that; with more, the most frequent count.
  private static let smallArchive = 200_000

  /// The question with its beginnings written out as the words of the archive that begin so.
  func writtenOut(_ query: SearchQuery) throws(DatabaseError) -> SearchQuery {
    let count = query.groups.joined().count(where: \.isPrefix)
    guard count > 0 else { return query }
    var other = query
    for index in query.groups.indices {
      var terms: [SearchQuery.Term] = []
      for term in query.groups[index] {
        terms += try words(beginningLike: term, limit: max(4, Archive.maximumWords / count)) ?? [term]
      }
      other.groups[index] = terms
    }
    return other
  }

  /// One word for each stem, the most frequent first; nil when the index should be asked, and for a term that is a word.
  private func words(beginningLike term: SearchQuery.Term, limit: Int) throws(DatabaseError) -> [SearchQuery.Term]? {
    let beginning = fold(term.text)
    guard term.isPrefix, !beginning.isEmpty, !beginning.contains(" ") else { return nil }
    let found = try database.rows(
      "SELECT term FROM vocabulary WHERE term >= ?1 AND term < ?1 || char(1114111) ORDER BY documents DESC, term LIMIT ?2",
      [.text(beginning), .integer(8 * limit)]
    ) { row throws(DatabaseError) in row.text(0) }
    // One call for all, as in the thesaurus.
    let separator = "zqzq"
    let stems = try database.stems(of: found.joined(separator: " \(separator) ")).split(
      separator: separator, omittingEmptySubsequences: false)
    var seen: Set<ArraySlice<String>> = []
    let words = zip(found, stems).compactMap { word, stem in seen.insert(stem).inserted ? word : nil }
    if words.isEmpty { return nil }
    if words.count > limit, try database.integer("SELECT max(number) FROM opportunity") < Archive.smallArchive {
      return nil
    }
    return words.prefix(limit).map { SearchQuery.Term($0, isQuoted: true) }
  }
}
