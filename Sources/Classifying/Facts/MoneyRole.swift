/// What a sum is.
enum MoneyRole: Sendable {
  case maximum, minimum, fixed, pool, budgetMaximum, budgetMinimum, pay, none
}

/// A sum with its role.
struct RoledMoney: Sendable {
  var money: Money
  var role: MoneyRole
  /// How sure the role is; among several pools the surest is taken.
  var points: Int
  /// The sum is for each year.
  var isYearly = false
  /// It is a fee, a cost or past, and what is listed after it is too.
  var isVetoed = false
}

/// Gives each sum of a text its role by the phrases around it: points for an award against points for a pool.
struct MoneyRoleReader {
  let prose: Prose
  let sums: [Money]

  /// One role for each sum, in the order of the text.
  func read() -> [RoledMoney] {
    var roled: [RoledMoney] = []
    for index in sums.indices {
      // The upper end of a range is what its lower end is.
      if sums[index].closesRange, let lower = roled.last {
        roled.append(upper(of: lower, sums[index]))
      } else {
        roled.append(role(sums[index], MoneyContext(self, at: index), after: roled.last))
      }
    }
    return withOnlySum(roled)
  }

  /// Money that a law set apart may be for more than one call, but the only sum of a text is that of the text.
  private func withOnlySum(_ roled: [RoledMoney]) -> [RoledMoney] {
    guard roled.count == 1, roled[0].role == .none, roled[0].points == 2,
      (100_000..<5_000_000).contains(roled[0].money.amount)
    else {
      return roled
    }
    var only = roled[0]
    only.role = .pool
    return [only]
  }

  /// The upper end of a range is the largest of what the lower is the least.
  private func upper(of lower: RoledMoney, _ money: Money) -> RoledMoney {
    let role: MoneyRole =
      switch lower.role {
      case .minimum, .fixed, .maximum: .maximum
      case .budgetMinimum, .budgetMaximum: .budgetMaximum
      case .pay: .pay
      default: lower.role
      }
    return RoledMoney(money: money, role: role, points: lower.points, isYearly: lower.isYearly)
  }

  /// Pay and budgets first, then vetoes, then the weighing of award against pool.
  private func role(_ money: Money, _ context: MoneyContext, after last: RoledMoney?) -> RoledMoney {
    let yearly = after(.perYear, context, within: 6) != nil
    func roled(_ role: MoneyRole, _ points: Int = 0) -> RoledMoney {
      RoledMoney(money: money, role: role, points: points, isYearly: yearly)
    }
    if isPay(context) { return roled(.pay) }
    if let budget = budget(context, isRange: money.opensRange) { return roled(budget) }
    if isVetoed(context) || last.map({ goesOn(from: $0, context) }) ?? false {
      return RoledMoney(money: money, role: .none, points: 0, isVetoed: true)
    }
    if let last, isNextTier(after: last, context) { return roled(last.role, last.points) }
    var award = awardPoints(money, context)
    let pool = poolPoints(money, context)
    if let last, continues(last, context) { award += 2 }
    if max(award, pool) < 2 { return roled(.none) }
    // So little is no money for all: "to distribute $2,500 grants".
    if pool >= award { return roled(pool >= 3 && money.amount >= 10_000 ? .pool : .none, pool) }
    if money.opensRange { return roled(.minimum, award) }
    let limit = limit(context)
    // A bare sum of that size is the money for all.
    return limit == .fixed && money.amount >= 5_000_000 && award < 5 ? roled(.pool, 2) : roled(limit, award)
  }

  /// "(maximum $150,000), maximum of $500" after a fee is one too.
  private func goesOn(from last: RoledMoney, _ context: MoneyContext) -> Bool {
    last.isVetoed && context.sentence.contains(last.money.range.lowerBound) && context.before.count <= 5
      && prose.has(.ceiling, in: context.before) && !prose.has([.award, .recipient], in: context.before)
  }

  /// Whether the sum is the next of a list of tiers.
  ///
  /// "The maximum award is $300,000 for applicants with 900 cases. $450,000 for applicants with 2,000 cases".
  private func isNextTier(after last: RoledMoney, _ context: MoneyContext) -> Bool {
    guard context.before.isEmpty, [.maximum, .fixed].contains(last.role), context.after.count > 3,
      last.money.range.upperBound + 1 < prose.tokens.count
    else { return false }
    let (first, second) = (context.after.lowerBound, last.money.range.upperBound)
    return prose.tokens[first].word == forWord && prose.tokens[second].word == forWord
      && prose.tokens[first + 1].word == prose.tokens[second + 1].word
  }

  /// The last cue of those kinds within so many tokens before the sum.
  func before(_ cues: Cues, _ context: MoneyContext, within reach: Int) -> CueHit? {
    let end = context.before.upperBound
    return prose.cue(cues, before: end, from: max(context.before.lowerBound, end - reach))
  }

  /// The first cue of those kinds within so many tokens after the sum.
  func after(_ cues: Cues, _ context: MoneyContext, within reach: Int) -> CueHit? {
    prose.cue(
      cues, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + reach))
  }
}

private let forWord = Word("for")

/// The words around one sum, up to its neighbours.
struct MoneyContext {
  /// From the sentence's start or the sum before.
  var before: Range<Int>
  /// To the next sum, its label left out, or the sentence's end.
  var after: Range<Int>
  var sentence: Range<Int>

  init(_ reader: MoneyRoleReader, at index: Int) {
    let range = reader.sums[index].range
    sentence = reader.prose.sentence(of: range.lowerBound)
    let previous = index > 0 ? reader.sums[index - 1].range.upperBound : 0
    before = max(sentence.lowerBound, previous, range.lowerBound - 45)..<range.lowerBound
    // A range's words stand after its upper end.
    var last = index
    while reader.sums[last].opensRange, last + 1 < reader.sums.count { last += 1 }
    let end = reader.sums[last].range.upperBound
    var next = last + 1 < reader.sums.count ? reader.sums[last + 1].range.lowerBound : Int.max
    // "Available: $500,000 Maximum request: $50,000": the words before the colon are the next sum's.
    if next != Int.max, next - end <= 8, reader.prose.tokens[next - 1].isSign(":") {
      next = (end..<next).first { reader.prose.tokens[$0].isCapital } ?? next
    }
    after = end..<max(end, min(reader.prose.sentence(of: end - 1).upperBound, next, end + 16))
  }
}
