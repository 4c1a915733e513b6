package import Model
package import SQLite

extension Desk {
  /// Replaces a newsletter only while it still is what the writer had in hand; false, and nothing written, when somebody
  /// else changed it since.
  ///
  /// Reading and writing are one transaction, so that of two people who edit at once neither loses a word: the second
  /// reads anew and says it again. `known` is nil for a newsletter that must not be there yet.
  package func save(_ issue: Issue, replacing known: Issue?) throws(DatabaseError) -> Bool {
    try durably { () throws(DatabaseError) in
      guard try self.issue(issue.number) == known else { return false }
      try write(issue)
      return true
    }
  }

  /// Inserts or replaces a newsletter within whatever transaction is open.
  func write(_ issue: Issue) throws(DatabaseError) {
    try database.run(
      "INSERT INTO issue (number, content) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET content = excluded.content",
      .integer(issue.number), .text(try coder.text(issue)))
  }
}
