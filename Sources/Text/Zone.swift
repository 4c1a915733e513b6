package import Model

/// A time zone of the United States, by rule: no tables of the system, so that the same input gives the same bytes
/// on every machine and a small program needs no ICU.
///
/// Daylight saving runs from the second Sunday of March to the first Sunday of November at 02:00 wall time
/// (15 U.S.C. §260a, since 2007); earlier years use the rule of 1987 to 2006, April to October.
package struct Zone: Hashable, Sendable {
  package let name: String
  /// Seconds east of UTC in winter.
  package let offset: Int
  package let savesDaylight: Bool

  package static let utc = Zone(name: "UTC", offset: 0, savesDaylight: false)
  package static let losAngeles = Zone(name: "America/Los_Angeles", offset: -28_800, savesDaylight: true)

  /// Every zone that may stand in feeds.yml.
  package static let all: [Zone] = [
    losAngeles,
    Zone(name: "America/Denver", offset: -25_200, savesDaylight: true),
    Zone(name: "America/Phoenix", offset: -25_200, savesDaylight: false),
    Zone(name: "America/Chicago", offset: -21_600, savesDaylight: true),
    Zone(name: "America/New_York", offset: -18_000, savesDaylight: true),
    Zone(name: "America/Anchorage", offset: -32_400, savesDaylight: true),
    Zone(name: "Pacific/Honolulu", offset: -36_000, savesDaylight: false),
    Zone(name: "America/Puerto_Rico", offset: -14_400, savesDaylight: false),
    utc,
  ]

  /// The zone of that IANA name, nil when it is not one of `all`.
  package static func named(_ name: String) -> Zone? { all.first { $0.name == name } }

  /// Seconds east of UTC at that instant.
  package func offset(at instant: Instant) -> Int {
    guard savesDaylight else { return offset }
    let year = (instant + offset).utcDay.year
    let (start, end) = daylight(in: year)
    return instant >= start && instant < end ? offset + 3600 : offset
  }

  /// The instant of a wall time.
  ///
  /// An hour that is skipped in spring is read as if the clock had not yet changed, so it
  /// falls an hour later; one that comes twice in autumn is the first of the two.
  package func instant(_ day: Day, _ time: TimeOfDay) -> Instant {
    let wall = Instant(day, hour: time.hour, minute: time.minute)
    let summer = wall - (offset + 3600)
    return offset(at: summer) == offset + 3600 ? summer : wall - offset
  }

  /// The local day and time of an instant.
  package func wall(_ instant: Instant) -> (day: Day, time: TimeOfDay) {
    let local = instant + offset(at: instant)
    let minutes = local.secondOfUTCDay / 60
    return (local.utcDay, TimeOfDay(minutes: minutes))
  }

  /// The local day of an instant.
  package func day(of instant: Instant) -> Day { wall(instant).day }

  /// First and last instant of daylight time in a year.
  private func daylight(in year: Int) -> (Instant, Instant) {
    let months = year >= 2007 ? (3, 2, 11, 1) : (4, 1, 10, -1)
    func sunday(_ month: Int, _ nth: Int) -> Day { Day.weekday(0, nth: nth, month: month, year: year) }
    return (
      Instant(sunday(months.0, months.1), hour: 2) - offset,
      Instant(sunday(months.2, months.3), hour: 2) - (offset + 3600)
    )
  }
}

extension TimeOfDay {
  package static let midnight = TimeOfDay(minutes: 0)
  package static let noon = TimeOfDay(minutes: 720)
}

extension Day {
  /// The nth weekday (0 is Sunday) of a month, counted from the end when `nth` is negative; a fifth that the month does
  /// not have is its fourth.
  package static func weekday(_ weekday: Int, nth: Int, month: Int, year: Int) -> Day {
    let length = Day.days(inMonth: month, of: year)
    guard let first = Day(year, month, 1) else { return Day(number: 0) }
    let matching = (0..<length).map { first + $0 }.filter { $0.weekday == weekday }
    let index = nth > 0 ? min(nth, matching.count) - 1 : max(0, matching.count + nth)
    return matching[index]
  }
}
