import Archiving
import Model
import Searching
import TestSupport
import Testing

@Suite("show, deadlines and export verbs", .tags(.database, .golden))
struct ReadingVerbTests {
  @Test("shows the whole record: facts with quotes, why, sources, history, series")
  func show() async throws {
    var first = record("preentry0", "Youth reentry grants, first round", closing: today - 400)
    first.opportunity.series = "preentry0"
    try await withBench(records + [first]) { bench in
      let shown = try await bench.run(ShowVerb.self, TestWords("preentry1"))
      try expectGolden(shown.output, "searching/show.txt")
      let json = try await bench.run(ShowVerb.self, TestWords("preentry1"), json: true)
      #expect(
        json.output.contains("\"series_members\":[\"preentry0\"]")
          && json.output.contains("\"quote\":\"up to $75,000\""))
      let missing = try await bench.run(ShowVerb.self, TestWords("pnone"))
      #expect(missing == Printed(status: 1, output: "", words: "no opportunity 'pnone' is in the archive\n"))
    }
  }

  @Test("lists what is due, the nearest first, within a span and a section")
  func deadlines() async throws {
    try await withBench { bench async throws in
      func ids(_ words: TestWords) async throws -> [String] {
        try await bench.run(DeadlinesVerb.self, words).output.split(separator: "\n").map {
          String($0.split(separator: "\t")[1])
        }
      }
      #expect(try await ids(TestWords()) == ["pevent001", "preentry1", "phousing1"])
      #expect(try await ids(TestWords(values: ["within": "2w"])) == ["pevent001", "preentry1"])
      #expect(try await ids(TestWords(values: ["section": "events"])) == ["pevent001"])
      #expect(try await bench.run(DeadlinesVerb.self, TestWords(values: ["within": "1d"])).status == 1)
    }
    let span = #expect(throws: VerbMistake.self) { try DeadlinesVerb(TestWords(values: ["within": "soon"])) }
    #expect(span?.description == "\"soon\" is no day; write it as 30d, 2026-12 or 2026-12-31")
    let section = #expect(throws: VerbMistake.self) { try DeadlinesVerb(TestWords(values: ["section": "fundng"])) }
    #expect(section?.description == "no section \"fundng\"; did you mean \"section:funding\"?")
  }

  @Test("writes a calendar whose events keep their UID and count their changes")
  func calendar() async throws {
    try await withBench { bench async throws in
      let ics = try await bench.run(DeadlinesVerb.self, TestWords(switches: ["ics"])).output
      try expectGolden(ics.replacing("\r\n", with: "\n"), "searching/deadlines.ics")
      #expect(ics.contains("UID:preentry1@example.org\r\n") && ics.contains("SEQUENCE:1\r\n"))
      #expect(ics.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }
  }

  @Test("writes every format, the same bytes every time", arguments: ExportFormat.allCases)
  func exports(format: ExportFormat) async throws {
    try await withBench { bench async throws in
      let words = TestWords(format.rawValue, "is:open", "sort:deadline")
      let first = try await bench.run(ExportVerb.self, words)
      let second = try await bench.run(ExportVerb.self, words)
      #expect(first.status == 0 && second == first)
      if format != .json, format != .jsonl {
        try expectGolden(first.output.replacing("\r\n", with: "\n"), "searching/\(format.fileName)")
      }
      let all = try await bench.run(ExportVerb.self, TestWords("jsonl"))
      #expect(all.output.split(separator: "\n").count == 4)
    }
  }

  @Test("names the nearest format")
  func formats() {
    let mistake = #expect(throws: VerbMistake.self) { try ExportVerb(TestWords("jsno")) }
    #expect(mistake?.description == "no format 'jsno'; did you mean 'json'?")
  }
}
