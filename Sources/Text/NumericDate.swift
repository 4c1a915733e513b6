import Model

/// Dates in numbers alone, where only digits and signs tell what is what.
enum NumericDate {
  typealias Part = (value: Int, digits: Int, before: Character)

  /// Two digits mean 1969 to 2068.
  static func fullYear(_ value: Int, digits: Int) -> Int {
    guard digits <= 2 else { return value }
    return value < 69 ? 2000 + value : 1900 + value
  }

  static func day(_ parts: [Part]) -> (Day, Precision)? {
    switch parts.count {
    case 1: single(parts[0])
    case 2: pair(parts[0], parts[1])
    case 3: triple(parts).flatMap { Day($0.0, $0.1, $0.2) }.map { ($0, .day) }
    default: nil
    }
  }

  /// ISO 8601 without signs, `MMDDYYYY`, and seconds or milliseconds since 1970.
  private static func single(_ part: Part) -> (Day, Precision)? {
    let value = part.value
    switch part.digits {
    case 4 where part.before == "-":
      return Day(fullYear(value / 100, digits: 2), value % 100, 1).map { ($0, .month) }
    case 4: return (1000...2999).contains(value) ? Day(value, 1, 1).map { ($0, .year) } : nil
    case 5: return ordinal(fullYear(value / 1000, digits: 2), value % 1000)
    case 6: return Day(fullYear(value / 10_000, digits: 2), value / 100 % 100, value % 100).map { ($0, .day) }
    case 7: return ordinal(value / 1000, value % 1000)
    case 8:
      let iso = value / 10_000 >= 1900 ? Day(value / 10_000, value / 100 % 100, value % 100) : nil
      return (iso ?? Day(value % 10_000, value / 1_000_000, value / 10_000 % 100)).map { ($0, .day) }
    case 14: return Day(value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100).map { ($0, .day) }
    default: return nil
    }
  }

  /// The nth day of a year.
  private static func ordinal(_ year: Int, _ number: Int) -> (Day, Precision)? {
    guard let first = Day(year, 1, 1), (1...366).contains(number), (first + (number - 1)).year == year else {
      return nil
    }
    return (first + (number - 1), .day)
  }

  /// `2003-12`, `07-2018`, `-03-12`, `2003-335`.
  private static func pair(_ first: Part, _ second: Part) -> (Day, Precision)? {
    if first.digits == 4, second.digits == 3 { return ordinal(first.value, second.value) }
    if first.digits == 4, second.digits <= 2 { return Day(first.value, second.value, 1).map { ($0, .month) } }
    if second.digits == 4, first.digits <= 2 { return Day(second.value, first.value, 1).map { ($0, .month) } }
    guard first.before == "-", first.digits == 2, second.digits == 2 else { return nil }
    return Day(fullYear(first.value, digits: 2), second.value, 1).map { ($0, .month) }
  }

  /// Year, month, day.
  private static func triple(_ parts: [Part]) -> (Int, Int, Int)? {
    let (a, b, c) = (parts[0], parts[1], parts[2])
    if a.digits == 4 { return c.digits <= 2 && b.digits <= 2 ? (a.value, b.value, c.value) : nil }
    guard a.digits <= 2, b.digits <= 2, c.digits == 4 || c.digits <= 2 else { return nil }
    if c.digits <= 2, b.before == "-", Day(fullYear(a.value, digits: 2), b.value, c.value) != nil, a.digits == 2 {
      return (fullYear(a.value, digits: 2), b.value, c.value)
    }
    let year = fullYear(c.value, digits: c.digits)
    let dayFirst = b.before == "." || b.before == " " || a.value > 12
    return dayFirst && b.value <= 12 ? (year, b.value, a.value) : (year, a.value, b.value)
  }
}
