extension Database {
  /// The number of the schema the file has: how many steps it has taken.
  package var schemaVersion: Int {
    get throws(DatabaseError) { try integer("PRAGMA user_version") }
  }

  /// Brings the file to the newest schema: the steps after its `user_version`, all in one transaction.
  ///
  /// A file from a newer program is refused (`.newer`), never guessed at. Steps are only ever added at the end.
  package func migrate(_ steps: [String]) throws(DatabaseError) {
    if try schemaVersion == steps.count { return }
    try transaction { () throws(DatabaseError) in
      // Asked again inside: another process may have migrated while this one waited for the lock.
      let version = try schemaVersion
      try requireKnown(version, steps.count)
      for step in steps[min(version, steps.count)...] { try script(step) }
      try script("PRAGMA user_version = \(steps.count)")
    }
  }

  /// Throws `.newer` for a file that has taken more steps than this program knows.
  package func requireKnown(_ version: Int, _ known: Int) throws(DatabaseError) {
    guard version > known else { return }
    throw DatabaseError(
      .newer, message: "has schema \(version) and this program knows \(known)", sql: "PRAGMA user_version", file: path)
  }
}
