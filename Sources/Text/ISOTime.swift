package import Model

extension Instant {
  /// Reads RFC 3339 with any offset; without one the wall time of `zone`, without a time its midnight.
  package init?(iso text: String, zone: Zone) {
    guard let day = Day(text.prefix(10)) else { return nil }
    var rest = text.dropFirst(10)
    guard !rest.isEmpty else {
      self = zone.instant(day, .midnight)
      return
    }
    guard let separator = rest.popFirst(), "Tt ".contains(separator) else { return nil }
    guard let clock = ISOClock(&rest) else { return nil }
    if rest.isEmpty {
      self = zone.instant(day, TimeOfDay(minutes: clock.seconds / 60)) + clock.seconds % 60
    } else if let offset = Instant.offset(rest) {
      self = Instant(day) + clock.seconds - offset
    } else {
      return nil
    }
  }

  /// Seconds east of UTC of `Z`, `+07:00` or `-0800`.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard let sign = text.first, "+-".contains(sign), digits.count == 4, digits.allSatisfy(\.isNumber),
      let hour = Int(digits.prefix(2)), let minute = Int(digits.suffix(2)), hour < 24, minute < 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hour * 3600 + minute * 60)
  }
}

/// `09:00`, `09:00:30`, `09:00:30.5`, taken from the front of a text.
private struct ISOClock {
  let seconds: Int

  init?(_ text: inout Substring) {
    let clock = text.prefix { $0.isNumber || $0 == ":" }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60, numbers.last ?? 0 < 61 else { return nil }
    seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    text = text.dropFirst(clock.count)
    if text.first == "." { text = text.dropFirst().drop(while: \.isNumber) }
  }
}
