import Model

/// Reads the date that begins at a given token, in the spellings of English and Spanish notices.
///
/// What is no day of the calendar is none: "February 30" and "13/13/2026" are not dates.
struct DateScanner {
  let tokens: [Token]

  /// The date whose first token that is; nil when there is none.
  func date(at index: Int) -> Moment? {
    switch tokens[index].kind {
    case .word: return monthFirst(at: index)
    case .number: return figures(at: index) ?? dayFirst(at: index)
    case .sign: return nil
    }
  }

  /// The month of that name; some need a capital ("may apply").
  private func month(at index: Int) -> Int? {
    guard index < tokens.count, tokens[index].kind == .word, let month = Calendar.months[tokens[index].word] else {
      return nil
    }
    return tokens[index].isCapital || !Calendar.needCapital.contains(tokens[index].word) ? month : nil
  }

  /// "March 18, 2019", "Sept 1st", "May 15-20, 2022", "January 2023".
  private func monthFirst(at start: Int) -> Moment? {
    guard let month = month(at: start) else { return nil }
    var index = start + 1
    if sign(".", at: index) { index += 1 }
    if let year = year(at: index) { return Moment(start..<index + 1, year, month, nil) }
    if word(Small.de, at: index) || word(Small.of, at: index) || sign(",", at: index), let year = year(at: index + 1) {
      return Moment(start..<index + 2, year, month, nil)
    }
    guard var day = day(at: index), !sign(":", at: index + 1) || !isClockPart(index) else { return nil }
    var firstDay: Int?
    index = afterOrdinal(index + 1)
    if sign("-", at: index), let last = self.day(at: index + 1), last > day, !startsDate(index + 2) {
      firstDay = day
      day = last
      index = afterOrdinal(index + 2)
    }
    let (year, end) = trailingYear(at: index)
    var moment = Moment(start..<end, year ?? listYear(at: index), month, day)
    moment.firstDay = firstDay
    return valid(moment)
  }

  /// The year at the end of "April 8 & 9, 2026", which is that of the first day too.
  private func listYear(at index: Int) -> Int? {
    guard index + 1 < tokens.count, tokens[index].isSign("&") || listWords.contains(tokens[index].word),
      day(at: index + 1) != nil
    else { return nil }
    return trailingYear(at: afterOrdinal(index + 2)).0
  }

  /// The first day of "14 y 15 de octubre de 2026".
  private func firstOfTwo(_ day: Int, at start: Int) -> Moment? {
    guard start + 2 < tokens.count, tokens[start + 1].isSign("&") || listWords.contains(tokens[start + 1].word),
      let second = self.day(at: start + 2), second > day, let last = dayFirst(at: start + 2), last.day == second
    else { return nil }
    return valid(Moment(start..<start + 1, last.year, last.month, day))
  }

  /// "del 2 al 31 de marzo de 2026": both days have one month.
  private func spanishRange(_ first: Int, at start: Int) -> Moment? {
    guard start > 0, word(Small.del, at: start - 1), word(Small.al, at: start + 1), let last = day(at: start + 2),
      last > first, var moment = dayFirst(at: start + 2), moment.day == last
    else { return nil }
    moment.firstDay = first
    moment.range = start..<moment.range.upperBound
    return moment
  }

  /// "15 de marzo de 2026", "1.º de abril", "15 March 2026", "23-Jun-21".
  private func dayFirst(at start: Int) -> Moment? {
    guard let day = day(at: start) else { return nil }
    if let first = firstOfTwo(day, at: start) { return first }
    if let range = spanishRange(day, at: start) { return range }
    var index = start + 1
    if sign(".", at: index), sign("^", at: index + 1) { index += 2 } else { index = afterOrdinal(index) }
    if sign("-", at: index), let month = month(at: index + 1), sign("-", at: index + 2),
      let year = shortYear(at: index + 3)
    {
      return valid(Moment(start..<index + 4, year, month, day))
    }
    let joined = word(Small.de, at: index) || word(Small.of, at: index)
    guard let month = month(at: joined ? index + 1 : index), joined || isLongMonth(index) else { return nil }
    index += joined ? 2 : 1
    if sign(".", at: index), year(at: index + 1) != nil { index += 1 }
    if word(Small.de, at: index) || word(Small.del, at: index), let year = year(at: index + 1) {
      return valid(Moment(start..<index + 2, year, month, day))
    }
    let (year, end) = trailingYear(at: index)
    return valid(Moment(start..<end, year, month, day))
  }

