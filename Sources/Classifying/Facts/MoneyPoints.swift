/// What speaks for an award to one against what speaks for the money for all.
extension MoneyRoleReader {
  /// How much speaks for what one applicant may get; two points and more than the pool's make it one.
  func awardPoints(_ money: Money, _ context: MoneyContext) -> Int {
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
    if let recipient = before(.recipient, context, within: 9) {
      points += context.before.upperBound - recipient.range.upperBound <= 3 ? 4 : 3
    }
    if isPluralOf(context) { points += money.amount < 1_000_000 ? 6 : money.amount < 5_000_000 ? 3 : 0 }
    if isShareLimit(context) { points += 4 }
    if isAdditional(context) { points -= 3 }
    if before([.ceiling, .floor], context, within: 5) != nil { points += money.amount < 1_000_000 ? 2 : 1 }
    if after(.perAward, context, within: 8) != nil { points += 3 }
    if before(.perAward, context, within: 8) != nil { points += 2 }
    if isNamedLimit(context) || isLesserOf(context) { points += 4 }
    if money.opensRange { points += 2 }
    if money.amount > 25_000_000 { points -= 2 }
    return points
  }

  /// "… 90 % of the costs, or $250,000, whichever is less".
  func isLesserOf(_ context: MoneyContext) -> Bool {
    guard let limit = after(.ceiling, context, within: 4) else { return false }
    return prose.tokens[limit.range.lowerBound].word == whichever
  }

  /// "… is the maximum available for an individual award".
  private func isNamedLimit(_ context: MoneyContext) -> Bool {
    guard let limit = after([.ceiling, .floor], context, within: 4) else { return false }
    return limit.cues.contains(.award) || after([.award, .perAward], context, within: 10) != nil
  }

  /// How much speaks for the money for all; three points make it one.
  func poolPoints(_ money: Money, _ context: MoneyContext) -> Int {
    var points = 0
    if let pool = before(.pool, context, within: 12), !belongsToLast(pool, context) {
      let distance = context.before.upperBound - pool.range.upperBound
      points += distance <= 5 ? 3 : 2
      if pool.range.count > 2 { points += 1 }
      // "… will total $2.5 million".
      if distance <= 1, totalWords.contains(prose.tokens[pool.range.upperBound - 1].word) { points += 4 }
      // Money that a law set apart may be for more than this call.
      if lawWords.contains(prose.tokens[pool.range.lowerBound].word) { points -= 1 }
      if pool.range.lowerBound > 0, prose.tokens[pool.range.lowerBound - 1].isSign("(") { points -= 2 }
    }
    // "up to $10 million each will be awarded" tells of one.
    if let each = after(.perAward, context, within: 2), each.range.lowerBound == context.after.lowerBound {
      points -= 5
    }
    if after(.pool, context, within: 7) != nil || opensAfterBracket(context) { points += 3 }
    if opensAfterBracket(context) { points += 1 }
    if after(.givenOut, context, within: 6) != nil || isGivenOutBefore(money, context) { points += 5 }
    if isFund(money, context) { points += 3 }
    if isAdditional(context) { points -= 3 }
    if money.amount >= 5_000_000 { points += 1 }
    if money.amount >= 25_000_000 { points += 1 }
    return points
  }

  /// "$2 million available for …, of which $1 million …": the word belongs to the sum it follows.
  private func belongsToLast(_ cue: CueHit, _ context: MoneyContext) -> Bool {
    context.before.lowerBound > context.sentence.lowerBound && cue.range.lowerBound - context.before.lowerBound <= 1
      && context.before.count > 2
  }

  /// "$12 million (40% of $30 million) available".
  private func opensAfterBracket(_ context: MoneyContext) -> Bool {
    guard let first = context.after.first, prose.tokens[first].isSign("(") else { return false }
    guard
      let close = prose.window(first, min(context.sentence.upperBound, first + 12)).first(where: {
        prose.tokens[$0].isSign(")")
      })
    else { return false }
    return prose.cue(.pool, after: close, to: min(context.sentence.upperBound, close + 3)) != nil
  }

