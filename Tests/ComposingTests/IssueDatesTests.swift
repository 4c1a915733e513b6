import Composing
import Model
import Testing
import Text

@Suite("issue dates")
struct IssueDatesTests {
  @Test(
    "finds the first issue on or after a day, and the one after it",
    arguments: [
      (Cadence.everyMonths(2, .weekday(nth: 1, weekday: 2)), "2026-11-21", "2027-01-05", "2027-03-02"),
      (.everyMonths(2, .weekday(nth: 1, weekday: 2)), "2027-01-05", "2027-01-05", "2027-03-02"),
      (.everyMonths(2, .weekday(nth: 1, weekday: 2)), "2027-01-06", "2027-03-02", "2027-05-04"),
      (.everyMonths(1, .weekday(nth: -1, weekday: 5)), "2026-11-28", "2026-12-25", "2027-01-29"),
      (.everyMonths(1, .day(31)), "2027-02-01", "2027-02-28", "2027-03-31"),
      (.everyMonths(12, .day(1)), "2026-11-21", "2027-01-01", "2028-01-01"),
      (.daysOfMonth([15, 1]), "2026-11-21", "2026-12-01", "2026-12-15"),
      (.daysOfMonth([30, 31]), "2027-02-01", "2027-02-28", "2027-03-30"),
      (.everyMonths(0, .day(1)), "2026-11-21", "2026-12-01", "2027-01-01"),
      (.daysOfMonth([]), "2026-11-21", "2026-11-21", "2026-11-22"),
    ])
  func dates(cadence: Cadence, today: String, first: String, next: String) throws {
    let start = try #require(Day(today))
    let dates = issueDates(cadence, at: TimeOfDay(minutes: 540), zone: .losAngeles, onOrAfter: start)
    #expect(dates.day.description == first && dates.next.description == next)
    #expect(dates.period == dates.day...(dates.next - 1))
  }

  @Test("goes out at the wall clock's hour on both sides of a clock change")
  func clock() throws {
    func due(_ day: String) throws -> String {
      let start = try #require(Day(day))
      let cadence = Cadence.everyMonths(1, .day(8))
      return issueDates(cadence, at: TimeOfDay(minutes: 540), zone: .losAngeles, onOrAfter: start).due.description
    }
    #expect(try due("2026-03-01") == "2026-03-08T16:00:00Z")
    #expect(try due("2026-02-01") == "2026-02-08T17:00:00Z")
  }
}