  /// "3/18/2019", "2019-03-18", "15/03/2026", "7/30".
  private func figures(at start: Int) -> Moment? {
    guard start == 0 || !(tokens[start - 1].isSign("/") || tokens[start - 1].isSign("$")),
      let first = tokens[start].small,
      start + 2 < tokens.count, !tokens[start + 1].isSpaced, !tokens[start + 2].isSpaced,
      let second = tokens[start + 2].small, let separator = separator(at: start + 1)
    else { return nil }
    guard start + 4 < tokens.count, tokens[start + 3].sign == separator, !tokens[start + 3].isSpaced,
      !tokens[start + 4].isSpaced, let third = tokens[start + 4].small
    else { return separator == UInt8(ascii: "/") ? shortFigures(first, second, start) : nil }
    let range = start..<start + 5
    if tokens[start].digits == 4 { return valid(Moment(range, first, second, third)) }
    guard let year = shortYear(at: start + 4), tokens[start + 2].digits <= 2, !sign("/", at: start + 5) else {
      return nil
    }
    return ordered(first, second, year, range)
  }

  /// Month before day, unless only the other order is possible; when both are, a Spanish text leaves it open.
  private func ordered(_ first: Int, _ second: Int, _ year: Int?, _ range: Range<Int>) -> Moment? {
    if first > 12, second <= 12 {
      var moment = Moment(range, year, second, first)
      moment.isDayFirst = true
      return valid(moment)
    }
    guard var moment = valid(Moment(range, year, first, second)) else { return nil }
    moment.isAmbiguous = second <= 12 && first != second
    return moment
  }

  /// "7/30": a date only where no fraction ("1/3 of"), page or ratio can stand.
  private func shortFigures(_ first: Int, _ second: Int, _ start: Int) -> Moment? {
    guard tokens[start].digits <= 2, tokens[start + 2].digits <= 2, first >= 1, second >= 1,
      !(first == 1 && second <= 10),
      !word(Small.of, at: start + 3), !sign("/", at: start + 3), !sign("%", at: start + 3),
      !(first == 24 && second == 7)
    else { return nil }
    return ordered(first, second, nil, start..<start + 3)
  }

  /// The date when the calendar has it; a leap year stands in for a year that is not written.
  private func valid(_ moment: Moment) -> Moment? {
    // A leap year stands in for a year that is not written.
    guard let day = moment.day else { return moment }
    return Day(moment.year ?? 2024, moment.month, day) == nil ? nil : moment
  }

  // MARK: - Pieces

  private func sign(_ character: Unicode.Scalar, at index: Int) -> Bool {
    index < tokens.count && tokens[index].isSign(character)
  }

  private func word(_ word: Word, at index: Int) -> Bool { index < tokens.count && tokens[index].word == word }

  /// A slash or a dash between figures.
  private func separator(at index: Int) -> UInt8? {
    let sign = tokens[index].sign
    return sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") ? sign : nil
  }

  /// A figure from 1 to 31.
  private func day(at index: Int) -> Int? {
    guard index < tokens.count, tokens[index].digits <= 2, let day = tokens[index].small, (1...31).contains(day) else {
      return nil
    }
    return day
  }

  /// Four figures from 1900 to 2099.
  private func year(at index: Int) -> Int? {
    guard index < tokens.count, tokens[index].digits == 4, let year = tokens[index].small, (1900...2099).contains(year)
    else { return nil }
    return year
  }

  /// Four digits, or two that mean 2000 to 2079 or 1980 to 1999.
  private func shortYear(at index: Int) -> Int? {
    if let year = year(at: index) { return year }
    guard index < tokens.count, tokens[index].digits == 2, let year = tokens[index].small else { return nil }
    return year < 80 ? 2000 + year : 1900 + year
  }

  /// The year after a day and where the date ends; nil when none follows.
  private func trailingYear(at index: Int) -> (Int?, Int) {
    if let year = year(at: index) { return (year, index + 1) }
    if sign(",", at: index), let year = year(at: index + 1) { return (year, index + 2) }
    if sign(",", at: index), word(Small.of, at: index + 1), let year = year(at: index + 2) { return (year, index + 3) }
    return (nil, index)
  }

  /// Past "st", "nd", "º".
  private func afterOrdinal(_ index: Int) -> Int {
    guard index < tokens.count, !tokens[index].isSpaced else { return index }
    return Small.ordinals.contains(tokens[index].word) || tokens[index].isSign("^") ? index + 1 : index
  }

  /// "5 May" is a date, "10 mar" or "3 sep" is more often something else; the short ones need a year.
  private func isLongMonth(_ index: Int) -> Bool {
    tokens[index].end - tokens[index].start > 3 || year(at: index + 1) != nil
  }

  /// "March 5:30" is an hour.
  private func isClockPart(_ index: Int) -> Bool {
    index + 2 < tokens.count && !tokens[index + 1].isSpaced && !tokens[index + 2].isSpaced
      && tokens[index + 2].digits == 2
  }

  private func startsDate(_ index: Int) -> Bool { sign("-", at: index) || sign("/", at: index) }
}

extension Moment {
  init(_ range: Range<Int>, _ year: Int?, _ month: Int, _ day: Int?) {
    self.init(range: range, dateRange: range, year: year, month: month, day: day)
  }
}

private let listWords = Set(["and", "y"].map(Word.init))
