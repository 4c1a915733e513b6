import Model

/// Reads what a job pays, and for which unit of time.
struct JobFinder {
  let prose: Prose
  let sums: [RoledMoney]

  /// Nil when no sum is called pay.
  func job() -> Facts.Job? {
    guard let index = sums.firstIndex(where: { $0.role == .pay }) else { return nil }
    let first = sums[index].money
    let last = first.opensRange && index + 1 < sums.count ? sums[index + 1].money : first
    var job = Facts.Job()
    job.payMinimum = Fact(first.amount, quote: prose.quote(first.range))
    job.payMaximum = Fact(last.amount, quote: prose.quote(last.range))
    job.unit = unit(after: last.range.upperBound, before: first.range.lowerBound, amount: last.amount)
    return job
  }

  /// The unit written beside the sum, else the only one its size allows.
  private func unit(after end: Int, before start: Int, amount: Double) -> String? {
    let following = prose.tokens[end..<min(end + 5, prose.tokens.count)].lazy.compactMap { units[$0.word] }.first
    if let following { return following }
    let preceding = prose.tokens[max(0, start - 6)..<start].lazy.compactMap { units[$0.word] }.first
    if let preceding { return preceding }
    return amount < 200 ? "hour" : amount >= 15_000 ? "year" : nil
  }
}

private let units: [Word: String] = [
  "hour": "hour", "hourly": "hour", "hr": "hour", "hora": "hour", "year": "year", "annually": "year", "annual": "year",
  "yearly": "year",
  "annum": "year", "ano": "year", "anual": "year", "anuales": "year", "month": "month", "monthly": "month",
  "mes": "month", "mensuales": "month",
  "mensual": "month", "biweekly": "biweekly", "quincenal": "biweekly", "quincenales": "biweekly",
  "quincena": "biweekly",
].reduce(into: [:]) { $0[Word($1.key)] = $1.value }
