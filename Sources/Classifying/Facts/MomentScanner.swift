import Model

/// Finds every date of a text, in order, with the time beside it; what is no day of the calendar is none.
struct MomentScanner {
  let tokens: [Token]
  /// Figures may be day before month, as Spanish has it.
  let isSpanish: Bool
  private var clocks: ClockScanner { ClockScanner(tokens: tokens) }
  private var dates: DateScanner { DateScanner(tokens: tokens) }

  init(_ tokens: [Token], isSpanish: Bool) {
    self.tokens = tokens
    self.isSpanish = isSpanish
  }

  /// Every date; in a Spanish text figures that can be read both ways are day first when another date is, or when month
  /// first lies before the notice.
  func scan(posted: Day? = nil) -> [Moment] {
    let moments = found()
    guard isSpanish, moments.contains(where: \.isAmbiguous) else { return moments }
    let dayFirst = moments.contains { $0.isDayFirst }
    return moments.map { moment in
      guard moment.isAmbiguous, let month = moment.day, let day = moment.year.flatMap({ Day($0, month, moment.month) })
      else { return moment }
      let written = moment.day(by: .unknown)
      let isPast = posted.map { posted in written.map { $0 < posted } ?? false && day >= posted } ?? false
      guard dayFirst || isPast else { return moment }
      var swapped = moment
      swapped.day = moment.month
      swapped.month = month
      swapped.isSettled = true
      return swapped
    }
  }

  /// Every date with what stands beside it, ranges and lists joined.
  private func found() -> [Moment] {
    var moments: [Moment] = []
    var index = 0
    while index < tokens.count {
      guard let date = dates.date(at: index) else {
        index += 1
        continue
      }
      let moment = withSurroundings(date, after: moments.last?.range.upperBound ?? 0)
      index = max(moment.range.upperBound, index + 1)
      moments.append(moment)
    }
    return joined(moments)
  }

  private func sign(_ character: Unicode.Scalar, at index: Int) -> Bool {
    index < tokens.count && tokens[index].isSign(character)
  }

  // MARK: - What stands beside a date

  /// Takes in the weekday before and the time before or after.
  private func withSurroundings(_ date: Moment, after limit: Int) -> Moment {
    var moment = date
    var first = moment.range.lowerBound
    var back = first - 1
    if back >= limit, sign(",", at: back) { back -= 1 }
    if back >= limit, sign(".", at: back) { back -= 1 }
    if back >= limit, tokens[back].kind == .word, let weekday = Calendar.weekdays[tokens[back].word],
      tokens[back].isCapital || isSpanish
    {
      moment.weekday = weekday - 1
      first = back
    }
    moment.range = first..<moment.range.upperBound
    if let clock = clockAfter(moment.range.upperBound) {
      moment.clock = clock
      moment.range = first..<clock.range.upperBound
    } else if let clock = clockBefore(first, after: limit) {
      moment.clock = clock
      moment.range = clock.range.lowerBound..<moment.range.upperBound
    }
    return moment
  }

  /// ", at 5 p.m.", "by 3:00 pm", "(5:00 PM PT)", "a las 17:00".
  private func clockAfter(_ end: Int) -> Clock? {
    var index = end
    var skipped = 0
    while index < tokens.count, skipped < 5, isClockJoiner(index) {
      index += 1
      skipped += 1
    }
    guard index < tokens.count, let clock = clocks.clock(at: index) else { return nil }
    // A bare "noon" far away belongs to another clause; joiners only were skipped, so it does not.
    return clock
  }

  private func isClockJoiner(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .word { return clockJoiners.contains(token.word) || Calendar.weekdays[token.word] != nil }
    return token.isSign(",") || token.isSign("(") || token.isSign("@") || token.isSign("-")
  }

  /// A time directly before ("5 PM PT on Monday,"), looked for from a few tokens back.
  private func clockBefore(_ start: Int, after limit: Int) -> Clock? {
    for candidate in stride(from: start - 1, through: max(limit, start - 12), by: -1) {
      guard tokens[candidate].sentence == tokens[start].sentence || start - candidate < 6,
        tokens[candidate].kind == .number || Small.noon == tokens[candidate].word
          || Small.midnight == tokens[candidate].word
          || Small.mediodia == tokens[candidate].word || Small.medianoche == tokens[candidate].word,
        candidate == 0 || !(tokens[candidate - 1].isSign(":") && !tokens[candidate].isSpaced),
        let clock = clocks.clock(at: candidate), clock.range.upperBound <= start
      else { continue }
      return (clock.range.upperBound..<start).allSatisfy(isBridge) ? clock : nil
    }
    return nil
  }

  private func isBridge(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .word { return clockBridges.contains(token.word) }
    return token.isSign(",") || token.isSign(")") || token.isSign("(") || token.isSign(".") || token.isSign("-")
  }

  // MARK: - Ranges and lists

  /// Marks "X through Y", and gives a date without a year the year of the one it is listed with.
  private func joined(_ moments: [Moment]) -> [Moment] {
    var moments = moments
    for index in moments.indices.dropLast().reversed()
    where moments[index].range.upperBound <= moments[index + 1].range.lowerBound {
      let gap = moments[index].range.upperBound..<moments[index + 1].range.lowerBound
      guard gap.count <= 5 else { continue }
      if isRange(gap, moments[index]) {
        moments[index].opensRange = true
        moments[index + 1].closesRange = true
      }
      let next = moments[index + 1]
      if moments[index].year == nil, let year = next.year, gap.count <= 3, isListed(gap) {
        let isBefore = (moments[index].month, moments[index].day ?? 0) <= (next.month, next.day ?? 99)
        moments[index].year = isBefore ? year : year - 1
      }
    }
    return moments
  }

  /// "through", "to", a dash, or "and" after "between".
  private func isRange(_ gap: Range<Int>, _ first: Moment) -> Bool {
    let isBetween = first.range.lowerBound > 0 && betweenWords.contains(tokens[first.range.lowerBound - 1].word)
    return gap.contains { index in
      let token = tokens[index]
      return token.isSign("-") || rangeWords.contains(token.word) || (isBetween && andWords.contains(token.word))
    }
      && gap.allSatisfy { index in
        let token = tokens[index]
        return token.kind == .sign ? !token.isSign(";") && !token.isSign(":") : rangeJoiners.contains(token.word)
      }
  }

  /// Nothing but commas, "and", "or" between two dates.
  private func isListed(_ gap: Range<Int>) -> Bool {
    gap.allSatisfy {
      tokens[$0].isSign(",") || tokens[$0].isSign("-") || rangeJoiners.contains(tokens[$0].word)
        || tokens[$0].word == Small.and || tokens[$0].word == Small.y || tokens[$0].word == Small.or
    }
  }
}

private let clockJoiners = Set(
  [
    "at", "by", "before", "no", "later", "than", "until", "a", "las", "la", "antes", "de", "from", "starting",
    "beginning", "hasta",
  ].map(Word.init))
private let clockBridges = Set(["on", "el", "del", "dia", "the", "of"].map(Word.init))
private let rangeWords = Set(["through", "thru", "to", "until", "till", "al", "hasta"].map(Word.init))
private let rangeJoiners = Set(
  ["through", "thru", "to", "until", "till", "al", "hasta", "el", "the", "and", "y", "ending", "ends", "extended"].map(
    Word.init))
private let betweenWords = Set(["between", "entre"].map(Word.init))
private let andWords = Set(["and", "y"].map(Word.init))
