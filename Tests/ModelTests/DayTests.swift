import Model
import Testing

@Suite("days")
struct DayTests {
  @Test("counts every day of four centuries once, in order")
  func everyDay() throws {
    var number = try #require(Day(1900, 1, 1)).number
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...Day.days(inMonth: month, of: year) {
          let it = try #require(Day(year, month, day))
          #expect(it.number == number && it.components == (year, month, day))
          number += 1
        }
      }
    }
  }

  @Test(
    "refuses days that no calendar has",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-1", "2026-04-31", "+026-01-01"])
  func refuses(text: String) {
    #expect(Day(text) == nil)
  }

  @Test("knows the weekday")
  func weekday() {
    #expect(Day("2026-11-21")?.weekday == 6)
    #expect(Day("1970-01-01")?.weekday == 4)
    #expect(Day("1969-12-31")?.weekday == 3)
  }
}
