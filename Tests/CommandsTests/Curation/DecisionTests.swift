import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("decisions", .tags(.database))
struct DecisionTests {
  @Test("lists what waits, the most relevant and the soonest first, and what the machine put aside with why")
  func lists() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let queue = await office.run("review", "--list")
      #expect(queue.status == 0)
      #expect(queue.out.split(separator: "\n").map { $0.prefix(9) } == ["psoon0002", "pevent004", "pyouth001"])
      let filtered = await office.run("review", "--filtered")
      #expect(filtered.out == "pweak0003  2026-12-31  none 0  Street trees  (outside the topics)\n")
      let json = await office.run("review", "--list", "--json")
      #expect(json.out.hasPrefix("{\"deadline\":\"2026-12-10\",\"id\":\"psoon0002\",\"in_doubt\":false,"))
    }
  }

  @Test("keeps, skips and puts off, and each survives a new draft")
  func decides() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      #expect(await office.run("keep", "pweak0003", "--section", "resources").out.contains("kept in resources"))
      #expect(await office.run("skip", "psoon0002").err.contains("--reason is missing"))
      #expect(await office.run("skip", "psoon0002", "--reason", "only for schools").status == 0)
      #expect(await office.run("later", "pevent004").status == 0)
      let unknown = await office.run("keep", "pnothing9", "pyouth001")
      #expect(unknown.status == 1 && unknown.err.contains("no opportunity 'pnothing9'"))
      #expect(unknown.out.contains("pyouth001 kept in funding"))
      for _ in 0..<2 {
        #expect(await office.run("issue", "new").status == 0)
        let issue = try #require(try await office.issue(1))
        #expect(issue.items == [.funding: ["pyouth001"], .resources: ["pweak0003"]])
      }
      #expect(await office.run("review", "--list").status == 1)
    }
  }

  @Test("undoes one's own last word, and never another's")
  func undo() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      await office.run("keep", "psoon0002")
      await office.run("skip", "psoon0002", "--reason", "no", who: "ben")
      let refused = await office.run("undo", "psoon0002")
      #expect(refused.status == 1 && refused.err.contains("was said by ben; only ben can undo that"))
      let undone = await office.run("undo", "psoon0002", who: "ben")
      #expect(undone.out == "psoon0002 is 'keep' again, as ana said\n")
      #expect(await office.run("undo", "pyouth001").err.contains("nothing was decided about pyouth001"))
      await office.run("edit", "pyouth001", "title=Other")
      #expect(await office.run("undo", "pyouth001").out == "title is the source's again\n")
    }
  }

  @Test("shows edits over the source, and asks again when the source has changed underneath")
  func edits() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      #expect(await office.run("edit", "pyouth001", "titel=x").err.contains("did you mean 'title'?"))
      await office.run("edit", "pyouth001", "title=Fund for youth groups", "blurb.es=Para grupos de jóvenes")
      await office.run("keep", "pyouth001")
      await office.run("issue", "new")
      let text = await office.run("issue", "preview", "1", "--text", "--language", "es").out
      #expect(text.contains("Fund for youth groups") && text.contains("Para grupos de jóvenes"))
      let source = try await office.opportunity("pyouth001")
      #expect(source?.title == "Youth fund")
      #expect(!(await office.run("review", "--list").out.contains("pyouth001")))
      var changed = try #require(try await office.opportunity("pyouth001"))
      changed.title = "Youth fund, second round"
      try await office.desk().save([changed], at: Office.now)
      let asked = await office.run("review", "--list", "--json").out
      #expect(asked.contains("\"id\":\"pyouth001\",\"in_doubt\":true"))
    }
  }

  @Test("takes in what was heard by phone, judged and kept like anything else")
  func add() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      #expect(await office.run("add").err.contains("give an address, or --title"))
      #expect(await office.run("add", "file:///etc/passwd").err.contains("is no http or https address"))
      let added = await office.run(
        "add", "--title", "Block party grants", "--section", "funding", "--deadline", "December 15, 2026")
      #expect(added.status == 0 && added.out.contains("funding"), "\(added)")
      let id = String(added.out.prefix(9))
      let known = try await office.opportunity(id)
      #expect(known?.facts.closing?.value.day.description == "2026-12-15")
      #expect(try await office.desk().decisions(of: id).map(\.verb) == [.keep])
      await office.run("issue", "new")
      #expect(await office.run("issue", "show").out.contains("Block party grants"))
    }
  }

  @Test("refuses a page at a private address")
  func privateAddress() async throws {
    try await withTemporaryFolder { folder in
      let ending = await (try Office(in: folder)).run("add", "http://127.0.0.1:9/x")
      #expect(ending.status == 69 && ending.err.contains("127.0.0.1"))
    }
  }
}
