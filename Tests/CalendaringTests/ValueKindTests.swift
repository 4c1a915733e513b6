import Calendaring
import Testing

@Suite("values of a calendar that are no text")
struct ValueKindTests {
  @Test(
    "are read as they are written",
    arguments: [
      ("STATUS:CANCELLED", "CANCELLED", ""), ("STATUS:tentative", "TENTATIVE", ""), ("STATUS:NO-SUCH", "NO-SUCH", ""),
      ("URL:https://a.example/1", "", "https://a.example/1"),
    ])
  func kinds(line: String, status: String, url: String) throws {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260203T100000\r\nSUMMARY:A\r\n"
    let calendar = Array((text + line + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").utf8)
    let horizon = CalendarTime(
      year: 2027, month: 1, day: 1, hour: 0, minute: 0, second: 0, isDay: true, zone: nil)
    let event = try #require(try readCalendar(calendar, through: horizon).first)
    #expect(event.summary == "A")
    #expect(event.status == status)
    #expect(event.url == url)
  }
}
