import Model

extension Strings {
  /// `$25,000`: commas in both languages, as Spanish is written in the United States.
  func money(_ dollars: Int) -> String {
    let digits = String(dollars.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (dollars < 0 ? "-$" : "$") + grouped
  }

  /// Cents only where there are any: `$22.50`.
  func money(_ dollars: Double) -> String {
    let cents = Int((dollars * 100).rounded())
    return money(cents / 100) + (cents % 100 == 0 ? "" : "." + padded(cents % 100, 2))
  }

  /// What one applicant may get, what there is in all, and for how many; nil when the text gives no sum.
  func amount(_ award: Facts.Award) throws(TemplateError) -> String? {
    var parts: [String] = []
    if let range = try range(award.minimum?.value, award.maximum?.value) {
      parts.append(award.per == "year" ? try self("amount.a_year", ["sum": .text(range)]) : range)
    }
    if let pool = award.pool?.value { parts.append(try self("amount.pool", ["sum": .text(money(pool))])) }
    if let count = award.expectedAwards?.value, let words = try awards(count) { parts.append(words) }
    return sentence([parts.joined(separator: ", ")])
  }

  /// `$5,000 to $10,000`, `up to $10,000`, `from $5,000`, or one sum where both are the same.
  private func range(_ low: Int?, _ high: Int?) throws(TemplateError) -> String? {
    switch (low, high) {
    case (let low?, let high?) where low == high: money(high)
    case (let low?, let high?):
      try self("amount.range", ["low": .text(money(low)), "high": .text(money(high))])
    case (nil, let high?): try self("amount.up_to", ["sum": .text(money(high))])
    case (let low?, nil): try self("amount.from", ["sum": .text(money(low))])
    case (nil, nil): nil
    }
  }

  /// How many are expected to get something.
  private func awards(_ count: Facts.AwardCount) throws(TemplateError) -> String? {
    switch (count.low, count.high) {
    case (let low?, let high?) where low == high: try counted("amount.awards", low)
    case (let low?, let high?):
      try self("amount.awards_range", ["low": .text(String(low)), "high": .text(String(high))])
    case (nil, let high?): try counted("amount.awards_up_to", high)
    case (let low?, nil): try counted("amount.awards_from", low)
    case (nil, nil): nil
    }
  }

  /// Match and how the money is paid; nil when the text says neither.
  func terms(_ terms: Facts.Terms) throws(TemplateError) -> String? {
    var parts: [String] = []
    if terms.matchRequired?.value == false {
      parts.append(try self("match.none"))
    } else if let percent = try matchPercent(terms) {
      parts.append(percent)
    } else if terms.matchRequired?.value == true {
      parts.append(try self("match.required"))
    }
    switch terms.payment?.value {
    case .reimbursement: parts.append(try self("payment.reimbursement"))
    case .advance: parts.append(try self("payment.advance"))
    case .both: parts.append(try self("payment.both"))
    case nil: break
    }
    if terms.generalOperating?.value == true { parts.append(try self("terms.general_operating")) }
    if let months = terms.months?.value { parts.append(try counted("terms.months", months)) }
    return sentence(parts)
  }

  /// `10 or 25 percent match`; nil when no share is named.
  private func matchPercent(_ terms: Facts.Terms) throws(TemplateError) -> String? {
    // A notice says its shares here and there, the same one more than once.
    let percents = Set(terms.matchPercent.map(\.value)).sorted().map { percent in
      let whole = Int(percent.rounded())
      return percent == Double(whole) ? String(whole) : String(percent)
    }
    guard !percents.isEmpty else { return nil }
    return try self("match.percent", ["percent": .text(try joined(percents, last: "or"))])
  }

  /// What a job pays: `$22.50 to $28 an hour`.
  func pay(_ job: Facts.Job) throws(TemplateError) -> String? {
    guard let low = job.payMinimum?.value ?? job.payMaximum?.value else { return nil }
    var words = money(low)
    if let high = job.payMaximum?.value, high != low {
      words = try self("amount.range", ["low": .text(money(low)), "high": .text(money(high))])
    }
    guard let unit = job.unit, optional("unit." + unit) != nil else { return words }
    return try self("unit." + unit, ["sum": .text(words)])
  }
}
