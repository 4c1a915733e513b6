package import Model

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

  package init(hits: [Hit], attempt: Attempt, suggestion: String? = nil) {
    self.hits = hits
    self.attempt = attempt
    self.suggestion = suggestion
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
}
