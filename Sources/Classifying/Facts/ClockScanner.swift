import Model

/// Reads a time of day that begins at a given token: "5 PM PT", "17:00 horas", "noon", "11:59 (Pacific Time)".
struct ClockScanner {
  let tokens: [Token]

  /// The time that begins there; nil when there is none, or when a bare figure is no time.
  func clock(at start: Int) -> Clock? {
    guard start < tokens.count else { return nil }
    if let named = named(at: start) { return named }
    guard let hour = tokens[start].small, tokens[start].digits <= 2, hour <= 24 else { return nil }
    var end = start + 1
    var minute: Int?
    if end + 1 < tokens.count, tokens[end].isSign(":"), tokens[end + 1].digits == 2, let value = tokens[end + 1].small {
      minute = value
      end += 2
    }
    if let (half, next) = half(at: end) { return twelveHours(hour, minute ?? 0, half, start..<next) }
    if let (word, next) = namedHalf(at: end) { return twelveHours(hour, minute ?? 0, word, start..<next) }
    if isWord(end, Small.noon) || isWord(end, Small.midnight) { return named(at: end, from: start) }
    guard let minute, let time = TimeOfDay(isWorkless(hour, start) ? hour + 12 : hour, minute) else { return nil }
    if isWord(end, Small.horas) || isWord(end, Small.hrs) || isWord(end, Small.h) { end += 1 }
    return withZone(time, start..<end)
  }

  /// "September 2 at 1:00": nobody meets or closes at one at night; "01:00" is written by a clock of 24 hours.
  private func isWorkless(_ hour: Int, _ start: Int) -> Bool { (1...6).contains(hour) && tokens[start].digits == 1 }

  private func isWord(_ index: Int, _ word: Word) -> Bool { index < tokens.count && tokens[index].word == word }

  /// Noon, midnight and their Spanish names.
  private func named(at index: Int, from start: Int? = nil) -> Clock? {
    let word = tokens[index].word
    let isNoon = word == Small.noon || word == Small.mediodia
    guard isNoon || word == Small.midnight || word == Small.medianoche else { return nil }
    return withZone(isNoon ? TimeOfDay(minutes: 720) : TimeOfDay(minutes: 1439), (start ?? index)..<index + 1)
  }

  private enum Half { case morning, afternoon }

  /// The two letters after an hour, in their spellings; the stop at their end belongs to them.
  private func half(at index: Int) -> (Half, Int)? {
    guard index < tokens.count, tokens[index].kind == .word else { return nil }
    if tokens[index].word == Small.am { return (.morning, index + 1) }
    if tokens[index].word == Small.pm { return (.afternoon, index + 1) }
    guard tokens[index].word == Small.a || tokens[index].word == Small.p, index + 2 < tokens.count,
      tokens[index + 1].isSign("."), tokens[index + 2].word == Small.m
    else { return nil }
    let stops = index + 3 < tokens.count && tokens[index + 3].isSign(".")
    return (tokens[index].word == Small.a ? .morning : .afternoon, index + (stops ? 4 : 3))
  }

  /// "de la tarde", "de la mañana", "de la noche".
  private func namedHalf(at index: Int) -> (Half, Int)? {
    guard isWord(index, Small.de), isWord(index + 1, Small.la), index + 2 < tokens.count else { return nil }
    switch tokens[index + 2].word {
    case Small.tarde, Small.noche: return (.afternoon, index + 3)
    case Small.manana: return (.morning, index + 3)
    default: return nil
    }
  }

  /// Midnight is 0:00; an hour over 12 in the afternoon is what it says.
  private func twelveHours(_ hour: Int, _ minute: Int, _ half: Half, _ range: Range<Int>) -> Clock? {
    guard hour >= 1, hour <= 12 || half == .afternoon else { return nil }
    let full = hour > 12 ? hour : hour % 12 + (half == .afternoon ? 12 : 0)
    return TimeOfDay(full, minute).flatMap { withZone($0, range) }
  }

  /// Adds "PT", "(PST)", "Pacific Time" or "hora del Pacífico" when it follows.
  private func withZone(_ time: TimeOfDay, _ range: Range<Int>) -> Clock {
    var index = range.upperBound
    if index < tokens.count, tokens[index].isSign(",") { index += 1 }
    let isOpen = index < tokens.count && tokens[index].isSign("(")
    if isOpen { index += 1 }
    if isWord(index, Small.hora), isWord(index + 1, Small.del) { index += 2 }
    guard index < tokens.count, tokens[index].kind == .word, let zone = Calendar.zones[tokens[index].word],
      isZone(index)
    else { return Clock(time: time, zone: nil, range: range) }
    index += 1
    while isWord(index, Small.standard) || isWord(index, Small.daylight) || isWord(index, Small.time) { index += 1 }
    if isOpen, index < tokens.count, tokens[index].isSign(")") { index += 1 }
    return Clock(time: time, zone: zone, range: range.lowerBound..<index)
  }

  /// Short names need a capital ("et al."), long ones "Time" or "Standard" after them unless they stand alone.
  private func isZone(_ index: Int) -> Bool {
    guard tokens[index].isCapital else { return false }
    guard tokens[index].end - tokens[index].start > 4 else { return true }
    return isWord(index + 1, Small.time) || isWord(index + 1, Small.standard) || isWord(index + 1, Small.daylight)
      || (index > 0 && tokens[index - 1].word == Small.del) || index + 1 >= tokens.count
      || tokens[index + 1].kind == .sign
  }
}
