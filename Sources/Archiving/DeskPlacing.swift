package import Model
package import SQLite

/// All that placing one entry, or obeying one word of staff, changes: written as a whole or not at all.
package struct Placing: Sendable {
  /// An entry that comes into an opportunity, or stays in it, and why.
  package struct Move: Sendable {
    package var entry: EntryKey
    package var opportunity: String
    package var log: MembershipLog

    package init(_ entry: EntryKey, to opportunity: String, _ log: MembershipLog) {
      self.entry = entry
      self.opportunity = opportunity
      self.log = log
    }
  }

  /// The entry as matching knows it from now on.
  package var filing: MatchFiling?
  /// Opportunities as they are shown from now on.
  package var opportunities: [Opportunity] = []
  package var moves: [Move] = []
  /// Opportunities that are no more, with where their entries went.
  package var retired: [(id: String, successor: String?)] = []
  /// Questions, asked with the rest, so that a job that is killed loses none.
  package var doubts: [Doubt] = []
  /// What staff said of a retired opportunity, said of its successor.
  package var decisions: [Decision] = []

  package init() {}
}

extension Desk {
  /// Writes all of it in one transaction.
  package func apply(_ placing: Placing, at now: Instant) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      if let filing = placing.filing { try file(filing) }
      for opportunity in placing.opportunities { _ = try write(opportunity, at: now) }
      for move in placing.moves { try record(move) }
      for decision in placing.decisions { try insert(decision) }
      for (id, successor) in placing.retired {
        try retire(id, successor: successor)
        try database.run(
          "UPDATE doubt SET settled = ? WHERE settled IS NULL AND (opportunity = ? OR other = ?)",
          .integer(now.seconds), .text(id), .text(id))
      }
      try ask(placing.doubts)
    }
  }

  /// Points the entry to its opportunity and says why in the log.
  private func record(_ move: Placing.Move) throws(DatabaseError) {
    let before = try opportunityID(of: move.entry)
    try database.run(
      "UPDATE entry SET opportunity = ?, placed = version WHERE source = ? AND id = ?", .text(move.opportunity),
      .text(move.entry.source), .text(move.entry.id))
    try database.run(
      """
      INSERT INTO membership (source, entry, opportunity, before, verdict, points, reasons, who, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .text(move.entry.source), .text(move.entry.id), .text(move.opportunity),
      SQLValue(before == move.opportunity ? nil : before), .text(move.log.verdict), .real(move.log.points),
      .text(try coder.text(move.log.reasons)), .text(move.log.who), .integer(move.log.at.seconds))
  }

  /// The opportunities that entries are in, by entry; those that were never placed are left out.
  package func opportunityIDs(of entries: [EntryKey]) throws(DatabaseError) -> [EntryKey: String] {
    var ids: [EntryKey: String] = [:]
    for entry in entries { ids[entry] = try opportunityID(of: entry) }
    return ids
  }

  /// How many entries an opportunity has.
  package func entryCount(of opportunity: String) throws(DatabaseError) -> Int {
    try database.integer("SELECT count(*) FROM entry WHERE opportunity = ?", [.text(opportunity)])
  }

  /// When each source was first read, by its id.
  package func firstVisits() throws(DatabaseError) -> [String: Instant] {
    let pairs = try database.rows("SELECT source, min(first_seen) FROM entry GROUP BY source") {
      row throws(DatabaseError) in (row.text(0), Instant(seconds: row.integer(1)))
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// When an entry was first seen.
  package func firstSeen(_ entry: EntryKey) throws(DatabaseError) -> Instant? {
    try database.first(
      "SELECT first_seen FROM entry WHERE source = ? AND id = ?", [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in Instant(seconds: row.integer(0)) }
  }

  /// Where an entry was before, the last place first.
  package func formerOpportunities(of entry: EntryKey) throws(DatabaseError) -> [String] {
    try database.rows(
      """
      SELECT before FROM membership WHERE source = ? AND entry = ? AND before IS NOT NULL ORDER BY number DESC LIMIT 20
      """, [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.text(0) }
  }

  /// The opportunity that an entry was placed in first.
  package func firstOpportunity(of entry: EntryKey) throws(DatabaseError) -> String? {
    try database.first(
      "SELECT opportunity FROM membership WHERE source = ? AND entry = ? ORDER BY number LIMIT 1",
      [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.text(0) }
  }

  /// Entries that were in an opportunity at any time, whether it still is or not.
  package func everIn(_ opportunity: String) throws(DatabaseError) -> [EntryKey] {
    try database.rows(
      "SELECT DISTINCT source, entry FROM membership WHERE opportunity = ? ORDER BY source, entry LIMIT 200",
      [.text(opportunity)]
    ) { row throws(DatabaseError) in EntryKey(source: row.text(0), id: row.text(1)) }
  }

  /// How many open questions name an opportunity as the other side.
  package func openDoubts(about other: String, kind: String) throws(DatabaseError) -> Int {
    try database.integer(
      "SELECT count(*) FROM doubt WHERE settled IS NULL AND kind = ? AND other = ?", [.text(kind), .text(other)])
  }
}
