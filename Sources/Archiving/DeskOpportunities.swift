package import Model
package import SQLite

/// Why an entry was placed where it is.
package struct MembershipLog: Hashable, Sendable {
  /// new, same, series, review, or what staff said: merge, split.
  package var verdict: String
  package var points: Double
  /// A sentence each.
  package var reasons: [String]
  /// `machine`, or the name of who decided.
  package var who: String
  package var at: Instant

  package init(verdict: String, points: Double = 0, reasons: [String] = [], who: String = "machine", at: Instant) {
    self.verdict = verdict
    self.points = points
    self.reasons = reasons
    self.who = who
    self.at = at
  }
}

/// One row of the log, with the entry it is about.
package struct Membership: Hashable, Sendable {
  package var entry: EntryKey
  package var opportunity: String
  /// Where the entry was until then.
  package var before: String?
  package var log: MembershipLog
}

extension Desk {
  /// Places one entry's current version: writes the opportunity, the membership and its log row at once.
  ///
  /// What the opportunity's deadline, amount, status or title were until now is kept as its history.
  package func place(_ entry: EntryKey, in opportunity: Opportunity, log: MembershipLog) throws(DatabaseError) {
    var placing = Placing()
    placing.opportunities = [opportunity]
    placing.moves = [Placing.Move(entry, to: opportunity.id, log)]
    try apply(placing, at: log.at)
  }

  /// Writes opportunities whose entries stay where they are: judged again, edited, closed by the clock.
  package func save(_ opportunities: [Opportunity], at now: Instant) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      for opportunity in opportunities { _ = try write(opportunity, at: now) }
    }
  }

  /// Ends an opportunity; `successor` is where its entries went.
  package func retire(_ id: String, successor: String?) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      try database.run("DELETE FROM opportunity WHERE id = ?", .text(id))
      try database.run(
        "INSERT OR REPLACE INTO retired (id, revision, successor) VALUES (?, ?, ?)", .text(id),
        .integer(try nextRevision()), SQLValue(successor))
    }
  }

  /// Inserts or updates; what is the same is not written again, so that the archive has nothing to follow.
  ///
  /// Returns the row's number.
  func write(_ opportunity: Opportunity, at now: Instant) throws(DatabaseError) -> Int {
    let content = try coder.text(opportunity)
    let known = try database.first(
      "SELECT number, content FROM opportunity WHERE id = ?", [.text(opportunity.id)]
    ) { row throws(DatabaseError) in (number: row.integer(0), content: row.text(1)) }
    if let known, known.content == content { return known.number }
    if let known {
      let before = try coder.value(Opportunity.self, known.content)
      try remember(changes(from: before, to: opportunity), of: opportunity.id, at: now)
    }
    try database.run("DELETE FROM retired WHERE id = ?", .text(opportunity.id))
    try database.run(
      """
      INSERT INTO opportunity
      (number, id, revision, section, relevance, score, doubtful, status, closing, until, posted, first_seen, changed,
      series, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, section = excluded.section,
      relevance = excluded.relevance, score = excluded.score, doubtful = excluded.doubtful, status = excluded.status,
      closing = excluded.closing, until = excluded.until, posted = excluded.posted, first_seen = excluded.first_seen,
      changed = excluded.changed, series = excluded.series, content = excluded.content
      """, SQLValue(known?.number), .text(opportunity.id), .integer(try nextRevision()),
      SQLValue(opportunity.judgement.section?.rawValue), .integer(opportunity.judgement.relevance),
      .real(opportunity.judgement.score), SQLValue(!opportunity.judgement.doubts.isEmpty),
      .text(opportunity.status.rawValue), SQLValue(opportunity.facts.closing?.value.day.number),
      .integer(Desk.lastDay(of: opportunity)),
      SQLValue(opportunity.posted?.number), .integer(opportunity.firstSeen.seconds),
      .integer(opportunity.changed.seconds), SQLValue(opportunity.series), .text(content))
    return known?.number ?? database.lastInsertedRow
  }

  /// One opportunity; an id that was merged away leads to what it was merged into.
  package func opportunity(_ id: String) throws(DatabaseError) -> Opportunity? {
    var id = id
    // Bounded: a chain of merges is as long as its longest series of mistakes.
    for _ in 0..<32 {
      if let found = try opportunities(ids: [id]).first { return found }
      let next = try database.first("SELECT successor FROM retired WHERE id = ?", [.text(id)]) {
        row throws(DatabaseError) in row.optionalText(0)
      }
      guard let successor = next ?? nil else { return nil }
      id = successor
    }
    return nil
  }

  /// Those that exist, in the order asked for.
  package func opportunities(ids: [String]) throws(DatabaseError) -> [Opportunity] {
    var found: [Opportunity] = []
    for id in ids {
      let content = try database.first("SELECT content FROM opportunity WHERE id = ?", [.text(id)]) {
        row throws(DatabaseError) in row.text(0)
      }
      if let content { found.append(try coder.value(Opportunity.self, content)) }
    }
    return found
  }

  /// Why the entries of an opportunity are in it, the oldest row first.
  package func memberships(of opportunity: String) throws(DatabaseError) -> [Membership] {
    try database.rows(
      """
      SELECT source, entry, opportunity, before, verdict, points, reasons, who, at FROM membership
      WHERE opportunity = ?1 OR before = ?1 ORDER BY number
      """, [.text(opportunity)]
    ) { row throws(DatabaseError) in
      Membership(
        entry: EntryKey(source: row.text(0), id: row.text(1)), opportunity: row.text(2), before: row.optionalText(3),
        log: MembershipLog(
          verdict: row.text(4), points: row.real(5), reasons: try coder.value([String].self, row.text(6)),
          who: row.text(7), at: Instant(seconds: row.integer(8))))
    }
  }
}
