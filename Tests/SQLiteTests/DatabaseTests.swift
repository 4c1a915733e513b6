import Foundation
import SQLite
import TestSupport
import Testing

@Suite("database", .tags(.database))
struct DatabaseTests {
  @Test(
    "gives back what was bound",
    arguments: [
      SQLValue.null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .text("niñez\0 y familia 🏠"), .blob([]),
      .blob([0, 255, 7]),
    ])
  func values(value: SQLValue) async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.script("CREATE TABLE kept (value)")
      try database.run("INSERT INTO kept VALUES (?)", value)
      let read = try database.first("SELECT value, typeof(value) FROM kept") { row -> SQLValue in
        switch row.text(1) {
        case "null": row.isNull(0) ? .null : .text("not null")
        case "integer": .integer(row.integer(0))
        case "real": .real(row.real(0))
        case "text": .text(row.text(0))
        default: .blob(row.blob(0))
        }
      }
      #expect(read == value)
    }
  }

  @Test("reads NULL as nil where nil is asked for")
  func optionals() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      let row = try database.first("SELECT NULL, 'a', 3, 1.5") { row in
        (row.optionalText(0), row.optionalInteger(0), row.optionalReal(0), row.optionalText(1), row.optionalInteger(2))
      }
      let (noText, noInteger, noReal, text, integer) = try #require(row)
      #expect(noText == nil && noInteger == nil && noReal == nil && text == "a" && integer == 3)
      #expect(SQLValue(String?.none) == .null && SQLValue(true) == 1 && SQLValue(Int?(4)) == 4)
    }
  }

  @Test("keeps all of a transaction or nothing")
  func transactions() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.script("CREATE TABLE kept (value INTEGER UNIQUE)")
      #expect(throws: DatabaseError.self) {
        try database.transaction { () throws(DatabaseError) in
          try database.run("INSERT INTO kept VALUES (1)")
          try database.transaction { () throws(DatabaseError) in _ = try database.run("INSERT INTO kept VALUES (2)") }
          try database.run("INSERT INTO kept VALUES (1)")
        }
      }
      #expect(try database.integer("SELECT count(*) FROM kept") == 0)
      try database.transaction { () throws(DatabaseError) in _ = try database.run("INSERT INTO kept VALUES (1)") }
      #expect(try database.integer("SELECT count(*) FROM kept") == 1)
    }
  }

  @Test("runs one statement inside the visit of the same statement")
  func nested() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.script("CREATE TABLE kept (value); INSERT INTO kept VALUES (1), (2), (3)")
      var pairs = 0
      try database.eachRow("SELECT value FROM kept") { _ throws(DatabaseError) in
        try database.eachRow("SELECT value FROM kept") { _ throws(DatabaseError) in pairs += 1 }
      }
      #expect(pairs == 9)
    }
  }

  @Test("says what is wrong, where, and in which statement")
  func errors() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      let database = try Database(path: path)
      let fault = #expect(throws: DatabaseError.self) { try database.run("SELECT value\n  FROM nowhere") }
      #expect(fault?.description == "\(path): no such table: nowhere [1] (in: SELECT value FROM nowhere)")
      #expect(fault?.kind == .statement)
      let count = #expect(throws: DatabaseError.self) { try database.run("SELECT ?", 1, 2) }
      #expect(count?.message == "the statement has another number of places")
      try database.script("CREATE TABLE kept (value NOT NULL)")
      let rule = #expect(throws: DatabaseError.self) { try database.run("INSERT INTO kept VALUES (?)", .null) }
      #expect(rule?.kind == .constraint)
    }
  }

  @Test("names the file that cannot be opened, and what to look at")
  func missing() {
    let error = #expect(throws: DatabaseError.self) { try Database(path: "/nonexistent/a.sqlite") }
    #expect(error?.kind == .cannotOpen)
    #expect(error?.description.hasPrefix("/nonexistent/a.sqlite: unable to open database file") == true)
    #expect(error?.description.hasSuffix("look whether the folder exists and may be entered") == true)
  }

  @Test("refuses a file that is no database")
  func noDatabase() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.sqlite")
      try Data("just a text that is long enough to be looked at as a header, and then some more".utf8).write(to: file)
      let error = #expect(throws: DatabaseError.self) { try Database(path: file.path) }
      #expect(error?.kind == .damaged)
    }
  }

  @Test("never writes what was opened for reading, and waits no longer than its patience for a lock")
  func locks() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a b#%.sqlite").path
      let writer = try Database(path: path)
      try writer.script("CREATE TABLE kept (value); INSERT INTO kept VALUES (1)")
      let reader = try Database(path: path, mode: .readOnly)
      #expect(try reader.integer("SELECT value FROM kept") == 1)
      #expect(throws: DatabaseError.self) { try reader.run("INSERT INTO kept VALUES (2)") }
      let second = try Database(path: path, patience: 10)
      let busy = try writer.transaction { () throws(DatabaseError) -> DatabaseError.Kind? in
        do throws(DatabaseError) {
          try second.transaction { () throws(DatabaseError) in }
          return nil
        } catch { return error.kind }
      }
      #expect(busy == .busy)
    }
  }
}
