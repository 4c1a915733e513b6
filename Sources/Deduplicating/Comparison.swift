import Model

/// How `a` and `b` stand to each other; the same answer in either order.
///
/// Points are added for what agrees, then guards look for the signs of another round. At `merge` points two are the
/// same, below `review` they are different, between them staff decide; with no date evidence they are never merged.
package func compare(_ a: Candidate, _ b: Candidate) -> Verdict {
  var comparison = Comparison(a, b)
  return comparison.verdict()
}

/// One comparison while points are added up.
struct Comparison {
  static let merge = 6.0
  static let review = 4.0

  let a: Candidate
  let b: Candidate
  let titles: (TitleShape, TitleShape)
  private(set) var points = 0.0
  private(set) var reasons: [String] = []
  /// Something besides the name says that both are of one round.
  private var hasDateEvidence = false
  private var isOneNumber = false
  private var isOneAddress = false
  private var isOneFunder = false

  init(_ a: Candidate, _ b: Candidate) {
    self.a = a
    self.b = b
    titles = (a.shape, b.shape)
  }

  mutating func verdict() -> Verdict {
    if let a = a.entry, a == b.entry { return Verdict(.same, points: 10, reasons: ["one entry of \(a.source)"]) }
    weighNumbers()
    weighPlaces()
    let isSibling = weighTitles()
    // Nothing that follows makes up for another title without a number or an address.
    if points < -1 { return Verdict(.different, points: points, reasons: reasons) }
    weighDates()
    weighText()
    if isSibling { return Verdict(.different, points: points, reasons: reasons) }
    guard points >= Comparison.review else { return Verdict(.different, points: points, reasons: reasons) }
    if let sign = roundSign() { return Verdict(.series, points: points, reasons: reasons + [sign]) }
    guard points >= Comparison.merge else { return Verdict(.review, points: points, reasons: reasons) }
    guard hasDateEvidence else {
      return Verdict(.review, points: points, reasons: reasons + ["no date tells whether it is the same round"])
    }
    return Verdict(.same, points: points, reasons: reasons)
  }

  private mutating func add(_ value: Double, _ reason: String) {
    points += value
    reasons.append("\(value > 0 ? "+" : "")\(value) \(reason)")
  }

  private mutating func addEvidence(_ value: Double, _ reason: String) {
    add(value, reason)
    hasDateEvidence = true
  }

  private mutating func weighNumbers() {
    guard let left = a.plainNumber, let right = b.plainNumber else { return }
    if left == right, !left.contains(where: \.isNumber) {
      // `OPP` is what a program calls itself every year.
      add(1, "the same program code")
    } else if left == right {
      addEvidence(6, "the same opportunity number")
      isOneNumber = true
    } else {
      add(-1, "different opportunity numbers")
    }
  }

  /// Whether each title has words of its own, which makes them siblings (Kansas and Michigan, R01 and R21).
  private mutating func weighTitles() -> Bool {
    let (left, right) = (titles.0.strong, titles.1.strong)
    let shared = left.intersection(right).count
    guard !left.isEmpty, !right.isEmpty else { return false }
    let containment = Double(shared) / Double(min(left.count, right.count))
    switch containment {
    case 1 where left == right: add(5, "the same title")
    case 0.8...: add(shared >= 4 ? 4 : 3, "nearly the same title")
    case 0.6..<0.8: add(1.5, "a similar title")
    default: add(-3, "different titles")
    }
    guard !isOneNumber, !isRenamed(containment) else { return false }
    if !titles.0.codes.isEmpty, !titles.1.codes.isEmpty, titles.0.codes != titles.1.codes {
      add(-3, "different codes in the titles")
      return true
    }
    guard containment < 1 || titles.0.isSibling(of: titles.1) else { return false }
    add(-1, "each title has words of its own")
    return true
  }

  /// A page of one item, by one funder, whose title was changed: not a sibling.
  private func isRenamed(_ containment: Double) -> Bool {
    containment >= 0.6 && isOneAddress && isOneFunder && a.address?.isOfOneItem == true
      && a.containment(in: b) ?? 0 >= 0.6
  }

