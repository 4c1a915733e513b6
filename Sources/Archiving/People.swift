package import SQLite
import Text

/// people.sqlite: subscribers, the ledger of deliveries, suppressions, tokens; never copied into anything public.
///
/// Addresses are kept for those who are subscribed; who asked never to be mailed again stays only as a keyed hash.
package actor People {
  /// As many random bytes as asked for.
  package typealias Randomness = @Sendable (Int) -> [UInt8]

  let database: Database
  let random: Randomness
  /// 32 random bytes made with the file: signs the extensions of the list address and hashes suppressed addresses.
  nonisolated package let key: [UInt8]

  package init(path: String, random: @escaping Randomness = People.systemRandom) throws(DatabaseError) {
    let database = try Database(path: path)
    try database.migrate(People.schema)
    self.database = database
    self.random = random
    key = try People.loadKey(database, random)
  }

  /// The same key ever after: the first writer's stays.
  private static func loadKey(_ database: Database, _ random: Randomness) throws(DatabaseError) -> [UInt8] {
    let query = "SELECT value FROM setting WHERE name = 'key'"
    if let key = try database.first(query, [], { (row: borrowing Row) in row.blob(0) }) { return key }
    try database.run("INSERT OR IGNORE INTO setting (name, value) VALUES ('key', ?)", .blob(random(32)))
    return try database.first(query) { (row: borrowing Row) in row.blob(0) } ?? []
  }

  /// From the system's generator.
  package static let systemRandom: Randomness = { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// A keyed hash: with the file one can ask whether an address is in it, but not which addresses are.
  func hash(_ address: String) -> String {
    hexadecimal(SHA256.mac(Array(address.lowercased().utf8), key: key))
  }

  /// Steps are only ever added at the end.
  static let schema = [
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    CREATE TABLE subscriber (
      id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, address_key TEXT NOT NULL UNIQUE,
      name TEXT, organization TEXT, language TEXT NOT NULL, sections TEXT NOT NULL DEFAULT '',
      status TEXT NOT NULL, consent TEXT NOT NULL, since INTEGER NOT NULL, changed INTEGER NOT NULL);

    CREATE TABLE suppression (hash TEXT PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE mailing (
      issue INTEGER PRIMARY KEY, hash TEXT NOT NULL, started INTEGER NOT NULL, held TEXT, held_at INTEGER);

    CREATE TABLE delivery (
      id INTEGER PRIMARY KEY AUTOINCREMENT, issue INTEGER NOT NULL, issue_hash TEXT NOT NULL,
      subscriber INTEGER NOT NULL REFERENCES subscriber, state TEXT NOT NULL, message_id TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, detail TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL,
      queued_at INTEGER NOT NULL, retry_at INTEGER, UNIQUE (issue_hash, subscriber));
    CREATE INDEX delivery_open ON delivery (issue, id) WHERE state IN ('queued', 'deferred', 'sending');
    CREATE INDEX delivery_issue ON delivery (issue, subscriber);
    CREATE INDEX delivery_subscriber ON delivery (subscriber);

    CREATE TABLE bounce (
      id INTEGER PRIMARY KEY, subscriber INTEGER NOT NULL, delivery INTEGER, issue INTEGER, kind TEXT NOT NULL,
      status TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX bounce_subscriber ON bounce (subscriber, at);

    CREATE TABLE departure (subscriber INTEGER NOT NULL, issue INTEGER, how TEXT NOT NULL, at INTEGER NOT NULL);
    """,
    People.mailSchema,
  ]
}
