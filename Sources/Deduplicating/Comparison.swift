import Model

/// How `a` and `b` stand to each other; the same answer in either order.
///
/// Points are added for what agrees, then guards look for the signs of another round. At `merge` points two are the
/// same, below `review` they are different, between them staff decide; with no date evidence they are never merged.
package func compare(_ a: Candidate, _ b: Candidate) -> Verdict {
  // One order for both, so that no tie within can depend on who came first.
  var comparison = b.entry < a.entry ? Comparison(b, a) : Comparison(a, b)
  return comparison.verdict()
}

/// One comparison while points are added up.
struct Comparison {
  static let merge = 6.0
  static let review = 4.0

  let a: Candidate
  let b: Candidate
  let titles: TitleComparison
  private(set) var points = 0.0
  private(set) var weighed: [Weighed] = []
  /// Something besides the name says that both are of one round.
  private var hasDateEvidence = false
  private(set) var isOneNumber = false
  private(set) var isOneAddress = false
  private(set) var isOneFunder = false
  private(set) var hasOneClose = false
  private(set) var hasOtherAmount = false
  /// Why they are not merged by themselves however many points they have.
  private var objections: [String] = []

  init(_ a: Candidate, _ b: Candidate) {
    self.a = a
    self.b = b
    let funders = (a.funder?.hashes ?? []) + (b.funder?.hashes ?? [])
    titles = TitleComparison(a.shape, b.shape, ignoring: funders)
  }

  mutating func verdict() -> Verdict {
    if isOneEntry { return Verdict(.same, points: 10, weighed: [Weighed("one entry of \(a.entry.source)")]) }
    weighNumbers()
    weighPlaces()
    let isSibling = weighTitles()
    // Nothing that follows makes up for another title without a number or an address.
    if points < -1 { return Verdict(.different, points: points, weighed: weighed) }
    weighDates()
    weighText()
    if isSibling { return sibling(nil) }
    if let sign = siblingSign() { return sibling(sign) }
    guard points >= Comparison.review else { return Verdict(.different, points: points, weighed: weighed) }
    if let sign = roundSign() { return Verdict(.series, points: points, weighed: weighed + [Weighed(sign)]) }
    guard points >= Comparison.merge else { return Verdict(.review, points: points, weighed: weighed) }
    object()
    guard objections.isEmpty else {
      return Verdict(.review, points: points, weighed: weighed + objections.map { Weighed($0) })
    }
    return Verdict(.same, points: points, weighed: weighed)
  }

  /// The source's own id says so; without one (a record of a test) nothing does.
  private var isOneEntry: Bool { a.entry == b.entry && !a.entry.source.isEmpty && !a.entry.id.isEmpty }

  private func sibling(_ sign: String?) -> Verdict {
    var verdict = Verdict(.different, points: points, weighed: weighed + (sign.map { [Weighed($0)] } ?? []))
    verdict.isSibling = titles.containment >= 0.6 && titles.shared > 1
    return verdict
  }

  private mutating func add(_ value: Double, _ reason: String) {
    points += value
    weighed.append(Weighed(reason, value))
  }

  private mutating func addEvidence(_ value: Double, _ reason: String) {
    add(value, reason)
    hasDateEvidence = true
  }

