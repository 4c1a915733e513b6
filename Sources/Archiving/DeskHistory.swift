package import Model
package import SQLite

/// A value of an opportunity that is no longer what it was.
package struct Change: Hashable, Sendable, Codable {
  package var at: Instant
  /// deadline, amount, status or title.
  package var field: String
  /// Empty where there was, or is, none.
  package var before: String
  package var after: String

  package init(at: Instant, field: String, before: String, after: String) {
    self.at = at
    self.field = field
    self.before = before
    self.after = after
  }
}

extension Desk {
  /// What a reader would want to be told when an opportunity is updated.
  func changes(from before: Opportunity, to after: Opportunity) -> [(field: String, before: String, after: String)] {
    func deadline(_ opportunity: Opportunity) -> String {
      guard let closing = opportunity.facts.closing?.value else { return "" }
      return closing.day.description + (closing.time.map { " \($0)" } ?? "")
    }
    func amount(_ opportunity: Opportunity) -> String {
      let award = opportunity.facts.award
      let bounds = [award.minimum, award.maximum].compactMap { $0.map { String($0.value) } }
      return bounds.isEmpty ? award.pool.map { String($0.value) } ?? "" : bounds.joined(separator: "-")
    }
    let values = [
      ("deadline", deadline(before), deadline(after)), ("amount", amount(before), amount(after)),
      ("status", before.status.rawValue, after.status.rawValue), ("title", before.title, after.title),
    ]
    return values.filter { $0.1 != $0.2 }
  }

  /// Keeps what the fields were before; rows are never changed.
  func remember(_ changes: [(field: String, before: String, after: String)], of opportunity: String, at now: Instant)
    throws(DatabaseError)
  {
    for change in changes {
      try database.run(
        "INSERT INTO change (opportunity, at, field, before, after) VALUES (?, ?, ?, ?, ?)", .text(opportunity),
        .integer(now.seconds), .text(change.field), .text(change.before), .text(change.after))
    }
  }

  /// What changed in one opportunity, the oldest first.
  package func changes(of opportunity: String) throws(DatabaseError) -> [Change] {
    try database.rows(
      "SELECT at, field, before, after FROM change WHERE opportunity = ? ORDER BY number", [.text(opportunity)],
      Desk.change)
  }

  /// What changed since then, by opportunity: offered for the next issue ("deadline extended to …").
  package func changes(since: Instant) throws(DatabaseError) -> [String: [Change]] {
    let pairs = try database.rows(
      "SELECT at, field, before, after, opportunity FROM change WHERE at >= ? ORDER BY number",
      [.integer(since.seconds)]
    ) { row throws(DatabaseError) in (row.text(4), try Desk.change(row)) }
    return Dictionary(pairs.map { ($0.0, [$0.1]) }, uniquingKeysWith: +)
  }

  /// From a row with at, field, before, after.
  private static func change(_ row: borrowing Row) throws(DatabaseError) -> Change {
    Change(at: Instant(seconds: row.integer(0)), field: row.text(1), before: row.text(2), after: row.text(3))
  }
}

// MARK: for the archive to follow

/// What the archive has to take over from the desk to be as new as `revision`.
package struct DeskChanges: Hashable, Sendable {
  package var records: [ArchiveRecord] = []
  package var removed: [String] = []
  package var revision: Int
}

extension Desk {
  /// The next writes after a revision, at most `limit` opportunities of them.
  ///
  /// The caller asks again until both lists are empty. `names` are the sources' names by their id, for the reader.
  package func changes(after revision: Int, limit: Int, names: [String: String] = [:]) throws(DatabaseError)
    -> DeskChanges
  {
    try database.transaction { () throws(DatabaseError) in
      let written = try database.rows(
        "SELECT revision, content FROM opportunity WHERE revision > ? ORDER BY revision LIMIT ?",
        [.integer(revision), .integer(limit)]
      ) { row throws(DatabaseError) in (row.integer(0), try coder.value(Opportunity.self, row.text(1))) }
      let newest = try database.integer("SELECT value FROM counter WHERE name = 'revision'")
      let end = written.count < limit ? newest : written.last?.0 ?? newest
      var changes = DeskChanges(revision: end)
      for (_, opportunity) in written { changes.records.append(try record(of: opportunity, names: names)) }
      changes.removed = try database.rows(
        "SELECT id FROM retired WHERE revision > ? AND revision <= ? ORDER BY revision",
        [.integer(revision), .integer(end)]
      ) { row throws(DatabaseError) in row.text(0) }
      return changes
    }
  }

  /// The whole record of an opportunity, as `show` prints it.
  package func record(of opportunity: Opportunity, names: [String: String] = [:]) throws(DatabaseError)
    -> ArchiveRecord
  {
    let sources = try database.rows(
      """
      SELECT entry.source, content ->> 'title', content ->> 'link', entry.first_seen
      FROM entry JOIN entry_version ON entry_version.number = entry.version
      WHERE entry.opportunity = ? ORDER BY entry.first_seen, entry.source, entry.id
      """, [.text(opportunity.id)]
    ) { row throws(DatabaseError) in
      ArchiveRecord.Origin(
        source: row.text(0), name: names[row.text(0)] ?? row.text(0), title: row.text(1), link: row.optionalText(2),
        firstSeen: Instant(seconds: row.integer(3)))
    }
    return ArchiveRecord(opportunity: opportunity, origins: sources, history: try changes(of: opportunity.id))
  }
}