  /// "The minimum request is … and the maximum …": the second limit is of the same thing.
  func continues(_ last: RoledMoney, _ context: MoneyContext) -> Bool {
    guard [.minimum, .maximum].contains(last.role), context.sentence.contains(last.money.range.lowerBound) else {
      return false
    }
    return prose.has([.ceiling, .floor], in: context.before)
  }

  /// Whether an award is the largest, the least, or the one sum for each.
  func limit(_ context: MoneyContext) -> MoneyRole {
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
  private func isLimitNoun(_ context: MoneyContext) -> Bool {
    guard let award = after(.award, context, within: 1) else { return false }
    return limitWords.contains(prose.tokens[award.range.upperBound - 1].word)
  }

  /// No other figure stands between the limit and the sum; far away only with its noun ("the minimum request …").
  private func isBound(_ limit: CueHit, _ context: MoneyContext) -> Bool {
    let gap = limit.range.upperBound..<context.before.upperBound
    if gap.count > 10, !limit.cues.contains(.award) { return false }
    return !prose.tokens[gap].contains { $0.kind == .number || countWords.contains($0.word) }
  }

  /// "Grants of", "scholarships of", "five awards of about": one of several.
  private func isPluralOf(_ context: MoneyContext) -> Bool {
    guard let award = before(.award, context, within: 4), !award.cues.contains(.pool) else { return false }
    let gap = prose.tokens[award.range.upperBound..<context.before.upperBound]
    return gap.first?.word == Small.of && pluralWords.contains(prose.tokens[award.range.upperBound - 1].word)
  }

  /// "Se repartirán $600,000": large sums only, since what is given out may also be many small grants.
  private func isGivenOutBefore(_ money: Money, _ context: MoneyContext) -> Bool {
    money.amount >= 250_000 && before(.givenOut, context, within: 4) != nil
  }

  /// "an additional $1,000": on top of what is meant.
  private func isAdditional(_ context: MoneyContext) -> Bool {
    prose.tokens[context.before.suffix(2)].contains { additionalWords.contains($0.word) }
  }

  /// "a $10 million fund", "the Board has $38 million for", "$18.7 million in new federal funds".
  private func isFund(_ money: Money, _ context: MoneyContext) -> Bool {
    guard money.amount >= 250_000, let next = context.after.first else { return false }
    if fundWords.contains(prose.tokens[next].word) { return true }
    var index = context.before.upperBound - 1
    while index > context.before.lowerBound, aboutWords.contains(prose.tokens[index].word) { index -= 1 }
    if index >= context.before.lowerBound, haveWords.contains(prose.tokens[index].word) { return true }
    guard prose.tokens[next].word == inWord, before([.award, .recipient], context, within: 8) == nil else {
      return false
    }
    return prose.tokens[context.after.prefix(9)].contains { moneyWords.contains($0.word) }
  }
}

private let whichever = Word("whichever")
private let limitWords = Set(["limit", "cap", "maximum"].map(Word.init))
private let lawWords = Set(
  [
    "appropriated", "appropriation", "appropriations", "allocated", "allocation", "approved", "package", "budget",
    "designated", "invested",
  ].map(Word.init))
private let countWords = Set(["two", "three", "four", "five", "six", "ten", "eight"].map(Word.init))
private let totalWords = Set(["total", "totals", "totaling", "totalling"].map(Word.init))
private let pluralWords = Set(
  ["grants", "awards", "scholarships", "stipends", "fellowships", "loans", "prizes", "contracts", "becas", "apoyos"]
    .map(
      Word.init))
private let fundWords = Set(["fund", "pool", "initiative", "appropriation", "allocation"].map(Word.init))
private let haveWords = Set(["has"].map(Word.init)), inWord = Word("in")
private let aboutWords = Set(
  ["up", "to", "approximately", "about", "over", "nearly", "an", "estimated"].map(Word.init))
private let additionalWords = Set(["additional", "extra", "adicional", "adicionales"].map(Word.init))
private let moneyWords = Set(["funds", "funding", "fondos"].map(Word.init))
