import Archiving
import Model
import SQLite
import TestSupport
import Testing

@Suite("desk opportunities", .tags(.database))
struct DeskOpportunitiesTests {
  let key = EntryKey(source: "portal", id: "1")
  let log = MembershipLog(verdict: "new", points: 3.5, reasons: ["nothing like it is known"], at: now)

  @Test("comes to an end where opportunities were merged in a circle")
  func circle() async throws {
    try await withDesk { desk, _ in
      for (id, successor) in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")] {
        try await desk.retire(id, successor: successor)
      }
      for id in ["a", "b", "c", "d"] { #expect(try await desk.opportunity(id) == nil) }
    }
  }

  @Test("keeps an opportunity, why each entry is in it, and follows a merge")
  func memberships() async throws {
    try await withDesk { desk, path in
      try await desk.record([entry("1"), entry("2")], from: "portal", health: SourceHealth(), at: now)
      try await desk.place(key, in: opportunity("p1"), log: log)
      let merge = MembershipLog(verdict: "merge", reasons: ["the same grant"], who: "maria", at: now + 5)
      try await desk.place(key, in: opportunity("p2"), log: merge)
      try await desk.retire("p1", successor: "p2")
      let again = try Desk(path: path)
      #expect(try await again.opportunity("p1")?.id == "p2")
      #expect(try await again.opportunity("p3") == nil)
      #expect(try await again.opportunityID(of: key) == "p2")
      #expect(try await again.entries(of: "p2").map(\.id) == ["1"])
      let rows = try await again.memberships(of: "p1")
      #expect(rows.map(\.log) == [log, merge])
      #expect(rows.map(\.before) == [nil, "p1"])
    }
  }

  @Test("remembers what a deadline, an amount, a status and a title were")
  func history() async throws {
    try await withDesk { desk, _ in
      var changed = opportunity("p1", "Reentry grants", closing: Day(2026, 12, 1), amount: 50_000)
      try await desk.save([changed], at: now)
      changed.facts.deadlines[0].value.day = Day(2026, 12, 15)!
      changed.facts.award.maximum?.value = 75_000
      changed.status = .amended
      changed.title = "Reentry grants, extended"
      changed.summary = "Said otherwise."
      try await desk.save([changed], at: now + 1)
      let changes = try await desk.changes(of: "p1")
      #expect(changes.map(\.field) == ["deadline", "amount", "status", "title"])
      #expect(changes[0] == Change(at: now + 1, field: "deadline", before: "2026-12-01", after: "2026-12-15"))
      #expect(try await desk.changes(since: now + 1) == ["p1": changes])
      #expect(try await desk.changes(since: now + 2).isEmpty)
    }
  }

  @Test("selects by section, relevance, day, time and what staff said")
  func selection() async throws {
    try await withDesk { desk, _ in
      let late = opportunity("late", closing: Day(2026, 12, 30))
      let soon = opportunity("soon", closing: Day(2026, 11, 25))
      let past = opportunity("past", closing: Day(2026, 11, 1))
      let event = opportunity("event", section: .events)
      try await desk.save([late, soon, past, event], at: now)
      func ids(_ change: (inout Selection) -> Void) async throws -> [String] {
        var selection = Selection()
        change(&selection)
        return try await desk.opportunities(where: selection).map(\.id)
      }
      #expect(try await ids { _ in } == ["past", "soon", "late", "event"])
      #expect(
        try await ids {
          $0.sections = [.funding]; $0.openOn = today
        } == ["soon", "late"])
      #expect(try await ids { $0.minimumRelevance = 3 } == [])
      #expect(try await ids { $0.changedSince = now + 1 } == [])
      #expect(try await ids { $0.limit = 1 } == ["past"])
      try await desk.decide([Decision(opportunity: "soon", verb: .keep, who: "maria", at: now)])
      #expect(try await ids { $0.isUndecided = true } == ["past", "late", "event"])
      #expect(try await desk.counts() == [.funding: 3, .events: 1])
    }
  }

  @Test("keeps decisions, doubts that are asked once, and issues")
  func staff() async throws {
    try await withDesk { desk, path in
      let skip = Decision(opportunity: "p1", verb: .skip, reason: "not here", who: "maria", at: now)
      let keep = Decision(opportunity: "p1", verb: .keep, value: "funding", who: "joe", at: now + 1)
      try await desk.decide([skip])
      try await desk.decide([keep])
      let doubt = Doubt(opportunity: "p1", kind: "duplicate", other: "p2", words: ["same title"], at: now)
      try await desk.ask([doubt, doubt, Doubt(opportunity: "p1", kind: "judgement", words: ["no place"], at: now)])
      #expect(try await desk.doubts().map(\.kind) == ["duplicate", "judgement"])
      try await desk.settle("p1", kind: "duplicate", at: now)
      try await desk.ask([doubt])
      let issue = Issue(number: 31, period: today...(today + 60), next: today + 61, items: [.funding: ["p1"]])
      try await desk.save(issue)
      var approved = issue
      approved.state = .approved
      try await desk.save(approved)
      let again = try Desk(path: path)
      #expect(try await again.decisions(of: "p1") == [skip, keep])
      #expect(try await again.decisions() == ["p1": [skip, keep]])
      #expect(try await again.doubts().map(\.kind) == ["judgement"])
      #expect(try await again.issue(31) == approved)
      #expect(try await again.issues() == [approved])
      #expect(try await again.issue(32) == nil)
    }
  }

  @Test("tells the archive what was written and what was retired since a revision, a piece at a time")
  func changes() async throws {
    try await withDesk { desk, _ in
      try await desk.record([entry("1")], from: "portal", health: SourceHealth(), at: now)
      try await desk.place(key, in: opportunity("p1"), log: log)
      try await desk.save([opportunity("p2"), opportunity("p3")], at: now)
      try await desk.retire("p2", successor: "p1")
      let first = try await desk.changes(after: 0, limit: 1, names: ["portal": "The Portal"])
      #expect(first.records.map(\.opportunity.id) == ["p1"])
      #expect(first.records.first?.origins.map(\.name) == ["The Portal"])
      let second = try await desk.changes(after: first.revision, limit: 9)
      #expect(second.records.map(\.opportunity.id) == ["p3"])
      #expect(second.removed == ["p2"])
      let third = try await desk.changes(after: second.revision, limit: 9)
      #expect(third.records.isEmpty && third.removed.isEmpty && third.revision == second.revision)
      // Writing the same again is nothing new.
      try await desk.save([opportunity("p3")], at: now)
      #expect(try await desk.changes(after: second.revision, limit: 9).records.isEmpty)
    }
  }
}
