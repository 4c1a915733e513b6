import Model
import Testing

@testable import Deduplicating

@Suite("round signs")
struct RoundSignTests {
  static let call = "Used Oil Payment Program"

  @Test(
    "never merges a round with another, whatever else agrees",
    arguments: [
      (
        sample("a", call, number: "OPP-1", close: "2025-06-30"), sample("b", call, number: "OPP-1", close: "2026-06-29")
      ),
      (
        sample("a", call, number: "26-509", posted: "2026-01-15"),
        sample("b", call, number: "26-509", close: "2026-07-28", seen: "2026-05-29")
      ),
      (sample("a", call, close: "2026-03-01", posted: "2026-01-01"), sample("b", call, seen: "2026-06-01")),
      (
        sample("a", call, close: "2026-03-01", posted: "2026-02-01", amount: 9),
        sample("b", call, close: "2026-03-20", seen: "2026-02-10", amount: 8)
      ),
      (sample("a", call, posted: "2022-01-03"), sample("b", call, seen: "2021-11-10")),
      (sample("a", call, close: "2026-03-01", posted: "2025-01-01"), sample("b", call, posted: "2026-02-01")),
      (
        sample("a", "Weekly Legal Clinic", close: "2026-03-01", isEvent: true),
        sample("b", "Weekly Legal Clinic", close: "2026-03-08", isEvent: true)
      ),
    ])
  func rounds(first: Candidate, second: Candidate) {
    #expect(compare(first, second).kind != .same, "\(compare(first, second))")
    #expect(compare(first, second) == compare(second, first))
  }

  @Test(
    "takes one number that comes again a year later for the next round, and asks when it is less clear",
    arguments: [
      ("2025-01-10", "2026-01-14", Verdict.Kind.series), ("2022-03-01", "2025-02-20", .series),
      ("2025-01-10", "2026-07-20", .review), ("2026-01-10", "2026-03-20", .same), ("2025-06-01", "2026-01-14", .same),
    ])
  func oneNumber(first: String, second: String, kind: Verdict.Kind) {
    let (one, other) = (
      sample("a", Self.call, number: "26-509", posted: first), sample("b", Self.call, number: "26-509", posted: second)
    )
    #expect(compare(one, other).kind == kind, "\(compare(one, other))")
    let amendment = sample("b", "Correction: \(Self.call)", number: "26-509", posted: second)
    #expect(compare(one, amendment).kind == .same, "a correction is of the same round")
  }

  @Test(
    "keeps what one source lists twice under different names apart",
    arguments: [
      (
        sample("a", "Role Leader", source: "jobs", posted: "2026-01-14"),
        sample("b", "Role Leader/Headhunter", source: "jobs", posted: "2026-01-14")
      ),
      (
        sample("a", "Resident", source: "jobs", funder: "New Ventures", posted: "2026-01-14"),
        sample("b", "Resident", source: "jobs", funder: "New Ventures Oakland", posted: "2026-01-15")
      ),
      (
        sample("a", "Nurse Scholarship", link: "https://h.gov/vnsp", close: "2026-02-23"),
        sample("b", "Licensed Nurse Scholarship", link: "https://h.gov/lvn", close: "2026-02-23")
      ),
    ])
  func siblings(first: Candidate, second: Candidate) {
    #expect(compare(first, second).kind == .different, "\(compare(first, second))")
  }

  @Test(
    "keeps notices of one name apart that one source publishes on pages of their own",
    arguments: [
      ("2020-01-22", "2020-02-25", Verdict.Kind.series), ("2020-01-22", "2020-01-22", .different),
      (nil, nil, .series),
    ] as [(String?, String?, Verdict.Kind)])
  func notices(first: String?, second: String?, kind: Verdict.Kind) {
    let words = String(repeating: "The advisory committee will meet in open session to hear reports. ", count: 9)
    func notice(_ id: String, _ posted: String?, _ close: String? = nil) -> Candidate {
      sample(
        id, "Advisory Committee on Youth; Notice of Meeting", source: "register",
        link: "https://register.example/documents/\(id)", close: close, posted: posted,
        summary: words)
    }
    let verdict = compare(notice("2020-01", first), notice("2020-02", second))
    #expect(verdict.kind == kind, "\(verdict)")
    // The same deadline says that it is one thing, listed again.
    let relisted = compare(notice("2020-01", first, "2020-05-01"), notice("2020-02", second, "2020-05-01"))
    #expect(relisted.kind == .same, "\(relisted)")
  }

  @Test("takes what one source has twice in the same words at one address for one")
  func repeats() {
    let words = String(repeating: "Free groceries every week at the church hall on Vermont Avenue. ", count: 3)
    func item(_ id: String) -> Candidate {
      sample(id, "Free groceries", source: "bulletin", link: "https://b.example/food", summary: words)
    }
    #expect(compare(item("1"), item("2")).kind == .same)
  }

  @Test("takes no title and the same words for the same, and no title alone for nothing")
  func untitled() {
    let words = String(repeating: "Free groceries every week at the church hall on Vermont Avenue. ", count: 3)
    let link = "https://church.example/food"
    let first = sample("a", "", link: link, seen: "2026-01-02", summary: words)
    #expect(compare(first, sample("b", "", link: link, seen: "2026-01-03", summary: words)).kind == .same)
    #expect(compare(sample("a", ""), sample("b", "")).kind == .different)
  }

  @Test("finds the next round under an id that its source uses again")
  func nextRound() throws {
    let today = try #require(Day("2026-06-15"))
    let old = sample("a", "Youth Fund", close: "2026-03-01")
    func sign(_ candidate: Candidate) -> String? { signOfNextRound(candidate, after: old, today: today) }
    #expect(sign(sample("a", "Youth Fund", close: "2027-03-01")) != nil)
    #expect(sign(sample("a", "Youth Fund", close: "2026-03-20")) == nil, "an extension")
    #expect(sign(sample("a", "Youth Fund")) == nil, "no date says so")
    #expect(
      signOfNextRound(
        sample("a", "Youth Fund", close: "2026-12-01"), after: sample("a", "Youth Fund", close: "2026-07-01"),
        today: today) == nil, "it is still open")
    #expect(
      signOfNextRound(
        sample("a", "Youth Fund 2027", close: "2026-04-01"), after: sample("a", "Youth Fund 2026", close: "2026-03-01"),
        today: today) != nil)
  }
}
