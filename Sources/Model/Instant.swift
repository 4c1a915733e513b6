/// A point in time: whole seconds since 1970-01-01 00:00 UTC.
package struct Instant: Hashable, Comparable, Sendable {
  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// That time of day in UTC.
  package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// The day it is in UTC; `Zone.day(of:)` gives the local one.
  package var utcDay: Day { Day(number: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) }

  /// Seconds since midnight UTC.
  package var secondOfUTCDay: Int { seconds - utcDay.number * 86_400 }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  package static func + (instant: Instant, seconds: Int) -> Instant { Instant(seconds: instant.seconds + seconds) }
  package static func - (instant: Instant, seconds: Int) -> Instant { Instant(seconds: instant.seconds - seconds) }
  package static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }
}

extension Instant: CustomStringConvertible, Codable {
  /// RFC 3339 in UTC: `2026-11-21T09:00:00Z`.
  package var description: String {
    let second = secondOfUTCDay
    return "\(utcDay)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  package init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
