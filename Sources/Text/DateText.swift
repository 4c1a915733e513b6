package import Model

/// A date as a feed, a page or a column wrote it, no finer than what was written.
package struct DateText: Hashable, Sendable {
  /// For a day its first second in the zone it was read in, for a month its first day.
  package var instant: Instant
  /// As written, before any change of zone.
  package var day: Day
  package var time: TimeOfDay?
  package var precision: Precision

  /// `2019-09` for a month, `2019-09-04` for a day, `2019-09-04T10:00` for a minute.
  package var iso: String {
    let full = day.description
    return switch precision {
    case .year: String(full.prefix(4))
    case .month: String(full.prefix(7))
    case .day, .dayWithoutYear: full
    case .minute: full + "T" + (time ?? .midnight).description
    }
  }

  /// Whether a column means "none" by it: programs fill 2000-01-01, 2099-01-01 and the like into fields that must not
  /// be empty.
  package var isSentinel: Bool {
    let (year, month, day) = self.day.components
    return (year <= 1900 || year == 2000 || year >= 2099) && ((month == 1 && day == 1) || (month == 12 && day == 31))
  }
}

/// Reads a date of any shape that feeds and columns have; nil when the text is no date or says more than one.
///
/// Times without a zone are in `zone`. Numbers alone are month first, as in the United States, unless that cannot be.
package func readDate(_ text: String, in zone: Zone = .utc) -> DateText? {
  let bytes = Array(text.utf8)
  guard bytes.count >= 4, bytes.count <= 200 else { return nil }
  if let date = readTimestamp(bytes, zone) ?? readMailDate(bytes) ?? readWeekDate(bytes, zone) { return date }
  if let extended = extendedTimestamp(bytes) { return readDate(extended, in: zone) }
  if bytes.count == 10 || bytes.count == 13, let number = digits(bytes, 0, 10) {
    let (day, time) = zone.wall(Instant(seconds: number))
    return DateText(instant: Instant(seconds: number), day: day, time: time, precision: .minute)
  }
  guard let tokens = DateToken.tokens(of: text) else { return nil }
  var grammar = DateGrammar(tokens, zone: zone)
  return grammar.date()
}

extension DateText {
  /// From what was read: the wall time in a zone given by offset, by name or by default.
  init?(_ day: Day, seconds: Int?, offset: Int?, zone: Zone, precision: Precision) {
    self.day = day
    self.precision = precision
    guard let seconds else {
      time = nil
      instant = zone.instant(day, .midnight)
      return
    }
    // 24:00 is the next day's midnight, a leap second the next minute's start.
    guard seconds <= 86_400 else { return nil }
    self.day = seconds == 86_400 ? day + 1 : day
    time = TimeOfDay(minutes: seconds % 86_400 / 60)
    if let offset {
      instant = Instant(seconds: day.number * 86_400 + seconds - offset)
    } else {
      instant = zone.instant(self.day, TimeOfDay(minutes: seconds % 86_400 / 60)) + seconds % 60
    }
  }
}

/// `2026-11-21T09:00:00Z` and its kin, the shape most feeds use; nil for any other, which the grammar reads.
private func readTimestamp(_ bytes: [UInt8], _ zone: Zone) -> DateText? {
  guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
    let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2), let date = digits(bytes, 8, 2),
    let hour = digits(bytes, 11, 2), let minute = digits(bytes, 14, 2), let second = digits(bytes, 17, 2),
    let day = Day(year, month, date), hour < 24, minute < 60, second <= 60
  else { return nil }
  var at = 19
  if bytes[at] == 0x2E {
    at += 1
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
  }
  guard at < bytes.count, let offset = timestampOffset(bytes, at) else { return nil }
  return DateText(
    day, seconds: hour * 3600 + minute * 60 + second, offset: offset, zone: zone, precision: .minute)
}

/// ISO 8601's basic form, `20261121T090000Z`, in its extended form; nil for any other text.
private func extendedTimestamp(_ bytes: [UInt8]) -> String? {
  guard bytes.count >= 13, bytes[8] | 0x20 == 0x74, let day = digits(bytes, 0, 8), digits(bytes, 9, 4) != nil else {
    return nil
  }
  func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  let hasSeconds = bytes.count >= 15 && digits(bytes, 13, 2) != nil
  let seconds = hasSeconds ? ":" + piece(13..<15) : ""
  guard day > 10_000_101 else { return nil }
  return "\(piece(0..<4))-\(piece(4..<6))-\(piece(6..<8))T\(piece(9..<11)):\(piece(11..<13))\(seconds)"
    + piece((hasSeconds ? 15 : 13)..<bytes.count)
}

