import Model

/// Reads what one applicant may get, and the money for all of them.
struct AwardFinder {
  let prose: Prose
  let sums: [RoledMoney]

  /// Least, largest, per year, and the money for all; each nil when the text does not say.
  func award() -> Facts.Award {
    var award = Facts.Award()
    // One sum that is also called the largest is no least sum.
    let limits = Set(sums.filter { $0.role == .maximum }.map(\.money.amount))
    let lows = sums.filter { $0.role == .minimum || ($0.role == .fixed && !limits.contains($0.money.amount)) }
    let highs = sums.filter { $0.role == .maximum || $0.role == .fixed }
    award.minimum = lows.min { $0.money.amount < $1.money.amount }.map(fact)
    award.maximum = highs.max { $0.money.amount < $1.money.amount }.map(fact)
    // "Up to $25,000, or between $25,001 and $75,000": the lower tier has no least sum.
    if let low = award.minimum, highs.contains(where: { Int($0.money.amount) < low.value && !$0.money.closesRange }) {
      award.minimum = nil
    }
    if let high = highs.max(by: { $0.money.amount < $1.money.amount }), high.isYearly { award.per = "year" }
    award.pool = pool(award.maximum)
    return award
  }

  /// The surest of the sums for all, the first of several; one below the largest award cannot be it.
  private func pool(_ maximum: Fact<Int>?) -> Fact<Int>? {
    let limit = Double(maximum?.value ?? 0)
    // A sum as large as the largest award is the money for all only where none is larger.
    let isLarger = sums.contains { $0.role == .pool && $0.money.amount > limit }
    var best: RoledMoney?
    for sum in sums where sum.role == .pool && (isLarger ? sum.money.amount > limit : sum.money.amount >= limit) {
      // "Between $500,000 and $1 million will be available": the upper end.
      if sum.points > (best?.points ?? 0) || (sum.money.closesRange && best?.money.opensRange == true) { best = sum }
    }
    return best.map(fact)
  }

  /// The applicant's own budget, at least or at most.
  func budget(_ role: MoneyRole) -> Fact<Int>? { sums.first { $0.role == role }.map(fact) }

  /// Whole dollars with their quote.
  private func fact(_ sum: RoledMoney) -> Fact<Int> {
    Fact(Int(min(sum.money.amount, 1e15).rounded()), quote: prose.quote(sum.money.range))
  }
}
