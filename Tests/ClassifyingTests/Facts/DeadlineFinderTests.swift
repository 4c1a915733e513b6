import Model
import Testing
import Text

@testable import Classifying

/// What a row of the tables below expects: kind, day and, when written, time and zone.
private func described(_ facts: [Fact<Deadline>]) -> [String] {
  facts.map { fact in
    let parts = [
      fact.value.kind.rawValue, fact.value.day.description, fact.value.time?.description, fact.value.zone,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

private let posted = Day(2026, 2, 10)

@Suite("Deadlines in prose")
struct DeadlineFinderTests {
  @Test(
    "finds the day, hour and zone that bind an applicant",
    arguments: [
      ("Proposals are due March 4, 2026.", ["application 2026-03-04"]),
      ("Apply by 5 p.m. PT on Friday, April 17.", ["application 2026-04-17 17:00 PT"]),
      ("Deadline: 3/31/26, noon", ["application 2026-03-31 12:00"]),
      (
        "Applications must arrive no later than 11:59 PM (Pacific Time) June 1st, 2026.",
        ["application 2026-06-01 23:59 PT"]
      ),
      ("Entries close 15 May 2026 at midnight.", ["application 2026-05-15 23:59"]),
      ("Application window: January 5 through March 2, 2026", ["application 2026-03-02"]),
      ("Comments on the draft ordinance must be received on or before 2026-05-08.", ["comment 2026-05-08"]),
      (
        "A letter of intent is due March 1; full applications are due May 1, 2026.",
        ["letter_of_intent 2026-03-01", "application 2026-05-01"]
      ),
      ("The deadline to submit was extended from March 1 to March 15, 2026.", ["application 2026-03-15"]),
      (
        "Applications are due March 1, June 1 and September 1, 2026.",
        ["application 2026-03-01", "application 2026-06-01", "application 2026-09-01"]
      ),
      ("March 20: application portal closes.", ["application 2026-03-20"]),
    ])
  func binds(text: String, expected: [String]) {
    #expect(described(readFacts(in: text, fields: [:], posted: posted, zone: .losAngeles).deadlines) == expected)
  }

  @Test(
    "reads Spanish notices",
    arguments: [
      ("Las solicitudes vencen el 15 de marzo de 2026 a las 5 p. m.", ["application 2026-03-15 17:00"]),
      ("Fecha límite: 1.º de abril", ["application 2026-04-01"]),
      ("Envíe su propuesta a más tardar el viernes 6 de marzo al mediodía.", ["application 2026-03-06"]),
      ("La carta de intención se entrega antes del 20 de febrero de 2026.", ["letter_of_intent 2026-02-20"]),
    ])
  func bindsInSpanish(text: String, expected: [String]) {
    #expect(described(readFacts(in: text, fields: [:], posted: posted, zone: .losAngeles).deadlines) == expected)
  }

  @Test(
    "leaves other dates alone",
    arguments: [
      "Final reports are due July 31, 2027.", "All work must be completed by June 30, 2028.",
      "The project period begins July 1, 2026 and ends June 30, 2028.", "Questions may be sent until March 3, 2026.",
      "Funds must be spent no later than December 31, 2027.", "On January 12, 2026 the Board approved the plan.",
      "The committee's charter expires May 1, 2027.", "Awards will be announced by May 15, 2026.",
      "Bring 24/7 coverage and 3/4 of the staff.", "Applications are due February 30, 2026.",
    ])
  func leavesAlone(text: String) {
    #expect(readFacts(in: text, fields: [:], posted: posted, zone: .losAngeles).deadlines.isEmpty)
  }

  @Test("quotes exactly what stands in the text")
  func quotes() throws {
    let text = "Solicitudes — hasta el 3 de abril de 2026, 4 p. m. PT. ¡Gracias!"
    let deadline = try #require(readFacts(in: text, fields: [:], posted: posted, zone: .losAngeles).deadlines.first)
    #expect(text.contains(deadline.quote))
    #expect(deadline.value.zone == "PT")
  }

  @Test("says nothing finer than the text: a month is its last day, no year stays unknown")
  func precision() throws {
    let month = readFacts(in: "Applications are due in March 2026.", fields: [:], posted: posted, zone: .losAngeles)
    #expect(month.deadlines.first?.value.day == Day(2026, 3, 31))
    #expect(month.deadlines.first?.value.precision == .month)
    let undated = readFacts(in: "Applications are due March 10.", fields: [:], posted: nil, zone: .losAngeles)
    #expect(undated.deadlines.first?.value.precision == .dayWithoutYear)
    #expect(undated.deadlines.first?.value.day.year == Deadline.unknownYear)
  }

  @Test("lets a source's own column win and keeps both when they disagree")
  func columns() {
    let text = "Applications are due March 4, 2026."
    let agreed = readFacts(in: text, fields: ["deadline": ["2026-03-04"]], posted: posted, zone: .losAngeles)
    #expect(agreed.deadlines.count == 1)
    #expect(agreed.doubts.isEmpty)
    let differing = readFacts(in: text, fields: ["deadline": ["03/06/2026"]], posted: posted, zone: .losAngeles)
    #expect(differing.deadlines.map(\.value.day) == [Day(2026, 3, 6), Day(2026, 3, 4)])
    #expect(differing.deadlines.first?.field == "deadline")
    #expect(differing.doubts.count == 1)
    let sentinel = readFacts(in: "", fields: ["deadline": ["2099-01-01"]], posted: posted, zone: .losAngeles)
    #expect(sentinel.deadlines.isEmpty)
  }
}
