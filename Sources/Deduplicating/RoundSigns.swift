package import Model

// What tells the next round of a program, and what its siblings, from the same round published again.

extension TitleShape {
  /// The sign in the titles that the two are rounds of one program.
  func roundSign(against other: TitleShape) -> String? {
    if !years.isEmpty, !other.years.isEmpty, years.isDisjoint(with: other.years) {
      return "different years in the titles"
    }
    return rounds == other.rounds ? nil : "different rounds in the titles"
  }
}

extension Candidate {
  /// When it came out: the day of posting or, where that is not said, the day we first saw it.
  var appeared: Day? { dates.posted ?? dates.firstSeen }

  var dateCount: Int {
    dates.closes.count + (dates.posted == nil ? 0 : 1) + (dates.firstSeen == nil ? 0 : 1)
  }
}

extension Comparison {
  /// Whether one of the two does not say when it closes and dates of posting are not known for both.
  var hasAnOpenSide: Bool {
    (a.dates.closes.isEmpty || b.dates.closes.isEmpty) && (a.dates.posted == nil || b.dates.posted == nil)
  }

  /// Whether `one` appeared more than a month before the other and has no closing day, which the other has.
  ///
  /// A forecast may well: its day comes later; unless its amount is another one.
  func isEarlierWithoutDate(_ one: Candidate, _ other: Candidate) -> Bool {
    guard one.dates.closes.isEmpty, !other.dates.closes.isEmpty, let left = one.appeared, let right = other.appeared
    else { return false }
    return right - left > 30 && (!one.dates.isForecast || hasOtherAmount)
  }

  /// Whether neither says when it closes and they appeared more than a year apart, with no word of an amendment.
  var areYearsApartWithoutDates: Bool {
    guard a.dates.closes.isEmpty, b.dates.closes.isEmpty, a.shape.isAmendment == b.shape.isAmendment,
      !a.dates.isOpenEnded, !b.dates.isOpenEnded, let left = a.appeared, let right = b.appeared
    else { return false }
    return abs(left - right) > 365
  }

  func isForecastOfOther() -> Bool {
    guard a.dates.isForecast != b.dates.isForecast, let left = a.dates.posted, let right = b.dates.posted else {
      return false
    }
    return a.dates.isForecast ? left <= right : right <= left
  }

  /// Days between the nearest deadlines of the two; nil when one has none.
  func closeGap() -> Int? {
    a.dates.closes.flatMap { left in b.dates.closes.map { abs(left - $0) } }.min()
  }

  /// Days between the days we first saw them; nil when one was seen weeks before the other was published.
  ///
  /// Nothing follows from it for two entries of one source: on the first visit it lists years at once.
  var seenApart: Int? {
    guard !isOneSource, let left = a.dates.firstSeen, let right = b.dates.firstSeen else { return nil }
    for (one, other) in [(a, b), (b, a)] {
      if let posted = other.dates.posted, !other.dates.isForecast, let seen = one.appeared, posted - seen > 14 {
        return nil
      }
    }
    return abs(left - right)
  }

  /// Whether one appeared between the other's first day, with six weeks before it for slow calendars, and its last.
  ///
  /// What a source dates itself cannot be known much earlier to others: two weeks then.
  func seenInWindow(_ one: Candidate, of other: Candidate) -> Bool {
    guard let seen = one.appeared, let close = other.dates.closes.max() else { return false }
    let slack = other.dates.posted != nil && !other.dates.isForecast && one.dates.posted == nil ? 14 : 45
    return seen <= close && seen >= (other.appeared ?? close - 365) - slack
  }

  /// The sign that one source lists both as things of their own.
  func siblingSign() -> String? {
    guard !isOneNumber, a.shape.isAmendment == b.shape.isAmendment else { return nil }
    if isOneSource, a.shape.text != b.shape.text, !titles.isEqual || hasOneAppearance {
      return "one source lists both, under different titles"
    }
    if isOneSource, hasOneAppearance, let left = a.funder, let right = b.funder, left.hashes != right.hashes {
      return "one source lists both, under different names"
    }
    if isListedTwice, hasOneAppearance { return "one source lists both on the same days, each on a page of its own" }
    // Two pages of one site that name different things: programs of one office.
    if let left = a.address, let right = b.address, left.plain != right.plain, left.host == right.host,
      !titles.isEqual, !titles.isBeginning
    {
      return "two pages of one site, under different titles"
    }
    return nil
  }

