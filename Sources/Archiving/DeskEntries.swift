package import Model
package import SQLite
import Text

/// What one visit brought.
package struct Recorded: Hashable, Sendable {
  package var new = 0
  package var changed = 0
  package var unchanged = 0
  package init() {}
}

/// One version of an entry as it was stored.
package struct EntryVersion: Hashable, Sendable {
  package var entry: Entry
  package var firstSeen: Instant
}

extension Desk {
  /// Stores what a visit brought together with the source's health, all or nothing.
  ///
  /// An entry whose content differs from its current version becomes a new version; one that is the same is only seen
  /// again. When the published or updated date alone differs it is the same: feeds that print the hour of the visit
  /// there would otherwise change all their items every time.
  @discardableResult
  package func record(_ entries: [Entry], from source: String, health: SourceHealth, at now: Instant)
    throws(DatabaseError) -> Recorded
  {
    try database.transaction { () throws(DatabaseError) in
      var recorded = Recorded()
      for entry in apart(entries) { try store(entry, from: source, at: now, counting: &recorded) }
      try save(health, of: source)
      return recorded
    }
  }

  private func store(_ entry: Entry, from source: String, at now: Instant, counting recorded: inout Recorded)
    throws(DatabaseError)
  {
    var entry = entry
    entry.source = source
    let fingerprint = try fingerprint(of: entry)
    let known = try database.first(
      """
      SELECT entry_version.fingerprint FROM entry JOIN entry_version ON entry_version.number = entry.version
      WHERE entry.source = ? AND entry.id = ?
      """, [.text(source), .text(entry.id)]
    ) { row throws(DatabaseError) in row.blob(0) }
    if known == fingerprint {
      recorded.unchanged += 1
      try database.run(
        "UPDATE entry SET last_seen = ? WHERE source = ? AND id = ?", .integer(now.seconds), .text(source),
        .text(entry.id))
      return
    }
    if known == nil { recorded.new += 1 } else { recorded.changed += 1 }
    try database.run(
      "INSERT INTO entry_version (source, entry, fingerprint, first_seen, content) VALUES (?, ?, ?, ?, ?)",
      .text(source), .text(entry.id), .blob(fingerprint), .integer(now.seconds), .text(try coder.text(entry)))
    try database.run(
      """
      INSERT INTO entry (source, id, version, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?4)
      ON CONFLICT (source, id) DO UPDATE SET version = excluded.version, last_seen = excluded.last_seen
      """, .text(source), .text(entry.id), .integer(database.lastInsertedRow), .integer(now.seconds))
  }

  /// SHA-256 over all that a reader would see of it.
  private func fingerprint(of entry: Entry) throws(DatabaseError) -> [UInt8] {
    var content = entry
    content.published = nil
    content.updated = nil
    return SHA256.digest(Array(try coder.text(content).utf8))
  }

  /// Entries of one answer that share an id although they are different get ids of their own, from their address and
  /// title; repeats of the same one count once.
  private func apart(_ entries: [Entry]) -> [Entry] {
    let groups = Dictionary(grouping: entries, by: \.id)
    var seen: Set<String> = []
    return entries.compactMap { entry in
      var entry = entry
      let group = groups[entry.id] ?? []
      if group.contains(where: { $0.link != entry.link || $0.title != entry.title }) {
        entry.id += "#" + SHA256.hex((entry.link ?? "").utf8 + [0] + Array(entry.title.utf8)).prefix(8)
      }
      return seen.insert(entry.id).inserted ? entry : nil
    }
  }

  /// Current versions that were not placed yet, by source and id, so that the order in which sources answered decides
  /// nothing; always from the first one on.
  package func unplaced(limit: Int) throws(DatabaseError) -> [Entry] {
    try database.rows(
      """
      SELECT content FROM entry JOIN entry_version ON entry_version.number = entry.version
      WHERE entry.placed IS NOT entry.version ORDER BY entry.source, entry.id LIMIT ?
      """, [.integer(limit)]
    ) { row throws(DatabaseError) in try coder.value(Entry.self, row.text(0)) }
  }

  /// The current version of one entry.
  package func entry(_ key: EntryKey) throws(DatabaseError) -> Entry? {
    try versions(of: key).last?.entry
  }

  /// Every version of one entry, the oldest first.
  package func versions(of key: EntryKey) throws(DatabaseError) -> [EntryVersion] {
    try database.rows(
      "SELECT content, first_seen FROM entry_version WHERE source = ? AND entry = ? ORDER BY number",
      [.text(key.source), .text(key.id)]
    ) { row throws(DatabaseError) in
      EntryVersion(entry: try coder.value(Entry.self, row.text(0)), firstSeen: Instant(seconds: row.integer(1)))
    }
  }

  /// The opportunity an entry is placed in.
  package func opportunityID(of key: EntryKey) throws(DatabaseError) -> String? {
    try database.first(
      "SELECT opportunity FROM entry WHERE source = ? AND id = ?", [.text(key.source), .text(key.id)]
    ) { row throws(DatabaseError) in row.optionalText(0) } ?? nil
  }

  /// Current versions of all entries placed in an opportunity, in a stable order.
  package func entries(of opportunity: String) throws(DatabaseError) -> [Entry] {
    try database.rows(
      """
      SELECT content FROM entry JOIN entry_version ON entry_version.number = entry.version
      WHERE entry.opportunity = ? ORDER BY entry.source, entry.id
      """, [.text(opportunity)]
    ) { row throws(DatabaseError) in try coder.value(Entry.self, row.text(0)) }
  }

  /// How many entries each source has, by its id.
  package func entryCounts() throws(DatabaseError) -> [String: Int] {
    let pairs = try database.rows("SELECT source, count(*) FROM entry GROUP BY source") { row throws(DatabaseError) in
      (row.text(0), row.integer(1))
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }
}