  private mutating func weighNumbers() {
    guard let left = a.number, let right = b.number else { return }
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

  private mutating func weighPlaces() {
    if let left = a.address, left.plain == b.address?.plain, !left.plain.isEmpty {
      isOneAddress = true
      add(2.5, "the same address")
    }
    guard let left = a.funder, let right = b.funder else { return }
    switch left.agreement(with: right) {
    case .same:
      isOneFunder = true
      add(1, "the same funder")
    case .different:
      // A short title (a job, a scholarship) is the same by chance; a long one is not, and agencies have many names.
      add(min(a.shape.marks.count, b.shape.marks.count) <= 3 ? -4 : -1, "different funders")
    case .unknown: break
    }
  }

  /// Whether each title has words of its own, which makes them siblings (Kansas and Michigan, R01 and R21).
  private mutating func weighTitles() -> Bool {
    guard !a.shape.telling.isEmpty, !b.shape.telling.isEmpty else {
      // No title at all: their texts and addresses must say everything.
      if a.shape.marks.isEmpty, b.shape.marks.isEmpty, a.containment(in: b) ?? 0 >= 0.95 {
        add(3, "no titles, and the same description")
      }
      return false
    }
    switch titles.containment {
    case 1 where titles.isEqual: add(5, "the same title")
    // `Vocational Nurse Scholarship` is not the whole of `Licensed Vocational Nurse to Associate Degree … Scholarship`.
    case 1 where !titles.isPiece && titles.extra > 1, 1 where titles.shared == 1 && titles.extra > 1:
      add(1.5, "a similar title")
    case 0.8...:
      add(titles.shared >= 4 && (titles.containment < 1 || titles.isPiece) ? 4 : 3, "nearly the same title")
    case 0.6..<0.8: add(1.5, "a similar title")
    default: add(-3, "different titles")
    }
    let (left, right) = isOneNumber ? ([], []) : (a.shape.codes, b.shape.codes)
    if !left.isEmpty, !right.isEmpty, left != right {
      add(-3, "different codes in the titles")
      return true
    }
    guard !isOneNumber, !isRenamed else { return false }
    guard titles.containment < 1 || titles.isSibling else { return false }
    add(-1, "each title has words of its own")
    return true
  }

  /// A page of one item, by one funder, whose title was changed: not a sibling.
  private var isRenamed: Bool {
    titles.containment >= 0.6 && isOneAddress && isOneFunder && a.address?.isOfOneItem == true
      && a.containment(in: b) ?? 0 >= 0.6
  }

  private mutating func weighDates() {
    hasOneClose = a.dates.closes.contains(where: b.dates.closes.contains)
    if hasOneClose { addEvidence(3, a.dates.isEvent ? "on the same day" : "the same deadline") }
    let apart = a.dates.posted.flatMap { left in b.dates.posted.map { abs(left - $0) } }
    if let apart, apart <= 3 {
      addEvidence(2, apart == 0 ? "posted on the same day" : "posted within \(apart) days")
    } else if let apart, a.shape.isAmendment != b.shape.isAmendment, apart <= 200 {
      addEvidence(2, "one amends the other")
    } else if let apart, isForecastOfOther(), apart <= 300 {
      addEvidence(1.5, "a forecast, posted \(apart) days later")
    } else if seenInWindow(a, of: b) || seenInWindow(b, of: a) {
      addEvidence(1, "one appeared while the other was open")
    } else if let apart, apart <= 45 {
      addEvidence(0.5, "posted within \(apart) days")
    } else if !hasOneClose, let gap = closeGap(), gap <= 75 {
      addEvidence(0.5, "deadlines \(gap) days apart")
    } else {
      weighUndated()
    }
  }

  /// What speaks for one round where no two dates can be compared.
  private mutating func weighUndated() {
    let isUndated = a.dateCount == 0 || b.dateCount == 0
    if !a.shape.years.isEmpty, a.shape.years == b.shape.years {
      addEvidence(1, "the same year in both titles")
    } else if isUndated, a.dates.isOpenEnded || b.dates.isOpenEnded, titles.isEqual {
      addEvidence(0.5, "it has no closing date, so it has no rounds")
    } else if isOneAddress, a.address?.isOfOneItem == true, a.dates.isForecast == b.dates.isForecast, hasAnOpenSide {
      addEvidence(0.5, "the same page of one item, and no date speaks against it")
    } else if isOneSource, isOneAddress, titles.isEqual || a.shape.marks.isEmpty, a.containment(in: b) ?? 1 >= 0.95 {
      addEvidence(0.5, "one source has the same words twice at one address")
    } else if let apart = seenApart, apart <= 60, closeGap() == nil {
      addEvidence(0.5, "first seen within \(apart) days")
    }
  }

  private mutating func weighText() {
    if let left = a.amount, let right = b.amount, left > 0, right > 0 {
      hasOtherAmount = left != right
      hasOtherAmount ? add(-0.5, "different amounts") : add(1, "the same amount")
    }
    // Blurbs are cut from descriptions: what the shorter one has of the longer one counts.
    if let containment = a.containment(in: b), containment >= 0.6 { add(2, "one description holds the other") }
  }

  /// Collects what stands against merging by points alone; staff decide then.
  private mutating func object() {
    if !hasDateEvidence { objections.append("no date tells whether it is the same round") }
    if isOneNumber, titles.containment < 0.5 { objections.append("one number under different titles") }
    if isOneNumber, isEarlierWithoutDate(a, b) || isEarlierWithoutDate(b, a) {
      objections.append("one number, but the earlier one does not say until when: some offices use theirs every year")
    }
    if isOneNumber, areYearsApartWithoutDates {
      objections.append("one number, but they appeared more than a year apart and neither says until when")
    }
    if hasOtherAmount, !isOneNumber, !(hasOneClose && titles.isEqual) {
      objections.append("both the amount and the dates or the title differ")
    }
    if titles.isPiece, !titles.isBeginning, titles.extra > 2, !isOneNumber, !hasOneClose {
      objections.append("one title is only the end of the other")
    }
    if titles.hasOtherNumbers, !titles.isBeginning, !isOneNumber, !hasOneClose {
      objections.append("a number stands in one title only")
    }
  }
}
