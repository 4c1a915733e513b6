import Model
import Testing

@testable import Classifying

@Suite("Places of gatherings")
struct PlaceFinderTests {
  @Test(
    "reads the place and nothing that follows it",
    arguments: [
      ("Workshop\nThe workshop will be held March 3, 2026, 6 p.m., at the Main Library.", "Main Library"),
      (
        "Workshop\nA workshop takes place March 3, 2026 at Compton's Center of Wellness Garden, which put it on.",
        "Compton's Center of Wellness Garden"
      ),
      ("Workshop\nThe workshop, held March 3, 2026 at City Hall, brought in 50 people.", "City Hall"),
      (
        "Meeting\nThe meeting is March 3, 2026 at the Hall of Administration. Comments until March 2.",
        "Hall of Administration"
      ),
      ("Meeting\nThe meeting is March 3, 2026 at Watts Center; comments are welcome.", "Watts Center"),
      (
        "Meeting\nThe meeting will be held March 3, 2026 at Southwest College, 1600 W. Imperial Highway.",
        "Southwest College, 1600 W. Imperial Highway"
      ),
      (
        "Meeting\nThe meeting will be held March 3, 2026.\nLocation: Holman Church, 3320 W. Adams Blvd.",
        "Holman Church, 3320 W. Adams Blvd"
      ),
      (
        "Taller\nEl taller será el 3 de marzo de 2026 en la Biblioteca Central, con comida para todos.",
        "Biblioteca Central"
      ),
      ("Meeting\nThe meeting will be held March 3, 2026 at Ted Watkins Park from 10 a.m.", "Ted Watkins Park"),
      ("Meeting\nVenue: Community Room (second floor)\nThe meeting will be held March 3, 2026.", "Community Room"),
    ])
  func reads(text: String, expected: String) { #expect(facts(text).event?.place?.value == expected) }

  @Test(
    "reads none where none is named or the place is the next sentence's",
    arguments: [
      "Meeting\nThe meeting will be held March 3, 2026 at noon.",
      "Meeting\nThe meeting will be held March 3, 2026 by phone.",
      "Meeting\nThe meeting will be held March 3, 2026 at 6 p.m.",
    ])
  func none(text: String) { #expect(facts(text).event?.place == nil) }

  @Test(
    "reads when it begins, also from a range of hours before the day",
    arguments: [
      ("Toy drive\nThe public is welcome at the toy drive, 12 to 3 PM on Sunday, December 20, 2026.", "12:00"),
      ("Rally\nThe rally will be held 9-11 a.m. on March 3, 2026.", "09:00"),
      ("Clinic\nA legal clinic will be held 11 am to 1 pm on March 3, 2026.", "11:00"),
      ("Hearing\nTuesday, March 3, 2026, 8:30AM - the second budget hearing of the Board.", "08:30"),
      ("Meeting\nThe meeting will be held March 3, 2026 at 1:00.", "13:00"),
      ("Aviso\nTaller gratuito de finanzas. Martes 3 de marzo de 2026, de 9 a. m. a 1 p. m., Biblioteca.", "09:00"),
      ("Briefing\nThe Committee will hold a public briefing at 3 p.m. on Tuesday, March 3, 2026.", "15:00"),
    ])
  func begins(text: String, expected: String) {
    #expect(facts(text).event?.start?.value.time?.description == expected)
  }
}
