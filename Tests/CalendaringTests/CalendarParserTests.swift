import Calendaring
import Testing

@Suite("iCalendar")
struct CalendarParserTests {
  private let horizon = CalendarTime(year: 2027, month: 1, day: 1)

  private func event(_ lines: String) throws -> CalendarEvent {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n"
    return try #require(try readCalendar(Array(text.utf8), through: horizon).first)
  }

  @Test("gives wall times with the zone as written")
  func times() throws {
    let zoned = try event("DTSTART;TZID=America/Chicago:20261120T090000\nDTEND:20261120T160000Z")
    #expect(zoned.start == CalendarTime(year: 2026, month: 11, day: 20, hour: 9, zone: "America/Chicago"))
    #expect(zoned.end?.zone == "UTC")
    #expect(try event("DTSTART;VALUE=DATE:20261120").start?.isDay == true)
    #expect(try event("DTSTART:20261120T090000").start?.zone == nil)
  }

  @Test("expands rules in wall time, and leaves an end in UTC to its caller")
  func rules() throws {
    let weekly = try event("DTSTART;TZID=X:20261201T090000\nRRULE:FREQ=WEEKLY;UNTIL=20261216T000000Z")
    #expect(weekly.starts.map(\.day) == [1, 8, 15, 22, 29])
    #expect(weekly.until?.day == 16)
    let counted = try event("DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nRDATE:20261210T090000Z")
    #expect(counted.starts.map(\.day) == [1, 2, 3, 10])
  }

  @Test("follows no rule finer than a day", arguments: ["SECONDLY", "MINUTELY", "HOURLY"])
  func fineRules(frequency: String) throws {
    #expect(try event("DTSTART:20261201T090000Z\nRRULE:FREQ=\(frequency)").starts.count == 1)
  }

  @Test("throws for what is no calendar")
  func none() {
    #expect(throws: CalendarError.self) { try readCalendar(Array("hello".utf8), through: horizon) }
  }

  @Test(
    "reaches today however long ago a rule began",
    arguments: [
      ("DTSTART:20010105T090000Z\nRRULE:FREQ=DAILY", 62, 1), ("DTSTART:19980105T090000Z\nRRULE:FREQ=WEEKLY", 9, 2),
      ("DTSTART:20100131T090000Z\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1", 2, 30),
      ("DTSTART:20100131T090000Z\nRRULE:FREQ=MONTHLY;COUNT=5", 0, 0),
    ])
  func longAgo(lines: String, count: Int, first: Int) throws {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n"
    let earliest = CalendarTime(year: 2026, month: 11, day: 1)
    let event = try #require(try readCalendar(Array(text.utf8), from: earliest, through: horizon).first)
    #expect(event.isRepeated)
    #expect(event.starts.count == count)
    #expect(event.starts.first?.day ?? 0 == first)
    #expect(event.starts.allSatisfy { $0.year > 2026 || $0.month >= 11 })
  }

  @Test("reads any line end and no zero byte", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let lines = [
      "BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:A\0B", "DTSTART:20261120T090000Z", "END:VEVENT", "END:VCALENDAR", "",
    ]
    let events = try readCalendar(Array(lines.joined(separator: end).utf8), through: horizon)
    #expect(events.map(\.summary) == ["A B"])
  }
}
