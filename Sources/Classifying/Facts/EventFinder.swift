import Model

/// Reads when and where something takes place, when a gathering is what the text is about.
struct EventFinder {
  let prose: Prose
  let roles: [RoledMoment]
  let dates: DeadlineFinder

  func event() -> Facts.Event? {
    guard !isCalledOff, let index = start() else { return nil }
    let moment = roles[index].moment
    guard let start = dates.deadline(withClockBelow(moment), kind: .event) else { return nil }
    var event = Facts.Event()
    event.start = Fact(start, quote: prose.quote(moment.range))
    event.end = end(of: index, start: start)
    event.place = PlaceFinder(prose: prose).place(near: moment.range)
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

  /// A date alone on its line under a title that names a gathering.
  private func calendarLine() -> Int? {
    guard let title = prose.sentences.first else { return nil }
    let isNamed = prose.has([.gathering, .session, .hearing], in: title)
    return roles.indices.first { index in
      let moment = roles[index].moment
      let sentence = prose.sentence(of: moment.range.lowerBound)
      let isAlone = prose.tokens[moment.range.lowerBound].opensLine && sentence.count <= moment.range.count + 1
      let isOpening = sentence.lowerBound == moment.range.lowerBound && moment.clock != nil
      let hasHour = isAlone && withClockBelow(moment).clock != nil
      return moment.day != nil && roles[index].role != .registration && (hasHour || (isNamed && (isAlone || isOpening)))
    }
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

/// Reads the place of a gathering: "at the Community Room, 1 Main Street", "Venue: …".
struct PlaceFinder {
  let prose: Prose

  func place(near range: Range<Int>) -> Fact<String>? {
    labelled() ?? following(range)
  }

  /// After "Place:", "Location:", "Venue:", "Lugar:".
  private func labelled() -> Fact<String>? {
    for index in prose.tokens.indices.dropLast(2)
    where placeWords.contains(prose.tokens[index].word) && prose.tokens[index + 1].isSign(":") {
      return name(from: index + 2)
    }
    return nil
  }

  /// "at" and a capital within the date's sentence.
  private func following(_ range: Range<Int>) -> Fact<String>? {
    let sentence = prose.sentence(of: range.lowerBound)
    for index in range.upperBound..<max(range.upperBound, sentence.upperBound - 1)
    where atWords.contains(prose.tokens[index].word) {
      let isArticle =
        prose.tokens[index + 1].word == Small.the || prose.tokens[index + 1].word == Small.la
        || prose.tokens[index + 1].word == Small.el
      let first = isArticle ? index + 2 : index + 1
      if first < sentence.upperBound, prose.tokens[first].kind == .word, prose.tokens[first].isCapital {
        return name(from: first)
      }
    }
    return nil
  }

  /// Up to the sentence's end, a bracket or twelve words.
  private func name(from start: Int) -> Fact<String>? {
    guard start < prose.tokens.count else { return nil }
    let limit = min(prose.sentence(of: start).upperBound, start + 12)
    var end = start
    while end < limit, !prose.tokens[end].isSign("("), !prose.tokens[end].isSign("."), !prose.tokens[end].isSign(":") {
      end += 1
    }
    while end > start, prose.tokens[end - 1].isSign(",") { end -= 1 }
    let quote = prose.quote(start..<end)
    return quote.isEmpty ? nil : Fact(quote, quote: quote)
  }
}

private let toWords = Set(["to", "until", "a", "through"].map(Word.init))
private let placeWords = Set(["place", "location", "venue", "where", "lugar", "sede", "donde"].map(Word.init))
private let atWords = Set(["at", "en"].map(Word.init))
