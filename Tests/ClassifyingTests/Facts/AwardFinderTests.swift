import Model
import Testing
import Text

@testable import Classifying

private func award(_ text: String) -> Facts.Award {
  readFacts(in: text, fields: [:], posted: nil, zone: .losAngeles).award
}

@Suite("Awards in prose")
struct AwardFinderTests {
  @Test(
    "tells what one applicant may get from the money for all",
    arguments: [
      ("Applicants may request up to $50,000.", nil, 50_000, nil),
      ("Grants range from $5,000 to $25,000.", 5000, 25_000, nil),
      ("A total of $2.5 million is available; awards of up to $100K each.", nil, 100_000, 2_500_000),
      ("The maximum grant amount is two million dollars.", nil, 2_000_000, nil),
      ("The minimum request is $10,000 and the maximum is $75,000.", 10_000, 75_000, nil),
      ("Grants of $2 to $10 million per region", 2_000_000, 10_000_000, nil),
      ("A $100 application fee is charged.", nil, nil, nil),
      ("Household income may not exceed $40,000.", nil, nil, nil),
      ("Cada subvención será de hasta $35,000; hay 1.5 millones de dólares disponibles.", nil, 35_000, 1_500_000),
    ] as [(String, Int?, Int?, Int?)])
  func reads(text: String, minimum: Int?, maximum: Int?, pool: Int?) {
    let award = award(text)
    #expect(award.minimum?.value == minimum)
    #expect(award.maximum?.value == maximum)
    #expect(award.pool?.value == pool)
  }

  @Test("lets a source's column win, with a doubt when the prose differs")
  func columns() {
    let facts = readFacts(
      in: "Applicants may request up to $50,000.", fields: ["amount_max": ["60000.00"]], posted: nil, zone: .losAngeles)
    #expect(facts.award.maximum == Fact(60_000, quote: "60000.00", field: "amount_max"))
    #expect(facts.doubts.count == 1)
  }
}
