import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// What a coordinator reads on the way from the queue to a sent issue: every message says what comes next.
///
/// `RECORD=1 swift test --filter WalkTests` writes the two transcripts anew; the diff is read as they would read it.
@Suite("curation as a coordinator walks it", .tags(.golden, .database), .serialized)
struct WalkTests {
  /// Runs command lines one after the other and writes down what they print and how they end.
  private final class Walk {
    let office: Office
    private(set) var transcript = ""

    init(_ office: Office) { self.office = office }

    func go(_ words: String..., days: Int = 0) async {
      let reply = await office.run(arguments: words, days: days)
      let line = words.map { $0.contains(" ") || $0.contains("\n") ? "'\($0)'" : $0 }.joined(separator: " ")
      transcript += "$ prevnet \(line)\n" + reply.err + reply.out + (reply.status == 0 ? "" : "exit \(reply.status)\n")
    }

    func note(_ words: String) { transcript += "\n# \(words)\n" }

    /// Without the folder of this run.
    var text: String {
      transcript.replacing(office.folder.path, with: "/desk").replacing(" --config /desk/feeds.yml", with: "")
    }
  }

  @Test("from the queue to the report, with every wrong turn on the way")
  func way() async throws {
    try await withTemporaryFolder { folder in
      let walk = Walk(try await Office(in: folder))
      walk.note("the queue, without a terminal")
      await walk.go("review", "--list")
      await walk.go("keep", "pevent004", "pnothing1")
      await walk.go("skip", "psoon0002")
      await walk.go("later", "pyouth001")
      await walk.go("undo", "pyouth001")
      await walk.go("undo", "pyouth001")
      walk.note("heard by phone")
      await walk.go("add", "--title", "Block party grants", "--section", "funding", "--deadline", "sometime in spring")
      await walk.go("add", "--title", "Block party grants", "--section", "funding", "--deadline", "January 15, 2027")
      await walk.go("add", "--title", "Potluck of providers", "--section", "events")
      walk.note("edits")
      await walk.go("edit", "psoon0002", "titel=Closes first, really")
      await walk.go("edit", "psoon0002", "deadline=soon")
      await walk.go("edit", "psoon0002", "title=Closes first, really", "blurb.es=Para grupos pequeños.")
      await walk.go("edit", "psoon0002", "title=")
      walk.note("the issue")
      await walk.go("issue", "show")
      await walk.go("issue", "new")
      await walk.go("issue", "show", "7")
      await walk.go("issue", "move", "1", "pyouth001", "--to", "1")
      await walk.go("issue", "drop", "1", "pnothing1")
      await walk.go("issue", "edit", "1", "--intro", "Dear members,\nread this first.")
      await walk.go("issue", "schedule", "1", "2026-12-02T09:00:00-08:00")
      await walk.go("issue", "hold", "1")
      await walk.go("issue", "checklist", "--offline")
      await walk.go("issue", "approve", "1", "--offline")
      await walk.go("issue", "approve", "1", "--offline")
      await walk.go("edit", "psoon0002", "title=Another title")
      await walk.go("issue", "approve", "1", "--offline")
      await walk.go("skip", "pevent004", "--reason", "too far away")
      await walk.go("issue", "drop", "1", "pevent004")
      await walk.go("issue", "approve", "1", "--offline")
      await walk.go("issue", "test", "1", "--to", "stranger@example.net")
      await walk.go("issue", "test", "1")
      await walk.go("issue", "hold", "1")
      await walk.go("issue", "hold", "1")
      await walk.go("issue", "schedule", "1", "2026-11-01")
      await walk.go("issue", "schedule", "1", "2026-12-02T09:00:00-08:00")
      await walk.go("issue", "show")
      await walk.go("issue", "report", "1")
      walk.note("the day after")
      await walk.go("people", "add", "reader@example.org", "--consent", "asked at the breakfast", days: 1)
      await walk.go("run", days: 1)
      await walk.go("issue", "report", "1", days: 1)
      await walk.go("issue", "edit", "1", "--intro", "too late", days: 1)
      await walk.go("issue", "checklist", "1", days: 1)
      await walk.go("issue", "approve", "1", days: 1)
      try expectGolden(walk.text, "commands/walk.txt")
    }
  }

  @Test("every refusal of the checklist, one by one, with what puts it right")
  func refusals() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(
        in: folder, more: "defaults: {allow_addresses: [127.0.0.0/8], host_delay: 0 seconds}")
      let walk = Walk(office)
      await office.run("issue", "new")
      let templates = folder.appending(path: "Templates")
      func broken(_ name: String, _ words: String, _ other: String, _ what: String) async throws {
        let file = templates.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(words))
        try Data(text.replacing(words, with: other).utf8).write(to: file)
        walk.note(what)
        await walk.go("issue", "checklist", "--offline")
        await walk.go("check")
        try Data(text.utf8).write(to: file)
      }
      let page = try String(contentsOf: templates.appending(path: "issue.txt"), encoding: .utf8)
      try await broken("issue.html", "{{unsubscribe}}", "mailto:x@y.example", "no unsubscribe link")
      try await broken("issue.txt", page, "", "an empty text part")
      try await broken(
        "issue.txt", "{{#postal_address}}\n{{.}}\n{{/postal_address}}", "", "no postal address in the text")
      try await broken(
        "issue.html", "<h1 style=\"", "<h1 style=\"display: grid; ", "CSS that mail programs do not show")
      try await broken(
        "issue.html", "</body>", "<p>" + String(repeating: "x", count: 90_000) + "</p></body>", "over 90 KB")
      try await broken("strings/es.yml", "closing_soon: Cierra pronto\n", "", "a missing translation")
      try await broken("issue.html", "{{preheader}}", "{{preheadr}}", "a name that is none")
      walk.note("no postal address in feeds.yml")
      let config = folder.appending(path: "feeds.yml")
      let text = try String(contentsOf: config, encoding: .utf8)
      try Data(
        text.replacing(
          "  postal_address: |\n    Prevention Network\n    100 Example Avenue, Los Angeles, CA 90044\n", with: ""
        ).utf8
      ).write(to: config)
      await walk.go("issue", "checklist", "--offline")
      try Data(text.utf8).write(to: config)
      walk.note("a broken link")
      let server = try LoopbackServer { request in .init("", status: request.target == "/lost" ? 404 : 200) }
      for (id, path) in [("pyouth001", "/lost"), ("psoon0002", "/there"), ("pevent004", "/there")] {
        await office.run("edit", id, "link=" + server.url(path))
      }
      await walk.go("issue", "checklist")
      walk.note("an expired item")
      await walk.go("issue", "checklist", "--offline", days: 10)
      walk.note("nothing in it")
      for id in ["pyouth001", "psoon0002", "pevent004"] { await office.run("issue", "drop", "1", id) }
      await walk.go("issue", "approve", "1", "--offline")
      try expectGolden(walk.text.replacing(server.url(""), with: "http://site.example"), "commands/refusals.txt")
    }
  }
}
