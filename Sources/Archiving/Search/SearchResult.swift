package import Model
import SQLite

/// What a search found, and how.
package struct SearchResult: Hashable, Sendable {
  /// Which of the attempts gave the hits.
  package enum Attempt: String, Hashable, Sendable, Codable {
    /// Every word of the question is in every hit.
    case allWords = "all words"
    /// At least one word, or one that means the same; the best first.
    case anyWord = "any word"
    /// Words that are spelled nearly like those of the question.
    case didYouMean = "did you mean"
  }

  package var hits: [Hit]
  package var attempt: Attempt
  /// The question with other words, when some of its own are nowhere in the archive.
  package var suggestion: String?
  /// So many at the top have all of the words, although the attempt is `anyWord`.
  package var exact = 0
  /// How many there are; nil when more than are ranked.
  package var total: Int?

  package init(hits: [Hit], attempt: Attempt, suggestion: String? = nil, total: Int? = nil) {
    self.total = total
    self.hits = hits
    self.attempt = attempt
    self.suggestion = suggestion
  }

  /// These, then those of the other that are not among them.
  func filled(_ other: SearchResult, limit: Int) -> SearchResult {
    let known = Set(hits.map(\.id))
    let more = other.hits.filter { !known.contains($0.id) }
    guard !more.isEmpty else { return self }
    var result = SearchResult(hits: Array((hits + more).prefix(limit)), attempt: .anyWord, total: other.total)
    result.exact = hits.count
    return result
  }
}

/// One opportunity in a list of results.
package struct Hit: Hashable, Sendable {
  package var id: String
  package var title: String
  package var funder: String
  package var link: String?
  package var section: Section?
  package var place: Place
  package var status: Opportunity.Status
  package var relevance: Int
  package var closing: Day?
  /// The deadline in words, no finer than it is known; empty when there is none.
  package var due: String
  package var isRolling: Bool
  package var amountLow: Int?
  package var amountHigh: Int?
  package var tags: [String]
  package var firstSeen: Instant

  /// Whether a reader can still act on `today`.
  package func isOpen(on today: Day) -> Bool {
    guard status != .closed, status != .withdrawn else { return false }
    return isRolling || (closing.map { $0 >= today } ?? true)
  }
}

extension Hit {
  static let columns = """
    id, title, funder, link, section, place, status, relevance, closing, due, rolling, amount_low, amount_high, tags,
    first_seen
    """

  /// From a row with `columns`.
  init(_ row: borrowing Row) throws(DatabaseError) {
    id = row.text(0)
    title = row.text(1)
    funder = row.text(2)
    link = row.optionalText(3)
    section = row.optionalInteger(4).flatMap { Section.allCases.indices.contains($0) ? Section.allCases[$0] : nil }
    place = Place.allCases.indices.contains(row.integer(5)) ? Place.allCases[row.integer(5)] : .elsewhere
    status = Opportunity.Status(rawValue: row.text(6)) ?? .posted
    relevance = row.integer(7)
    closing = row.optionalInteger(8).map { Day(number: $0) }
    due = row.text(9)
    isRolling = row.truth(10)
    amountLow = row.optionalInteger(11)
    amountHigh = row.optionalInteger(12)
    // Archives of before had some of them twice.
    tags = row.text(13).split(separator: " ").map(String.init).namedOnce
    firstSeen = Instant(seconds: row.integer(14))
  }
}
