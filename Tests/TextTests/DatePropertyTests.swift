import Model
import Testing
import Text

/// Every twelfth day of four years, with their leap day and both changes of the clock.
private let days = stride(from: 20_454, to: 21_916, by: 12).map(Day.init(number:)) + extraDays
private let extraDays = ["2028-02-29", "2026-03-08", "2026-11-01", "2026-12-31", "2027-01-01"].compactMap { Day($0) }

@Suite("dates in every spelling")
struct DatePropertyTests {
  /// Spellings whose order of day and month cannot be mistaken.
  private static let spellings: [@Sendable (Int, Int, Int) -> String] = [
    { "\($0)-\(two($1))-\(two($2))" }, { "\($0)/\(two($1))/\(two($2))" }, { "\(months[$1 - 1]) \($2), \($0)" },
    { "\(months[$1 - 1].uppercased()) \($2), \($0)" }, { "\($2) \(months[$1 - 1]) \($0)" },
    { "\(months[$1 - 1].prefix(3)) \($2), \($0)" }, { "\($2) \(months[$1 - 1].prefix(3)) \($0)" },
    { "\($1)/\($2)/\($0)" }, { "\(two($1))/\(two($2))/\($0)" }, { "\($1)-\($2)-\($0)" },
    { "\($2) de \(meses[$1 - 1]) de \($0)" }, { "\($0)\(two($1))\(two($2))T000000Z" },
  ]

  @Test("reads each to the same day", arguments: spellings.indices)
  func reads(index: Int) {
    for day in days {
      let (year, month, number) = day.components
      let text = Self.spellings[index](year, month, number)
      #expect(readDate(text)?.day == day, "\(text)")
    }
  }

  @Test("reads its own ISO form back, whatever it was written as", arguments: spellings.indices)
  func roundTrip(index: Int) {
    for day in days {
      let (year, month, number) = day.components
      guard let date = readDate(Self.spellings[index](year, month, number)), date.precision == .day else { continue }
      #expect(readDate(date.iso) == date)
    }
  }

  @Test("writes by a pattern what it reads by it", arguments: ["yyyy-MM-dd", "MM/dd/yyyy", "d.M.yyyy", "dd-MM-yy"])
  func patterns(pattern: String) throws {
    for day in days {
      let date = try #require(readDate(day.description))
      let text = date.text(pattern: pattern)
      #expect(readDate(text, pattern: pattern)?.day == day, "\(text)")
    }
  }

  @Test("reads no day that the calendar lacks", arguments: 1...12)
  func impossible(month: Int) {
    for year in 2024...2029 {
      for number in Day.days(inMonth: month, of: year) + 1...40 {
        let iso = "\(year)-\(two(month))-\(two(number))"
        #expect(readDate(iso) == nil, "\(iso)")
        #expect(readDate("\(months[month - 1]) \(number), \(year)") == nil)
      }
    }
  }

  @Test("reads noise without a trap, and its own text the same twice")
  func noise() {
    var seed: UInt64 = 88_172_645_463_325_252
    let pieces = ["2026", "-", "/", "May", "mayo", "de", "31", "12", ":", "T", "Z", "+", "W", "0", " ", ",", "PM", "é"]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int(seed % 9) + 1 {
        seed ^= seed << 13
        seed ^= seed >> 7
        seed ^= seed << 17
        text += pieces[Int(seed % UInt64(pieces.count))]
      }
      #expect(readDate(text) == readDate(text), "\(text)")
    }
  }
}

@Suite("zones around a change of the clock")
struct ZoneChangeTests {
  @Test("give back every hour that exists, and move the one that does not", arguments: 2020...2030)
  func changes(year: Int) throws {
    let spring = Day.weekday(0, nth: 2, month: 3, year: year)
    let autumn = Day.weekday(0, nth: 1, month: 11, year: year)
    for day in [spring, autumn, spring - 1, autumn - 1, spring + 1, autumn + 1] {
      for hour in 0..<24 {
        let time = try #require(TimeOfDay(hour))
        let there = Zone.losAngeles.wall(Zone.losAngeles.instant(day, time))
        let isSkipped = day == spring && hour == 2
        #expect(there.day == day)
        #expect(there.time == (isSkipped ? TimeOfDay(3) : time), "\(day) \(hour)")
      }
    }
  }

  @Test("make the spring day an hour shorter and the autumn day an hour longer", arguments: 2020...2030)
  func lengths(year: Int) {
    func hours(_ day: Day) -> Int {
      (Zone.losAngeles.instant(day + 1, .midnight).seconds - Zone.losAngeles.instant(day, .midnight).seconds) / 3600
    }
    #expect(hours(Day.weekday(0, nth: 2, month: 3, year: year)) == 23)
    #expect(hours(Day.weekday(0, nth: 1, month: 11, year: year)) == 25)
    #expect(hours(Day.weekday(0, nth: 3, month: 6, year: year)) == 24)
  }
}

private let months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]
private let meses = [
  "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
  "diciembre",
]

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
