/// Yes, no, or the text does not settle it.
package enum Answer: String, Hashable, Sendable, Codable { case yes, no, unclear }

/// The Network's goals; every item serves at least one.
package enum Goal: String, CaseIterable, Hashable, Sendable, Codable { case policy, capacity, collaboration }

/// Why: a phrase or rule, its points, and where it stood.
package struct Reason: Hashable, Sendable, Codable {
  /// What it speaks for: `section`, `relevance`, a tag, `place`, `eligible` or `equity`.
  package var about: String
  /// The phrase as written, or the rule in plain words.
  package var rule: String
  package var points: Double
  /// title, summary, or the field's name; empty for a rule over the whole.
  package var location: String

  package init(about: String, rule: String, points: Double, location: String = "") {
    self.about = about
    self.rule = rule
    self.points = points
    self.location = location
  }
}

/// What an opportunity is, and for whom.
package struct Judgement: Hashable, Sendable, Codable {
  /// Nil when it belongs in no section (relevance 0).
  package var section: Section?
  /// 0 to 3, as in the label guide.
  package var relevance: Int
  /// To sort by within a relevance; higher is nearer to the reader.
  package var score: Double
  /// Issue tags, the likeliest first.
  package var tags: [String]
  package var populations: [String]
  package var campaigns: [String]
  package var goals: [Goal]
  package var place: Place
  package var eligible: Answer
  package var equity: Answer
  /// The quoted words behind `equity`.
  package var equityQuote: String?
  package var reasons: [Reason]
  /// Why staff must look first; empty when nothing is in doubt.
  package var doubts: [String]

  package init(section: Section? = nil, relevance: Int = 0) {
    self.section = section
    self.relevance = relevance
    score = 0
    tags = []
    populations = []
    campaigns = []
    goals = []
    place = .national
    eligible = .unclear
    equity = .unclear
    reasons = []
    doubts = []
  }
}