/// ISO 8601's week date, `2026-W47-5` or `2026W475`; Monday is 1, and stands for the week where no day is named.
private func readWeekDate(_ bytes: [UInt8], _ zone: Zone) -> DateText? {
  let plain = bytes.filter { $0 != 0x2D }
  guard plain.count == 7 || plain.count == 8, plain[4] | 0x20 == 0x77, let year = digits(plain, 0, 4),
    let week = digits(plain, 5, 2), (1...53).contains(week), let fourth = Day(year, 1, 4)
  else { return nil }
  let weekday = plain.count == 8 ? digits(plain, 7, 1) ?? 0 : 1
  guard (1...7).contains(weekday) else { return nil }
  // The week of January 4 is the first; day 0 of the count, 1970-01-01, was a Thursday.
  let monday = fourth.number - (fourth.number % 7 + 10) % 7
  return DateText(
    Day(number: monday + (week - 1) * 7 + weekday - 1), seconds: nil, offset: nil, zone: zone, precision: .day)
}

/// `Z` or `-08:00` up to the end of the text.
private func timestampOffset(_ bytes: [UInt8], _ at: Int) -> Int? {
  if bytes[at] == 0x5A, at + 1 == bytes.count { return 0 }
  guard bytes[at] == 0x2B || bytes[at] == 0x2D, at + 6 == bytes.count, bytes[at + 3] == 0x3A,
    let hours = digits(bytes, at + 1, 2), let minutes = digits(bytes, at + 4, 2)
  else { return nil }
  return (bytes[at] == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
}

/// `Thu, 05 Apr 2012 10:00:00 GMT` or with a numeric zone, as RFC 822 has it.
private func readMailDate(_ bytes: [UInt8]) -> DateText? {
  var at = 0
  if bytes.count > 5, bytes[3] == 0x2C, bytes[4] == 0x20 { at = 5 }
  let length = bytes.count > at + 1 && bytes[at + 1] == 0x20 ? 1 : 2
  guard bytes.count >= at + length + 19, let date = digits(bytes, at, length), bytes[at + length] == 0x20 else {
    return nil
  }
  at += length + 1
  guard let month = abbreviatedMonth(bytes, at), bytes[at + 3] == 0x20, let year = digits(bytes, at + 4, 4),
    bytes[at + 8] == 0x20, let day = Day(year, month, date)
  else { return nil }
  at += 9
  guard at + 9 <= bytes.count, let hour = digits(bytes, at, 2), bytes[at + 2] == 0x3A,
    let minute = digits(bytes, at + 3, 2), bytes[at + 5] == 0x3A, let second = digits(bytes, at + 6, 2),
    bytes[at + 8] == 0x20, hour < 24, minute < 60, second <= 60
  else { return nil }
  let seconds = hour * 3600 + minute * 60 + second
  let rest = bytes[(at + 9)...]
  if rest.elementsEqual("GMT".utf8) || rest.elementsEqual("+0000".utf8) {
    return DateText(day, seconds: seconds, offset: 0, zone: .utc, precision: .minute)
  }
  if rest.count == 3, let offset = DateWords.offset(String(decoding: rest, as: UTF8.self).lowercased()) {
    return DateText(day, seconds: seconds, offset: offset, zone: .utc, precision: .minute)
  }
  guard rest.count == 5, rest.first == 0x2B || rest.first == 0x2D, let hours = digits(bytes, at + 10, 2),
    let minutes = digits(bytes, at + 12, 2)
  else { return nil }
  let offset = (rest.first == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
  return DateText(day, seconds: seconds, offset: offset, zone: .utc, precision: .minute)
}

private func abbreviatedMonth(_ bytes: [UInt8], _ at: Int) -> Int? {
  let names = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)
  let word = (bytes[at] | 0x20, bytes[at + 1] | 0x20, bytes[at + 2] | 0x20)
  return (0..<12).first { (names[$0 * 3], names[$0 * 3 + 1], names[$0 * 3 + 2]) == word }.map { $0 + 1 }
}

/// The number that so many digits at a place form; nil when one is no digit.
private func digits(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int? {
  var value = 0
  for index in at..<(at + count) {
    guard (0x30...0x39).contains(bytes[index]) else { return nil }
    value = value * 10 + Int(bytes[index] - 0x30)
  }
  return value
}
