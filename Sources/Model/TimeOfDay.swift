/// A wall-clock time, 00:00 to 23:59.
package struct TimeOfDay: Hashable, Comparable, Sendable, Codable {
  /// Minutes since midnight.
  package var minutes: Int

  /// Nil outside 00:00 to 23:59.
  package init?(_ hour: Int, _ minute: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// From minutes since midnight; what lies outside the day is cut to its first or last minute.
  package init(minutes: Int) { self.minutes = min(max(minutes, 0), 1439) }

  package var hour: Int { minutes / 60 }
  package var minute: Int { minutes % 60 }

  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
  /// `17:00`.
  package var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}
