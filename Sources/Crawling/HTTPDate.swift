import Model

/// The three ways a date may stand in a header (RFC 9110 §5.6.7).
///
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; the name of the
/// weekday is not checked, servers get it wrong. Nil for anything else.
func httpDate(_ text: String, now: Instant) -> Instant? {
  var words = text.split { $0 == " " || $0 == "," || $0 == "-" || $0 == "\t" }.map(String.init)
  guard words.count >= 5 else { return nil }
  if let clock = words.firstIndex(where: { $0.contains(":") }), clock == 3 {
    // asctime: the year comes last.
    words = [words[0], words[2], words[1], words[4], words[3]]
  }
  guard let dayOfMonth = Int(words[1]), let month = months.firstIndex(of: words[2].prefix(3).lowercased()),
    let year = fullYear(words[3], now: now), let day = Day(year, month + 1, dayOfMonth)
  else { return nil }
  let clock = words[4].split(separator: ":").map { Int($0) ?? -1 }
  guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2]) else {
    return nil
  }
  return Instant(day, hour: clock[0], minute: clock[1], second: min(clock[2], 59))
}

private let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/// Two digits mean the year that is not more than 50 years ahead.
private func fullYear(_ text: String, now: Instant) -> Int? {
  guard let year = Int(text) else { return nil }
  guard text.count == 2 else { return text.count == 4 ? year : nil }
  let century = now.utcDay.year / 100 * 100
  return century + year > now.utcDay.year + 50 ? century + year - 100 : century + year
}

/// Seconds that `Retry-After` asks for, as a number or a date; a week at most, nil when it says neither.
func retryAfter(_ value: String?, now: Instant) -> Int? {
  guard let value = value?.trimmed, !value.isEmpty else { return nil }
  if value.utf8.allSatisfy({ (48...57).contains($0) }) { return min(Int(value) ?? week, week) }
  return httpDate(value, now: now).map { min(max(0, $0 - now), week) }
}

/// Seconds for which `Cache-Control` calls the answer fresh, a week at most; nil when it does not say.
func freshFor(_ cacheControl: String?) -> Int? {
  guard let cacheControl else { return nil }
  let directives = cacheControl.lowercased().split(separator: ",").map { String($0).trimmed }
  if directives.contains("no-cache") || directives.contains("no-store") { return nil }
  guard let age = directives.first(where: { $0.hasPrefix("max-age=") })?.dropFirst(8) else { return nil }
  let digits = age.filter { $0 != "\"" }
  guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return min(Int(digits) ?? week, week)
}

let week = 604_800

extension StringProtocol {
  /// Without blanks, tabs and line breaks at both ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
