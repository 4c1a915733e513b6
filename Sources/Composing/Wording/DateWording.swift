import Model

extension Strings {
  /// `Tuesday, December 15, 2026`.
  func date(_ day: Day) throws(TemplateError) -> String { try self("date.full", parts(of: day)) }

  /// `December 15, 2026`, without the weekday.
  func plainDate(_ day: Day) throws(TemplateError) -> String { try self("date.plain", parts(of: day)) }

  /// `Dec 15`.
  func shortDate(_ day: Day) throws(TemplateError) -> String { try self("date.short", parts(of: day)) }

  /// `5:00 p.m.`; noon and midnight by name.
  func time(_ time: TimeOfDay) throws(TemplateError) -> String {
    if time == .noonOfDay { return try self("time.noon") }
    if time.minutes == 0 { return try self("time.midnight") }
    let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
    return try self(
      time.hour < 12 ? "time.morning" : "time.afternoon",
      ["hour": .text(String(hour)), "minute": .text(padded(time.minute, 2))])
  }

  /// As exactly as the date is known and no more: `Tuesday, December 15, 2026, 5:00 p.m. Pacific time`.
  func words(_ deadline: Deadline) throws(TemplateError) -> String {
    switch deadline.precision {
    case .year: return try self("date.year", parts(of: deadline.day))
    case .month: return try self("date.month", parts(of: deadline.day))
    case .dayWithoutYear: return try self("date.no_year", parts(of: deadline.day))
    case .day, .minute: break
    }
    guard let time = deadline.time else { return try date(deadline.day) }
    let values = ["date": TemplateValue.text(try date(deadline.day)), "time": .text(try self.time(time))]
    guard let zone = deadline.zone else { return try self("date.with_time", values) }
    return try self("date.with_zone", values.merging(["zone": .text(zoneWords(zone))]) { $1 })
  }

  /// The short form for lists: `Dec 15`, `December`, `2026`.
  func shortWords(_ deadline: Deadline) throws(TemplateError) -> String {
    switch deadline.precision {
    case .year: try self("date.short_year", parts(of: deadline.day))
    case .month: try self("date.short_month", parts(of: deadline.day))
    case .day, .minute, .dayWithoutYear: try shortDate(deadline.day)
    }
  }

  /// First and last day of a period in words.
  func period(_ days: ClosedRange<Day>) throws(TemplateError) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return try plainDate(first) }
    let start = try first.year == last.year ? self("date.no_year", parts(of: first)) : plainDate(first)
    return try self("date.period", ["first": .text(start), "last": .text(try plainDate(last))])
  }

  /// The zone's name in words; one that has none here is shown as the source wrote it.
  private func zoneWords(_ zone: String) -> String { optional("zone." + zone.uppercased()) ?? oneLine(zone, limit: 20) }

  /// What the `date.…` phrases may name.
  private func parts(of day: Day) throws(TemplateError) -> [String: TemplateValue] {
    let (year, month, date) = day.components
    return [
      "weekday": .text(try item("weekdays", day.weekday)), "month": .text(try item("months", month - 1)),
      "short_month": .text(try item("short_months", month - 1)), "day": .text(String(date)),
      "year": .text(String(year)),
    ]
  }
}

extension TimeOfDay {
  fileprivate static let noonOfDay = TimeOfDay(minutes: 720)
}
