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
}

/// Gives each sum of a text its role by the phrases around it: points for an award against points for a pool.
struct MoneyRoleReader {
  let prose: Prose
  let sums: [Money]

  func read() -> [RoledMoney] {
    var roled: [RoledMoney] = []
    for index in sums.indices {
      // The upper end of a range is what its lower end is.
      if sums[index].closesRange, let lower = roled.last {
        roled.append(upper(of: lower, sums[index]))
      } else {
        roled.append(role(sums[index], Context(self, at: index), after: roled.last))
      }
    }
    return roled
  }

  /// The words around one sum, up to its neighbours.
  struct Context {
    var before: Range<Int>
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
      let next = last + 1 < reader.sums.count ? reader.sums[last + 1].range.lowerBound : Int.max
      after = end..<max(end, min(reader.prose.sentence(of: end - 1).upperBound, next, end + 16))
    }
  }

  /// The last cue of those kinds within so many tokens before the sum.
  private func before(_ cues: Cues, _ context: Context, within reach: Int) -> CueHit? {
    let end = context.before.upperBound
    return prose.cue(cues, before: end, from: max(context.before.lowerBound, end - reach))
  }

  private func after(_ cues: Cues, _ context: Context, within reach: Int) -> CueHit? {
    prose.cue(
      cues, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + reach))
  }

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

  private func role(_ money: Money, _ context: Context, after last: RoledMoney?) -> RoledMoney {
    let yearly = after(.perYear, context, within: 6) != nil
    func roled(_ role: MoneyRole, _ points: Int = 0) -> RoledMoney {
      RoledMoney(money: money, role: role, points: points, isYearly: yearly)
    }
    if isPay(context) { return roled(.pay) }
    if let budget = budget(context, isRange: money.opensRange) { return roled(budget) }
    if isVetoed(context) { return roled(.none) }
    var award = awardPoints(money, context)
    let pool = poolPoints(money, context)
    if let last, continues(last, context) { award += 2 }
    if max(award, pool) < 2 { return roled(.none) }
    if pool >= award { return roled(pool >= 3 ? .pool : .none, pool) }
    if money.opensRange { return roled(.minimum, award) }
    let limit = limit(context)
    // A bare sum of that size is the money for all.
    return limit == .fixed && money.amount >= 5_000_000 && award < 5 ? roled(.pool, 2) : roled(limit, award)
  }

  // MARK: - Other things than awards

  private func isPay(_ context: Context) -> Bool {
    after(.pay, context, within: 4) != nil || before(.pay, context, within: 8) != nil
  }

  /// What limits the applicant's own budget; "if the budget is under …" tells of a case, not of a limit.
  private func budget(_ context: Context, isRange: Bool) -> MoneyRole? {
    let near = max(context.before.lowerBound, context.before.upperBound - 12)
    guard let cue = before(.budget, context, within: 12) ?? after(.budget, context, within: 6) else { return nil }
    if isRange { return .budgetMinimum }
    let isCondition = prose.tokens[context.sentence.lowerBound].word == ifWord
    if isCondition { return MoneyRole.none }
    if deniesBelow(context) { return .budgetMinimum }

    let window = min(cue.range.lowerBound, near)..<min(context.after.upperBound, context.after.lowerBound + 3)
    let limits = prose.cues(in: window)
    let words = prose.tokens[window].map(\.word)
    if words.contains(where: overWords.contains), !words.contains(notWord) { return .budgetMinimum }
    if limits.contains(where: { $0.cues.contains(.ceiling) }) {
      return isMoreThan(limits) ? .budgetMinimum : .budgetMaximum
    }
    if limits.contains(where: { $0.cues.contains(.floor) }) { return .budgetMinimum }
    return words.contains(where: underWords.contains) ? .budgetMaximum : MoneyRole.none
  }

  /// "not able to apply if their budgets are under $1 million".
  private func deniesBelow(_ context: Context) -> Bool {
    let words = prose.tokens[context.before].map(\.word)
    return words.contains(ifWord) && words.contains(where: underWords.contains) && words.contains(notWord)
  }

  /// "more than $200,000" is a floor unless "no" or "not" comes first.
  private func isMoreThan(_ hits: ArraySlice<CueHit>) -> Bool {
    hits.contains { prose.tokens[$0.range.lowerBound].word == moreWord && $0.range.count == 2 }
  }

  private func isVetoed(_ context: Context) -> Bool {
    if context.before.last.map({ prose.tokens[$0].word == perWord }) ?? false { return true }
    if prose.cue(.past, before: context.before.upperBound, from: context.sentence.lowerBound) != nil { return true }
    if let veto = before([.notAward, .past], context, within: 10) {
      // A nearer award word takes the sum back: "covers costs; grants of $5,000", not "the average award".
      let rescue = prose.cue([.award, .recipient], before: context.before.upperBound, from: veto.range.upperBound)
      if rescue.map({ $0.range.lowerBound == veto.range.upperBound }) ?? true { return true }
    }
    let start = max(context.before.lowerBound, context.before.upperBound - 30)
    if prose.tokens[start..<context.before.upperBound].contains(where: { feeWords.contains($0.word) }) { return true }
    if context.before.last.map({ prose.tokens[$0].word == firstWord }) ?? false { return true }
    guard let later = after([.notAward, .past], context, within: 6),
      !asideWords.contains(prose.tokens[later.range.lowerBound].word)
    else { return false }
    // "$50,000 or 75% of project costs" is a sum and a share.
    return !prose.tokens[context.after.lowerBound..<later.range.lowerBound].contains {
      $0.isSign("%") || $0.word == percentWord
    }
  }

  // MARK: - Award against pool

  private func awardPoints(_ money: Money, _ context: Context) -> Int {
    var points = 0
    if let award = before(.award, context, within: 45) {
      let isLimit = award.cues.intersects([.ceiling, .floor])
      // "may award up to $20 million" is what the funder has, "will award up to $100,000" what one gets.
      if award.cues.contains(.pool) { return money.amount < 1_000_000 ? 5 : 0 }
      points += context.before.upperBound - award.range.upperBound <= 6 ? 2 : isLimit ? 2 : 1
      if award.range.count > 1 { points += 1 }
      if isLimit { points += 3 }
    } else if after(.award, context, within: 5) != nil {
      points += 2
    }
    if before(.recipient, context, within: 9) != nil { points += 3 }
    if before([.ceiling, .floor], context, within: 5) != nil { points += money.amount < 1_000_000 ? 2 : 1 }
    if after(.perAward, context, within: 8) != nil { points += 3 }
    if before(.perAward, context, within: 8) != nil { points += 2 }
    if isNamedLimit(context) { points += 4 }
    if money.opensRange { points += 2 }
    if money.amount > 25_000_000 { points -= 2 }
    return points
  }

  /// "… is the maximum available for an individual award".
  private func isNamedLimit(_ context: Context) -> Bool {
    guard let limit = after([.ceiling, .floor], context, within: 4) else { return false }
    return limit.cues.contains(.award) || after(.award, context, within: 10) != nil
  }

  private func poolPoints(_ money: Money, _ context: Context) -> Int {
    var points = 0
    if let pool = before(.pool, context, within: 12), !belongsToLast(pool, context) {
      let distance = context.before.upperBound - pool.range.upperBound
      points += distance <= 5 ? 3 : 2
      if pool.range.count > 2 { points += 1 }
      // Money that a law set apart may be for more than this call.
      if lawWords.contains(prose.tokens[pool.range.lowerBound].word) { points -= 1 }
      if pool.range.lowerBound > 0, prose.tokens[pool.range.lowerBound - 1].isSign("(") { points -= 2 }
    }
    if after(.pool, context, within: 7) != nil || opensAfterBracket(context) { points += 3 }
    if after(.givenOut, context, within: 6) != nil { points += 5 }
    if money.amount >= 5_000_000 { points += 1 }
    if money.amount >= 25_000_000 { points += 1 }
    return points
  }

  /// "$2 million available for …, of which $1 million …": the word belongs to the sum it follows.
  private func belongsToLast(_ cue: CueHit, _ context: Context) -> Bool {
    context.before.lowerBound > context.sentence.lowerBound && cue.range.lowerBound - context.before.lowerBound <= 1
      && context.before.count > 2
  }

  /// "$12 million (40% of $30 million) available".
  private func opensAfterBracket(_ context: Context) -> Bool {
    guard let first = context.after.first, prose.tokens[first].isSign("(") else { return false }
    guard
      let close = prose.window(first, min(context.sentence.upperBound, first + 12)).first(where: {
        prose.tokens[$0].isSign(")")
      })
    else { return false }
    return prose.cue(.pool, after: close, to: min(context.sentence.upperBound, close + 3)) != nil
  }

  /// "The minimum request is … and the maximum …": the second limit is of the same thing.
  private func continues(_ last: RoledMoney, _ context: Context) -> Bool {
    guard [.minimum, .maximum].contains(last.role), context.sentence.contains(last.money.range.lowerBound) else {
      return false
    }
    return prose.has([.ceiling, .floor], in: context.before)
  }

  private func limit(_ context: Context) -> MoneyRole {
    if let direct = after([.ceiling, .floor], context, within: 1) {
      return direct.cues.contains(.floor) ? .minimum : .maximum
    }
    if isLimitNoun(context) { return .maximum }
    let limit =
      before([.ceiling, .floor], context, within: 45).flatMap { isBound($0, context) ? $0 : nil }
      ?? after([.ceiling, .floor], context, within: 6)
    guard let limit else { return .fixed }
    return limit.cues.contains(.floor) ? .minimum : .maximum
  }

  /// "$500,000 grant limit".
  private func isLimitNoun(_ context: Context) -> Bool {
    guard let award = after(.award, context, within: 1) else { return false }
    return limitWords.contains(prose.tokens[award.range.upperBound - 1].word)
  }

  /// No other figure stands between the limit and the sum; far away only with its noun ("the minimum request …").
  private func isBound(_ limit: CueHit, _ context: Context) -> Bool {
    let gap = limit.range.upperBound..<context.before.upperBound
    if gap.count > 10, !limit.cues.contains(.award) { return false }
    return !prose.tokens[gap].contains { $0.kind == .number || countWords.contains($0.word) }
  }
}

private let firstWord = Word("first"), asideWords = Set(["set", "reserved", "of", "is"].map(Word.init))
private let moreWord = Word("more"), ifWord = Word("if"), notWord = Word("not"), perWord = Word("per"),
  percentWord = Word("percent")
private let limitWords = Set(["limit", "cap", "maximum"].map(Word.init))
private let lawWords = Set(
  [
    "appropriated", "appropriation", "appropriations", "allocated", "allocation", "approved", "package", "budget",
    "designated", "invested",
  ].map(Word.init))
private let feeWords = Set(["fee", "fees"].map(Word.init))
private let countWords = Set(["two", "three", "four", "five", "six", "ten", "eight"].map(Word.init))
private let overWords = Set(
  ["over", "above", "exceeding", "superior", "superiores", "mayor", "mayores"].map(Word.init))
private let underWords = Set(
  ["under", "below", "smaller", "inferior", "inferiores", "menor", "menores", "menos"].map(Word.init))
