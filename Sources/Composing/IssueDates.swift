package import Model
package import Text

/// When one issue goes out, and what it covers.
package struct IssueDates: Hashable, Sendable {
  /// The day it goes out.
  package var day: Day
  /// The day of the one after it.
  package var next: Day
  /// The moment it goes out.
  package var due: Instant

  /// From its own day to the day before the next.
  package var period: ClosedRange<Day> { day...max(day, next - 1) }
}

/// The first issue on or after a day, by the newsletter's cadence and hour.
package func issueDates(_ newsletter: Newsletter, onOrAfter today: Day) -> IssueDates {
  let zone = Zone.named(newsletter.zone) ?? .losAngeles
  return issueDates(newsletter.cadence, at: newsletter.sendAt, zone: zone, onOrAfter: today)
}

/// The same for a cadence by itself.
package func issueDates(_ cadence: Cadence, at time: TimeOfDay, zone: Zone, onOrAfter today: Day) -> IssueDates {
  let day = cadence.firstDay(onOrAfter: today)
  return IssueDates(day: day, next: cadence.firstDay(onOrAfter: day + 1), due: zone.instant(day, time))
}

extension Cadence {
  /// The first day of the cadence on or after that one.
  ///
  /// "Every two months" counts from January, so it is January, March and so on, whatever month the first issue was in:
  /// the same configuration gives the same days on every machine.
  package func firstDay(onOrAfter today: Day) -> Day {
    // Two steps of the longest cadence always hold a day that has not passed.
    var month = today.year * 12 + today.month - 1
    for _ in 0...(2 * max(1, step) + 1) {
      if let day = days(inMonth: month).first(where: { $0 >= today }) { return day }
      month += 1
    }
    return today
  }

  private var step: Int {
    if case .everyMonths(let months, _) = self { max(1, months) } else { 1 }
  }

  /// The cadence's days in a month counted from year 0, in order; none in a month it leaves out.
  private func days(inMonth number: Int) -> [Day] {
    let (year, month) = (number / 12, number % 12 + 1)
    let length = Day.days(inMonth: month, of: year)
    // A 31st that a month does not have is its last day.
    func day(_ wanted: Int) -> Day? { Day(year, month, min(max(1, wanted), length)) }
    switch self {
    case .daysOfMonth(let wanted): return Set(wanted.compactMap(day)).sorted()
    case .everyMonths(let months, _) where number % max(1, months) != 0: return []
    case .everyMonths(_, .day(let wanted)): return [day(wanted)].compactMap(\.self)
    case .everyMonths(_, .weekday(let nth, let weekday)):
      return [Day.weekday(weekday, nth: nth, month: month, year: year)]
    }
  }
}
