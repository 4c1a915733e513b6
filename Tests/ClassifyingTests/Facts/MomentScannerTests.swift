import Model
import Testing

@testable import Classifying

/// Every date of a text as `2026-03-04T17:00PT`, `2026-03` or `--03-04`.
private func dates(_ text: String, posted: Day? = nil) -> [String] {
  let prose = Prose(text)
  return MomentScanner(prose.tokens, isSpanish: prose.isSpanish).scan(posted: posted).map { moment in
    let year = moment.year.map(String.init) ?? "-"
    let month = padded(moment.month, 2)
    let day = moment.day.map { "-" + padded($0, 2) } ?? ""
    return year + "-" + month + day + (moment.clock.map { "T\($0.time)\($0.zone ?? "")" } ?? "")
  }
}

@Suite("Dates in prose")
struct MomentScannerTests {
  @Test(
    "reads the shapes that notices have",
    arguments: [
      ("on March 4, 2026", ["2026-03-04"]), ("Sept. 1st 2026", ["2026-09-01"]), ("4 March 2026", ["2026-03-04"]),
      ("3/4/26", ["2026-03-04"]), ("2026-03-04", ["2026-03-04"]), ("4-Mar-26", ["2026-03-04"]),
      ("in March 2026", ["2026-03"]), ("May 4th", ["--05-04"]), ("the 7/30 cutoff", ["--07-30"]),
      ("May 15-20, 2026", ["2026-05-20"]), ("13/12/2026", ["2026-12-13"]),
      ("el 4 de marzo de 2026", ["2026-03-04"]), ("1.º de abril", ["--04-01"]),
      ("5:00 p.m. PT on Monday, June 1st, 2026", ["2026-06-01T17:00PT"]),
      ("June 1, 2026 at noon (Pacific Time)", ["2026-06-01T12:00PT"]),
      ("15 de mayo a las 5 de la tarde", ["--05-15T17:00"]), ("8/9/2026, 17:00 horas", ["2026-08-09T17:00"]),
    ])
  func reads(text: String, expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(
    "finds none where there is none",
    arguments: [
      "You may 2 things", "1/3 of the award", "24/7", "February 30, 2026", "June 31, 2026", "13/13/2026", "2026-00-10",
      "Section 5 March", "$5/8 inch", "10,000", "next Friday", "TBD", "mid-July", "29 de febrero de 2025",
    ])
  func ignores(text: String) {
    #expect(dates(text).filter { $0.count > 7 }.isEmpty)
  }

  @Test("gives a listed date the year of its neighbour, and marks ranges")
  func neighbours() {
    #expect(dates("March 1, June 1 and September 1, 2026") == ["2026-03-01", "2026-06-01", "2026-09-01"])
    #expect(dates("December 15 through January 10, 2027") == ["2026-12-15", "2027-01-10"])
    let range = MomentScanner(Prose("from May 1 to May 9, 2026").tokens, isSpanish: false).scan()
    #expect(range.map(\.opensRange) == [true, false])
    #expect(range.map(\.closesRange) == [false, true])
  }

  @Test("takes figures day first in a Spanish text whose other dates are, or when else they lay in the past")
  func dayFirst() {
    #expect(dates("La cita es el 02/07/2026 y el cierre de la lista el 15/08/2026") == ["2026-07-02", "2026-08-15"])
    #expect(dates("La cita es el 02/07/2026 en la sede", posted: Day(2026, 6, 15)) == ["2026-07-02"])
    #expect(dates("The talk is on 02/07/2026 at the hall", posted: Day(2026, 6, 15)) == ["2026-02-07"])
  }

  @Test("finds the year of a date without one: by the posted day, by a neighbour, by the title")
  func years() {
    #expect(facts("Applications are due March 1.").deadlines.first?.value.day == Day(2026, 3, 1))
    #expect(facts("Applications are due January 5.").deadlines.first?.value.day == Day(2027, 1, 5))
    let titled = facts("Youth Fund 2024\nApplications are due July 31.", posted: nil)
    #expect(titled.deadlines.first?.value.day == Day(2024, 7, 31))
    let beside = facts("The fund opened December 30, 2020. Applications are due January 8.", posted: nil)
    #expect(beside.deadlines.first?.value.day == Day(2021, 1, 8))
  }
}
