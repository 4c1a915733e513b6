import Model
import Testing

@testable import Classifying

@Suite("Jobs, events, hearings and numbers in prose")
struct OccasionTests {
  @Test(
    "reads pay and its unit",
    arguments: [
      ("Case manager. Pay: $23.50 to $27.25 per hour.", 23.5, 27.25, "hour"),
      ("Director. Salary: $75-$80K", 75_000, 80_000, "year"),
      ("Sueldo: $1,850 quincenales.", 1850, 1850, "biweekly"),
    ])
  func pay(text: String, low: Double, high: Double, unit: String) {
    let job = facts(text).job
    #expect(job?.payMinimum?.value == low)
    #expect(job?.payMaximum?.value == high)
    #expect(job?.unit == unit)
    #expect(facts(text).award.maximum == nil)
  }

  @Test("reads when and where a meeting is")
  func meeting() {
    let event = facts(
      "Council meeting\nThe meeting will be held on April 25, 2026, 9 a.m. to 4:30 p.m. PDT at the Main Library."
    ).event
    #expect(event?.start?.value.day == Day(2026, 4, 25))
    #expect(event?.start?.value.time == TimeOfDay(9))
    #expect(event?.end?.value.time == TimeOfDay(16, 30))
    #expect(event?.place?.value == "Main Library")
  }

  @Test(
    "reads an event whose date stands alone",
    arguments: [
      "Neighborhood Council Board Meeting\nCity Government\nMarch 26, 2026\n6:00 pm\nUnited States",
      "Junta ordinaria del concejo\nLa junta es abierta. Jueves 26 de marzo de 2026, 6:00 p. m. Biblioteca.",
    ])
  func alone(text: String) {
    #expect(facts(text).event?.start?.value.day == Day(2026, 3, 26))
    #expect(facts(text).event?.start?.value.time == TimeOfDay(18))
  }

  @Test(
    "has no event where none takes place",
    arguments: [
      "The meeting scheduled for June 2, 2026 has been cancelled.",
      "Trade mission\nApplications are due March 3, 2026. The trade mission leaves May 15, 2026.",
    ])
  func none(text: String) {
    #expect(facts(text).event == nil)
  }

  @Test("reads information sessions beside deadlines, each once")
  func sessions() {
    let facts = facts("A webinar will be held March 2, 2026 at 10 a.m. Proposals are due March 30, 2026.")
    #expect(facts.informationSessions.map(\.value.day) == [Day(2026, 3, 2)])
    #expect(facts.deadlines.map(\.value.day) == [Day(2026, 3, 30)])
  }

  @Test("reads what an advocacy item needs")
  func advocacy() {
    let text =
      "The Board of Supervisors will hold a public hearing on May 13, 2026 at 9:30 a.m. at the Hall of Administration. "
      + "Comments are due by email no later than May 12, 2026. Participants receive a stipend."
    let advocacy = facts(text).advocacy
    #expect(advocacy?.body?.value == "Board of Supervisors")
    #expect(advocacy?.hearing?.value.day == Day(2026, 5, 13))
    #expect(advocacy?.place?.value == "Hall of Administration")
    #expect(advocacy?.comment?.value.contains("email") == true)
    #expect(advocacy?.stipend?.value == true)
    #expect(facts("Grants of $5,000 are available.").advocacy == nil)
  }

  @Test(
    "reads opportunity and assistance listing numbers",
    arguments: [
      ("This relates to OMB control number 1894-0006.", nil, []),
      ("Mid-phase Grants, Assistance Listing Number 84.411B (Mid-phase Grants).", nil, ["84.411"]),
      ("Catalog of Federal Domestic Assistance (CFDA) number 84.411B applies.", nil, ["84.411"]),
      ("ALN 93.243, NOFO number ABC-26-01.", "ABC-26-01", ["93.243"]),
      ("RFA 17-10593 is open.", "RFA 17-10593", []), ("See GFO-21-304 for rules.", "GFO-21-304", []),
      ("Assistance Listing 93.243, up to $5,000", nil, ["93.243"]), ("The RFP is out.", nil, []),
    ] as [(String, String?, [String])])
  func numbers(text: String, number: String?, listings: [String]) {
    #expect(facts(text).opportunityNumber?.value == number)
    #expect(facts(text).assistanceListings.map(\.value) == listings)
  }

  @Test(
    "reads how many awards are expected",
    arguments: [
      ("We expect to award 10 to 14 contracts.", 10, 14), ("Funds will support up to five projects.", nil, 5),
      ("The department will fund a minimum of four grants.", 4, nil), ("We will select one organization.", 1, 1),
    ] as [(String, Int?, Int?)])
  func counts(text: String, low: Int?, high: Int?) {
    #expect(facts(text).award.expectedAwards?.value == Facts.AwardCount(low: low, high: high))
  }

  @Test(
    "counts no names, pasts and limits as expected awards",
    arguments: [
      "Proposition 68 grants support parks.", "The fund has awarded 29 grants to date.",
      "Applicants are limited to one award.", "A one-time grant is made.", "Grants run two years.",
    ])
  func noCount(text: String) {
    #expect(facts(text).award.expectedAwards == nil)
  }

  @Test(
    "reads continuous intake",
    arguments: [
      ("Applications are accepted on a rolling basis.", true),
      ("Proposals are taken until funds are exhausted.", true),
      ("Se aceptan solicitudes en cualquier momento.", true),
      ("The program is not on a first come, first served basis. Applications close soon.", nil),
      ("Buses run on an ongoing basis.", nil),
    ] as [(String, Bool?)])
  func rolling(text: String, expected: Bool?) {
    #expect(facts(text).rolling?.value == expected)
  }
}
