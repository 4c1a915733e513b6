package import Model
package import SQLite

/// What two entries were found to be to each other, for the desk to keep.
package struct StoredLink: Hashable, Sendable {
  package var one: EntryKey
  package var other: EntryKey
  /// same, series, review or different.
  package var kind: String
  package var points: Double

  package init(_ one: EntryKey, _ other: EntryKey, kind: String, points: Double) {
    self.one = one
    self.other = other
    self.kind = kind
    self.points = points
  }
}

/// One entry as it is filed for matching.
package struct MatchFiling: Sendable {
  package var entry: EntryKey
  /// What matching sees of the entry, in its own layout.
  package var candidate: [UInt8]
  package var keys: [UInt32]
  /// All links of the entry, in place of those it had.
  package var links: [StoredLink]

  package init(entry: EntryKey, candidate: [UInt8], keys: [UInt32], links: [StoredLink]) {
    self.entry = entry
    self.candidate = candidate
    self.keys = keys
    self.links = links
  }
}

/// A candidate read back.
package struct FiledCandidate: Hashable, Sendable {
  package var entry: EntryKey
  package var candidate: [UInt8]
}

extension Desk {
  /// Files an entry for matching; an earlier version's keys stay, for a stale key costs one comparison.
  ///
  /// The caller may be inside a transaction.
  package func file(_ filing: MatchFiling) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      let number = try fileCandidate(filing)
      for key in filing.keys {
        try database.run(
          "INSERT OR IGNORE INTO candidate_key (key, candidate) VALUES (?, ?)", .integer(Desk.signed(key)),
          .integer(number))
      }
      try unlink(number)
      for link in filing.links {
        let end = link.one == filing.entry ? link.other : link.one
        guard let other = try candidateNumber(end) else { continue }
        for (one, two) in [(number, other), (other, number)] {
          try database.run(
            "INSERT OR REPLACE INTO link (one, other, kind, points) VALUES (?, ?, ?, ?)", .integer(one), .integer(two),
            .text(link.kind), .real(link.points))
        }
      }
    }
  }

  private func unlink(_ number: Int) throws(DatabaseError) {
    let ends = try database.rows("SELECT other FROM link WHERE one = ?", [.integer(number)]) {
      row throws(DatabaseError) in row.integer(0)
    }
    guard !ends.isEmpty else { return }
    for end in ends {
      try database.run("DELETE FROM link WHERE one = ? AND other = ?", .integer(end), .integer(number))
    }
    try database.run("DELETE FROM link WHERE one = ?", .integer(number))
  }

  private func fileCandidate(_ filing: MatchFiling) throws(DatabaseError) -> Int {
    if let known = try candidateNumber(filing.entry) {
      try database.run(
        "UPDATE candidate SET content = ? WHERE number = ?", .blob(filing.candidate), .integer(known))
      return known
    }
    try database.run(
      "INSERT INTO candidate (source, entry, content) VALUES (?, ?, ?)", .text(filing.entry.source),
      .text(filing.entry.id), .blob(filing.candidate))
    return database.lastInsertedRow
  }

  private func candidateNumber(_ entry: EntryKey) throws(DatabaseError) -> Int? {
    try database.first(
      "SELECT number FROM candidate WHERE source = ? AND entry = ?", [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.integer(0) }
  }

  /// A key as SQLite keeps it in the fewest bytes.
  private static func signed(_ key: UInt32) -> Int { Int(Int32(bitPattern: key)) }

  /// Candidates that share keys, those that share the most and the rarest first, then the newest.
  ///
  /// Of a key that more than `posting` share only the newest `posting` are looked at, and each of them weighs little: the
  /// work stays bounded however many items carry one title.
  package func candidates(for keys: [UInt32], posting: Int, limit: Int) throws(DatabaseError) -> [FiledCandidate] {
    var weights: [Int: Double] = [:]
    for key in keys {
      let numbers = try database.rows(
        "SELECT candidate FROM candidate_key WHERE key = ? ORDER BY candidate DESC LIMIT ?",
        [.integer(Desk.signed(key)), .integer(posting)]
      ) { row throws(DatabaseError) in row.integer(0) }
      for number in numbers { weights[number, default: 0] += 1 / Double(numbers.count + 2) }
    }
    // The whole list need not be in order: far more may share a common word than are ever looked at.
    let ranked = weights.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
    var found: [FiledCandidate] = []
    for (number, _) in ranked.prefix(limit) {
      let filed = try database.first(
        "SELECT source, entry, content FROM candidate WHERE number = ?", [.integer(number)]
      ) {
        row throws(DatabaseError) in
        FiledCandidate(entry: EntryKey(source: row.text(0), id: row.text(1)), candidate: row.blob(2))
      }
      if let filed { found.append(filed) }
    }
    return found
  }

  /// What an entry was filed as; nil when it never was.
  package func filedCandidate(_ entry: EntryKey) throws(DatabaseError) -> [UInt8]? {
    try database.first(
      "SELECT content FROM candidate WHERE source = ? AND entry = ?", [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.blob(0) }
  }

  /// How many entries are filed.
  package func candidateCount() throws(DatabaseError) -> Int { try database.integer("SELECT count(*) FROM candidate") }

  /// Every link that one of the entries has.
  package func links(of entries: [EntryKey]) throws(DatabaseError) -> [StoredLink] {
    var links: [StoredLink] = []
    for entry in entries {
      links += try database.rows(
        """
        SELECT two.source, two.entry, link.kind, link.points FROM candidate AS here
        JOIN link ON link.one = here.number JOIN candidate AS two ON two.number = link.other
        WHERE here.source = ? AND here.entry = ? ORDER BY link.other
        """, [.text(entry.source), .text(entry.id)]
      ) { row throws(DatabaseError) in
        StoredLink(entry, EntryKey(source: row.text(0), id: row.text(1)), kind: row.text(2), points: row.real(3))
      }
    }
    return links
  }
}
