import Model
import Testing

@testable import Classifying

/// Ways to write a day, each as a notice would; the ones with figures only where month and day cannot be mistaken.
private let spellings: [@Sendable (Day) -> String] = [
  { "\(monthName($0)) \($0.components.day), \($0.components.year)" },
  { "\(monthName($0).uppercased()) \($0.components.day), \($0.components.year)" },
  { "\(monthName($0)) \(ordinal($0.components.day)), \($0.components.year)" },
  { "\(monthName($0).prefix(3)). \($0.components.day), \($0.components.year)" },
  { "\(monthName($0).prefix(3)) \($0.components.day) \($0.components.year)" },
  { "\($0.components.day) \(monthName($0)) \($0.components.year)" },
  { "\(weekdayName($0)), \(monthName($0)) \($0.components.day), \($0.components.year)" },
  { "\(weekdayName($0)) \(monthName($0)) \($0.components.day), \($0.components.year)" },
  { "\(weekdayName($0).prefix(3)). \(monthName($0).prefix(3)). \($0.components.day), \($0.components.year)" },
  { "\($0.components.month)/\($0.components.day)/\($0.components.year)" },
  { "\(two($0.components.month))/\(two($0.components.day))/\($0.components.year)" },
  { "\($0.components.month)-\($0.components.day)-\($0.components.year)" },
  { "\($0.components.month)/\($0.components.day)/\(two($0.components.year % 100))" },
  { "\($0.components.year)-\(two($0.components.month))-\(two($0.components.day))" },
  { "\($0.components.day)-\(monthName($0).prefix(3))-\(two($0.components.year % 100))" },
  { "the \(ordinal($0.components.day)) of \(monthName($0)), \($0.components.year)" },
]

/// Ways to bind an applicant to a day; `@` is the day.
private let binders = [
  "Applications are due @.", "Applications are due on @.", "The application deadline is @.", "Deadline to apply: @",
  "Apply by @.", "Apply no later than @.", "Submit your proposal on or before @.",
  "Applications must be postmarked by @.", "Applications must be received by 5:00 p.m. on @.",
  "Applications must be received by @ at 11:59 PM PT.", "Proposals will be accepted until @.",
  "Proposals are accepted through @.", "Nominations close @.", "The application window closes at noon on @.",
  "Proposals must be submitted prior to @.", "Closing date: @", "Organizations have until @ to apply.",
]

/// Ways to tell of a day by which nobody hands in an application.
private let others = [
  "The grant period ends @.", "Final reports are due @.", "Awards will be announced on @.", "Questions are due by @.",
  "Projects must be completed by @.", "All funds must be spent by @.", "The Board approved the motion on @.",
  "The notice was published on @.", "Applications open @.", "Last year's deadline was @.", "The statute expires on @.",
  "Fiscal year 2027 begins @.", "The contract term ends on @.", "Grantees must submit invoices by @.",
  "The hearing will be held on @.", "Register for the webinar by @.",
]

private let spanishSpellings: [@Sendable (Day) -> String] = [
  { "\($0.components.day) de \(mes($0)) de \($0.components.year)" },
  { "\($0.components.day) de \(mes($0)) del \($0.components.year)" },
  { "\($0.components.day) de \(mes($0).uppercased()) de \($0.components.year)" },
  { "\(dia($0)) \($0.components.day) de \(mes($0)) de \($0.components.year)" },
  { "\(dia($0)), \($0.components.day) de \(mes($0)) de \($0.components.year)" },
]

private let spanishBinders = [
  "Las solicitudes deben recibirse a más tardar el @.", "La fecha límite es el @.", "Fecha de cierre: @",
  "Presente su propuesta antes del @.", "Envíe la solicitud a más tardar el @ a las 5:00 p. m.",
  "Se recibirán propuestas hasta el @.", "El plazo para solicitar vence el @.", "La convocatoria cierra el @.",
  "Las organizaciones tienen hasta el @ para postular.",
]

/// Month ends, a leap day, the days of both changes of the clock, and plain days of every month, after the notice.
private let days: [Day] = [
  (2026, 2, 28), (2026, 3, 8), (2026, 3, 15), (2026, 4, 30), (2026, 5, 13), (2026, 6, 30), (2026, 7, 31), (2026, 8, 16),
  (2026, 9, 23), (2026, 10, 31), (2026, 11, 1), (2026, 12, 31), (2027, 1, 29), (2027, 2, 14), (2027, 11, 19),
  (2028, 2, 29),
].compactMap { Day($0.0, $0.1, $0.2) }

@Suite("Dates in every spelling")
struct DeadlineDatesTests {
  @Test("bind however the day and the asking are written", arguments: binders)
  func binds(binder: String) {
    for day in days {
      for spelling in spellings {
        let text = binder.replacing("@", with: spelling(day))
        #expect(bound(text) == [day.description], "\(text)")
      }
    }
  }

