import Foundation
import SQLite
import TestSupport
import Testing

@Suite("migration", .tags(.database))
struct MigrationTests {
  let steps = ["CREATE TABLE first (value)", "ALTER TABLE first ADD COLUMN more; CREATE TABLE second (value)"]

  @Test("takes only the steps that are missing")
  func steps() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      try Database(path: path).migrate([steps[0]])
      let database = try Database(path: path)
      try database.run("INSERT INTO first VALUES (7)")
      try database.migrate(steps)
      try database.migrate(steps)
      #expect(try database.schemaVersion == 2)
      #expect(try database.integer("SELECT value FROM first WHERE more IS NULL") == 7)
    }
  }

  @Test("leaves the old schema when a step fails")
  func failure() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.migrate([steps[0]])
      #expect(throws: DatabaseError.self) { try database.migrate([steps[0], "CREATE TABLE third (value); nonsense"]) }
      #expect(try database.schemaVersion == 1)
      #expect(try database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'third'") == 0)
    }
  }

  @Test("refuses a file of a newer program and asks for an update")
  func newer() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.migrate(steps)
      let error = #expect(throws: DatabaseError.self) { try database.migrate([steps[0]]) }
      #expect(error?.kind == .newer)
      #expect(error?.description.contains("has schema 2 and this program knows 1; update this program") == true)
    }
  }
}
