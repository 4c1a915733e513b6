import Model
import Text

/// Reads what a source says in fields of its own, and lets it win over prose.
struct FieldReader {
  let fields: [String: [String]]
  let posted: Day?
  let zone: Zone

  func merge(into facts: inout Facts) {
    mergeDeadlines(into: &facts)
    mergeAward(into: &facts)
  }

  private func first(_ name: String) -> String? { fields[name]?.first { !$0.allSatisfy(\.isWhitespace) } }

  // MARK: - Dates

  private func mergeDeadlines(into facts: inout Facts) {
    guard let text = first(EntryField.deadline), var fact = date(text, field: EntryField.deadline, kind: .application)
    else {
      return
    }
    let others = facts.deadlines.filter { $0.value.kind == .application }
    if !others.isEmpty, !others.contains(where: { $0.value.day == fact.value.day }) {
      facts.doubts.append(
        "the source's field says the deadline is \(fact.value.day), its text says \(others.map(\.quote).joined(separator: ", "))"
      )
    }
    if fact.value.time == nil, let same = others.first(where: { $0.value.day == fact.value.day }) {
      fact.value.time = same.value.time
      fact.value.zone = same.value.zone
    }
    facts.deadlines.removeAll { $0.value.kind == .application && $0.value.day == fact.value.day }
    facts.deadlines.insert(fact, at: 0)
  }

  /// One date as a column has it; sentinels far in the past or future are none.
  func date(_ text: String, field: String, kind: Deadline.Kind) -> Fact<Deadline>? {
    let prose = Prose(text)
    let moments = MomentScanner(prose.tokens, isSpanish: false).scan()
    guard moments.count == 1, let moment = moments.first,
      let deadline = DeadlineFinder(
        prose: prose, roles: [], posted: posted,
        anchor: YearAnchor(posted: posted, prose: prose, moments: moments)
      ).deadline(moment, kind: kind),
      (2001...2098).contains(deadline.day.year)
    else { return nil }
    return Fact(deadline, quote: text, field: field)
  }

  // MARK: - Money

  private func mergeAward(into facts: inout Facts) {
    prefer(amount(EntryField.amountMin), over: &facts.award.minimum, called: "least award", doubts: &facts.doubts)
    prefer(amount(EntryField.amountMax), over: &facts.award.maximum, called: "largest award", doubts: &facts.doubts)
    prefer(amount(EntryField.pool), over: &facts.award.pool, called: "total", doubts: &facts.doubts)
  }

  private func prefer(_ field: Fact<Int>?, over prose: inout Fact<Int>?, called name: String, doubts: inout [String]) {
    guard let field else { return }
    if let prose, prose.value != field.value {
      doubts.append("the source's field says the \(name) is \(field.quote), its text says \(prose.quote)")
    }
    prose = field
  }

  /// A sum as a column has it: "$5.7M", "25000.00"; nothing and zero are none.
  private func amount(_ name: String) -> Fact<Int>? {
    guard let text = first(name) else { return nil }
    let prose = Prose(text)
    let sums = MoneyScanner(tokens: prose.tokens).scan()
    let value = sums.last?.amount ?? prose.tokens.first { $0.kind == .number }?.value
    guard let value, value >= 1, value < 1e12 else { return nil }
    return Fact(Int(value.rounded()), quote: text, field: name)
  }
}
