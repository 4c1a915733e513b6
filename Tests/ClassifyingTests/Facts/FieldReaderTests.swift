import Model
import Testing

@testable import Classifying

@Suite("Facts in a source's columns")
struct FieldReaderTests {
  @Test(
    "reads dates as columns have them, and none where programs fill in a day",
    arguments: [
      ("2026-09-23 17:00:00", "2026-09-23 17:00"), ("09/23/2026", "2026-09-23"), ("2026-09", "2026-09-30"),
      ("2026-09-23T00:00:00", "2026-09-23"), ("2099-01-01", nil), ("TBD", nil), ("Los Angeles", nil),
    ] as [(String, String?)])
  func deadline(text: String, expected: String?) {
    let deadline = facts("", fields: ["deadline": [text]]).deadlines.first?.value
    #expect(
      deadline.map { [$0.day.description, $0.time?.description].compactMap(\.self).joined(separator: " ") } == expected)
  }

  @Test("reads an ongoing column as continuous intake, and a letter's day")
  func otherDates() {
    #expect(facts("", fields: ["deadline": ["Ongoing"]]).rolling?.value == true)
    let letter = facts("", fields: ["loi": ["March 2, 2026"]]).deadlines.first?.value
    #expect(letter?.kind == .letterOfIntent)
    #expect(letter?.day == Day(2026, 3, 2))
    #expect(facts("", fields: ["loi": ["No"]]).deadlines.isEmpty)
  }

  @Test("keeps the hour that the prose has for the same day")
  func hour() {
    let deadline = facts("Applications are due March 4, 2026 at 5 p.m. PT.", fields: ["deadline": ["2026-03-04"]])
      .deadlines.first
    #expect(deadline?.value.time == TimeOfDay(17))
    #expect(deadline?.value.zone == "PT")
    #expect(deadline?.field == "deadline")
  }

  @Test("reads sums, counts, match, payment and numbers")
  func terms() {
    let facts = facts(
      "Grants of up to $10,000. A 10% match is required. Paid in arrears.",
      fields: [
        "amount": ["$25,000-$100,000"], "pool": ["$5.7M"], "awards": ["up to 5"], "match": ["Not Required"],
        "payment": ["Advances & Reimbursement(s)"], "number": ["HHS-2026-1"], "aln": ["93.243"],
      ])
    #expect(facts.award.minimum?.value == 25_000)
    #expect(facts.award.maximum?.value == 100_000)
    #expect(facts.award.pool?.value == 5_700_000)
    #expect(facts.award.expectedAwards?.value == Facts.AwardCount(low: nil, high: 5))
    #expect(facts.terms.matchRequired == Fact(false, quote: "Not Required", field: "match"))
    #expect(facts.terms.payment?.value == .both)
    #expect(facts.opportunityNumber?.value == "HHS-2026-1")
    #expect(facts.assistanceListings.map(\.value) == ["93.243"])
    #expect(facts.doubts.count == 2)
  }

  @Test("reads a salary and an event's times and place")
  func occasions() {
    let job = facts("", fields: ["salary": ["$19.23-$21.63/hour"]]).job
    #expect(job?.payMinimum?.value == 19.23)
    #expect(job?.unit == "hour")
    let event = facts("", fields: ["start": ["2026-06-12T18:00:00-07:00"], "location": ["Exposition Park"]]).event
    #expect(event?.start?.value.day == Day(2026, 6, 12))
    #expect(event?.start?.value.time == TimeOfDay(18))
    #expect(event?.place?.field == "location")
  }
}