  /// One source has both under ids of their own.
  var isOneSource: Bool { !a.entry.source.isEmpty && a.entry.source == b.entry.source && a.entry.id != b.entry.id }

  /// One source has both on pages of their own, with neither a number nor a deadline in common.
  ///
  /// Those are notices of one name, meetings of one committee, postings of one job: never one, however like their texts
  /// are.
  private var isListedTwice: Bool {
    guard isOneSource, !isOneNumber, !hasOneClose, a.shape.isAmendment == b.shape.isAmendment,
      let left = a.address, let right = b.address
    else { return false }
    return left.plain != right.plain
  }

  /// One source has both, published on different days, with neither a number nor a deadline in common.
  private var isPublishedTwice: Bool {
    guard isOneSource, !isOneNumber, !hasOneClose, a.shape.isAmendment == b.shape.isAmendment else { return false }
    return a.dates.posted.flatMap { left in b.dates.posted.map { abs(left - $0) > 3 } } ?? false
  }

  /// Both were posted in the same days.
  private var hasOneAppearance: Bool {
    guard let left = a.dates.posted, let right = b.dates.posted else { return false }
    return abs(left - right) <= 3
  }

  /// The sign that the two are rounds of one program; nil when there is none.
  func roundSign() -> String? {
    if let sign = a.shape.roundSign(against: b.shape) { return sign }
    if let one = a.number, let other = b.number, one != other { return "different opportunity numbers" }
    if isListedTwice { return "one source lists both, each on a page of its own" }
    if isPublishedTwice { return "one source published both, on different days" }
    return roundSignInDates()
  }

  private func roundSignInDates() -> String? {
    if a.dates.isEvent, b.dates.isEvent, let gap = closeGap(), gap > 0 { return "one event on several days" }
    // One posting is one call: its later deadlines are further dates of it. A forecast's dates are guesses.
    if let one = a.dates.posted, let other = b.dates.posted, abs(one - other) <= 3 { return nil }
    if isOneNumber { return yearlySign() }
    if a.dates.isForecast != b.dates.isForecast, let one = a.dates.posted, let other = b.dates.posted,
      abs(one - other) <= 300
    {
      return nil
    }
    if let gap = closeGap(), gap > 75 { return "deadlines \(gap) days apart" }
    return lateSign(a, after: b) ?? lateSign(b, after: a) ?? distanceSign()
  }

  /// One number is one opportunity, but some offices use theirs every year.
  private func yearlySign() -> String? {
    if let gap = closeGap() {
      return isWholeYears(gap) ? "one number, with deadlines \(gap) days apart: it is used again every year" : nil
    }
    guard a.dates.closes.isEmpty, b.dates.closes.isEmpty, a.dates.isForecast == b.dates.isForecast,
      a.shape.isAmendment == b.shape.isAmendment, let one = a.dates.posted, let other = b.dates.posted,
      isWholeYears(abs(one - other))
    else { return nil }
    return "one number, posted \(abs(one - other)) days apart: it is used again every year"
  }

  /// Whether it is about as long as from one year's round to another year's.
  private func isWholeYears(_ days: Int) -> Bool { days > 300 && (days % 365 <= 21 || days % 365 >= 344) }

  private func lateSign(_ one: Candidate, after other: Candidate) -> String? {
    guard let close = other.dates.closes.max(), let seen = one.appeared, seen - close > 45 else { return nil }
    return "one appeared \(seen - close) days after the other had closed"
  }

  private func distanceSign() -> String? {
    guard let one = a.appeared, let other = b.appeared, abs(one - other) > 180, closeGap() != 0,
      a.shape.isAmendment == b.shape.isAmendment, !a.dates.isOpenEnded || !b.dates.isOpenEnded
    else { return nil }
    return "they appeared \(abs(one - other)) days apart"
  }
}

/// The sign that an entry whose source kept its id has become the next round; nil when it is the same one, amended.
///
/// An id alone keeps rounds together that a portal runs under one listing, so both must hold: what it was had closed, and
/// the new dates or the year in the title are those of another round.
package func signOfNextRound(_ newer: Candidate, after older: Candidate, today: Day) -> String? {
  guard let closed = older.dates.closes.max(), closed < today else { return nil }
  if let sign = older.shape.roundSign(against: newer.shape) { return sign }
  guard let next = newer.dates.closes.max(), next > closed else { return nil }
  if older.dates.isEvent, newer.dates.isEvent { return "the event of \(closed) is over, and the next is on \(next)" }
  guard next - closed > 75 else { return nil }
  return "it had closed on \(closed), and closes again \(next - closed) days later"
}
