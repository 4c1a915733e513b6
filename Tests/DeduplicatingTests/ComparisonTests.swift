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
      entry: EntryKey(source: "", id: id), title: title, link: link, number: number, funder: funder,
      dates: Candidate.Dates(
        closes: [close.flatMap { Day($0) }].compactMap { $0 }, posted: posted.flatMap { Day($0) }))
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

@Suite("comparison of hard pairs")
struct HardPairTests {
  private typealias Pair = ComparisonTests

  @Test(
    "keeps one call together",
    arguments: [
      // A forecast, and the posting half a year later with its date.
      (
        Candidate(
          entry: EntryKey(source: "", id: "a"), title: "Statewide Family Network Program", funder: "HHS-SAMHSA",
          dates: .init(posted: Day("2025-08-02"), isForecast: true)),
        Candidate(
          entry: EntryKey(source: "", id: "b"), title: "Statewide Family Network", funder: "HHS-SAMHSA",
          dates: .init(closes: [Day(number: 20_531)], posted: Day("2026-02-08")))
      ),
      // A digest that says no date, of a program that never closes.
      (
        Candidate(
          entry: EntryKey(source: "", id: "a"), title: "Communications and Circuits Systems",
          funder: "U.S. National Science Foundation"),
        Candidate(
          entry: EntryKey(source: "", id: "b"), title: "Communications and Circuits Systems", funder: "NSF",
          dates: .init(posted: Day("2022-06-18"), isOpenEnded: true))
      ),
      // A page of one item whose address carries a digest's mark.
      (
        Candidate(
          entry: EntryKey(source: "", id: "a"), title: "Director of Community Outreach",
          link: "https://jobs.example/view/1475", funder: "Mutual Aid LA"),
        Candidate(
          entry: EntryKey(source: "", id: "b"), title: "Director of Community Outreach",
          link: "https://www.jobs.example/view/1475?utm_source=x", funder: "Mutual Aid LA",
          dates: .init(posted: Day("2026-06-18")))
      ),
    ])
  func oneCall(first: Candidate, second: Candidate) {
    #expect(compare(first, second).kind == .same, "\(compare(first, second).reasons)")
    #expect(compare(first, second) == compare(second, first))
  }

  @Test("tells awards of one name apart by their codes, and programs by their own words")
  func codes() {
    for (first, second) in [
      ("Assay Validation in Cancer (R01 Optional)", "Assay Validation in Cancer (R21 Optional)"),
      ("Voter Project - Vice President of Programs", "Voter Project - Vice President of Development"),
    ] {
      let verdict = compare(
        Pair.candidate("a", first, close: "2026-04-01"), Pair.candidate("b", second, close: "2026-04-01"))
      #expect(verdict.kind == .different, "\(verdict.reasons)")
    }
  }

  @Test("takes a code that is used every year for no number")
  func yearlyCode() {
    for number in ["OPP", "26-509"] {
      let verdict = compare(
        Pair.candidate("a", "Used Oil Payment Program", number: number, close: "2025-06-30", posted: "2025-06-08"),
        Pair.candidate("b", "Used Oil Payment Program", number: number, close: "2026-06-28", posted: "2026-05-26"))
      #expect(verdict.kind == .series, "\(verdict.reasons)")
    }
  }

  @Test(
    "reads funders as names, initials and codes",
    arguments: [
      ("National Science Foundation", "NSF", FunderAgreement.same),
      ("Geological Survey", "DOI-USGS1", .same),
      ("U.S. Mission to Italy", "DOS-ITA", .same),
      ("Department of Parks and Recreation", "Parks and Recreation", .same),
      ("Dept of the Army -- Materiel Command", "DOD-AMC", .unknown),
      ("NSF", "DOE-ID", .different),
      ("Liberty Hill Foundation", "Civic Nation", .different),
    ] as [(String, String, FunderAgreement)])
  func funders(first: String, second: String, agreement: FunderAgreement) {
    #expect(FunderName(first).agreement(with: FunderName(second)) == agreement)
    #expect(FunderName(second).agreement(with: FunderName(first)) == agreement)
  }

  @Test(
    "reads years and rounds in titles",
    arguments: [
      ("Tire Program FY 2022-23", [2022], []), ("Intercity Bus FFY 22", [2022], []),
      ("Proposition 1 – Round 2 Grants", [], ["round 2"]), ("Second Cycle Youth Fund", [], ["cycle 2"]),
    ] as [(String, Set<Int>, Set<String>)])
  func rounds(title: String, years: Set<Int>, rounds: Set<String>) {
    #expect(TitleShape(title).years == years)
    #expect(TitleShape(title).rounds == rounds)
  }
}
