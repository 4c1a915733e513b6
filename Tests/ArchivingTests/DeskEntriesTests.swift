import Archiving
import Model
import SQLite
import TestSupport
import Testing

@Suite("desk entries", .tags(.database))
struct DeskEntriesTests {
  @Test("counts what is new, changed and unchanged, and keeps every version")
  func versions() async throws {
    try await withDesk { desk, _ in
      let first = try await desk.record([entry("1"), entry("2")], from: "portal", health: SourceHealth(), at: now)
      #expect((first.new, first.changed, first.unchanged) == (2, 0, 0))
      let second = try await desk.record(
        [entry("1"), entry("2", "Youth reentry grants, extended"), entry("3")], from: "portal",
        health: SourceHealth(), at: now + 60)
      #expect((second.new, second.changed, second.unchanged) == (1, 1, 1))
      let versions = try await desk.versions(of: EntryKey(source: "portal", id: "2"))
      #expect(versions.map(\.entry.title) == ["Youth reentry grants", "Youth reentry grants, extended"])
      #expect(versions.map(\.firstSeen) == [now, now + 60])
    }
  }

  @Test("takes an entry whose dates alone moved for the same")
  func dates() async throws {
    try await withDesk { desk, _ in
      var moved = entry("1")
      moved.published = now + 3600
      moved.updated = now + 3600
      try await desk.record([entry("1")], from: "portal", health: SourceHealth(), at: now)
      let again = try await desk.record([moved], from: "portal", health: SourceHealth(), at: now + 3600)
      #expect((again.new, again.changed, again.unchanged) == (0, 0, 1))
    }
  }

  @Test("gives entries that lie about their id ids of their own, the same ones every time")
  func sharedIDs() async throws {
    try await withDesk { desk, _ in
      let lying = [entry("1", "A"), entry("1", "B"), entry("1", "B"), entry("2", "C")]
      let first = try await desk.record(lying, from: "portal", health: SourceHealth(), at: now)
      let again = try await desk.record(lying.reversed(), from: "portal", health: SourceHealth(), at: now)
      #expect(first.new == 3 && again.unchanged == 3 && again.new == 0)
      #expect(try await Set(desk.unplaced(limit: 9).map(\.title)) == ["A", "B", "C"])
    }
  }

  @Test("remembers the health of a source with its entries, and alone")
  func health() async throws {
    try await withDesk { desk, path in
      var health = SourceHealth()
      health.lastGood = now
      health.validators.etag = "\"a\""
      try await desk.record([], from: "portal", health: health, at: now)
      health.failuresInARow = 2
      health.lastFailure = Failure(.connect, "refused")
      try await desk.save(health, of: "portal")
      #expect(try await Desk(path: path).health() == ["portal": health])
    }
  }

  @Test("offers unplaced entries by source and id, whatever order they came in, changed ones again")
  func unplaced() async throws {
    try await withDesk { desk, _ in
      try await desk.record([entry("b"), entry("a"), entry("c")], from: "portal", health: SourceHealth(), at: now)
      #expect(try await desk.unplaced(limit: 2).map(\.id) == ["a", "b"])
      let log = MembershipLog(verdict: "new", at: now)
      try await desk.place(EntryKey(source: "portal", id: "b"), in: opportunity("p1"), log: log)
      #expect(try await desk.unplaced(limit: 9).map(\.id) == ["a", "c"])
      try await desk.record([entry("b", "Another")], from: "portal", health: SourceHealth(), at: now)
      #expect(try await desk.unplaced(limit: 9).map(\.id) == ["a", "b", "c"])
      #expect(try await desk.entryCounts() == ["portal": 3])
    }
  }

  @Test("stores nothing of a batch that cannot be stored whole")
  func wholeBatches() async throws {
    try await withDesk { desk, path in
      // Another connection forbids one of the entries.
      let other = try Database(path: path)
      try other.script(
        "CREATE TRIGGER refuse BEFORE INSERT ON entry WHEN new.id = '3' BEGIN SELECT raise(ABORT, 'refused'); END")
      await #expect(throws: DatabaseError.self) {
        try await desk.record([entry("1"), entry("2"), entry("3")], from: "portal", health: SourceHealth(), at: now)
      }
      #expect(try await desk.entryCounts().isEmpty)
      #expect(try await desk.health().isEmpty)
    }
  }
}
