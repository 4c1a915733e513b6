import Calendaring
import Testing

@Suite("events of a calendar")
struct EventShapesTests {
  private let horizon = CalendarTime(year: 2027, month: 1, day: 31)

  private func events(_ text: String) throws -> [CalendarEvent] {
    try readCalendar(Array(text.utf8), from: CalendarTime(year: 2026, month: 1, day: 1), through: horizon)
  }

  private func event(_ lines: String) throws -> CalendarEvent {
    try #require(try events("BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n").first)
  }

  @Test("have words with their escapes undone and their lines joined")
  func texts() throws {
    let found = try event(
      "UID:a@e.org\nSUMMARY;LANGUAGE=en:Fair\\, in the\n  park\nDESCRIPTION:One\\nTwo\\; three\\\\\nLOCATION:Watts\nCATEGORIES:Arts,Youth\nORGANIZER;CN=Ann:mailto:a@e.org"
    )
    #expect(found.uid == "a@e.org")
    #expect(found.summary == "Fair, in the park")
    #expect(found.details == "One\nTwo; three\\")
    #expect(found.location == "Watts")
    #expect(found.categories == ["Arts", "Youth"])
    #expect(found.organizer.contains("Ann"))
  }

  @Test(
    "end when they say, or after as long as they say",
    arguments: [
      ("DTSTART:20261201T090000Z\nDTEND:20261201T100000Z", "10:0 1"),
      ("DTSTART:20261201T090000Z\nDURATION:PT90M", "10:30 1"),
      ("DTSTART:20261201T230000Z\nDURATION:PT2H", "1:0 2"),
      ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203", "0:0 3"),
      ("DTSTART:20261201T090000Z\nDURATION:P1D", "9:0 2"), ("DTSTART:20261201T090000Z", "none"),
    ])
  func ends(lines: String, end: String) throws {
    let found = try event(lines).end
    #expect(found.map { "\($0.hour):\($0.minute) \($0.day)" } ?? "none" == end)
  }

  @Test(
    "come again by their rule",
    arguments: [
      ("FREQ=MONTHLY;BYDAY=1TU;COUNT=4", [1, 5, 2, 2]), ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", [31, 31]),
      ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", [1, 3, 8, 10]), ("FREQ=DAILY;INTERVAL=10;COUNT=3", [1, 11, 21]),
      ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", [1, 15, 29]), ("FREQ=YEARLY;COUNT=2", [1]),
      ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", [25, 29]),
      ("FREQ=NEVER", [1]), ("nonsense", [1]),
    ])
  func rules(rule: String, days: [Int]) throws {
    // The first Tuesday of December 2026; the horizon lies two months behind it.
    let found = try event("DTSTART;TZID=America/Los_Angeles:20261201T090000\nRRULE:\(rule)").starts.map(\.day)
    #expect(found == Array(days.prefix(found.count)) && !found.isEmpty, "\(rule): \(found)")
  }

  @Test("name the times that are left out, moved or added")
  func exceptions() throws {
    let found = try event(
      "DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20261202T090000Z\nEXDATE:20261203T090000Z\nRDATE:20261220T090000Z"
    )
    #expect(found.isRepeated)
    #expect(found.excluded.map(\.day) == [2, 3])
    #expect(found.starts.map(\.day).contains(20))
    let moved = try event("DTSTART:20261204T090000Z\nRECURRENCE-ID:20261203T090000Z")
    #expect(moved.replaces?.day == 3)
    #expect(!moved.isRepeated)
  }

  @Test("are found in several calendars of one file, and beside what is none")
  func several() throws {
    let one =
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\nBEGIN:VTODO\nSUMMARY:no\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
    #expect(try events(one + one.replacing("SUMMARY:a", with: "SUMMARY:b")).map(\.summary) == ["a", "b"])
    #expect(try events("BEGIN:VCALENDAR\nEND:VCALENDAR\n").isEmpty)
  }

  @Test(
    "are read or refused in whatever state they come",
    arguments: [
      "BEGIN:VEVENT", "BEGIN:VCALENDAR\nBEGIN:VEVENT",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999\nEND:VEVENT\nEND:VCALENDAR",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261301T250000\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR", "\n\n\n",
      "BEGIN:VCALENDAR\nSUMMARY",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\nEND:VCALENDAR",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDURATION:-PT999999999H\nDTSTART:20261201T000000\nEND:VEVENT\nEND:VCALENDAR",
    ])
  func broken(text: String) {
    let found = try? events(text)
    #expect((found?.count ?? 0) <= 1)
    #expect(found?.allSatisfy { $0.starts.count <= 500 } ?? true)
  }
}
