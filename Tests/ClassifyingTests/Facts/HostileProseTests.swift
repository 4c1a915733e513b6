import Foundation
import Model
import TestSupport
import Testing
import Text

@testable import Classifying

/// Texts nobody would write: nothing traps, quotes are pieces of the text, and the same text gives the same facts.
@Suite("Hostile prose")
struct HostileProseTests {
  private static let pieces = [
    "due", "by", "March 4, 2026", "5 p.m.", "PT", "$", "$5,000", "1.5", "million", "up to", "to", "through", "-", "–",
    "\n", ". ", ";",
    "• ", "(", ")", "501(c)(3)", "applications", "nonprofits", "match", "25%", "one", "-to-", "grants", "not",
    "eligible", "are", "12/31",
    "noon", "2026", "99999999999999999999", "á", "🎉", "ñ", "webinar", "meeting", "at the", "years", "(3)", "per",
    "award", "the", "recipient",
    "may", "receive", "RFA", "17-10593", "hasta", "el", "15 de marzo", "a las", "$2 to $", "salary", "total", ":",
  ]

  @Test("holds for any order of the words that finders look for", arguments: 0..<40)
  func shuffled(seed: Int) {
    var dice = SeededNumbers(UInt64(seed))
    for _ in 0..<25 {
      let words = (0..<(1 + dice.roll(40))).map { _ in Self.pieces[dice.roll(Self.pieces.count)] }
      check(words.joined(separator: dice.roll(4) == 0 ? "" : " "))
    }
  }

  private func check(_ text: String) {
    let read = facts(text)
    for deadline in read.deadlines + read.informationSessions { #expect(text.contains(deadline.quote), "\(text)") }
    let sums = [read.award.minimum, read.award.maximum, read.award.pool].compactMap(\.self)
    for sum in sums { #expect(text.contains(sum.quote), "\(text)") }
    for name in read.applicants.classes { #expect(text.contains(name.quote), "\(text)") }
    #expect(facts(text) == read)
  }

  @Test(
    "holds for a great many of any one character",
    arguments: ["a", "1", "$", "(", ".", "\n", "-", "é", "🎉", "\u{0}", "•", ","])
  func repeated(character: String) {
    #expect(facts(String(repeating: character, count: 100_000)).deadlines.isEmpty)
  }

  @Test("holds for the recorded strings that break programs, when they are there")
  func naughty() throws {
    for name in ["naughty_strings", "dates", "fts_queries", "csv_injection"] {
      guard let file = sharedFolder?.appending(path: "suites/hostile/\(name).json") else { return }
      let items = try #require(JSON(parsing: Data(contentsOf: file))["items"]?.array)
      for item in items { check("Applications are due " + (item.string ?? item["value"]?.string ?? "") + ".") }
    }
  }

  @Test(
    "takes no deadline from a day the calendar does not have",
    arguments: [
      "February 30, 2026", "2026-02-29", "June 31, 2026", "13/13/2026", "2026-00-10", "February 29th, 2025", "Q3 2026",
      "next Friday",
    ])
  func impossible(day: String) {
    #expect(facts("Applications are due \(day).").deadlines.isEmpty)
  }
}
