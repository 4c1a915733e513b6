import Model
import Testing

@testable import Deduplicating

@Suite("comparison")
struct ComparisonTests {
  static func candidate(
    _ id: String, _ title: String, number: String? = nil, close: String? = nil, posted: String? = nil,
    link: String? = nil, funder: String? = "LA County"
  ) -> Candidate {
    Candidate(
      id: id, title: title, link: link, number: number, funder: funder,
      closes: [close.flatMap { Day($0) }].compactMap(\.self),
      posted: posted.flatMap { Day($0) })
  }

  @Test("merges the same grant from another site")
  func crossSite() {
    let portal = Self.candidate("a", "Youth Reentry Housing Program", close: "2026-04-01", posted: "2026-01-10")
    let blog = Self.candidate("b", "Youth Reentry Housing Program (Deadline Extended)", close: "2026-04-01")
    #expect(compare(portal, blog).kind == .same)
    #expect(compare(blog, portal).kind == .same)
  }

  @Test(
    "keeps rounds apart and links them",
    arguments: [
      ("Youth Fund 2025", "2025-04-01", "Youth Fund 2026", "2026-04-01"),
      ("Youth Fund", "2025-04-01", "Youth Fund", "2026-04-01"),
      ("Youth Fund Round 1", "2026-04-01", "Youth Fund Round 2", "2026-05-01"),
      ("Youth Fund FY25", "2026-04-01", "Youth Fund FY26", "2026-04-01"),
    ])
  func rounds(first: String, close: String, second: String, nextClose: String) {
    let link = "https://funder.example/youth-fund"
    let verdict = compare(
      Self.candidate("a", first, close: close, link: link), Self.candidate("b", second, close: nextClose, link: link))
    #expect(verdict.kind == .series)
  }

  @Test("leaves what has no date to staff")
  func undated() {
    let verdict = compare(
      Self.candidate("a", "Neighborhood Care Fund", link: "https://a.example/x"),
      Self.candidate("b", "Neighborhood Care Fund", link: "https://a.example/x?utm_source=b"))
    #expect(verdict.kind == .review)
  }

  @Test("tells siblings apart")
  func siblings() {
    let verdict = compare(
      Self.candidate("a", "Head Start Recipient, communities in Kansas", close: "2026-04-01"),
      Self.candidate("b", "Head Start Recipient, communities in Michigan", close: "2026-04-01"))
    #expect(verdict.kind == .different)
  }

  @Test("reads one opportunity number in its spellings")
  func numbers() {
    #expect(normalizedNumber("NSF 26-506") == normalizedNumber("nsf26-506"))
    #expect(plainAddress("https://www.a.org/x/?utm_source=y#z") == plainAddress("http://a.org/x"))
  }
}
