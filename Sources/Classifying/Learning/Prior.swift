import Model

/// Names of what the residual speaks for.
enum Target {
  static let keep = "keep"
  static func section(_ name: String) -> String { "section " + name }
  static func tag(_ name: String) -> String { "tag " + name }
}

/// What the phrase list says, as odds that the residual adds to.
///
/// The scales below are also used the other way round when a residual is applied, so that no residual is no change.
struct Prior: Sendable {
  let keep: Double
  /// By kind of item, in the order of the sections.
  let sections: [(String, Double)]
  /// By issue tag, in the order of feeds.yml.
  let tags: [(String, Double)]

  /// What the phrase list alone makes of an entry, as odds.
  init(_ evidence: Evidence, _ judgement: Judgement) {
    keep = Prior.odds(ofGrade: judgement.relevance)
    let scores = kindScores(evidence)
    let best = scores.map(\.points).max() ?? 0
    sections = scores.filter { $0.kind != .none }.map { item in
      let rivals = scores.filter { $0.kind != item.kind }.map(\.points).max() ?? 0
      return (
        item.kind.rawValue, Prior.bounded((item.points - (item.points == best ? rivals : best)) / Prior.sectionScale)
      )
    }
    let topics = evidence.book.issues
    let top = topics.map { evidence.scores[$0] }.max() ?? 0
    tags = topics.map { index in
      let threshold = tagThreshold(top: top)
      return (evidence.book.topics[index].tag, Prior.bounded((evidence.scores[index] - threshold) / Prior.tagScale))
    }
  }

  /// Points of a section phrase, and of a tag's, that are one step of odds.
  static let sectionScale = 2.0
  static let tagScale = 1.5

  private static func bounded(_ odds: Double) -> Double { min(4, max(-4, odds)) }

  /// The grades on the scale of odds, evenly around the line between 1 and 2.
  static func odds(ofGrade grade: Int) -> Double { [-2.5, -0.8, 0.8, 2.5][min(max(grade, 0), 3)] }

  /// The grade whose odds are nearest; the inverse of `odds(ofGrade:)`.
  static func grade(ofOdds odds: Double) -> Int { odds < -1.65 ? 0 : odds < 0 ? 1 : odds < 1.65 ? 2 : 3 }
}
