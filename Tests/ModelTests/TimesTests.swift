import Model
import TestSupport
import Testing

@Suite("points in time and times of day")
struct TimesTests {
  @Test(
    "are printed as RFC 3339 in UTC, before 1970 too",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (-86_400, "1969-12-31T00:00:00Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (1_795_251_845, "2026-11-21T09:04:05Z"),
    ])
  func description(seconds: Int, text: String) {
    #expect(Instant(seconds: seconds).description == text)
  }

  @Test("fall into a day and its seconds, which give them back")
  func parts() {
    var numbers = SeededNumbers(3)
    for _ in 0..<2000 {
      let it = Instant(seconds: Int.random(in: -62_000_000_000...250_000_000_000, using: &numbers))
      #expect((0..<86_400).contains(it.secondOfUTCDay))
      #expect(Instant(it.utcDay) + it.secondOfUTCDay == it && it - Instant(it.utcDay) == it.secondOfUTCDay)
    }
  }

  @Test("know no 24:00, no minute 60 and nothing below midnight", arguments: [(24, 0), (-1, 0), (0, 60), (0, -1)])
  func refused(hour: Int, minute: Int) { #expect(TimeOfDay(hour, minute) == nil) }

  @Test("run from 00:00 to 23:59, each minute once")
  func everyMinute() {
    let all = (0..<1440).map { TimeOfDay(minutes: $0) }
    #expect(all == all.sorted() && Set(all.map(\.description)).count == 1440)
    #expect(all.allSatisfy { TimeOfDay($0.hour, $0.minute) == $0 })
    #expect(TimeOfDay(minutes: -5).description == "00:00" && TimeOfDay(minutes: 5000).description == "23:59")
    #expect(TimeOfDay(17)?.description == "17:00" && TimeOfDay(9, 5)?.description == "09:05")
  }
}

@Suite("places, sections and failures")
struct WordsTests {
  @Test("places go from the nearest outwards, elsewhere last")
  func places() {
    #expect(Place.allCases.sorted() == Place.allCases && Place.southLA < .laCity && Place.national < .elsewhere)
  }

  @Test(
    "a choice of all sections, or of none, is no choice",
    arguments: [
      ([], nil), (Section.allCases, nil), ([.events], [.events]), ([.events, .funding, .events], [.funding, .events]),
    ] as [([Section], [Section]?)])
  func choice(asked: [Section], printed: [Section]?) { #expect(Section.choice(asked) == printed) }

  @Test("a failure begins with its stage")
  func failures() {
    #expect(Failure(.resolve, "a.example has no address").description == "resolve: a.example has no address")
  }

  @Test("a field is its first value that is not blank")
  func fields() {
    var entry = Entry(source: "a", id: "1", title: "A")
    entry.fields = ["agency": ["", " \t", "City", "County"], "aln": [" "]]
    #expect(entry.first("agency") == "City" && entry.first("aln") == nil && entry.first("absent") == nil)
  }

  @Test(
    "numbers are padded to a width and never cut",
    arguments: [(7, 2, "07"), (0, 1, "0"), (123, 2, "123"), (-4, 3, "-004"), (Int.min, 2, "-9223372036854775808")])
  func padding(number: Int, width: Int, text: String) { #expect(padded(number, width) == text) }
}
