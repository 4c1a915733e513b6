import Archiving
import Foundation
import Model
import SQLite
import Searching
import TestSupport
import Testing

@Suite("search verb", .tags(.database))
struct SearchVerbTests {
  @Test("prints two fitted lines a hit, the deadline first, warm when it is near")
  func lines() async throws {
    try await withBench { bench in
      let plain = try await bench.run(SearchVerb.self, TestWords("youth", "is:open"), width: 90)
      let lines = plain.output.split(separator: "\n").map(String.init)
      #expect(lines[0] == "Dec 1, 2026 (10 d)      Youth reentry grants                                 up to $75,000")
      #expect(lines[1] == "                        preentry1 · funding · County of Los Angeles · Los Angeles County …")
      #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 90 })
      let warm = try await bench.run(SearchVerb.self, TestWords("youth", "is:open"), width: 90, colour: true)
      #expect(warm.output.hasPrefix("\u{1b}[33mDec 1, 2026 (10 d)\u{1b}[0m"))
      let urgent = try await bench.run(SearchVerb.self, TestWords("town", "hall"), width: 90, colour: true)
      #expect(urgent.output.hasPrefix("\u{1b}[31mNov 23, 2026 (2 d)"))
    }
  }

  @Test("prints tabs when piped, ids, JSON and JSON lines when asked, and 1 when nothing is found")
  func forms() async throws {
    try await withBench { bench in
      let tabs = try await bench.run(SearchVerb.self, TestWords("vouchers"))
      #expect(
        tabs.output
          == "2026-12-31\tphousing1\tHousing vouchers\tCounty of Los Angeles\tfunding\tla_county\t\t75000\thousing\thttps://example.org/phousing1\n"
      )
      let ids = try await bench.run(SearchVerb.self, TestWords("youth", "sort:deadline", switches: ["ids"]))
      #expect(ids == Printed(status: 0, output: "preentry1\npold00001\n", words: ""))
      let json = try await bench.run(SearchVerb.self, TestWords("vouchers"), json: true)
      #expect(json.output.contains("\"attempt\":\"all words\"") && json.output.contains("\"deadline\":\"2026-12-31\""))
      let lines = try await bench.run(SearchVerb.self, TestWords("youth", switches: ["jsonl"]))
      #expect(lines.output.split(separator: "\n").count == 2)
      let nothing = try await bench.run(SearchVerb.self, TestWords("zzyzx"))
      #expect(nothing == Printed(status: 1, output: "", words: "nothing found for: zzyzx\n"))
    }
  }

  @Test("says when it looked for something else than was typed")
  func attempts() async throws {
    try await withBench { bench in
      let any = try await bench.run(SearchVerb.self, TestWords("vouchers", "xylophone"))
      #expect(any.words.hasPrefix("listed is what has any of these words"))
      let near = try await bench.run(SearchVerb.self, TestWords("vuochers"))
      #expect(near.words == "nothing has these words; did you mean: vouchers\n")
    }
  }

  @Test("keeps a question and later prints only what is new")
  func saved() async throws {
    try await withBench { bench in
      _ = try await bench.run(SearchVerb.self, TestWords("youth", values: ["save": "mine"]))
      let quiet = try await bench.run(SearchVerb.self, TestWords(values: ["new": "mine"], switches: ["ids"]))
      #expect(quiet == Printed(status: 1, output: "", words: ""))
      let archive = try Archive(path: bench.folder.appending(path: "archive.sqlite").path)
      try await archive.update([record("pnew00001", "Youth choir", closing: today + 9)])
      let new = try await bench.run(SearchVerb.self, TestWords(values: ["new": "mine"], switches: ["ids"]))
      #expect(new == Printed(status: 0, output: "pnew00001\n", words: ""))
      let again = try await bench.run(SearchVerb.self, TestWords(values: ["new": "mine"], switches: ["ids"]))
      #expect(again.status == 1)
      let mistake = await #expect(throws: VerbMistake.self) {
        try await bench.run(SearchVerb.self, TestWords(values: ["new": "other"]))
      }
      #expect(mistake?.description == "no search is kept as 'other'; kept are mine")
    }
  }

  @Test(
    "refuses a command line that means nothing",
    arguments: [
      (TestWords(), "the words to look for are missing"),
      (TestWords("a", values: ["limit": "0"]), "'0' is no number for --limit; give one from 1 to 100000"),
      (TestWords("a", values: ["save": "a b"]), "'a b' is no name; use letters, digits, - and _"),
      (TestWords("a", values: ["new": "b"]), "--new asks a kept question; give no words with it"),
    ])
  func mistakes(words: TestWords, message: String) {
    let mistake = #expect(throws: VerbMistake.self) { try SearchVerb(words) }
    #expect(mistake?.description == message)
  }

  @Test("says what to do when there is no archive yet")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      let bench = Bench(folder: folder)
      let error = await #expect(throws: DatabaseError.self) { try await bench.run(SearchVerb.self, TestWords("a")) }
      #expect(error?.message == "there is no archive yet: sync URL fetches one, prevnet run builds one")
    }
  }
}
