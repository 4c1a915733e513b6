import Model
import TestSupport
import Testing

@testable import Deduplicating

@Suite("packed candidate")
struct PackedCandidateTests {
  static let samples: [Candidate] = [
    sample("a", ""),
    sample(
      "b", "FY 2026 Youth Fund – Round 2 (R01)", source: "portal", link: "https://www.a.org/x/?b=2&utm_source=y",
      number: "NSF 26-506", funder: "HHS-NIH", close: "2026-04-01", posted: "2026-01-02", seen: "2026-01-03",
      amount: 5_000_000, isForecast: true, summary: String(repeating: "one two three four five ", count: 30)),
    sample("c", "Ciclo 3: Fondo de Niñez", funder: nil, close: "0001-01-01", isEvent: true),
    sample("d", String(repeating: "word ", count: 5_000), link: "", number: "", amount: 0),
  ]

  @Test("reads back what it wrote", arguments: samples)
  func roundTrip(candidate: Candidate) {
    #expect(Candidate(packed: candidate.packed, of: candidate.entry) == candidate)
  }

  @Test("takes no bytes that are cut short or of another layout")
  func damage() {
    let whole = Self.samples[1].packed
    for length in 0..<whole.count {
      #expect(Candidate(packed: Array(whole.prefix(length)), of: key("b")) == nil)
    }
    #expect(Candidate(packed: [2] + whole.dropFirst(), of: key("b")) == nil)
    var random = SeededNumbers(3)
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 1..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      // Any answer will do, as long as there is one.
      _ = Candidate(packed: bytes, of: key("b")).map { compare($0, Self.samples[0]) }
    }
  }
}

@Suite("match keys")
struct MatchKeyTests {
  @Test("are at most eleven, and the same for the same words")
  func bounded() {
    let long = sample(
      "a", String(repeating: "Alpha beta gamma delta ", count: 500), link: "https://a.org/x", number: "X-1")
    #expect(matchKeys(of: long).count <= 11)
    #expect(matchKeys(of: sample("a", "Youth Fund")) == matchKeys(of: sample("b", "YOUTH  FUND!")))
    #expect(matchKeys(of: sample("a", "")).isEmpty)
  }

  @Test("bring together what compares as the same")
  func shared() {
    for (left, right) in [
      ("Watershed Enhacnement Solicitation", "Watershed Enhancement Solicitation"),
      ("Great Haelth for America", "Great Health for America"),
      ("Funding Alert: Community Development Program Support", "Community Development Program Support"),
    ] {
      let keys = Set(matchKeys(of: sample("a", left)))
      #expect(!keys.isDisjoint(with: matchKeys(of: sample("b", right))), "\(left)")
    }
  }
}
