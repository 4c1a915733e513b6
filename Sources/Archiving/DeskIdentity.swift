package import Model
package import SQLite

/// What a source has published before, to know its entries again.
extension Desk {
  /// Those of the ids that the source has published before.
  package func knownIDs(among ids: [String], from source: String) throws(DatabaseError) -> Set<String> {
    var known: Set<String> = []
    for id in ids {
      let found = try database.first(
        "SELECT 1 FROM entry WHERE source = ? AND id = ?", [.text(source), .text(id)]
      ) { row throws(DatabaseError) in row.integer(0) }
      if found != nil { known.insert(id) }
    }
    return known
  }

  /// Current versions of a source's entries, the last seen first.
  package func latestEntries(from source: String, limit: Int) throws(DatabaseError) -> [Entry] {
    try database.rows(
      """
      SELECT content FROM entry JOIN entry_version ON entry_version.number = entry.version
      WHERE entry.source = ? ORDER BY entry.last_seen DESC, entry.version DESC LIMIT ?
      """, [.text(source), .integer(limit)]
    ) { row throws(DatabaseError) in try coder.value(Entry.self, row.text(0)) }
  }
}
