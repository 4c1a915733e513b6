import Model
import TestSupport
import Testing
import Text

@testable import Searching

@Suite("values in words")
struct WordsTests {
  @Test(
    "says how far a day is",
    arguments: [
      (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "in 2 days"), (400, "in 400 days"), (-9, "9 days ago"),
    ])
  func distances(days: Int, words: String) { #expect(Words.distance(today + days, from: today) == words) }

  @Test(
    "writes dollars with commas",
    arguments: [
      (0, "$0"), (999, "$999"), (1000, "$1,000"), (75_000, "$75,000"), (1_250_000, "$1,250,000"), (-4500, "-$4,500"),
    ])
  func dollars(amount: Int, words: String) { #expect(Words.dollars(amount) == words) }

  @Test(
    "says what one applicant may get",
    arguments: [
      (nil, nil, ""), (5, nil, "from $5"), (nil, 5000, "up to $5,000"), (5000, 5000, "$5,000"),
      (1, 2000, "$1 to $2,000"),
    ] as [(Int?, Int?, String)])
  func amounts(low: Int?, high: Int?, words: String) { #expect(Words.amount(low, high) == words) }

  @Test("says a deadline no finer than it is known")
  func deadlines() {
    func words(_ precision: Precision, time: TimeOfDay? = nil, zone: String? = nil) -> String {
      Words.deadline(Deadline(day: today, time: time, zone: zone, precision: precision))
    }
    #expect(words(.day) == "Nov 21, 2026")
    #expect(words(.month) == "Nov 2026")
    #expect(words(.year) == "2026")
    #expect(words(.minute, time: .noon, zone: "PT") == "Nov 21, 2026, 12:00 PT")
    #expect(words(.minute, time: .noon) == "Nov 21, 2026, 12:00")
  }

  @Test("says every place and every tag without underscores")
  func names() {
    for place in Place.allCases { #expect(!Words.place(place).isEmpty && !Words.place(place).contains("_")) }
    #expect(Words.tag("mental_health") == "mental health")
  }
}
