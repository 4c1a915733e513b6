import Archiving
import Model
import SQLite
import TestSupport
import Testing

@Suite("desk candidates", .tags(.database))
struct DeskCandidatesTests {
  /// An opportunity with what the order of a draft looks at.
  private func candidate(
    _ id: String, section: Section? = .funding, relevance: Int = 2, score: Double = 1, closing: Day? = nil,
    change: (inout Opportunity) -> Void = { _ in }
  ) -> Opportunity {
    var one = opportunity(id, section: section, closing: closing)
    one.judgement.relevance = relevance
    one.judgement.score = score
    change(&one)
    return one
  }

  private func ids(_ desk: Desk, _ change: (inout DraftSelection) -> Void = { _ in }) async throws -> [String] {
    var selection = DraftSelection(day: today)
    change(&selection)
    return try await desk.candidates(selection).map(\.id)
  }

  @Test("gives the more relevant first, then by score, last day and id, section after section")
  func order() async throws {
    try await withDesk { desk, _ in
      let all = [
        candidate("event", section: .events, relevance: 3), candidate("undated"), candidate("best", relevance: 3),
        candidate("late", closing: today + 9), candidate("b", closing: today + 2), candidate("a", closing: today + 2),
        candidate("strong", score: 5), candidate("nowhere", section: nil),
      ]
      try await desk.save(all, at: now)
      #expect(try await ids(desk) == ["best", "strong", "a", "b", "late", "undated", "event"])
    }
  }

  @Test("leaves out what has closed, is in doubt, is known or says too little; a rolling one stays open")
  func conditions() async throws {
    try await withDesk { desk, _ in
      let rolling = candidate("rolling", closing: today - 1) {
        $0.facts.rolling = Fact(true, quote: "applications are taken at any time")
      }
      try await desk.save(
        [
          rolling, candidate("today", closing: today), candidate("past", closing: today - 1),
          candidate("withdrawn") { $0.status = .withdrawn }, candidate("closed") { $0.status = .closed },
          candidate("doubted") { $0.judgement.doubts = ["two sections"] }, candidate("weak", relevance: 1),
          candidate("old") { $0.firstSeen = now - 100 },
        ], at: now)
      #expect(try await ids(desk) == ["today", "old", "rolling", "weak"])
      #expect(try await ids(desk) { $0.minimumRelevance = 2 } == ["today", "old", "rolling"])
      #expect(try await ids(desk) { $0.seenAfter = now - 100 } == ["today", "rolling", "weak"])
      #expect(try await ids(desk) { $0.day = today + 1 } == ["old", "rolling", "weak"])
    }
  }

  @Test(
    "gives the best so many of a section, those that are left out not counted",
    arguments: [
      (0, [], []), (2, [], ["c0", "c1"]), (2, ["c0", "c2"], ["c1", "c3"]), (9, ["c1"], ["c0", "c2", "c3"]),
    ])
  func limits(limit: Int, leaving: [String], expected: [String]) async throws {
    try await withDesk { desk, _ in
      try await desk.save((0..<4).map { candidate("c\($0)", closing: today + $0) }, at: now)
      let found = try await ids(desk) {
        $0.limits = [.funding: limit]; $0.leaving = Set(leaving)
      }
      #expect(found == expected)
    }
  }

  @Test("gives the next day alone of an event that comes again, and every open round of a grant")
  func weekly() async throws {
    try await withDesk { desk, _ in
      func item(_ id: String, _ section: Section, _ series: String?, _ days: Int) -> Opportunity {
        candidate(id, closing: today + days) {
          $0.judgement.section = section
          $0.series = series
        }
      }
      try await desk.save(
        [
          item("past", .events, "class", -7), item("next", .events, "class", 0), item("later", .events, "class", 7),
          item("last", .events, "class", 14), item("fair", .events, "fair", 9), item("once", .events, nil, 3),
          item("spring", .funding, "grant", 5), item("fall", .funding, "grant", 90),
        ], at: now)
      #expect(try await Set(ids(desk)) == ["next", "fair", "once", "spring", "fall"])
      #expect(try await Set(ids(desk) { $0.day = today + 1 }) == ["later", "fair", "once", "spring", "fall"])
    }
  }

  @Test("follows what is judged again")
  func updates() async throws {
    try await withDesk { desk, _ in
      try await desk.save([candidate("p1")], at: now)
      try await desk.save([candidate("p1") { $0.judgement.doubts = ["for whom?"] }], at: now)
      #expect(try await ids(desk).isEmpty)
      try await desk.save([candidate("p1", score: 4)], at: now)
      #expect(try await ids(desk) == ["p1"])
    }
  }

  @Test("fills the columns of a desk that was written before they were there")
  func migration() async throws {
    try await withDesk { desk, path in
      let rolling = candidate("rolling", closing: today - 1) { $0.facts.rolling = Fact(true, quote: "any time") }
      try await desk.save(
        [
          candidate("weak", score: 1), candidate("strong", score: 2.5), rolling, candidate("past", closing: today - 1),
          candidate("doubted") { $0.judgement.doubts = ["two sections"] },
        ], at: now)
      let columns = ["score", "until", "doubtful"].map { "ALTER TABLE opportunity DROP COLUMN \($0);" }.joined()
      let tables = ["candidate", "posting", "link", "ruling", "ruling_entry"].map { "DROP TABLE \($0);" }.joined()
      try Database(path: path).script(
        "DROP INDEX opportunity_draft; \(columns) \(tables) CREATE TABLE match_key (key, opportunity); PRAGMA user_version = 2"
      )
      #expect(try await ids(try Desk(path: path)) == ["strong", "rolling", "weak"])
    }
  }
}
