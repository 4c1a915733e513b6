import Model
import Testing

@testable import Classifying

/// A gathering on March 26 with one more sentence.
private func event(_ sentence: String) -> Facts.Event? {
  facts("Community forum\nThe forum will be held on March 26, 2026 at 6 p.m. at Watts Library. " + sentence).event
}

@Suite("What a gathering costs and in which language it is held")
struct EventTermsTests {
  @Test(
    "reads the cost",
    arguments: [
      ("This event is free and open to the public.", "free"), ("Free admission.", "free"),
      ("There is no cost to attend.", "free"), ("La entrada es gratuita.", "free"), ("Evento sin costo.", "free"),
      ("Registration is $25.", "$25"), ("Tickets: $10 at the door.", "$10"), ("Entrada: $5", "$5"),
    ])
  func cost(sentence: String, expected: String) {
    #expect(event(sentence)?.cost?.value == expected)
  }

  @Test(
    "takes other freedoms and sums for no cost of entry",
    arguments: [
      "Call our toll-free number.", "Drug-free youth programs are welcome.", "There is free parking.",
      "Grants of $5,000 will be discussed.", "Dinner is served.",
    ])
  func noCost(sentence: String) {
    #expect(event(sentence)?.cost == nil)
  }

  @Test(
    "reads the language",
    arguments: [
      ("The forum is in Spanish.", "es"), ("El foro será en español.", "es"),
      ("The forum is in English and Spanish.", "en, es"), ("A bilingual event.", "en, es"),
      ("Spanish interpretation will be available.", "en, es"), ("Habrá interpretación al español.", "en, es"),
    ])
  func language(sentence: String, expected: String) {
    #expect(event(sentence)?.language?.value == expected)
  }

  @Test("quotes the words of both, and says nothing where the text does not")
  func quotes() {
    let terms = event("This event is free. It is held in Spanish.")
    #expect(terms?.cost?.quote.contains("free") == true)
    #expect(terms?.language?.quote == "in Spanish")
    #expect(event("Bring a friend.")?.cost == nil)
    #expect(event("Bring a friend.")?.language == nil)
  }

  @Test(
    "reads when councils and committees meet",
    arguments: [
      ("The Council will meet in person on Monday, March 23, 2026.", "2026-03-23"),
      ("A meeting of the Committee will convene by Zoom on March 24, 2026.", "2026-03-24"),
      ("On March 25, 2026, from 9 a.m., the Commission will hold a public meeting.", "2026-03-25"),
      ("The Board will meet February 26-27, 2026.", "2026-02-26"),
      ("Symposium\nApril 8 & 9, 2026. Hours are 8:30am to 5pm.", "2026-04-08"),
      ("Conferencia estatal\nDos días de charlas. 14 y 15 de octubre de 2026, de 9 a. m. a 1 p. m.", "2026-10-14"),
    ])
  func meets(text: String, day: String) {
    let start = facts("Notice of meeting\n" + text).event?.start ?? facts(text).event?.start
    #expect(start?.value.day.description == day)
  }
}
