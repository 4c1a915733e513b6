import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("an issue in staff's hands", .tags(.database))
struct IssueCommandTests {
  func drafted(_ body: (Office) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let draft = await office.run("issue", "new")
      #expect(draft.status == 0, "\(draft.err)")
      try await body(office)
    }
  }

  @Test("adds, drops and moves items, and a new draft leaves them so")
  func edits() async throws {
    try await drafted { office in
      let drafted = try await office.issue(1)
      #expect(drafted?.items[.funding] == ["psoon0002", "pyouth001"])
      await office.run("issue", "move", "1", "pyouth001", "--to", "1")
      await office.run("issue", "add", "1", "pweak0003", "--section", "resources")
      await office.run("issue", "drop", "1", "pevent004")
      await office.run("issue", "new")
      let issue = try #require(try await office.issue(1))
      #expect(issue.items == [.funding: ["pyouth001", "psoon0002"], .resources: ["pweak0003"]])
      #expect(await office.run("issue", "drop", "1", "pevent004").err.contains("is not in issue 1"))
      #expect(await office.run("issue", "move", "1", "pyouth001").err.contains("say where"))
    }
  }

  @Test("freezes what is approved, and any edit drops the approval")
  func approval() async throws {
    try await drafted { office in
      let approved = await office.run("issue", "approve", "1", "--offline")
      #expect(approved.status == 0, "\(approved.err)")
      let hash = try #require(try await office.issue(1)?.hash)
      let frozen = office.folder.appending(path: "state/issues/1/issue.en.html")
      let page = try String(contentsOf: frozen, encoding: .utf8)
      #expect(page.contains("Closes first") && !page.contains("~~"))
      await office.run("issue", "edit", "1", "--intro", "Dear members,\n[es]\nQueridos miembros:")
      let edited = try await office.issue(1)
      #expect(edited?.state == .draft)
      #expect(await office.run("issue", "schedule", "1", "2026-12-02T09:00:00-08:00").err.contains("approve it first"))
      await office.run("issue", "approve", "1", "--offline")
      let anew = try await office.issue(1)
      #expect(anew?.hash != hash)
      await office.run("edit", "pyouth001", "funder=The State")
      let again = try await office.issue(1)
      #expect(again?.state == .draft)
    }
  }

  @Test("is scheduled, held and let go again")
  func schedule() async throws {
    try await drafted { office in
      #expect(await office.run("issue", "hold", "1").status == 65)
      await office.run("issue", "approve", "1", "--offline")
      #expect(await office.run("issue", "schedule", "1", "2020-01-01T09:00:00-08:00").err.contains("has passed"))
      await office.run("issue", "schedule", "1", "2026-12-02T09:00:00-08:00")
      let scheduled = try await office.issue(1)
      #expect(scheduled?.state == .scheduled)
      await office.run("issue", "hold", "1")
      let held = try await office.issue(1)
      #expect(held?.state == .held)
      await office.run("issue", "schedule", "1", "2026-12-03T09:00:00-08:00")
      let late = try await office.issue(1)
      #expect(late?.due?.description == "2026-12-03T17:00:00Z")
    }
  }

  @Test("is refused by name for what the checklist finds")
  func refusal() async throws {
    try await drafted { office in
      await office.run("issue", "add", "1", "pyouth001")
      var gone = try #require(try await office.opportunity("pyouth001"))
      gone.status = .withdrawn
      try await office.desk().save([gone], at: Office.now)
      let refused = await office.run("issue", "approve", "1", "--offline")
      #expect(refused.status == 65 && refused.err.contains("stops expired: pyouth001 \"Youth fund\" is withdrawn"))
      let refusedIssue = try await office.issue(1)
      #expect(refusedIssue?.state == .draft)
      let list = await office.run("issue", "checklist", "1", "--offline")
      #expect(list.status == 1 && list.out.contains("drop it: prevnet issue drop 1 pyouth001"))
      await office.run("issue", "drop", "1", "pyouth001")
      #expect(
        await office.run("issue", "checklist", "1", "--offline").out
          == "issue 1: all is right; next: prevnet issue approve 1\n")
    }
  }

  @Test("is previewed wide, narrow, dark and as text, and linted")
  func preview() async throws {
    try await drafted { office in
      let ending = await office.run("issue", "preview", "1")
      let files = ending.out.split(separator: "\n").map(String.init)
      #expect(
        files.map { URL(filePath: $0).lastPathComponent } == ["wide.html", "phone.html", "dark.html", "text.txt"])
      #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0) })
      let dark = try String(contentsOfFile: #require(files.dropFirst(2).first), encoding: .utf8)
      #expect(dark.contains("@media all"))
      let lint = await office.run("issue", "preview", "1", "--lint")
      #expect(lint.status == 0 && lint.out.contains(" 0 faults"))
      #expect(await office.run("issue", "preview", "1", "--language", "fr").status == 64)
    }
  }

  @Test("is tested on staff only, marked as a test, outside the ledger")
  func test() async throws {
    try await drafted { office in
      #expect(await office.run("issue", "test", "1", "--to", "stranger@example.net").status == 77)
      let sent = await office.run("issue", "test", "1")
      #expect(sent.status == 0, "\(sent.err)")
      let outbox = office.folder.appending(path: "state/outbox")
      let files = try #require(FileManager.default.enumerator(atPath: outbox.path)?.allObjects as? [String])
      let letters = try files.filter { $0.hasSuffix(".eml") }.map {
        try String(contentsOf: outbox.appending(path: $0), encoding: .utf8)
      }
      #expect(letters.count == 2)
      #expect(letters.allSatisfy { $0.contains("To: ana@prevention.example") })
      // The Spanish subject is an encoded word (RFC 2047).
      #expect(letters.contains { $0.contains("Subject: [test] ") })
    }
  }
}
