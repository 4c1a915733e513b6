import Model

extension Strings {
  /// Who may apply, with the limits that decide it for a small group; nil when the text does not say.
  func applicants(_ applicants: Facts.Applicants, eligible: Answer) throws(TemplateError) -> String? {
    var parts: [String] = []
    let classes = try classes(applicants)
    if !classes.isEmpty {
      parts.append(try joined(classes, last: "and"))
    } else if eligible == .yes {
      parts.append(try self("applicants.community"))
    }
    if let sponsor = applicants.fiscalSponsor?.value {
      parts.append(try self(sponsor ? "applicants.sponsor_yes" : "applicants.sponsor_no"))
    }
    if let budget = try budget(applicants) { parts.append(budget) }
    if applicants.passThrough?.value == true { parts.append(try self("applicants.pass_through")) }
    return sentence(parts)
  }

  /// In the order of the text, each once; a class without words of its own is left out rather than shown as a code.
  private func classes(_ applicants: Facts.Applicants) throws(TemplateError) -> [String] {
    var words: [String] = []
    for fact in applicants.classes where optional("class." + fact.value) != nil {
      let word = try self("class." + fact.value)
      if !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// The yearly budget that a group may have at most, must have at least, or both.
  private func budget(_ applicants: Facts.Applicants) throws(TemplateError) -> String? {
    switch (applicants.budgetMinimum?.value, applicants.budgetMaximum?.value) {
    case (let low?, let high?):
      try self("budget.range", ["low": .text(money(low)), "high": .text(money(high))])
    case (nil, let high?): try self("budget.up_to", ["sum": .text(money(high))])
    case (let low?, nil): try self("budget.from", ["sum": .text(money(low))])
    case (nil, nil): nil
    }
  }

  /// The languages that an event is held in, by their codes: `en, es`; nil when none has a name here.
  func speech(_ codes: String) throws(TemplateError) -> String? {
    let names = codes.split(separator: ",").compactMap { optional("speech." + $0.drop { $0 == " " }) }
    return sentence(names.isEmpty ? [] : [try joined(names, last: "and")])
  }

  /// `a, b and c`.
  func joined(_ words: [String], last conjunction: String) throws(TemplateError) -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    let pair = ["first": words.dropLast().joined(separator: ", "), "last": final].mapValues(TemplateValue.text)
    return try self("join." + conjunction, pair)
  }

  /// Parts after each other with semicolons, the first letter large; nil for none.
  func sentence(_ parts: [String]) -> String? {
    guard let first = parts.first?.first else { return nil }
    return first.uppercased() + parts.joined(separator: "; ").dropFirst()
  }
}