  @Test("bind nobody where a day is for something else", arguments: others)
  func spares(other: String) {
    for day in days {
      for spelling in spellings {
        let text = other.replacing("@", with: spelling(day))
        #expect(bound(text).isEmpty, "\(text)")
      }
    }
  }

  @Test("bind in Spanish however they are written", arguments: spanishBinders)
  func bindsInSpanish(binder: String) {
    for day in days {
      for spelling in spanishSpellings {
        let text = "Aviso a las organizaciones de la comunidad. " + binder.replacing("@", with: spelling(day))
        #expect(bound(text) == [day.description], "\(text)")
      }
    }
  }

  @Test("take the last day of a range", arguments: days)
  func ranges(day: Day) {
    let (year, month, number) = day.components
    guard number > 3 else { return }
    let name = monthName(day)
    for text in [
      "Applications will be accepted \(name) \(number - 2)-\(number), \(year).",
      "Applications will be accepted \(name) \(number - 2) - \(number), \(year).",
      "Applications will be accepted \(name) \(number - 2) – \(name) \(number), \(year).",
      "Applications will be accepted from \(name) \(number - 2) through \(name) \(number), \(year).",
      "Applications will be accepted between \(name) \(number - 2) and \(name) \(number), \(year).",
      "Application period: \(month)/\(number - 2)/\(year) - \(month)/\(number)/\(year)",
      "Apply from \(month)/\(number - 2)/\(year) to \(month)/\(number)/\(year).",
    ] {
      #expect(bound(text) == [day.description], "\(text)")
    }
  }

  @Test("without a year are the first such day on or after the notice", arguments: days)
  func yearless(day: Day) {
    let (_, month, number) = day.components
    guard let posted = Day(2026, 2, 1),
      let next = (2026...2028).compactMap({ Day($0, month, number) }).first(where: { $0 >= posted })
    else { return }
    for text in [
      "Applications are due \(monthName(day)) \(number).", "Apply by \(monthName(day)) \(ordinal(number)).",
      "Aviso de la ciudad. Las solicitudes se reciben hasta el \(number) de \(mes(day)).",
    ] {
      #expect(bound(text) == [next.description], "\(text)")
    }
  }

  @Test(
    "keep the hour and zone as written",
    arguments: [
      ("5 p.m.", "17:00", nil), ("5 PM PT", "17:00", "PT"), ("5:00pm", "17:00", nil), ("17:00", "17:00", nil),
      ("noon", "12:00", nil), ("12 noon", "12:00", nil), ("12:00 p.m.", "12:00", nil), ("midnight", "23:59", nil),
      ("11:59 p.m. PST", "23:59", "PST"), ("11:59 PM Pacific Time", "23:59", "PT"),
      ("4:30 P.M. (PDT)", "16:30", "PDT"), ("9am", "09:00", nil), ("8:30 a.m. ET", "08:30", "ET"),
    ] as [(String, String, String?)])
  func hours(written: String, time: String, zone: String?) {
    for day in ["March 8, 2026", "November 1, 2026", "Friday, June 12, 2026"] {
      for text in ["Proposals are due by \(written) on \(day).", "Proposals are due \(day) at \(written)."] {
        let deadline = facts(text, posted: Day(2026, 2, 1)).deadlines.first?.value
        #expect(deadline?.time?.description == time, "\(text)")
        if let zone { #expect(deadline?.zone?.hasPrefix(zone) == true, "\(text)") }
      }
    }
  }

  @Test("say so when the weekday is another", arguments: days)
  func weekdays(day: Day) {
    let wrong = "\(weekdayName(day + 1)), \(monthName(day)) \(day.components.day), \(day.components.year)"
    let right = "\(weekdayName(day)), \(monthName(day)) \(day.components.day), \(day.components.year)"
    #expect(facts("Applications are due \(wrong).").doubts.count == 1)
    #expect(facts("Applications are due \(right).").doubts.isEmpty)
  }

  @Test(
    "are none where the calendar has no such day",
    arguments: [
      "February 30, 2026", "February 29, 2027", "April 31, 2026", "13/13/2026", "2026-02-30", "June 0, 2026",
      "31 September 2026", "0/12/2026", "2026-13-01", "September 2026th",
    ])
  func impossible(written: String) {
    for binder in binders {
      let found = bound(binder.replacing("@", with: written))
      #expect(found.allSatisfy { $0.hasSuffix("-09-30") }, "\(written): \(found)")
    }
  }
}

private let months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]
private let meses = [
  "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
  "diciembre",
]
private let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
private let dias = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"]

private func monthName(_ day: Day) -> String { months[day.components.month - 1] }
private func mes(_ day: Day) -> String { meses[day.components.month - 1] }
private func weekdayName(_ day: Day) -> String { weekdays[day.weekday] }
private func dia(_ day: Day) -> String { dias[day.weekday] }
private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func ordinal(_ number: Int) -> String {
  let ending =
    switch (number % 100, number % 10) {
    case (11...13, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  return "\(number)\(ending)"
}
