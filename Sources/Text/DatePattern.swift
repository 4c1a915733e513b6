import Model

/// Reads a date by a pattern in Unicode letters, as feeds.yml gives it: `MM-dd-yyyy`, `MMMM d, yyyy h:mm a`.
///
/// Letters: `y` year (`yy` two digits), `M` month (`MMM` or more its name), `d` day, `H` or `h` hour, `m` minute, `s`
/// second, `a` half of the day, `E` weekday, `z` or `Z` zone; text in quotes stands for itself. Nil when the text does
/// not fit from its first letter to its last.
package func readDate(_ text: String, pattern: String, in zone: Zone = .utc) -> DateText? {
  var reader = PatternReader(text)
  return reader.read(pattern, zone)
}

private struct PatternReader {
  private var rest: Substring
  private var fields: [Character: Int] = [:]
  private var offset: Int?
  private var namedZone: Zone?

  init(_ text: String) {
    rest = Substring(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  mutating func read(_ pattern: String, _ zone: Zone) -> DateText? {
    var left = Substring(pattern)
    while let letter = left.first {
      if letter == "'" {
        let literal = left.dropFirst().prefix { $0 != "'" }
        left = left.dropFirst(literal.count + 2)
        guard takeLiteral(String(literal)) else { return nil }
      } else if letter.isLetter {
        let count = left.prefix { $0 == letter }.count
        left = left.dropFirst(count)
        guard take(letter, count) else { return nil }
      } else {
        left = left.dropFirst()
        guard takeLiteral(String(letter)) else { return nil }
      }
    }
    return rest.allSatisfy(\.isWhitespace) ? date(zone) : nil
  }

  private mutating func takeLiteral(_ literal: String) -> Bool {
    guard rest.lowercased().hasPrefix(literal.lowercased()) else { return false }
    rest = rest.dropFirst(literal.count)
    return true
  }

  private mutating func take(_ letter: Character, _ count: Int) -> Bool {
    switch letter {
    case "y": return number(letter, count == 2 ? 2...2 : 4...4)
    case "M" where count >= 3: return name { DateWords.month($0) }
    case "M", "d", "H", "h", "m", "s": return number(letter, 1...2)
    case "a":
      let half = rest.prefix { $0.isLetter || $0 == "." }
      rest = rest.dropFirst(half.count)
      fields["a"] = half.lowercased().hasPrefix("p") ? 1 : 0
      return half.lowercased().hasPrefix("p") || half.lowercased().hasPrefix("a")
    case "E": return name { DateWords.silent.contains($0) ? 0 : nil }
    case "z", "Z": return zoneName()
    default: return false
    }
  }

  private mutating func number(_ letter: Character, _ digits: ClosedRange<Int>) -> Bool {
    let found = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
    guard digits.contains(found.count), let value = Int(found) else { return false }
    rest = rest.dropFirst(found.count)
    // An ordinal's ending: `1st`.
    if letter == "d", let ending = ["st", "nd", "rd", "th"].first(where: { rest.lowercased().hasPrefix($0) }) {
      rest = rest.dropFirst(ending.count)
    }
    fields[letter] = letter == "y" && found.count == 2 ? NumericDate.fullYear(value, digits: 2) : value
    return true
  }

  private mutating func name(_ meaning: (String) -> Int?) -> Bool {
    let word = rest.prefix { $0.isLetter }
    guard let value = meaning(word.lowercased()) else { return false }
    rest = rest.dropFirst(word.count)
    if rest.first == "." { rest = rest.dropFirst() }
    if value > 0 { fields["M"] = value }
    return true
  }

  private mutating func zoneName() -> Bool {
    let word = rest.prefix { $0 != " " }
    rest = rest.dropFirst(word.count)
    if let named = DateWords.zone(word.lowercased()) {
      namedZone = named
      return true
    }
    offset =
      DateWords.offset(word.lowercased())
      ?? readDate("2000-01-01 00:00" + word).map { -($0.instant.seconds - 946_684_800) }
    return offset != nil
  }

  private func date(_ zone: Zone) -> DateText? {
    guard let year = fields["y"] else { return nil }
    guard let month = fields["M"] else {
      return Day(year, 1, 1).flatMap { DateText($0, seconds: nil, offset: nil, zone: zone, precision: .year) }
    }
    guard let day = Day(year, month, fields["d"] ?? 1) else { return nil }
    guard fields["d"] != nil, let hour = fields["H"] ?? fields["h"] else {
      let precision: Precision = fields["d"] == nil ? .month : .day
      return DateText(day, seconds: nil, offset: nil, zone: zone, precision: precision)
    }
    let half = fields["a"].map { hour % 12 + 12 * $0 } ?? hour
    guard half <= 24, (fields["m"] ?? 0) < 60 else { return nil }
    let seconds = half * 3600 + (fields["m"] ?? 0) * 60 + (fields["s"] ?? 0)
    return DateText(day, seconds: seconds, offset: offset, zone: namedZone ?? zone, precision: .minute)
  }
}

extension DateText {
  /// Written by a pattern in Unicode letters: `yyyy`, `yy`, `MM`, `M`, `dd`, `d`; all else stands for itself.
  package func text(pattern: String) -> String {
    let (year, month, date) = day.components
    var result = ""
    var rest = Substring(pattern)
    while let letter = rest.first {
      let count = rest.prefix { $0 == letter }.count
      rest = rest.dropFirst(count)
      switch letter {
      case "y": result += count == 2 ? padded(year % 100, 2) : padded(year, 4)
      case "M": result += padded(month, count)
      case "d": result += padded(date, count)
      default: result += String(repeating: letter, count: count)
      }
    }
    return result
  }
}
