/// Sums that are no award: pay, limits of the applicant's own budget, and all that is fees, costs or past.
extension MoneyRoleReader {
  /// Wages and salaries, for jobs.
  func isPay(_ context: MoneyContext) -> Bool {
    after(.pay, context, within: 4) != nil || before(.pay, context, within: 8) != nil
  }

  /// What limits the applicant's own budget; "if the budget is under …" tells of a case, not of a limit.
  func budget(_ context: MoneyContext, isRange: Bool) -> MoneyRole? {
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
  private func deniesBelow(_ context: MoneyContext) -> Bool {
    let words = prose.tokens[context.before].map(\.word)
    return words.contains(ifWord) && words.contains(where: underWords.contains) && words.contains(notWord)
  }

  /// "more than $200,000" is a floor unless "no" or "not" comes first.
  private func isMoreThan(_ hits: ArraySlice<CueHit>) -> Bool {
    hits.contains { prose.tokens[$0.range.lowerBound].word == moreWord && $0.range.count == 2 }
  }

  /// Fees, costs, incomes, past awards, shares and their bases are not what one may get.
  func isVetoed(_ context: MoneyContext) -> Bool {
    if context.before.last.map({ perWord.contains(prose.tokens[$0].word) }) ?? false {
      return true
    }
    if isPartOfSum(context) || isMatch(context) { return true }
    if prose.cue(.past, before: context.before.upperBound, from: context.sentence.lowerBound) != nil { return true }
    if let veto = before([.notAward, .past], context, within: 10), !isRescued(from: veto, context) { return true }
    let start = max(context.before.lowerBound, context.before.upperBound - 30)
    if prose.tokens[start..<context.before.upperBound].contains(where: { feeWords.contains($0.word) }) { return true }
    return isVetoedAfter(context)
  }

  /// "(40% of $30 million)" and "Of this amount, $96,000 is for training".
  private func isPartOfSum(_ context: MoneyContext) -> Bool {
    let words = prose.tokens[context.before]
    if words.count >= 2, words.last?.word == Small.of, let share = words.dropLast().last,
      share.isSign("%") || share.word == percentWord
    {
      return true
    }
    let opening = prose.tokens[context.sentence.prefix(2)].map(\.word)
    return opening.first == Small.of && opening.count == 2 && partWords.contains(opening[1])
  }

  /// "A minimum match of $5,000".
  private func isMatch(_ context: MoneyContext) -> Bool {
    guard
      let match = prose.cue(
        .match, before: context.before.upperBound, from: max(context.before.lowerBound, context.before.upperBound - 6))
    else { return false }
    return !prose.has([.award, .recipient], in: match.range.upperBound..<context.before.upperBound)
  }

  /// A nearer award word takes the sum back: "covers costs; grants of $5,000", not "the average award"; and so does a
  /// share before the costs: "up to 80% of costs, to a maximum of $120,000".
  private func isRescued(from veto: CueHit, _ context: MoneyContext) -> Bool {
    let gap = veto.range.upperBound..<context.before.upperBound
    if let rescue = prose.cue([.award, .recipient], before: gap.upperBound, from: gap.lowerBound),
      rescue.range.lowerBound != gap.lowerBound
    {
      return true
    }
    return isShareLimit(context) || isLesserOf(context)
  }

  /// "up to 75 percent of costs, but not more than $120,000".
  func isShareLimit(_ context: MoneyContext) -> Bool {
    guard let limit = before(.ceiling, context, within: 5) else { return false }
    let share = prose.tokens[max(context.before.lowerBound, limit.range.lowerBound - 12)..<limit.range.lowerBound]
    return share.contains { $0.isSign("%") || $0.word == percentWord }
  }

  /// "$5,000 fee", "$40,000 in income": the word after the sum tells.
  private func isVetoedAfter(_ context: MoneyContext) -> Bool {
    guard let later = after([.notAward, .past], context, within: 6),
      !asideWords.contains(prose.tokens[later.range.lowerBound].word)
    else { return false }
    let gap = context.after.lowerBound..<later.range.lowerBound
    // "maximum of $15 million less costs", "minimum of $500,000, … Fees": the words before the sum are nearer.
    if gap.count >= 1, before([.award, .ceiling, .floor, .recipient], context, within: 4) != nil,
      gap.count >= 3 || prose.tokens[gap].contains(where: { $0.word == lessWord })
    {
      return false
    }
    // "$50,000 or 75% of project costs" is a sum and a share.
    return !prose.tokens[gap].contains { $0.isSign("%") || $0.word == percentWord }
  }
}

private let asideWords = Set(["set", "reserved", "of", "is"].map(Word.init))
private let moreWord = Word("more"), ifWord = Word("if"), notWord = Word("not"),
  perWord = Set(["per", "first"].map(Word.init)),
  percentWord = Word("percent"), lessWord = Word("less")
private let partWords = Set(["this", "that", "these", "which", "those", "the"].map(Word.init))
private let feeWords = Set(["fee", "fees"].map(Word.init))
private let overWords = Set(
  ["over", "above", "exceeding", "superior", "superiores", "mayor", "mayores"].map(Word.init))
private let underWords = Set(
  ["under", "below", "smaller", "inferior", "inferiores", "menor", "menores", "menos"].map(Word.init))
