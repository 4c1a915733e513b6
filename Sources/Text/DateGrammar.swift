import Model

/// Puts a date together from its tokens.
struct DateGrammar {
  private let tokens: [DateToken]
  private let zone: Zone
  private var at = 0

  private var seconds: Int?
  private var offset: Int?
  private var namedZone: Zone?
  private var month: Int?
  /// Numbers that belong to the date, in order, with the sign before each.
  private var numbers: [(value: Int, digits: Int, before: Character)] = []
  /// How many numbers stood before the month's name.
  private var numbersBeforeMonth = 0
  private var before: Character = " "

  init(_ tokens: [DateToken], zone: Zone) {
    self.tokens = tokens
    self.zone = zone
  }

  mutating func date() -> DateText? {
    while at < tokens.count {
      switch tokens[at] {
      case .sign(let sign):
        if sign != " " || before != "-" { before = sign }
        guard takeOffset(sign) else { return nil }
      case .word(let word): guard take(word) else { return nil }
      case .number(let value, let digits):
        guard take(value, digits) else { return nil }
        before = " "
      }
    }
    return assemble()
  }

  private func token(_ distance: Int) -> DateToken? { at + distance < tokens.count ? tokens[at + distance] : nil }

  private func number(_ distance: Int) -> (value: Int, digits: Int)? {
    guard case .number(let value, let digits)? = token(distance) else { return nil }
    return (value, digits)
  }

  private func word(_ distance: Int) -> String? {
    guard case .word(let word)? = token(distance) else { return nil }
    return word
  }

  // MARK: - Words

  private mutating func take(_ word: String) -> Bool {
    at += 1
    if month == nil, let named = DateWords.month(word), !isWeekday(word) {
      month = named
      numbersBeforeMonth = numbers.count
    } else if seconds != nil, offset == nil, let named = DateWords.zone(word) {
      namedZone = named
    } else if (seconds != nil || ["utc", "gmt", "z"].contains(word)), let known = DateWords.offset(word) {
      if offset == nil { offset = known }
    } else if ["am", "pm", "오전", "오후"].contains(word) {
      return takeHalf(word)
    } else if ["standard", "daylight", "time"].contains(word), namedZone != nil {
      return true
    } else if token(0) == .sign("/") || token(0) == .sign("_"), word.first != "t", word.count > 2 {
      return takeZoneName(word)
    } else {
      return DateWords.silent.contains(word)
    }
    return true
  }

  /// `mar., 01 déc. 2020`: Tuesday in French and Spanish, where a month follows.
  private func isWeekday(_ word: String) -> Bool {
    guard word == "mar" else { return false }
    return tokens[at...].contains { token in
      if case .word(let later) = token { return DateWords.month(later) != nil }
      return false
    }
  }

  /// Half of the day: after the time (`3 pm`) or, in Korean, before it.
  private mutating func takeHalf(_ word: String) -> Bool {
    let isAfternoon = word == "pm" || word == "오후"
    if word == "오전" || word == "오후" {
      while token(0) == .sign(" ") { at += 1 }
      guard let hour = number(0)?.value, takeTime() else { return false }
      if isAfternoon, hour < 12 { seconds = seconds.map { $0 + 43_200 } }
      return true
    }
    guard let known = seconds else {
      // `5 pm`: the number before is the hour.
      guard let hour = numbers.popLast(), (1...12).contains(hour.value) else { return false }
      seconds = (hour.value % 12 + (isAfternoon ? 12 : 0)) * 3600
      return true
    }
    let hour = known / 3600
    if isAfternoon, hour < 12 { seconds = known + 43_200 }
    if !isAfternoon, hour == 12 { seconds = known - 43_200 }
    return true
  }

  /// `America/Los_Angeles`; a zone whose rules are not known here counts as none.
  private mutating func takeZoneName(_ first: String) -> Bool {
    var name = first
    while let next = token(0) {
      if case .word(let word) = next {
        name += word
      } else if next == .sign("/") || next == .sign("_") {
        name += next == .sign("/") ? "/" : "_"
      } else {
        break
      }
      at += 1
    }
    guard name.contains("/") else { return false }
    namedZone = Zone.all.first { $0.name.lowercased() == name }
    return true
  }

  // MARK: - Numbers

  private mutating func take(_ value: Int, _ digits: Int) -> Bool {
    if seconds == nil, digits <= 2, token(1) == .sign(":") || word(1) == "h" || word(1) == "uhr" { return takeTime() }
    at += 1
    numbers.append((value, digits, before))
    return numbers.count <= 4
  }

  /// `9:15`, `23:56:58.0`, `15h30`.
  private mutating func takeTime() -> Bool {
    guard let hour = number(0)?.value, hour <= 24 else { return false }
    guard let minute = number(2), minute.digits <= 2, minute.value < 60 else {
      guard word(1) == "h" || word(1) == "uhr" else { return false }
      at += 2
      seconds = hour * 3600
      return true
    }
    at += 3
    var second = 0
    if token(0) == .sign(":") {
      guard let found = number(1), found.value <= 61 else { return false }
      second = min(found.value, 59)
      at += 2
      if token(0) == .sign(".") || token(0) == .sign(","), number(1) != nil { at += 2 }
    }
    seconds = hour * 3600 + minute.value * 60 + second
    return true
  }

  /// A sign, and with it the offset that follows a time or a zone: `-0800`, `+01:00`, `+2`.
  private mutating func takeOffset(_ sign: Character) -> Bool {
    guard sign == "+" || sign == "-", seconds != nil, let first = number(1), first.digits <= 4 else {
      at += 1
      return true
    }
    // `2017 - 3:07pm` has no time yet; `10:00 - 2017` is a year.
    if sign == "-", token(2) != .sign(":"), first.digits != 4 || first.value > 1400 {
      at += 1
      return true
    }
    at += 2
    var minutes = first.digits > 2 ? first.value % 100 : 0
    let hours = first.digits > 2 ? first.value / 100 : first.value
    if first.digits <= 2, token(0) == .sign(":") {
      guard let found = number(1) else { return false }
      minutes = found.value
      at += 2
    }
    guard minutes < 60 else { return false }
    offset = (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    return true
  }

  // MARK: - The whole

  private func assemble() -> DateText? {
    guard let (day, precision) = month.map({ named(month: $0) }) ?? numeric() else { return nil }
    if seconds == nil || precision != .day {
      guard seconds == nil else { return nil }
      return DateText(day, seconds: nil, offset: nil, zone: zone, precision: precision)
    }
    return DateText(day, seconds: seconds, offset: offset, zone: namedZone ?? zone, precision: .minute)
  }

  /// With the month in words: `10-Sep-21`, `March 1st, 2022`, `2004-július-13`, `Nov. 2020`.
  private func named(month: Int) -> (Day, Precision)? {
    switch numbers.count {
    case 1:
      guard numbers[0].digits == 4 else { return nil }
      return Day(numbers[0].value, month, 1).map { ($0, .month) }
    case 2:
      let yearFirst = numbers[0].digits == 4
      guard yearFirst || numbers[0].digits <= 2, !yearFirst || numbers[1].digits <= 2 else { return nil }
      let year = yearFirst ? numbers[0] : numbers[1]
      let date = yearFirst ? numbers[1] : numbers[0]
      return Day(full(year), month, date.value).map { ($0, .day) }
    default: return nil
    }
  }

  private func numeric() -> (Day, Precision)? { NumericDate.day(numbers) }

  private func full(_ year: (value: Int, digits: Int, before: Character)) -> Int {
    NumericDate.fullYear(year.value, digits: year.digits)
  }
}
