import Model
import Testing

@testable import Composing

@Suite("dates in words")
struct DateWordingTests {
  static let day = Day(number: 20_802)  // 2026-12-15, a Tuesday

  @Test(
    "are as exact as the date is known, and no more",
    arguments: [
      (Deadline(day: day), "Tuesday, December 15, 2026", "martes 15 de diciembre de 2026"),
      (Deadline(day: day, precision: .month), "December 2026, no day given", "diciembre de 2026, sin día"),
      (Deadline(day: day, precision: .year), "2026, no day given", "2026, sin día"),
      (Deadline(day: day, precision: .dayWithoutYear), "December 15", "15 de diciembre"),
      (
        Deadline(day: day, time: TimeOfDay(17), zone: "PT", precision: .minute),
        "Tuesday, December 15, 2026, 5:00 p.m. Pacific time", "martes 15 de diciembre de 2026, 5:00 p. m."
      ),
      (
        Deadline(day: day, time: TimeOfDay(12), precision: .minute), "Tuesday, December 15, 2026, noon",
        "martes 15 de diciembre de 2026"
      ),
      (
        Deadline(day: day, time: TimeOfDay(0), precision: .minute), "Tuesday, December 15, 2026, midnight",
        "martes 15 de diciembre de 2026"
      ),
      (
        Deadline(day: day, time: TimeOfDay(0, 5), zone: "XYZ", precision: .minute),
        "Tuesday, December 15, 2026, 12:05 a.m. XYZ", "martes 15 de diciembre de 2026, 12:05 a. m., XYZ"
      ),
      (
        Deadline(day: day, time: TimeOfDay(12, 30), precision: .minute), "Tuesday, December 15, 2026, 12:30 p.m.",
        "martes 15 de diciembre de 2026, 12:30 p. m."
      ),
    ])
  func words(deadline: Deadline, english: String, spanish: String) throws {
    let templates = try Sample.templates()
    #expect(try templates.strings("en").words(deadline) == english)
    #expect(try templates.strings("es").words(deadline).hasPrefix(spanish))
  }

  @Test("name every month and weekday of both languages once")
  func all() throws {
    for language in ["en", "es"] {
      let strings = try Sample.templates().strings(language)
      let days = try (0..<365).map { try strings.plainDate(Self.day + $0) }
      let weekdays = try (0..<7).map { try strings.date(Self.day + $0).prefix(4) }
      #expect(Set(days).count == 365 && Set(weekdays).count == 7)
    }
  }

  @Test("say a period without its year twice")
  func period() throws {
    let strings = try Sample.templates().strings("en")
    #expect(try strings.period(Self.day...(Self.day + 5)) == "December 15 to December 20, 2026")
    #expect(try strings.period(Self.day...(Self.day + 30)) == "December 15, 2026 to January 14, 2027")
    #expect(try strings.period(Self.day...Self.day) == "December 15, 2026")
  }

  @Test("never print a zone's markup or marks of direction")
  func hostileZone() throws {
    let strings = try Sample.templates().strings("en")
    let zone = "\u{202e}<b>~~unsubscribe~~ a very long zone indeed"
    let words = try strings.words(Deadline(day: Self.day, time: TimeOfDay(9), zone: zone, precision: .minute))
    #expect(!words.contains("\u{202e}") && !words.contains("~~") && words.count < 70)
  }
}
