import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("two at one issue", .tags(.database))
struct TogetherTests {
  func drafted(_ body: (Office) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let more = (0..<12).map { Office.item("pmore00\(10 + $0)", "More \($0)", closes: 40, relevance: 0) }
      try await office.desk().save(more, at: Office.now)
      #expect(await office.run("issue", "new").status == 0)
      try await body(office)
    }
  }

  @Test("lose no edit, whoever comes first")
  func edits() async throws {
    try await drafted { office in
      let statuses = await withTaskGroup(of: Int32.self) { group in
        for number in 10..<22 {
          group.addTask { await office.run("issue", "add", "1", "pmore00\(number)", who: "ben").status }
        }
        group.addTask { await office.run("issue", "drop", "1", "pevent004").status }
        group.addTask { await office.run("issue", "edit", "1", "--intro", "Dear members").status }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == [Int32](repeating: 0, count: 14))
      let issue = try #require(try await office.issue(1))
      #expect(issue.intro == "Dear members")
      let shown = Set(issue.items.values.joined())
      #expect(shown == Set((10..<22).map { "pmore00\($0)" } + ["psoon0002", "pyouth001"]))
    }
  }

  @Test("cannot approve and edit past each other: what was edited is a draft, with the edit")
  func approvalAgainstEdit() async throws {
    try await drafted { office in
      for round in 0..<4 {
        async let approved = office.run("issue", "approve", "1", "--offline")
        async let edited = office.run("issue", "edit", "1", "--intro", "Round \(round)", who: "ben")
        let (approval, edit) = await (approved, edited)
        #expect(edit.status == 0, "\(edit.err)")
        #expect([0, 65, 75].contains(approval.status), "\(approval.err)")
        let issue = try #require(try await office.issue(1))
        #expect(issue.intro == "Round \(round)")
        if issue.state == .approved {
          let frozen = try FrozenIssue.read(issue, below: office.folder.appending(path: "state/issues"))
          #expect(frozen.editions.allSatisfy { $0.text.contains("Round \(round)") })
        } else {
          #expect(issue.state == .draft && issue.hash == nil)
        }
      }
    }
  }

  @Test("edit while a long run holds the lock, and the run's own draft keeps the edit")
  func duringRun() async throws {
    try await drafted { office in
      try await RunLock.held(in: office.folder.appending(path: "state")) {
        #expect(await office.run("issue", "new").status == 75)
        #expect(await office.run("issue", "drop", "1", "pevent004").status == 0)
      }
      #expect(await office.run("issue", "new").status == 0)
      #expect(try await office.issue(1)?.section(of: "pevent004") == nil)
    }
  }

  @Test("hold stands against a schedule that was made at the same time, or comes after it")
  func holdAgainstSchedule() async throws {
    try await drafted { office in
      await office.run("issue", "approve", "1", "--offline")
      async let held = office.run("issue", "hold", "1")
      async let scheduled = office.run("issue", "schedule", "1", "2026-12-05T09:00:00-08:00", who: "ben")
      let (hold, schedule) = await (held, scheduled)
      #expect(hold.status == 0 && schedule.status == 0)
      let issue = try #require(try await office.issue(1))
      #expect([.held, .scheduled].contains(issue.state) && issue.due?.description == "2026-12-05T17:00:00Z")
    }
  }
}
