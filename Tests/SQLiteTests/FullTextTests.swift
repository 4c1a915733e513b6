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
      let matches = try database.rows(
        "SELECT places(kept, 1) FROM kept WHERE kept MATCH ?", [.text("youths OR \"the youth\" OR absent")]
      ) { row in Match(row.blob(0)) }
      let match = try #require(matches.first)
      #expect(matches.count == 1 && match.length == 8)
      #expect(match.places.filter { $0.phrase == 0 }.map(\.column) == [0, 1, 1])
      #expect(match.places.filter { $0.phrase == 1 }.map(\.column) == [1, 1])
      #expect(!match.places.contains { $0.phrase == 2 })
    }
  }

  @Test("bounds the places of one row")
  func bounds() async throws {
    try await withTemporaryFolder { folder in
      let database = try Database(path: folder.appending(path: "a.sqlite").path)
      try database.addPlaces()
      try database.script("CREATE VIRTUAL TABLE kept USING fts5 (body)")
      try database.run("INSERT INTO kept VALUES (?)", .text(String(repeating: "a ", count: 5000)))
      let match = try database.first("SELECT places(kept, 0) FROM kept WHERE kept MATCH 'a'") { row in
        Match(row.blob(0))
      }
      #expect(match?.places.count == 400 && match?.length == 5000)
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
