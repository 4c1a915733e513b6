import Archiving
import Foundation
import Model
import SQLite
import TestSupport
import Testing

@Suite("archive", .tags(.database))
struct ArchiveTests {
  @Test("gives back the whole record")
  func records() async throws {
    let origin = ArchiveRecord.Origin(source: "portal", name: "Portal", title: "A", link: nil, firstSeen: now)
    let change = Change(at: now, field: "deadline", before: "2026-12-01", after: "2026-12-15")
    let record = ArchiveRecord(
      opportunity: opportunity("p1", closing: Day(2026, 12, 15)), origins: [origin], history: [change])
    try await withArchive { archive in
      try await archive.update([record], revision: 4)
      #expect(try await archive.record("p1") == record)
      #expect(try await archive.opportunity("p2") == nil)
      #expect(try await archive.revision() == 4)
      #expect(try await archive.records(limit: 5) == [record])
      #expect(try await archive.records(after: "p1", limit: 5).isEmpty)
    }
  }

  @Test("finds what it holds and forgets what was removed or said otherwise")
  func updates() async throws {
    try await withArchive([opportunity("p1"), opportunity("p2", "Housing vouchers", summary: "Rent.")]) { archive in
      func ids(_ text: String) async throws -> [String] {
        try await archive.search(SearchQuery(text, today: today)).hits.map(\.id)
      }
      #expect(try await ids("vouchers") == ["p2"])
      try await archive.update([opportunity("p2", "Rental help", summary: "Rent.")])
      #expect(try await ids("vouchers").isEmpty)
      #expect(try await ids("rental") == ["p2"])
      try await archive.update([], removing: ["p2", "p9"])
      #expect(try await ids("rental").isEmpty)
      #expect(try await archive.count() == 1)
    }
  }

  @Test("lists deadlines in a range, without what is closed")
  func deadlines() async throws {
    var closed = opportunity("c", closing: Day(2026, 12, 2))
    closed.status = .closed
    let all = [opportunity("b", closing: Day(2026, 12, 9)), opportunity("a", closing: Day(2026, 12, 1)), closed]
    try await withArchive(all + [opportunity("undated"), opportunity("late", closing: Day(2027, 1, 9))]) { archive in
      let found = try await archive.deadlines(from: today, to: today + 30)
      #expect(found.map(\.id) == ["a", "b"])
    }
  }

  @Test("is read without being changed, from a folder that is only read, and refuses a newer schema")
  func reading() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "archive.sqlite").path
      try await Archive(path: path).update([opportunity("p1")])
      #expect(try await Archive(path: path, access: .reading).count() == 1)
      await #expect(throws: DatabaseError.self) {
        try await Archive(path: path, access: .reading).update([opportunity("p2")])
      }
      try Database(path: path).script("PRAGMA user_version = 99")
      let newer = #expect(throws: DatabaseError.self) { try Archive(path: path, access: .reading) }
      #expect(newer?.kind == .newer)
      try Database(path: folder.appending(path: "other.sqlite").path).script("CREATE TABLE a (b)")
      let other = #expect(throws: DatabaseError.self) {
        try Archive(path: folder.appending(path: "other.sqlite").path, access: .reading)
      }
      #expect(other?.message == "is no archive")
    }
  }
}
