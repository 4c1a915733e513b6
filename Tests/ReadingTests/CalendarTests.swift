import Model
import Testing

@testable import Reading

@Suite("calendars")
struct CalendarTests {
  private func read(_ events: String) throws -> [Entry] {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events.replacing("\n", with: "\r\n") + "\r\nEND:VCALENDAR\r\n"
    return try readEntries(document(text), as: source(.ics), now: testNow).entries
  }

  @Test("unfolds lines, reads zones and undoes escapes")
  func event() throws {
    let entries = try read(
      """
      BEGIN:VEVENT
      UID:1@e.org
      SUMMARY:Community\\, meet
       ing
      DTSTART;TZID=America/New_York:20261201T180000
      DURATION:PT90M
      LOCATION:Watts
      URL:https://e.org/m
      END:VEVENT
      """)
    let entry = try #require(entries.first)
    #expect(entry.title == "Community, meeting")
    #expect(entry.id == "1@e.org")
    #expect(entry.first("start") == "2026-12-01T15:00")
    #expect(entry.first("end") == "2026-12-01T16:30")
    #expect(entry.first("location") == "Watts")
    #expect(entry.link == "https://e.org/m")
  }

  @Test("expands a repeated event a year ahead, without what is excluded or replaced")
  func recurrence() throws {
    let entries = try read(
      """
      BEGIN:VEVENT
      UID:r
      SUMMARY:Monthly
      DTSTART;TZID=America/Los_Angeles:20260113T100000
      RRULE:FREQ=MONTHLY;BYDAY=2TU
      EXDATE;TZID=America/Los_Angeles:20261208T100000
      END:VEVENT
      BEGIN:VEVENT
      UID:r
      RECURRENCE-ID;TZID=America/Los_Angeles:20270112T100000
      SUMMARY:Monthly, moved
      DTSTART;TZID=America/Los_Angeles:20270113T110000
      END:VEVENT
      """)
    #expect(
      entries.prefix(3).map { $0.first("start") } == ["2026-11-10T10:00", "2027-02-09T10:00", "2027-03-09T10:00"])
    #expect(entries.count == 12)
    #expect(entries.last?.id == "r/2027-01-12T10:00")
    #expect(entries.last?.first("start") == "2027-01-13T11:00")
  }

  @Test("ends a rule at the instant it names")
  func until() throws {
    let entries = try read(
      """
      BEGIN:VEVENT
      UID:u
      SUMMARY:Weekly
      DTSTART;TZID=America/Los_Angeles:20261123T190000
      RRULE:FREQ=WEEKLY;UNTIL=20261208T030000Z
      END:VEVENT
      """)
    #expect(entries.map { $0.first("start") } == ["2026-11-23T19:00", "2026-11-30T19:00", "2026-12-07T19:00"])
  }

  @Test("keeps a cancelled event with its status, and counts the last day in")
  func cancelled() throws {
    let entries = try read(
      """
      BEGIN:VEVENT
      UID:c
      SUMMARY:Off
      STATUS:CANCELLED
      DTSTART;VALUE=DATE:20261201
      DTEND;VALUE=DATE:20261203
      END:VEVENT
      """)
    #expect(entries.first?.first("status") == "cancelled")
    #expect(entries.first?.first("start") == "2026-12-01")
    #expect(entries.first?.first("end") == "2026-12-02")
  }

  @Test("gives a meeting that began years ago a year ahead, under ids that stay")
  func old() throws {
    let lines = """
      BEGIN:VEVENT
      UID:o
      SUMMARY:Every morning
      DTSTART;TZID=America/Los_Angeles:20150105T080000
      DTEND;TZID=America/Los_Angeles:20150105T083000
      RRULE:FREQ=DAILY
      END:VEVENT
      """
    let entries = try read(lines)
    #expect(entries.first?.id == "o/2026-10-21T08:00")
    #expect(entries.first?.first("end") == "2026-10-21T08:30")
    #expect(entries.last?.id == "o/2027-11-22T08:00")
    #expect(entries.count == 398)
  }

  @Test("says when it is none")
  func none() {
    #expect(throws: Failure.self) { try readEntries(document("<html>"), as: source(.ics), now: testNow) }
  }
}
