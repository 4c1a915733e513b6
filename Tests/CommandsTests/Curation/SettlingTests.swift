import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("what a word settles", .tags(.database))
struct SettlingTests {
  func office(_ body: (Office) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      try await office.desk().ask([
        Doubt(opportunity: "pyouth001", kind: "duplicate", other: "psoon0002", words: ["same number"], at: Office.now),
        Doubt(opportunity: "pyouth001", kind: "judgement", words: ["no section"], at: Office.now),
        Doubt(opportunity: "pevent004", kind: "duplicate", other: "psoon0002", words: ["same day"], at: Office.now),
      ])
      try await body(office)
    }
  }

  @Test("keep and skip end every question about an item, and no other's", arguments: ["keep", "skip"])
  func settles(verb: String) async throws {
    try await office { office in
      let more = verb == "skip" ? ["--reason", "twice"] : []
      let reply = await office.run(arguments: [verb, "pyouth001"] + more)
      #expect(reply.status == 0, "\(reply.err)")
      let open = try await office.desk().doubts()
      #expect(open.map(\.opportunity) == ["pevent004"])
      #expect(await !office.run("review", "--list").out.contains("pyouth001"))
    }
  }

  @Test("later puts the question off with the item: it is asked again after three days")
  func later() async throws {
    try await office { office in
      await office.run("later", "pyouth001")
      #expect(await !office.run("review", "--list").out.contains("pyouth001"))
      #expect(await !office.run("review", "--list", days: 2).out.contains("pyouth001"))
      let again = await office.run("review", "--list", days: 3).out
      #expect(again.contains("pyouth001") && again.contains("same number"))
    }
  }

  @Test("keep says again that an edit stands, when the source changed under it")
  func overlays() async throws {
    try await office { office in
      await office.run("edit", "psoon0002", "title=Ours")
      await office.run("keep", "psoon0002")
      var changed = try #require(try await office.opportunity("psoon0002"))
      changed.title = "The source's new title"
      try await office.desk().save([changed], at: Office.now)
      #expect(await office.run("review", "--list").out.contains("psoon0002"))
      await office.run("keep", "psoon0002")
      #expect(await !office.run("review", "--list").out.contains("psoon0002"))
      await office.run("issue", "new")
      #expect(await office.run("issue", "preview", "1", "--text").out.contains("Ours"))
      // Taking the word back takes back the word, not the edit that it said again.
      #expect(await office.run("undo", "psoon0002").out == "psoon0002 is 'keep' again, as ana said\n")
      #expect(await office.run("issue", "preview", "1", "--text").out.contains("Ours"))
    }
  }
}
