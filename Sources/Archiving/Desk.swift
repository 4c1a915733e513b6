package import Model
package import SQLite

/// desk.sqlite: sources and their health, entries, what they were placed in, decisions, doubts and issues.
///
/// One actor, one connection. Every function that writes is one transaction: after a `kill -9` the file holds all of a
/// call or nothing of it, and the next run takes up where the last one stopped.
package actor Desk {
  let database: Database
  let coder: Coder
  /// What was last read for matching, while nobody else can write: what is filed next is linked to some of it.
  var lately: Lately?

  /// Opens or creates the file and brings its schema up to date.
  package init(path: String) throws(DatabaseError) {
    // Crawled things are found again by the next run; what staff said is committed with `durably` below.
    database = try Database(path: path, durability: .everyCheckpoint)
    coder = Coder(file: path)
    try database.migrate(DeskSchema.steps)
    try gatherPostings(database)
    // Rarer and larger than SQLite's 4 MB: moving pages from the log into the file waits for the disk.
    try database.script("PRAGMA wal_autocheckpoint = 8192")
  }

  /// Runs `body` on the desk's own actor, so that none of its questions waits for another thread, in one transaction:
  /// after a `kill -9` or an error all of it is there or nothing.
  ///
  /// Other tasks must leave the desk alone meanwhile; other processes wait.
  package func together<Result: Sendable>(_ body: @Sendable (isolated Desk) async throws -> Result) async throws
    -> Result
  {
    lately = Lately()
    defer { lately = nil }
    return try await database.transaction { try await body(self) }
  }

  /// A transaction that a power cut cannot undo either: for what staff did and no run can find again.
  func durably<Result>(_ body: () throws(DatabaseError) -> Result) throws(DatabaseError) -> Result {
    try database.commit(durably: .everyCommit)
    defer { try? database.commit(durably: .everyCheckpoint) }
    return try database.transaction(body)
  }

  /// The next number of the sequence that the archive follows.
  func nextRevision() throws(DatabaseError) -> Int {
    try database.first(
      "UPDATE counter SET value = value + 1 WHERE name = 'revision' RETURNING value"
    ) { row throws(DatabaseError) in row.integer(0) } ?? 0
  }
}

// MARK: sources

extension Desk {
  /// What is remembered of every source that was ever visited, by its id.
  package func health() throws(DatabaseError) -> [String: SourceHealth] {
    let pairs = try database.rows("SELECT id, health FROM source ORDER BY id") { row throws(DatabaseError) in
      (row.text(0), try coder.value(SourceHealth.self, row.text(1)))
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Remembers a visit that brought no entries.
  package func save(_ health: SourceHealth, of source: String) throws(DatabaseError) {
    try database.run(
      "INSERT INTO source (id, health) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET health = excluded.health",
      .text(source), .text(try coder.text(health)))
  }
}
