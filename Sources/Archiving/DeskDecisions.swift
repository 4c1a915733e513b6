package import Model
package import SQLite

/// Something staff must look at before it is printed.
package struct Doubt: Hashable, Sendable {
  package var opportunity: String
  /// `duplicate`, `judgement`, `change`: which question it is.
  package var kind: String
  /// The other opportunity of a pair; empty when there is none.
  package var other: String
  /// Why, a sentence each.
  package var words: [String]
  package var at: Instant

  package init(opportunity: String, kind: String, other: String = "", words: [String], at: Instant) {
    self.opportunity = opportunity
    self.kind = kind
    self.other = other
    self.words = words
    self.at = at
  }
}

extension Desk {
  /// Adds what staff said; nothing said before is changed, the latest word on a question counts.
  package func decide(_ decisions: [Decision]) throws(DatabaseError) {
    try durably { () throws(DatabaseError) in
      for decision in decisions { try insert(decision) }
    }
  }

  func insert(_ decision: Decision) throws(DatabaseError) {
    try database.run(
      "INSERT INTO decision (opportunity, verb, value, reason, who, at) VALUES (?, ?, ?, ?, ?, ?)",
      .text(decision.opportunity), .text(decision.verb.rawValue), .text(decision.value), .text(decision.reason),
      .text(decision.who), .integer(decision.at.seconds))
    // The archive follows revisions: what staff skip leaves it with the next run, and what they edit is shown edited.
    try database.run(
      "UPDATE opportunity SET revision = ? WHERE id = ?", .integer(try nextRevision()), .text(decision.opportunity))
  }

  /// Adds one decision, unless more than the `count` decisions that were seen stand there by now.
  ///
  /// Then nothing is written and those are given back, so that two people do not overrule each other unawares.
  package func decide(_ decision: Decision, seen count: Int) throws(DatabaseError) -> [Decision] {
    let unseen = try durably { () throws(DatabaseError) in
      let known = try decisions(of: decision.opportunity)
      guard known.count <= count else { return Array(known.dropFirst(count)) }
      try insert(decision)
      return []
    }
    return unseen
  }

  /// What staff said of one opportunity, the oldest first.
  package func decisions(of opportunity: String) throws(DatabaseError) -> [Decision] {
    try readDecisions("WHERE opportunity = ?", [.text(opportunity)])
  }

  /// All that staff ever said, the oldest first, by opportunity.
  package func decisions() throws(DatabaseError) -> [String: [Decision]] {
    Dictionary(grouping: try readDecisions("", []), by: \.opportunity)
  }

  private func readDecisions(_ filter: String, _ values: [SQLValue]) throws(DatabaseError) -> [Decision] {
    try database.rows(
      "SELECT opportunity, verb, value, reason, who, at FROM decision \(filter) ORDER BY number", values
    ) { row throws(DatabaseError) in
      guard let verb = Decision.Verb(rawValue: row.text(1)) else {
        throw DatabaseError(.damaged, message: "a decision says '\(row.text(1))'", file: coder.file)
      }
      return Decision(
        opportunity: row.text(0), verb: verb, value: row.text(2), reason: row.text(3), who: row.text(4),
        at: Instant(seconds: row.integer(5)))
    }
  }

  /// Puts questions into the review queue; one that was asked before is not asked again, settled or not.
  package func ask(_ doubts: [Doubt]) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      for doubt in doubts {
        try database.run(
          "INSERT OR IGNORE INTO doubt (opportunity, kind, other, words, at) VALUES (?, ?, ?, ?, ?)",
          .text(doubt.opportunity), .text(doubt.kind), .text(doubt.other), .text(try coder.text(doubt.words)),
          .integer(doubt.at.seconds))
      }
    }
  }

  /// Open questions, the oldest first.
  package func doubts(limit: Int = -1) throws(DatabaseError) -> [Doubt] {
    try database.rows(
      "SELECT opportunity, kind, other, words, at FROM doubt WHERE settled IS NULL ORDER BY number LIMIT ?",
      [.integer(limit)]
    ) { row throws(DatabaseError) in
      Doubt(
        opportunity: row.text(0), kind: row.text(1), other: row.text(2),
        words: try coder.value([String].self, row.text(3)), at: Instant(seconds: row.integer(4)))
    }
  }

  /// Takes the questions about an opportunity off the queue: of one kind or all, about one other or all.
  package func settle(_ opportunity: String, kind: String? = nil, other: String? = nil, at now: Instant)
    throws(DatabaseError)
  {
    try durably { () throws(DatabaseError) in
      _ = try database.run(
        """
        UPDATE doubt SET settled = ?1 WHERE settled IS NULL AND opportunity = ?2 AND (?3 IS NULL OR kind = ?3)
        AND (?4 IS NULL OR other = ?4)
        """, .integer(now.seconds), .text(opportunity), SQLValue(kind), SQLValue(other))
    }
  }
}

// MARK: issues

extension Desk {
  /// Inserts or replaces a newsletter.
  package func save(_ issue: Issue) throws(DatabaseError) {
    try durably { () throws(DatabaseError) in try write(issue) }
  }

  package func issue(_ number: Int) throws(DatabaseError) -> Issue? {
    try issues("WHERE number = ?", [.integer(number)]).first
  }

  /// Every newsletter, the first one first.
  package func issues() throws(DatabaseError) -> [Issue] { try issues("", []) }

  private func issues(_ filter: String, _ values: [SQLValue]) throws(DatabaseError) -> [Issue] {
    try database.rows("SELECT content FROM issue \(filter) ORDER BY number", values) { row throws(DatabaseError) in
      try coder.value(Issue.self, row.text(0))
    }
  }
}
