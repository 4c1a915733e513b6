import Model
import Text

/// How `a` and `b` stand to each other; the same answer in either order.
///
/// Points are added for what agrees, then guards look for the signs of another round. At `merge` points two are the
/// same, below `review` they are different, between them staff decide; with no date evidence they are never merged.
package func compare(_ a: Candidate, _ b: Candidate) -> Verdict {
  var comparison = Comparison(a, b)
  return comparison.verdict()
}

private struct Comparison {
  static let merge = 6.0
  static let review = 4.0

  let a: Candidate
  let b: Candidate
  let titles: (TitleShape, TitleShape)
  var points = 0.0
  var reasons: [String] = []
  var hasDateEvidence = false
  var isOneNumber = false

  init(_ a: Candidate, _ b: Candidate) {
    self.a = a
    self.b = b
    titles = (a.shape, b.shape)
  }

  mutating func verdict() -> Verdict {
    if let a = a.entry, a == b.entry { return Verdict(.same, points: 10, reasons: ["one entry of \(a.source)"]) }
    weighNumbers()
    let isSibling = weighTitles()
    weighPlaces()
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

  private mutating func weighNumbers() {
    guard let left = a.number.map(normalizedNumber), let right = b.number.map(normalizedNumber), !left.isEmpty,
      !right.isEmpty
    else { return }
    if left == right {
      add(6, "the same opportunity number")
      hasDateEvidence = true
      isOneNumber = true
    } else {
      add(-1, "different opportunity numbers")
    }
  }

  /// Whether each title has words of its own, which makes them siblings (Kansas and Michigan, R01 and R21).
  private mutating func weighTitles() -> Bool {
    let (left, right) = (Set(titles.0.words), Set(titles.1.words))
    let shared = left.intersection(right)
    guard !left.isEmpty, !right.isEmpty else { return false }
    let containment = Double(shared.count) / Double(min(left.count, right.count))
    let isLong = shared.count >= 4
    switch containment {
    case 1 where left == right: add(isLong ? 5 : 4, isLong ? "the same long title" : "the same title")
    case 0.8...: add(isLong ? 4 : 3, "nearly the same title")
    case 0.6..<0.8: add(1.5, "a similar title")
    default: add(-3, "different titles")
    }
    let isSibling = containment < 1 && !left.subtracting(right).isEmpty && !right.subtracting(left).isEmpty
    guard isSibling, points < 6 else { return false }
    add(-1, "each title has words of its own")
    return true
  }

  private mutating func weighPlaces() {
    if let left = a.link.map(plainAddress), let right = b.link.map(plainAddress), !left.isEmpty, left == right {
      add(2.5, "the same address")
    }
    guard let left = a.funder.map(foldedWords), let right = b.funder.map(foldedWords), !left.isEmpty, !right.isEmpty
    else { return }
    if Set(left).isSubset(of: right) || Set(right).isSubset(of: left) || isAcronym(left, of: right)
      || isAcronym(right, of: left)
    {
      add(1, "the same funder")
    } else if Set(left).isDisjoint(with: right) {
      // A short title (a job, a scholarship) is the same by chance; a long one is not, and agencies have many names.
      add(min(titles.0.words.count, titles.1.words.count) <= 3 ? -4 : -1, "different funders")
    }
  }

  private func isAcronym(_ short: [String], of long: [String]) -> Bool {
    let initials = String(long.filter { !["of", "and", "the", "for"].contains($0) }.compactMap(\.first))
    return short.contains { $0.count > 1 && $0 == initials }
  }

  private mutating func weighDates() {
    if !Set(a.closes).isDisjoint(with: b.closes) {
      add(3, "the same deadline")
      hasDateEvidence = true
    } else if let gap = closeGap(), gap <= 75 {
      add(0.5, "deadlines \(gap) days apart")
      hasDateEvidence = true
    }
    if let left = a.posted, let right = b.posted, abs(left - right) <= 45 {
      add(abs(left - right) <= 3 ? 1 : 0.5, "posted within \(abs(left - right)) days")
      hasDateEvidence = true
    }
    if titles.0.isAmendment != titles.1.isAmendment, let left = a.posted, let right = b.posted, abs(left - right) <= 200
    {
      add(2, "one amends the other")
      hasDateEvidence = true
    }
    if seenInWindow(a, of: b) || seenInWindow(b, of: a) {
      hasDateEvidence = true
      add(1, "one was first seen while the other was open")
    }
  }

  /// Days between the nearest deadlines of the two; nil when one has none.
  private func closeGap() -> Int? {
    a.closes.flatMap { left in b.closes.map { abs(left - $0) } }.min()
  }

  private func seenInWindow(_ one: Candidate, of other: Candidate) -> Bool {
    guard let seen = one.posted ?? one.firstSeen, let close = other.closes.max() else { return false }
    return seen <= close && seen >= (other.posted ?? other.firstSeen ?? close - 365) - 45
  }

  private mutating func weighText() {
    if let left = a.amount, let right = b.amount, left > 0, right > 0 {
      left == right ? add(1, "the same amount") : add(-0.5, "different amounts")
    }
    if let containment = a.containment(in: b), containment >= 0.6 { add(2, "one description holds the other") }
  }

  /// The sign that the two are rounds of one program; nil when there is none.
  private func roundSign() -> String? {
    let (left, right) = titles
    if !left.years.isEmpty, !right.years.isEmpty, left.years.isDisjoint(with: right.years) {
      return "different years in the titles"
    }
    if left.rounds != right.rounds { return "different rounds in the titles" }
    if let one = a.number.map(normalizedNumber), let other = b.number.map(normalizedNumber), !one.isEmpty,
      !other.isEmpty, one != other
    {
      return "different opportunity numbers"
    }
    // One number is one opportunity; so is one posting, whose later deadlines are further dates of the same call.
    if isOneNumber || a.isForecast != b.isForecast { return nil }
    if let one = a.posted, let other = b.posted, abs(one - other) <= 3 { return nil }
    if let gap = closeGap(), gap > 75 { return "deadlines \(gap) days apart" }
    for (one, other) in [(a, b), (b, a)] {
      if let close = other.closes.max(), let seen = one.posted ?? one.firstSeen, seen - close > 45 {
        return "one appeared \(seen - close) days after the other had closed"
      }
    }
    if let one = a.posted, let other = b.posted, abs(one - other) > 180, closeGap() != 0,
      titles.0.isAmendment == titles.1.isAmendment
    {
      return "posted \(abs(one - other)) days apart"
    }
    return nil
  }
}
