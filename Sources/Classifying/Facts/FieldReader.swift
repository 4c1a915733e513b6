import Model
import Text

/// Reads what a source says in fields of its own, and lets it win over prose; where both speak and differ, the prose is
/// told of in a doubt.
struct FieldReader {
  let fields: [String: [String]]
  let posted: Day?
  let zone: Zone

  /// Changes what was read from prose to what the columns say; with no columns nothing changes.
  func merge(into facts: inout Facts) {
    guard !fields.isEmpty else { return }
    mergeDeadline(into: &facts)
    mergeLetter(into: &facts)
    mergeAward(into: &facts)
    mergeTerms(into: &facts)
    mergeApplicants(into: &facts)
    mergeNumbers(into: &facts)
    mergeOccasions(into: &facts)
  }

  /// The first value of a column that is not blank; nil when there is none.
  func first(_ name: String) -> String? { fields[name]?.first { !$0.allSatisfy(\.isWhitespace) } }

  // MARK: - Dates

  /// A day in the column is the first deadline; "Ongoing" makes it rolling.
  private func mergeDeadline(into facts: inout Facts) {
    guard let text = first(EntryField.deadline) else { return }
    if RollingFinder.isRolling(column: text), facts.rolling == nil {
      facts.rolling = Fact(true, quote: text, field: EntryField.deadline)
    }
    guard var fact = date(text, field: EntryField.deadline, kind: .application) else { return }
    let others = facts.deadlines.filter { $0.value.kind == .application || $0.value.kind == .comment }
    if let same = others.first(where: { $0.value.day == fact.value.day }) {
      fact.value.kind = same.value.kind
      if fact.value.time == nil {
        fact.value.time = same.value.time
        fact.value.zone = same.value.zone
        fact.value.precision = same.value.precision
      }
    } else if !others.isEmpty {
      let told = others.map(\.quote).joined(separator: ", ")
      facts.doubts.append("the source's field says that the deadline is \(fact.value.day), its text says \(told)")
    }
    facts.deadlines.removeAll { $0.value.kind == fact.value.kind && $0.value.day == fact.value.day }
    facts.deadlines.insert(fact, at: 0)
  }

  /// The field holds a day, or only whether a letter is asked for.
  private func mergeLetter(into facts: inout Facts) {
    let name = EntryField.letterOfIntent
    guard let text = first(name), let fact = date(text, field: name, kind: .letterOfIntent) else { return }
    facts.deadlines.removeAll { $0.value.kind == .letterOfIntent && $0.value.day == fact.value.day }
    facts.deadlines.append(fact)
  }

  /// One date as a column has it; a day the programs fill in for "none" is none.
  func date(_ text: String, field: String, kind: Deadline.Kind) -> Fact<Deadline>? {
    guard let date = readDate(text, in: zone), !date.isSentinel, date.precision != .year,
      (1990...2098).contains(date.day.year)
    else { return nil }
    var deadline = Deadline(kind: kind, day: date.day, time: date.time, precision: date.precision)
    if date.precision == .minute {
      // The hour is told as the reader's clock shows it; midnight in a column is a date and no hour.
      let wall = zone.wall(date.instant)
      if date.time == .midnight {
        deadline.time = nil
        deadline.precision = .day
      } else {
        (deadline.day, deadline.time) = (wall.day, wall.time)
      }
    }
    if date.precision == .month { deadline.day = lastDay(of: date.day) }
    return Fact(deadline, quote: text, field: field)
  }

  private func lastDay(of day: Day) -> Day {
    let (year, month, _) = day.components
    return Day(year, month, Day.days(inMonth: month, of: year)) ?? day
  }

  // MARK: - Money

  /// The least and the largest award, and the money for all.
  private func mergeAward(into facts: inout Facts) {
    let range = amounts(EntryField.amount)
    let low = amount(EntryField.amountMin) ?? (range.count > 1 ? range.first : nil)
    let high = amount(EntryField.amountMax) ?? range.last
    prefer(low, over: &facts.award.minimum, called: "least award", doubts: &facts.doubts)
    prefer(high, over: &facts.award.maximum, called: "largest award", doubts: &facts.doubts)
    prefer(amount(EntryField.pool), over: &facts.award.pool, called: "total", doubts: &facts.doubts)
    if let text = first(EntryField.awards), let count = count(text) {
      facts.award.expectedAwards = Fact(count, quote: text, field: EntryField.awards)
    }
  }

  /// The column's sum, with a doubt when the prose tells of another.
  private func prefer(_ field: Fact<Int>?, over prose: inout Fact<Int>?, called name: String, doubts: inout [String]) {
    guard let field else { return }
    if let prose, prose.value != field.value {
      doubts.append("the source's field says that the \(name) is \(field.quote), its text says \(prose.quote)")
    }
    prose = field
  }

  private func amount(_ name: String) -> Fact<Int>? { amounts(name).last }

  /// The sums of a column: "$5.7M", "25000.00", "$25,000-$100,000"; zero is none.
  private func amounts(_ name: String) -> [Fact<Int>] {
    guard let text = first(name) else { return [] }
    let prose = Prose(text)
    var sums = MoneyScanner(tokens: prose.tokens).scan().map(\.amount)
    if sums.isEmpty { sums = prose.tokens.compactMap(\.value).suffix(1) }
    return sums.filter { $0 >= 1 && $0 < 1e12 }.map { Fact(Int($0.rounded()), quote: text, field: name) }
  }

  /// "12", "10-14", "up to 5".
  private func count(_ text: String) -> Facts.AwardCount? {
    let prose = Prose(text)
    let numbers = prose.tokens.compactMap(\.small).filter { $0 >= 1 }
    guard let low = numbers.first, numbers.count <= 2 else { return nil }
    let isCapped = prose.has(.ceiling, in: 0..<prose.tokens.count)
    return Facts.AwardCount(low: isCapped ? nil : low, high: numbers.last)
  }
}
