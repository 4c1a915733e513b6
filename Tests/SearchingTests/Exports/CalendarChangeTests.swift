import Archiving
import Foundation
import Model
import Searching
import TestSupport
import Testing
import Text

@Suite("calendar events")
struct CalendarChangeTests {
  private let header = ExportHeader(title: "Deadlines", domain: "example.org", today: today)

  private func lines(_ change: (inout ArchiveRecord) -> Void) throws -> [String] {
    var one = record("p1", "Grant", closing: today + 10)
    change(&one)
    let text = try export([one], as: .ics, header)
    // RFC 5545 §3.1: unfolded.
    return text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
  }

  @Test("keep their UID and count every change of date, status and title, but of nothing else")
  func sequence() throws {
    func changed(_ fields: String...) throws -> [String] {
      try lines { $0.history = fields.map { Change(at: now, field: $0, before: "a", after: "b") } }
    }
    #expect(try changed().contains("SEQUENCE:0"))
    #expect(try changed("deadline").contains("SEQUENCE:1"))
    #expect(try changed("deadline", "amount", "status", "title", "deadline").contains("SEQUENCE:4"))
    for fields in [[], ["deadline"]] {
      #expect(
        try lines { $0.history = fields.map { Change(at: now, field: $0, before: "", after: "") } }.contains(
          "UID:p1@example.org"))
    }
  }

  @Test("are all day without an hour, and end at the deadline with one, in its zone")
  func times() throws {
    let day = try lines { _ in }
    #expect(day.contains("DTSTART;VALUE=DATE:20261201") && day.contains("DTEND;VALUE=DATE:20261202"))
    func timed(_ zone: String?, _ kind: Deadline.Kind = .application) throws -> [String] {
      try lines {
        $0.opportunity.facts.deadlines[0].value = Deadline(
          kind: kind, day: today + 10, time: .noon, zone: zone, precision: .minute)
      }
    }
    #expect(try timed("PT").contains("DTEND:20261201T200000Z"))
    #expect(try timed("ET").contains("DTEND:20261201T170000Z"))
    #expect(try timed(nil).contains("DTSTART:20261201T190000Z"))
    #expect(try timed("PT", .event).contains("DTSTART:20261201T200000Z"))
    #expect(try timed("Mars time").contains("DTSTART;VALUE=DATE:20261201"))
  }

  @Test("remind a week before, and are cancelled when withdrawn")
  func reminder() throws {
    let usual = try lines { _ in }
    #expect(
      usual.contains("TRIGGER:-P7D") && usual.contains("TRANSP:TRANSPARENT") && !usual.contains("STATUS:CANCELLED"))
    #expect(try lines { $0.opportunity.status = .withdrawn }.contains("STATUS:CANCELLED"))
  }

  @Test("are not made of a month, a year, or nothing", arguments: [Precision.month, .year])
  func vague(precision: Precision) throws {
    #expect(try !lines { $0.opportunity.facts.deadlines[0].value.precision = precision }.contains("BEGIN:VEVENT"))
    #expect(try !lines { $0.opportunity.facts.deadlines = [] }.contains("BEGIN:VEVENT"))
  }
}
