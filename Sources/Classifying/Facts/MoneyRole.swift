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
        roled.append(upper(of: lower, sums[index], Context(self, at: index)))
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
      before = max(sentence.lowerBound, previous, range.lowerBound - 25)..<range.lowerBound
      // A range's words stand after its upper end.
      var last = index
      while reader.sums[last].opensRange, last + 1 < reader.sums.count { last += 1 }
      let end = reader.sums[last].range.upperBound
      let next = last + 1 < reader.sums.count ? reader.sums[last + 1].range.lowerBound : Int.max
      after = end..<max(end, min(reader.prose.sentence(of: end - 1).upperBound, next, end + 16))
    }
  }

  private func upper(of lower: RoledMoney, _ money: Money, _ context: Context) -> RoledMoney {
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
    let yearly =
      prose.cue(
        .perYear, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 6))
      != nil
    func roled(_ role: MoneyRole, _ points: Int = 0) -> RoledMoney {
      RoledMoney(money: money, role: role, points: points, isYearly: yearly)
    }
    if isPay(context) { return roled(.pay) }
    if let budget = budget(context) { return roled(budget) }
    if isVetoed(context) { return roled(.none) }
    var award = awardPoints(money, context)
    let pool = poolPoints(money, context)
    if let last, continues(last, context) { award += 2 }
    if max(award, pool) < 2 { return roled(.none) }
    if pool >= award { return roled(.pool, pool) }
    if money.opensRange { return roled(.minimum, award) }
    return roled(limit(context), award)
  }

  // MARK: - Other things than awards

  private func isPay(_ context: Context) -> Bool {
    prose.cue(.pay, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 4))
      != nil
      || prose.cue(
        .pay, before: context.before.upperBound, from: max(context.before.lowerBound, context.before.upperBound - 8))
        != nil
  }

  private func budget(_ context: Context) -> MoneyRole? {
    let near = max(context.before.lowerBound, context.before.upperBound - 12)
    guard
      let cue = prose.cue(.budget, before: context.before.upperBound, from: near)
        ?? prose.cue(
          .budget, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 6))
    else { return nil }
    let window = min(cue.range.lowerBound, near)..<min(context.after.upperBound, context.after.lowerBound + 3)
    let limits = prose.cues(in: window)
    if limits.contains(where: { isWord($0, overWords) }) { return .budgetMinimum }
    if limits.contains(where: { $0.cues.contains(.ceiling) }) {
      return isMoreThan(limits) ? .budgetMinimum : .budgetMaximum
    }
    if limits.contains(where: { $0.cues.contains(.floor) }) { return .budgetMinimum }
    let words = prose.tokens[window].map(\.word)
    if words.contains(where: underWords.contains) { return .budgetMaximum }
    return words.contains(where: overWords.contains) ? .budgetMinimum : MoneyRole.none
  }

  private func isWord(_ hit: CueHit, _ words: Set<Word>) -> Bool {
    words.contains(prose.tokens[hit.range.lowerBound].word) && hit.cues.contains(.floor)
  }

  /// "more than $200,000" is a floor unless "no" or "not" comes first.
  private func isMoreThan(_ hits: ArraySlice<CueHit>) -> Bool {
    hits.contains { prose.tokens[$0.range.lowerBound].word == moreWord && $0.range.count == 2 }
  }

  private func isVetoed(_ context: Context) -> Bool {
    let nearBefore = max(context.before.lowerBound, context.before.upperBound - 10)
    let after = context.after.lowerBound..<min(context.after.upperBound, context.after.lowerBound + 6)
    if let veto = prose.cue([.notAward, .past], before: context.before.upperBound, from: nearBefore) {
      // A nearer award word takes the sum back: "covers costs; grants of $5,000".
      let rescue = prose.cue([.award, .recipient], before: context.before.upperBound, from: veto.range.upperBound)
      if rescue == nil { return true }
    }
    return prose.cue([.notAward, .past], after: after.lowerBound, to: after.upperBound) != nil
  }

  // MARK: - Award against pool

  private func awardPoints(_ money: Money, _ context: Context) -> Int {
    var points = 0
    let end = context.before.upperBound
    if let award = prose.cue(.award, before: end, from: context.before.lowerBound) {
      points += end - award.range.upperBound <= 6 ? 2 : 1
      if award.range.count > 1 { points += 1 }
    } else if prose.cue(
      .award, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 5)) != nil
    {
      points += 2
    }
    if prose.cue(.recipient, before: end, from: max(context.before.lowerBound, end - 9)) != nil { points += 3 }
    if prose.cue(.ceiling, before: end, from: max(context.before.lowerBound, end - 5)) != nil { points += 1 }
    if prose.cue(.floor, before: end, from: max(context.before.lowerBound, end - 5)) != nil { points += 1 }
    if prose.cue(
      .perAward, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 8))
      != nil
    {
      points += 3
    }
    if prose.cue(.perAward, before: end, from: max(context.before.lowerBound, end - 8)) != nil { points += 2 }
    if money.opensRange { points += 2 }
    if money.amount > 25_000_000 { points -= 2 }
    return points
  }

  private func poolPoints(_ money: Money, _ context: Context) -> Int {
    var points = 0
    let end = context.before.upperBound
    if let pool = prose.cue(.pool, before: end, from: max(context.before.lowerBound, end - 12)) {
      points += end - pool.range.upperBound <= 5 ? 3 : 2
    }
    if prose.cue(
      .pool, after: context.after.lowerBound, to: min(context.after.upperBound, context.after.lowerBound + 7)) != nil
    {
      points += 3
    }
    if money.amount >= 5_000_000 { points += 1 }
    if money.amount >= 25_000_000 { points += 1 }
    return points
  }

  /// "The minimum request is … and the maximum …": the second limit is of the same thing.
  private func continues(_ last: RoledMoney, _ context: Context) -> Bool {
    guard [.minimum, .maximum].contains(last.role), context.sentence.contains(last.money.range.lowerBound) else {
      return false
    }
    return prose.has([.ceiling, .floor], in: context.before)
  }

  private func limit(_ context: Context) -> MoneyRole {
    let end = context.before.upperBound
    let limit =
      prose.cue([.ceiling, .floor], before: end, from: max(context.before.lowerBound, end - 12))
      ?? prose.cue(
        [.ceiling, .floor], after: context.after.lowerBound,
        to: min(context.after.upperBound, context.after.lowerBound + 6))
    guard let limit else { return .fixed }
    return limit.cues.contains(.floor) ? .minimum : .maximum
  }
}

private let moreWord = Word("more")
private let overWords = Set(
  ["over", "above", "exceeding", "superior", "superiores", "mayor", "mayores"].map(Word.init))
private let underWords = Set(
  ["under", "below", "smaller", "inferior", "inferiores", "menor", "menores", "menos"].map(Word.init))
