import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Searching

@Suite("lines of results")
struct ResultLinesTests {
  @Test(
    "counts columns as a terminal does",
    arguments: [("", 0), ("abc", 3), ("niñez", 5), ("n\u{303}", 1), ("日本", 4), ("🏠", 2), ("a\u{200b}b", 2), ("ﾊ", 1)])
  func widths(text: String, columns: Int) { #expect(text.width == columns) }

  @Test(
    "cuts at a column, with an ellipsis where something was cut",
    arguments: [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("ab", 1, "…")])
  func cuts(text: String, columns: Int, cut: String) {
    #expect(text.cut(to: columns) == cut)
    #expect(text.cut(to: columns).width <= columns)
  }

  @Test("cuts letters with thousands of marks, which take no column and fill a screen all the same")
  func marks() {
    let tower = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(tower.cut(to: 20).unicodeScalars.count <= 161)
    #expect((tower + "bc").cut(to: 2).width <= 2)
    #expect("word".cut(to: 0).isEmpty && "".cut(to: 0).isEmpty)
    let long = String(repeating: "四", count: 1_000_000)
    #expect(long.cut(to: 9) == "四四四四…")
  }

  @Test("gives the deadline, the title and the origin a line each where there is little room")
  func narrow() async throws {
    let hit = try await hit { $0.title = "A title that is longer than twenty columns" }
    let lines = ResultLines(today: today, width: 20, usesColour: true).lines(hit)
    #expect(lines == ["Dec 11, 2026 (20 d)…", "A title that is lon…", "\u{1b}[2mp1 · funding · Coun…\u{1b}[0m"])
    let near = try await self.hit { $0.facts.deadlines[0].value.day = today + 2 }
    let cut = ResultLines(today: today, width: 12, usesColour: true).lines(near)[0]
    #expect(cut == "\u{1b}[31mNov 23, 202…\u{1b}[0m")
  }

  @Test("takes out what would begin a line or a column, or talk to the terminal")
  func oneLine() {
    #expect("a\tb\nc\r\u{1b}[31mred\u{7f}".onOneLine == "a b c  [31mred ")
    #expect("niñez 🏠".onOneLine == "niñez 🏠")
    #expect("a\u{202e}b\u{9b}c\u{2028}d\u{feff}".onOneLine == "a b c d ")
  }

  private func hit(_ change: (inout Opportunity) -> Void) async throws -> Hit {
    var record = record("p1", "Title", closing: today + 20)
    change(&record.opportunity)
    return try await withTemporaryFolder { folder async throws in
      let archive = try Archive(path: folder.appending(path: "archive.sqlite").path)
      try await archive.update([record])
      return try #require(try await archive.search(SearchQuery("sort:newest", today: today)).hits.first)
    }
  }

  @Test(
    "begins with the deadline, or says why there is none",
    arguments: [
      ("open", "Dec 11, 2026 (20 d)"), ("past", "closed Nov 20, 2026"), ("withdrawn", "withdrawn"),
      ("undated", "no deadline"),
      ("rolling", "rolling"), ("closed", "closed Dec 11, 2026"), ("far", "Mar 1, 2027"),
      ("month", "Dec 11, 2026 (20 d)"),
    ])
  func dues(kind: String, words: String) async throws {
    let hit = try await hit { one in
      switch kind {
      case "past": one.facts.deadlines[0].value.day = today - 1
      case "withdrawn": one.status = .withdrawn
      case "undated": one.facts.deadlines = []
      case "rolling":
        one.facts.deadlines = []
        one.facts.rolling = Fact(true, quote: "at any time")
      case "closed": one.status = .closed
      case "far": one.facts.deadlines[0].value.day = today + 100
      case "month": one.facts.deadlines[0].value.precision = .day
      default: break
      }
    }
    let lines = ResultLines(today: today, width: 80, usesColour: false).lines(hit)
    #expect(lines[0].hasPrefix(words + " "), "\(lines[0])")
    #expect(lines.count == 2 && lines.allSatisfy { $0.width <= 80 })
  }

  @Test(
    "warms the deadline under 14 days and reddens it under 4",
    arguments: [(14, ""), (13, "33"), (4, "33"), (3, "31"), (0, "31")])
  func colours(days: Int, colour: String) async throws {
    let hit = try await hit { $0.facts.deadlines[0].value.day = today + days }
    let line = ResultLines(today: today, width: 80, usesColour: true).lines(hit)[0]
    #expect(line.hasPrefix("\u{1b}[\(colour)m") == !colour.isEmpty)
    #expect(line.contains("\u{1b}[0m") == !colour.isEmpty)
  }

  @Test("fits a hostile title into any width", arguments: [10, 20, 43, 44, 60, 200])
  func fits(width: Int) async throws {
    let hit = try await hit { $0.title = String(repeating: "日\u{1b}[2J\t🏠 niñez ", count: 50) }
    for usesColour in [false, true] {
      for line in ResultLines(today: today, width: width, usesColour: usesColour).lines(hit) {
        let plain = ["2", "0", "31", "33"].reduce(line) { $0.replacing("\u{1b}[\($1)m", with: "") }
        #expect(plain.width <= width, "\(plain)")
        #expect(!plain.contains("\u{1b}"))
      }
    }
    #expect(ResultLines.tabs(hit).split(separator: "\t", omittingEmptySubsequences: false).count == 10)
  }
}
