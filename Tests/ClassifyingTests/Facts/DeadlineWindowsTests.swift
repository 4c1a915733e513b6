import Model
import Testing

@testable import Classifying

@Suite("Windows, rounds and letters")
struct DeadlineWindowsTests {
  @Test(
    "binds the end of a window that no verb binds",
    arguments: [
      ("Visit our site to apply. Monday, March 2 through Friday, March 27.", ["2026-03-27"]),
      ("Round 5 is 3/2/26 - 3/27/26. Grants are for small nonprofits.", ["2026-03-27"]),
      ("First Round of Funding 6/2/2025-8/1/2025 Second Round of Funding 3/2/2026-3/27/2026", ["2026-03-27"]),
      (
        "We take grant applications only in these windows: April 15 - May 29; November 2 - December 11.",
        ["2026-05-29", "2026-12-11"]
      ),
      (
        "Applications are taken in three windows: March 2 - March 27; June 1 - June 26; September 1 - September 25.",
        ["2026-03-27", "2026-06-26", "2026-09-25"]
      ),
      ("Application windows: March 2–27, 2026", ["2026-03-27"]),
      ("Solicitudes: del 2 al 31 de marzo de 2026. Para grupos de la ciudad.", ["2026-03-31"]),
      (
        "Ciclo 2. Plazo de solicitudes: 2 de marzo al 27 de marzo de 2026. Para organizaciones de la ciudad.",
        ["2026-03-27"]
      ),
    ])
  func windows(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "binds nobody by other ranges",
    arguments: [
      "The grant period is March 2, 2026 through March 1, 2027.",
      "Project period: 7/1/2026 - 6/30/2027",
      "Services will be provided. July 1, 2026 through June 30, 2027.",
      "The survey covers activities between March 2, 2026 and March 27, 2026.",
      "Applicants who sent letters of interest between January 13, 2026 and the date of this notice need not apply again.",
      "The conference takes place March 2-4, 2026.",
      "Nesting season runs from April 1 to July 15.",
      "Our office is closed March 2 through March 6, 2026.",
      "Round 5 grantees report on 3/2/26 - 3/27/26.",
      "The fellowship runs June 1 - August 14, 2026.",
    ])
  func otherRanges(text: String) { #expect(bound(text).isEmpty) }

  @Test(
    "takes what comes first for a letter, whatever it is called",
    arguments: [
      ("Concept proposals are due March 9, 2026.", ["letter 2026-03-09"]),
      ("Applicants will submit a Concept Project Proposal by March 9, 2026.", ["letter 2026-03-09"]),
      ("A notice of interest must be received by March 9, 2026.", ["letter 2026-03-09"]),
      ("LOI due: March 9, 2026", ["letter 2026-03-09"]),
      ("Pre-proposals are due by midnight on Monday, March 9, 2026.", ["letter 2026-03-09"]),
      ("Intent to apply is due by noon March 9, 2026.", ["letter 2026-03-09"]),
      (
        "Applicants tell the Department of their intent to apply in a short email. The email should be sent by March 9, 2026.",
        ["letter 2026-03-09"]
      ),
      (
        "Concept proposals are due March 9, 2026. Invited applicants submit a full proposal by May 8, 2026.",
        ["2026-05-08", "letter 2026-03-09"]
      ),
      ("Carta de intención: a más tardar el 9 de marzo de 2026.", ["letter 2026-03-09"]),
      ("Envíe su manifestación de interés antes del 9 de marzo de 2026.", ["letter 2026-03-09"]),
      (
        "La nota conceptual se entrega el 9 de marzo de 2026 y la propuesta completa el 8 de mayo de 2026.",
        ["2026-05-08", "letter 2026-03-09"]
      ),
    ])
  func letters(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "takes the day of a notice for the notice's own",
    arguments: [
      "The meeting, previously announced in the Federal Register on February 26, 2026, will be virtual.",
      "The call published on March 2, 2026 is corrected.",
      "In a notice dated March 2, 2026, the agency asked for ideas.",
    ])
  func notices(text: String) {
    let facts = facts(text)
    #expect(facts.deadlines.isEmpty)
    #expect(facts.event == nil)
  }

  @Test(
    "binds applications taken until the money is gone by no day, but says that they are",
    arguments: [
      ("Applications are accepted on a rolling basis.", true), ("Applications are reviewed continuously.", true),
      ("APPLICATION PROCESS: Accepted continuously online.", true),
      ("We accept notices of interest on an ongoing basis.", true), ("Open until filled.", true),
      ("Grants are made first come, first served.", true), ("Apply at any time; there is no deadline.", true),
      ("Applications will be taken until funds are exhausted.", true),
      ("Las solicitudes se reciben durante todo el año.", true),
      ("Se reciben solicitudes hasta agotar fondos.", true), ("Plazo: hasta agotar recursos.", true),
      ("Deadline: rolling", true),
      ("This page is continuously updated.", false),
      ("Grants are not awarded on a first-come, first-served basis.", false),
      ("Seating is first come, first served.", false), ("The ongoing drought hurts farmers.", false),
      ("Rolling hills surround the city.", false),
    ])
  func rolling(text: String, expected: Bool) {
    let facts = facts(text)
    #expect((facts.rolling != nil) == expected)
    #expect(facts.deadlines.isEmpty)
  }
}
