import Foundation
import SQLite
import TestSupport
import Testing

@Suite("one reading of a database", .tags(.database))
struct ReadingTests {
  private func withFile(_ body: (String, Database) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      let database = try Database(path: path)
      try database.script("CREATE TABLE kept (value)")
      try await body(path, database)
    }
  }

  @Test("answers all questions from one state of the file, whoever writes in between")
  func snapshot() async throws {
    try await withFile { path, writer in
      let reader = try Database(path: path, mode: .readOnly)
      func count() throws(DatabaseError) -> Int { try reader.integer("SELECT count(*) FROM kept") }
      try reader.reading { () throws(DatabaseError) in
        #expect(try count() == 0)
        try writer.run("INSERT INTO kept VALUES (1)")
        #expect(try count() == 0)
        // Inside another reading it joins that one.
        try reader.reading { () throws(DatabaseError) in #expect(try count() == 0) }
        #expect(try count() == 0)
      }
      #expect(try count() == 1)
    }
  }

  @Test("ends with an error too, so that the next one begins anew")
  func errors() async throws {
    try await withFile { _, database in
      #expect(throws: DatabaseError.self) {
        try database.reading { () throws(DatabaseError) in try database.integer("SELECT * FROM nowhere") }
      }
      try database.transaction { () throws(DatabaseError) in _ = try database.run("INSERT INTO kept VALUES (1)") }
      #expect(
        try database.reading { () throws(DatabaseError) in try database.integer("SELECT count(*) FROM kept") } == 1)
    }
  }

  @Test(
    "opens a file for reading whatever its name is, on a medium that cannot be written",
    arguments: ["a b", "a?b#c%20", "ñ"])
  func names(name: String) async throws {
    try await withTemporaryFolder { folder in
      let place = folder.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let path = place.appending(path: "a.sqlite").path
      do {
        let database = try Database(path: path)
        try database.script("CREATE TABLE kept (value); INSERT INTO kept VALUES (7); PRAGMA wal_checkpoint(TRUNCATE)")
      }
      for mode in [0o500, 0o700] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place.path)
        #expect(try Database(path: path, mode: .readOnly).integer("SELECT value FROM kept") == 7)
      }
    }
  }

  @Test(
    "names the file, the fault and what would help",
    arguments: [
      (
        DatabaseError(.full, code: 13, message: "is full", sql: "INSERT  INTO\n a", file: "d.sqlite"),
        "d.sqlite: is full [13]; free some space and run again: nothing was changed (in: INSERT INTO a)"
      ),
      (DatabaseError(.newer, message: "has schema 9", file: "d.sqlite"), "d.sqlite: has schema 9; update this program"),
      (DatabaseError(.constraint, message: "no JSON", file: "d.sqlite"), "d.sqlite: no JSON"),
      (
        DatabaseError(.damaged, code: 11, message: "malformed", file: "d.sqlite"),
        "d.sqlite: malformed [11]; restore the file from a copy"
      ),
      (
        DatabaseError(.busy, code: 5, message: "locked", file: "d.sqlite"),
        "d.sqlite: locked [5]; another run is writing; try again when it is done"
      ),
    ])
  func words(error: DatabaseError, text: String) { #expect(error.description == text) }

  @Test(
    "gives an error, never a trap, for files that are none",
    arguments: ["", "not a database at all, but long enough to be read as one page header"])
  func damaged(content: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      try Data((content + String(repeating: "x", count: content.isEmpty ? 0 : 5000)).utf8).write(
        to: URL(filePath: path))
      let database = try Database(path: path, mode: .readOnly)
      #expect(throws: DatabaseError.self) { try database.integer("SELECT value FROM kept") }
    }
  }
}
