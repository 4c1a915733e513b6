import Model
import Text

// Days and dollars after a colon: `<30d`, `2026-12`, `2026-01-01..2026-03`, `>=50k`, `10k..100k`.
extension FilterReader {
  /// Days on which something closes: a day, a month, a year, a range, or a span counted from today.
  func deadline(_ text: String) throws(FilterMistake) -> Filter.Condition {
    switch fold(text) {
    case "none", "undated": return .undated
    case "rolling", "ongoing": return .rolling
    default: break
    }
    let (sign, value) = comparison(text)
    if let span = span(value) {
      // A span is counted from today, and what is past is not "within 30 days".
      let end = today + span
      switch sign {
      case "<": return .days(today, end - 1)
      case ">": return .days(end + 1, nil)
      case ">=": return .days(end, nil)
      default: return .days(today, end)
      }
    }
    return try days(sign, value, like: "30d, 2026-12 or 2026-12-31")
  }

  /// Days from which things were first seen.
  func since(_ text: String) throws(FilterMistake) -> Filter.Condition {
    if let span = span(text) { return .days(today - span, nil) }
    guard !text.contains(".."), let day = period(text) else {
      guard case .days(let start, let end) = try days("", text, like: "30d, 2026-01 or 2026-01-15") else {
        return .undated
      }
      return .days(start, end)
    }
    return .days(day.lowerBound, nil)
  }

  /// Whole dollars that one applicant may get; both ends of a range are in it.
  func dollars(_ text: String) throws(FilterMistake) -> Filter.Condition {
    let (sign, value) = comparison(text)
    if let range = halves(value) {
      let (low, high) = (try end(range.0, sum), try end(range.1, sum))
      if let low, let high, low > high { throw FilterMistake(message: "\(range.0) is more than \(range.1)") }
      return .dollars(low, high)
    }
    guard let sum = sum(value) else {
      throw FilterMistake(message: "\"\(value)\" is no sum; write it as 50k, 1.5m or 50000")
    }
    switch sign {
    case "<": return .dollars(nil, sum - 1)
    case "<=": return .dollars(nil, sum)
    case ">": return .dollars(sum + 1, nil)
    case ">=": return .dollars(sum, nil)
    default: return .dollars(sum, sum)
    }
  }

  // MARK: pieces

  /// The days that a comparison with a day, a month or a year leaves: `<2026-12` ends with November.
  private func days(_ sign: String, _ value: String, like example: String) throws(FilterMistake) -> Filter.Condition {
    if let range = halves(value) {
      let start = try end(range.0) { text in self.day(text)?.lowerBound }
      let last = try end(range.1) { text in self.day(text)?.upperBound }
      if let start, let last, start > last { throw FilterMistake(message: "\(range.0) is after \(range.1)") }
      return .days(start, last)
    }
    guard let period = day(value) else {
      throw FilterMistake(message: "\"\(value)\" is no day; write it as \(example)")
    }
    switch sign {
    case "<": return .days(nil, period.lowerBound - 1)
    case "<=": return .days(nil, period.upperBound)
    case ">": return .days(period.upperBound + 1, nil)
    case ">=": return .days(period.lowerBound, nil)
    default: return .days(period.lowerBound, period.upperBound)
    }
  }

  /// A day, a month, a year, or so long from today.
  private func day(_ text: String) -> ClosedRange<Day>? {
    period(text) ?? span(text).map { (today + $0)...(today + $0) }
  }

  /// All days of a day, month or year as written; nil for anything else.
  private func period(_ text: String) -> ClosedRange<Day>? {
    switch text.lowercased() {
    case "today", "hoy": return today...today
    case "tomorrow", "mañana": return (today + 1)...(today + 1)
    default: break
    }
    if let day = Day(text) { return day...day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 1, let year = parts[0], text.count == 4, let first = Day(year, 1, 1), let last = Day(year, 12, 31)
    {
      return first...last
    }
    guard parts.count == 2, let year = parts[0], let month = parts[1], text.hasPrefix("\(padded(year, 4))-"),
      let first = Day(year, month, 1)
    else { return nil }
    return first...(first + (Day.days(inMonth: month, of: year) - 1))
  }

  /// Days in `30d`, `2w`, `3m` (of 30 days) or `1y`; nil when it is no span of up to a century.
  private func span(_ text: String) -> Int? {
    let units: [Character: Int] = ["d": 1, "w": 7, "m": 30, "y": 365]
    guard let unit = text.last.flatMap({ units[Character($0.lowercased())] }), let count = Int(text.dropLast()),
      (0...36_500).contains(count), count * unit <= 36_500
    else { return nil }
    return count * unit
  }

  /// Whole dollars in `50k`, `$1.5m`, `50,000`.
  private func sum(_ text: String) -> Int? {
    var digits = text.lowercased().filter { $0 != "$" && $0 != "," && $0 != "_" }
    var factor = 1.0
    if let unit = digits.last, let known: Double = ["k": 1e3, "m": 1e6, "b": 1e9][unit] {
      factor = known
      digits.removeLast()
    }
    guard let first = digits.first, first.isASCII, first.isNumber, digits.allSatisfy({ $0.isNumber || $0 == "." }),
      let value = Double(digits), value * factor < 1e15
    else { return nil }
    return Int(value * factor)
  }

  /// The sign before a value, in one way of writing, and the value.
  private func comparison(_ text: String) -> (sign: String, value: String) {
    for sign in ["<=", ">=", "≤", "≥", "<", ">", "="] where text.hasPrefix(sign) {
      let plain = sign == "≤" ? "<=" : sign == "≥" ? ">=" : sign
      return (plain, String(text.dropFirst(sign.count)))
    }
    return ("", text)
  }

  /// Both sides of `a..b`; nil where there are no two dots.
  private func halves(_ text: String) -> (String, String)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    return (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
  }

  /// One end of a range; nil where it is open.
  private func end<Bound>(_ text: String, _ read: (String) -> Bound?) throws(FilterMistake) -> Bound? {
    if text.isEmpty || text == "*" { return nil }
    guard let bound = read(text) else { throw FilterMistake(message: "\"\(text)\" is no end of a range") }
    return bound
  }
}
