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

/// Where a candidate is filed, and how often it was filed anew.
struct FiledNumber: Hashable, Sendable {
  var number: Int
  var version: Int
}

/// What a question for candidates read, for the filing that follows it.
struct Lately: Sendable {
  var numbers: [EntryKey: FiledNumber] = [:]
  var postings: [UInt32: Posting] = [:]
}

extension Desk {
  /// Files an entry for matching, in place of an earlier version of it; the caller may be inside a transaction.
  package func file(_ filing: MatchFiling) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      let number = try fileCandidate(filing)
      try post(number, under: filing.keys)
      for link in filing.links {
        guard let other = try filed(link.one == filing.entry ? link.other : link.one) else { continue }
        try write(link, from: number, to: other.number, version: other.version)
        // What is the same is asked from both ends; what is not matters only where both ends are looked at anyway.
        guard link.kind == "same" else { continue }
        let own = try database.integer("SELECT version FROM candidate WHERE number = ?", [.integer(number)])
        try write(link, from: other.number, to: number, version: own)
      }
    }
  }

  private func write(_ link: StoredLink, from one: Int, to other: Int, version: Int) throws(DatabaseError) {
    try database.run(
      "INSERT OR REPLACE INTO link (one, other, kind, points, version) VALUES (?, ?, ?, ?, ?)", .integer(one),
      .integer(other), .text(link.kind), .real(link.points), .integer(version))
  }

  /// Inserts or updates, and gives the number.
  ///
  /// What others found of an earlier version is void by the new version, what it found itself is deleted.
  private func fileCandidate(_ filing: MatchFiling) throws(DatabaseError) -> Int {
    if let known = try filed(filing.entry) {
      lately?.numbers[filing.entry] = nil
      try database.run(
        "UPDATE candidate SET content = ?, version = version + 1 WHERE number = ?", .blob(filing.candidate),
        .integer(known.number))
      try database.run("DELETE FROM link WHERE one = ?", .integer(known.number))
      return known.number
    }
    try database.run(
      "INSERT INTO candidate (source, entry, content) VALUES (?, ?, ?)", .text(filing.entry.source),
      .text(filing.entry.id), .blob(filing.candidate))
    return database.lastInsertedRow
  }

  private func filed(_ entry: EntryKey) throws(DatabaseError) -> FiledNumber? {
    if let known = lately?.numbers[entry] { return known }
    return try database.first(
      "SELECT number, version FROM candidate WHERE source = ? AND entry = ?", [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in FiledNumber(number: row.integer(0), version: row.integer(1)) }
  }

  /// At most `limit` candidates that share keys, those that share the most and the rarest first, then the newest.
  ///
  /// Of a key that very many share only the newest `Posting.limit` are looked at: the work stays bounded however many
  /// items carry one title.
  package func candidates(for keys: [UInt32], limit: Int) throws(DatabaseError) -> [FiledCandidate] {
    if lately != nil { lately = Lately() }
    let numbers = try numbers(under: keys, limit: limit)
    var found: [Int: FiledCandidate] = [:]
    for first in stride(from: 0, to: numbers.count, by: 24) {
      let asked = numbers[first..<min(first + 24, numbers.count)].map { SQLValue.integer($0) }
      try database.eachRow(
        """
        SELECT source, entry, content, version, number FROM candidate WHERE number IN
        (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, asked + Array(repeating: .null, count: 24 - asked.count)
      ) { row throws(DatabaseError) in
        let entry = EntryKey(source: row.text(0), id: row.text(1))
        lately?.numbers[entry] = FiledNumber(number: row.integer(4), version: row.integer(3))
        found[row.integer(4)] = FiledCandidate(entry: entry, candidate: row.blob(2))
      }
    }
    return numbers.compactMap { found[$0] }
  }

  /// What an entry was filed as; nil when it never was.
  package func filedCandidate(_ entry: EntryKey) throws(DatabaseError) -> [UInt8]? {
    try database.first(
      "SELECT content FROM candidate WHERE source = ? AND entry = ?", [.text(entry.source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.blob(0) }
  }

  /// How many entries are filed.
  package func candidateCount() throws(DatabaseError) -> Int { try database.integer("SELECT count(*) FROM candidate") }

  /// What is known between one of the entries and others: that they are the same from either end, all else from the end
  /// that was filed later.
  package func links(of entries: [EntryKey]) throws(DatabaseError) -> [StoredLink] {
    var links: [StoredLink] = []
    for entry in entries {
      guard let here = try filed(entry) else { continue }
      links += try database.rows(
        """
        SELECT two.source, two.entry, link.kind, link.points FROM link
        JOIN candidate AS two ON two.number = link.other AND two.version = link.version
        WHERE link.one = ? ORDER BY link.other
        """, [.integer(here.number)]
      ) { row throws(DatabaseError) in
        StoredLink(entry, EntryKey(source: row.text(0), id: row.text(1)), kind: row.text(2), points: row.real(3))
      }
    }
    return links
  }
}
