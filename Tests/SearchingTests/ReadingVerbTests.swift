import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Searching

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

  @Test("names a tag that is an issue and a population once, in lists, pages, feeds and tables")
  func tagsOnce() async throws {
    var young = record("pyoung001", "Young parents", closing: today + 9, tags: ["foster_care"])
    young.opportunity.judgement.populations = ["foster_care"]
    young.opportunity.judgement.campaigns = ["foster_care"]
    try await withBench([young]) { bench async throws in
      let words = TestWords("parents")
      var texts = [
        try await bench.run(SearchVerb.self, words).output,
        try await bench.run(SearchVerb.self, words, width: 120).output,
        try await bench.run(SearchVerb.self, words, json: true).output,
        // The rest of the page lists the tags of the judgement as they were given.
        try await bench.run(ShowVerb.self, TestWords("pyoung001")).output.prefix { $0 != "\u{201c}" }.description,
      ]
      for format in [ExportFormat.csv, .atom, .rss, .jsonfeed, .ics] {
        texts.append(try await bench.run(ExportVerb.self, TestWords(format.rawValue)).output)
      }
      for text in texts {
        let label = text.replacing("label=\"foster care\"", with: "").replacing("_", with: " ")
        #expect(label.components(separatedBy: "foster care").count == 2, "\(text)")
      }
    }
  }

  @Test("says nothing to a terminal that would command it, whatever the form")
  func shieldedEverywhere() async throws {
    var bad = record(
      "pbad00001", "A\u{202e}B\u{9b}2J\u{1b}[8m", closing: today + 9, summary: "x\u{1b}]0;own\u{7}\u{2066}y")
    bad.opportunity.link = "https://example.org/\u{1b}[2J\u{202e}"
    bad.origins[0].link = bad.opportunity.link
    bad.origins[0].name = "The\u{9d}Portal"
    bad.history = [Change(at: now, field: "title", before: "\u{1b}c", after: "\u{202b}")]
    try await withBench([bad]) { bench async throws in
      var texts: [String] = []
      for isJSON in [false, true] {
        texts.append(try await bench.run(SearchVerb.self, TestWords("sort:newest"), width: 20, json: isJSON).output)
        texts.append(try await bench.run(ShowVerb.self, TestWords("pbad00001"), width: 20, json: isJSON).output)
        texts.append(try await bench.run(DeadlinesVerb.self, TestWords(), width: 200, json: isJSON).output)
      }
      texts.append(try await bench.run(SearchVerb.self, TestWords("q\u{1b}[2J\u{202e}"), width: 80).words)
      texts.append(try await bench.run(ShowVerb.self, TestWords("p\u{1b}[2J\u{202e}"), width: 80).words)
      for text in texts {
        #expect(
          !text.isEmpty && !text.unicodeScalars.contains { $0 != "\n" && ($0.value < 32 || isDangerous($0)) }, "\(text)"
        )
      }
      // A script gets every character, in lines as in JSON.
      let json = try await bench.run(SearchVerb.self, TestWords("sort:newest"), json: true).output
      #expect(json.contains("A\u{202e}B"))
    }
  }

  @Test("names the nearest format")
  func formats() {
    let mistake = #expect(throws: VerbMistake.self) { try ExportVerb(TestWords("jsno")) }
    #expect(mistake?.description == "no format 'jsno'; did you mean 'json'?")
  }
}
