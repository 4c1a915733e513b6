import Model
import Testing
import Text

@Suite("dates as written")
struct DateTextTests {
  @Test(
    "reads feeds' dates to the same instant",
    arguments: [
      ("Thu, 05 Apr 2012 10:00:00 GMT", "2012-04-05T10:00:00Z"),
      ("Thu,  5 Apr 2012 10:00:00 GMT", "2012-04-05T10:00:00Z"),
      ("Mon, 26 January 2004 16:31:00 PT", "2004-01-27T00:31:00Z"),
      ("Mon, 26 July 2004 16:31:00 PT", "2004-07-26T23:31:00Z"),
      ("Wed, 26 Dec 2018 10:00:54 PST", "2018-12-26T18:00:54Z"),
      ("Sun, 28 Oct 2018 13:48:00 +0100", "2018-10-28T12:48:00Z"),
      ("2003-12-31T10:14:55-08:00", "2003-12-31T18:14:55Z"),
      ("2003-12-31T10:14:55.1234Z", "2003-12-31T10:14:55Z"),
      ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
      ("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z"),
      ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
      ("Mon, 16th Nov 2020 13:16:28 GMT", "2020-11-16T13:16:28Z"),
      ("Thu, 29 Oct 2020 07:36:03 GMT-07:00", "2020-10-29T14:36:03Z"),
      ("Nov. 16, 2020, 10:57 a.m.", "2020-11-16T10:57:00Z"),
      ("mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z"),
      ("3 mar 2020 16:11:02 +0000", "2020-03-03T16:11:02Z"),
      ("20261120T090000Z", "2026-11-20T09:00:00Z"), ("20261120T0900-0800", "2026-11-20T17:00:00Z"),
      ("20261120t090000.5+0100", "2026-11-20T08:00:00Z"),
      ("1520932969", "2018-03-13T09:22:49Z"), ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z"),
    ])
  func instants(text: String, utc: String) throws {
    let date = try #require(readDate(text))
    #expect(date.instant.description == utc)
    #expect(date.precision == .minute)
  }

  @Test(
    "knows no more than the text says",
    arguments: [
      ("March 1st, 2022", "2022-03-01", Precision.day), ("10-Sep-21", "2021-09-10", .day),
      ("2026-W47-5", "2026-11-20", .day), ("2026W475", "2026-11-20", .day), ("2026-W01", "2025-12-29", .day),
      ("2020-W53-7", "2021-01-03", .day), ("1970-W01-4", "1970-01-01", .day),
      ("1 de septiembre de 2023", "2023-09-01", .day), ("4 abril 2024", "2024-04-04", .day),
      ("September 2019", "2019-09", .month), ("07-2018", "2018-07", .month), ("2003", "2003", .year),
      ("1/6/23", "2023-01-06", .day), ("13/1/2026", "2026-01-13", .day), ("30.10.23", "2023-10-30", .day),
      ("03-12-31", "2003-12-31", .day), ("-0312", "2003-12", .month), ("2003335", "2003-12-01", .day),
      ("03152024", "2024-03-15", .day), ("2023-11-9", "2023-11-09", .day),
      ("2022-09-23 17:00:00", "2022-09-23T17:00", .minute), ("May 5, 2026 5 pm", "2026-05-05T17:00", .minute),
    ])
  func precision(text: String, iso: String, precision: Precision) throws {
    let date = try #require(readDate(text))
    #expect(date.iso == iso)
    #expect(date.precision == precision)
  }

  @Test(
    "finds no date where none is",
    arguments: [
      "", "Ongoing", "TBD", "Los Angeles", "013", "Sun, Dec x 2012 11:47:32 GMT", "Sun, 99 Jun 2009 12:00:00 GMT",
      "2013-01-27-01", "2013-01-28T11:30:00-06:00Textra", "2003-12-31T25:14:55Z", "2013-01-28T09:00:00+00:xx",
      "2026-02-29", "March", "Friday", "12", "10000-01-01", "2024-13-45",
    ])
  func none(text: String) {
    #expect(readDate(text) == nil)
  }

  @Test(
    "reads by a pattern from first letter to last",
    arguments: [
      ("12-04-19", "MM-dd-yy", "2019-12-04"), ("07-2018", "MM-yyyy", "2018-07"),
      ("September 2019", "MMMM yyyy", "2019-09"), ("1st May 2024", "d MMM yyyy", "2024-05-01"),
      ("11/4/22 at 3:05 pm", "M/d/yy 'at' h:mm a", "2022-11-04T15:05"), ("2024", "yyyy", "2024"),
    ])
  func patterns(text: String, pattern: String, iso: String) {
    #expect(readDate(text, pattern: pattern)?.iso == iso)
  }

  @Test("refuses what a pattern does not cover", arguments: ["04-30-2021 x", "4-30", "13-01-2021", "04/30/2021"])
  func patternMismatch(text: String) {
    #expect(readDate(text, pattern: "MM-dd-yyyy") == nil)
  }

  @Test("calls the days that programs fill in for none by their name")
  func sentinels() {
    #expect(readDate("2099-01-01")?.isSentinel == true)
    #expect(readDate("2000-01-01 00:00:00")?.isSentinel == true)
    #expect(readDate("2026-01-01")?.isSentinel == false)
  }

  @Test("takes times without a zone in the zone it is given")
  func zone() {
    #expect(readDate("2026-07-01 17:00", in: .losAngeles)?.instant.description == "2026-07-02T00:00:00Z")
    #expect(readDate("July 1, 2026", in: .losAngeles)?.instant.description == "2026-07-01T07:00:00Z")
  }
}
