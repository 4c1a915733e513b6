import Foundation
import SQLite
import TestSupport
import Testing

@Suite("full text", .tags(.database))
struct FullTextTests {
  @Test("says where the words of a question stand, phrase by phrase and column by column")
  func places() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.addPlaces()
      try database.script("CREATE VIRTUAL TABLE kept USING fts5 (title, body, tokenize = 'porter')")
      try database.run("INSERT INTO kept VALUES ('youth housing', 'housing for the youth of the youth center')")
      try database.run("INSERT INTO kept VALUES ('food', 'no words')")
      var found: [(phrase: UInt8, column: UInt8, word: Int)] = []
      var lengths: [Int] = []
      try database.eachRow(
        "SELECT places(kept), sz FROM kept JOIN kept_docsize ON id = kept.rowid WHERE kept MATCH ?",
        [.text("youths OR \"the youth\" OR absent")]
      ) { row throws(DatabaseError) in
        lengths += [0, 1, 2].map { row.length(ofIndexed: $0, 1) }
        row.eachPlace(0) { found.append(($0, $1, $2)) }
      }
      #expect(lengths == [2, 8, 0])
      #expect(found.filter { $0.phrase == 0 }.map(\.column) == [0, 1, 1])
      #expect(found.filter { $0.phrase == 1 }.map(\.column) == [1, 1])
      #expect(!found.contains { $0.phrase == 2 })
      #expect(found.map(\.word) == [0, 2, 3, 5, 6])
    }
  }

  @Test("bounds the places of one row")
  func bounds() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.addPlaces()
      try database.script("CREATE VIRTUAL TABLE kept USING fts5 (body)")
      try database.run("INSERT INTO kept VALUES (?)", .text(String(repeating: "a ", count: 5000)))
      var count = 0
      try database.eachRow(
        "SELECT places(kept), sz FROM kept JOIN kept_docsize ON id = kept.rowid WHERE kept MATCH 'a'"
      ) { row throws(DatabaseError) in
        #expect(row.length(ofIndexed: 0, 1) == 5000)
        row.eachPlace(0) { _, _, _ in count += 1 }
      }
      #expect(count == 400)
    }
  }

  @Test(
    "gives stems as the index keeps them",
    arguments: [
      ("Homeless families", ["homeless", "famili"]), ("Niñez, JÓVENES!", ["ninez", "joven"]),
      ("R&D k-12", ["r", "d", "k", "12"]),
      ("", []), ("🏠", []),
    ])
  func stems(text: String, stems: [String]) async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      #expect(try database.stems(of: text) == stems)
    }
  }
}
