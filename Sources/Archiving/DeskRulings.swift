package import Model
package import SQLite

/// What staff said about two sides of entries, as it is kept.
package struct StoredRuling: Hashable, Sendable {
  package var number: Int
  /// merge or split.
  package var verb: String
  package var sides: [[EntryKey]]
  package var reason: String
  package var who: String
  package var at: Instant
  /// Who took it back; nil while it holds.
  package var undoneBy: String?
}

extension Desk {
  /// Keeps what staff said about two sides of entries, and returns its number.
  package func rule(_ verb: String, _ sides: [[EntryKey]], reason: String, who: String, at now: Instant)
    throws(DatabaseError) -> Int
  {
    try durably { () throws(DatabaseError) in
      try database.run(
        "INSERT INTO ruling (verb, reason, who, at) VALUES (?, ?, ?, ?)", .text(verb), .text(reason), .text(who),
        .integer(now.seconds))
      let number = database.lastInsertedRow
      for (side, entries) in sides.enumerated() {
        for entry in entries {
          try database.run(
            "INSERT OR IGNORE INTO ruling_entry (source, entry, ruling, side) VALUES (?, ?, ?, ?)",
            .text(entry.source), .text(entry.id), .integer(number), .integer(side))
        }
      }
      return number
    }
  }

  /// Takes a ruling back; the row stays, with who did it.
  package func undoRuling(_ number: Int, who: String, at now: Instant) throws(DatabaseError) {
    try durably { () throws(DatabaseError) in
      _ = try database.run(
        "UPDATE ruling SET undone = ?, undone_by = ? WHERE number = ? AND undone IS NULL", .integer(now.seconds),
        .text(who), .integer(number))
    }
  }

  /// Rulings that name one of the entries, the oldest first; those taken back only when asked for.
  package func rulings(on entries: [EntryKey], withUndone: Bool = false) throws(DatabaseError) -> [StoredRuling] {
    var numbers: Set<Int> = []
    for entry in entries {
      try database.eachRow(
        """
        SELECT ruling.number FROM ruling_entry JOIN ruling ON ruling.number = ruling_entry.ruling
        WHERE source = ? AND entry = ? AND (undone IS NULL OR ?)
        """, [.text(entry.source), .text(entry.id), SQLValue(withUndone)]
      ) { row throws(DatabaseError) in numbers.insert(row.integer(0)) }
    }
    var rulings: [StoredRuling] = []
    for number in numbers.sorted() {
      if let ruling = try ruling(number) { rulings.append(ruling) }
    }
    return rulings
  }

  private func ruling(_ number: Int) throws(DatabaseError) -> StoredRuling? {
    var sides: [[EntryKey]] = [[], []]
    try database.eachRow(
      "SELECT side, source, entry FROM ruling_entry WHERE ruling = ? ORDER BY side, source, entry", [.integer(number)]
    ) { row throws(DatabaseError) in
      sides[min(1, row.integer(0))].append(EntryKey(source: row.text(1), id: row.text(2)))
    }
    return try database.first(
      "SELECT verb, reason, who, at, undone_by FROM ruling WHERE number = ?", [.integer(number)]
    ) { row throws(DatabaseError) in
      StoredRuling(
        number: number, verb: row.text(0), sides: sides, reason: row.text(1), who: row.text(2),
        at: Instant(seconds: row.integer(3)), undoneBy: row.optionalText(4))
    }
  }
}