  private mutating func weighPlaces() {
    if let left = a.address, left.plain == b.address?.plain, !left.plain.isEmpty {
      isOneAddress = true
      add(2.5, "the same address")
    }
    guard let left = a.funderName, let right = b.funderName else { return }
    switch left.agreement(with: right) {
    case .same:
      isOneFunder = true
      add(1, "the same funder")
    case .different:
      // A short title (a job, a scholarship) is the same by chance; a long one is not, and agencies have many names.
      add(min(titles.0.words.count, titles.1.words.count) <= 3 ? -4 : -1, "different funders")
    case .unknown: break
    }
  }

  private mutating func weighDates() {
    let hasSameClose = !Set(a.closes).isDisjoint(with: b.closes)
    if hasSameClose { addEvidence(3, "the same deadline") }
    let apart = a.posted.flatMap { left in b.posted.map { abs(left - $0) } }
    if let apart, apart <= 3 {
      addEvidence(2, apart == 0 ? "posted on the same day" : "posted within \(apart) days")
    } else if let apart, titles.0.isAmendment != titles.1.isAmendment, apart <= 200 {
      addEvidence(2, "one amends the other")
    } else if let apart, isForecastOfOther(), apart <= 300 {
      addEvidence(1.5, "a forecast, posted \(apart) days later")
    } else if seenInWindow(a, of: b) || seenInWindow(b, of: a) {
      addEvidence(1, "one appeared while the other was open")
    } else if let apart, apart <= 45 {
      addEvidence(0.5, "posted within \(apart) days")
    } else if !hasSameClose, let gap = closeGap(), gap <= 75 {
      addEvidence(0.5, "deadlines \(gap) days apart")
    } else {
      weighUndated()
    }
  }

  /// What speaks for one round where no two dates can be compared.
  private mutating func weighUndated() {
    let isUndated = a.dateCount == 0 || b.dateCount == 0
    if !titles.0.years.isEmpty, titles.0.years == titles.1.years {
      addEvidence(1, "the same year in both titles")
    } else if isUndated, a.isOpenEnded || b.isOpenEnded, titles.0.strong == titles.1.strong {
      addEvidence(0.5, "it has no closing date, so it has no rounds")
    } else if isOneAddress, a.address?.isOfOneItem == true, a.isForecast == b.isForecast, hasAnOpenSide() {
      addEvidence(0.5, "the same page of one item, and no date speaks against it")
    } else if let left = a.firstSeen, let right = b.firstSeen, abs(left - right) <= 60, closeGap() == nil {
      addEvidence(0.5, "first seen within \(abs(left - right)) days")
    }
  }

  /// Whether one of the two does not say when it closes and neither dates of posting are known for both.
  private func hasAnOpenSide() -> Bool {
    (a.closes.isEmpty || b.closes.isEmpty) && (a.posted == nil || b.posted == nil)
  }

  private func isForecastOfOther() -> Bool {
    guard a.isForecast != b.isForecast, let left = a.posted, let right = b.posted else { return false }
    return a.isForecast ? left <= right : right <= left
  }

  /// Days between the nearest deadlines of the two; nil when one has none.
  func closeGap() -> Int? {
    a.closes.flatMap { left in b.closes.map { abs(left - $0) } }.min()
  }

  private func seenInWindow(_ one: Candidate, of other: Candidate) -> Bool {
    guard let seen = one.appeared, let close = other.closes.max() else { return false }
    return seen <= close && seen >= (other.appeared ?? close - 365) - 45
  }

  private mutating func weighText() {
    if let left = a.amount, let right = b.amount, left > 0, right > 0 {
      left == right ? add(1, "the same amount") : add(-0.5, "different amounts")
    }
    // Blurbs are cut from descriptions: what the shorter one has of the longer one counts.
    if let containment = a.containment(in: b), containment >= 0.6 { add(2, "one description holds the other") }
  }

  /// The sign that the two are rounds of one program; nil when there is none.
  private func roundSign() -> String? {
    if let sign = titles.0.roundSign(against: titles.1) { return sign }
    if let one = a.plainNumber, let other = b.plainNumber, one != other { return "different opportunity numbers" }
    return roundSignInDates(isOneNumber: isOneNumber)
  }
}
