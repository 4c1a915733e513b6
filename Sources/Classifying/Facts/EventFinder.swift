import Model

/// Reads when and where something takes place, when a gathering is what the text is about.
struct EventFinder {
  let prose: Prose
  let roles: [RoledMoment]
  let dates: DeadlineFinder

  /// Nil when nothing takes place, when it was called off, or when the text is about an application.
  func event() -> Facts.Event? {
    guard !isCalledOff, let index = start() else { return nil }
    let moment = roles[index].moment
    var first = withClockBelow(moment)
    first.day = moment.firstDay ?? moment.day
    first.clock = (first.clock ?? clock(at: index)).map(opening)
    guard let start = dates.deadline(first, kind: .event) else { return nil }
    var event = Facts.Event()
    event.start = Fact(start, quote: prose.quote(moment.range))
    event.end = end(of: index, start: start)
    event.place = PlaceFinder(prose: prose).place(near: moment.range)
    event.cost = EventTerms(prose: prose).cost()
    event.language = EventTerms(prose: prose).language()
    return event
  }

  /// The first gathering with an hour, else the first; a text with an application deadline is about that.
  private func start() -> Int? {
    guard !roles.contains(where: { $0.role == .application }) else { return nil }
    let gatherings = roles.indices.filter { roles[$0].role == .gathering && roles[$0].moment.day != nil }
    if gatherings.isEmpty, let title = prose.sentences.first, prose.has(.session, in: title),
      let session = roles.firstIndex(where: { $0.role == .session })
    {
      return session
    }
    if let first = gatherings.first {
      let day = roles[first].moment
      return gatherings.first {
        roles[$0].moment.clock != nil && roles[$0].moment.day == day.day && roles[$0].moment.month == day.month
      } ?? first
    }
    return calendarLine()
  }

  /// A date alone on its line, or at the beginning of a sentence with its hour, under a title that names a gathering.
  private func calendarLine() -> Int? {
    guard let title = prose.sentences.first else { return nil }
    let isNamed = prose.has([.gathering, .session, .hearing], in: title)
    return roles.indices.first { index in
      let moment = roles[index].moment
      guard moment.day != nil, roles[index].role != .registration else { return false }
      let sentence = prose.sentence(of: moment.range.lowerBound)
      let isLine = prose.tokens[moment.range.lowerBound].opensLine
      let isAlone = isLine && sentence.count <= moment.range.count + 1
      if isAlone, withClockBelow(moment).clock != nil { return true }
      // "April 8 & 9, 2026." is as good as alone.
      let isNearlyAlone = isLine && sentence.count <= moment.range.count + 5
      let isOpening = sentence.lowerBound == moment.range.lowerBound && clock(at: index) != nil
      return isNamed && (isNearlyAlone || isOpening) || isOpening && followsName(sentence)
    }
  }

  /// Whether the short sentence before named the gathering.
  ///
  /// "Free finance workshop. Saturday, March 21, 9 a.m., Leimert Park Library."
  private func followsName(_ sentence: Range<Int>) -> Bool {
    guard sentence.lowerBound > 0 else { return false }
    let name = prose.sentence(of: sentence.lowerBound - 1)
    return name.count <= 12 && prose.has([.gathering, .hearing], in: name)
  }

  /// The hour of a date, or of the one that is listed with it.
  ///
  /// "14 y 15 de octubre, de 9 a. m. a 1 p. m.".
  private func clock(at index: Int) -> Clock? {
    if let clock = roles[index].moment.clock { return clock }
    guard index + 1 < roles.count,
      roles[index + 1].moment.range.lowerBound - roles[index].moment.range.upperBound <= 2
    else { return nil }
    return roles[index + 1].moment.clock
  }

  /// The first hour where only the last has its half of the day: "12 to 3 pm on Sunday".
  private func opening(_ clock: Clock) -> Clock {
    let joiner = clock.range.lowerBound - 1
    guard joiner >= 1, prose.tokens[joiner].isSign("-") || toWords.contains(prose.tokens[joiner].word) else {
      return clock
    }
    let scanner = ClockScanner(tokens: prose.tokens)
    for start in stride(from: joiner - 1, through: max(0, joiner - 6), by: -1) {
      if let whole = scanner.clock(at: start), whole.range.upperBound == joiner, whole.time < clock.time {
        return whole
      }
    }
    guard let hour = prose.tokens[joiner - 1].small, (1...12).contains(hour),
      joiner < 2 || !prose.tokens[joiner - 2].isSign(":")
    else { return clock }
    // Noon comes before three, and eleven before noon.
    let last = clock.time.minutes
    let candidates = [hour % 12 * 60, hour % 12 * 60 + 720].filter { $0 < last }
    guard let first = candidates.last, last - first <= 600 else { return clock }
    return Clock(time: TimeOfDay(minutes: first), zone: clock.zone, range: clock.range)
  }

  /// The hour on the line below the date.
  private func withClockBelow(_ moment: Moment) -> Moment {
    guard moment.clock == nil, moment.range.upperBound < prose.tokens.count,
      prose.tokens[moment.range.upperBound].opensLine
    else { return moment }
    var moment = moment
    moment.clock = ClockScanner(tokens: prose.tokens).clock(at: moment.range.upperBound)
    return moment
  }

  /// "… to 4:30 p.m." after the hour it begins.
  private func end(of index: Int, start: Deadline) -> Fact<Deadline>? {
    let moment = roles[index].moment
    if moment.opensRange, index + 1 < roles.count, let last = dates.deadline(roles[index + 1].moment, kind: .event) {
      return Fact(last, quote: prose.quote(roles[index + 1].moment.range))
    }
    if moment.firstDay != nil {
      return dates.deadline(moment, kind: .event).map { Fact($0, quote: prose.quote(moment.range)) }
    }
    guard moment.clock != nil, moment.range.upperBound + 1 < prose.tokens.count else { return nil }
    let joiner = prose.tokens[moment.range.upperBound]
    guard joiner.isSign("-") || toWords.contains(joiner.word),
      let clock = ClockScanner(tokens: prose.tokens).clock(at: moment.range.upperBound + 1),
      clock.time > start.time ?? .init(minutes: 0)
    else { return nil }
    var last = start
    last.time = clock.time
    last.zone = clock.zone ?? start.zone
    return Fact(last, quote: prose.quote(clock.range))
  }

  private var isCalledOff: Bool {
    prose.has(.cancelled, in: 0..<min(prose.tokens.count, 120))
  }
}

private let toWords = Set(["to", "until", "a", "through"].map(Word.init))
