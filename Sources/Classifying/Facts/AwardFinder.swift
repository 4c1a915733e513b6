import Model

/// Reads what one applicant may get, and the money for all of them.
struct AwardFinder {
  let prose: Prose
  let sums: [RoledMoney]

  func award() -> Facts.Award {
    var award = Facts.Award()
    let lows = sums.filter { $0.role == .minimum || $0.role == .fixed }
    let highs = sums.filter { $0.role == .maximum || $0.role == .fixed }
    award.minimum = lows.min { $0.money.amount < $1.money.amount }.map(fact)
    award.maximum = highs.max { $0.money.amount < $1.money.amount }.map(fact)
    if let low = award.minimum, let high = award.maximum, low.value > high.value { award.minimum = nil }
    if let high = highs.max(by: { $0.money.amount < $1.money.amount }), high.isYearly { award.per = "year" }
    award.pool = sums.filter { $0.role == .pool }.max { ($0.points, $0.money.amount) < ($1.points, $1.money.amount) }
      .map(fact)
    return award
  }

  private func fact(_ sum: RoledMoney) -> Fact<Int> {
    Fact(Int(min(sum.money.amount, 1e15).rounded()), quote: prose.quote(sum.money.range))
  }
}
