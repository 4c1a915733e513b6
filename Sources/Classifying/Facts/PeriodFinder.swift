import Model

/// Reads how long the money runs, in months: a stated length, or a stated beginning and end.
struct PeriodFinder {
  let prose: Prose
  let moments: [Moment]

  /// The longest stated length, else a stated beginning and end; nil when there is neither.
  func months() -> Fact<Int>? {
    var best: (months: Int, range: Range<Int>)?
    for index in prose.tokens.indices {
      guard let length = duration(at: index), isTerm(length.range) else { continue }
      if best == nil || length.months > (best?.months ?? 0) { best = length }
    }
    if let best { return Fact(best.months, quote: prose.quote(best.range)) }
    return span()
  }

  // MARK: - Stated lengths

  /// "24-month", "three (3) years", "one (1) year, six (6) months", "36 meses".
  private func duration(at index: Int) -> (months: Int, range: Range<Int>)? {
    guard prose.tokens[index].kind != .sign, let (count, next) = SpelledNumber.count(prose.tokens, at: index),
      (1...120).contains(count)
    else { return nil }
    var end = next
    if end < prose.tokens.count, prose.tokens[end].isSign("("), end + 2 < prose.tokens.count,
      prose.tokens[end + 2].isSign(")")
    {
      end += 3
    }
    if end < prose.tokens.count, prose.tokens[end].isSign("-") { end += 1 }
    if end < prose.tokens.count, yearKinds.contains(prose.tokens[end].word) { end += 1 }
    guard end < prose.tokens.count, let unit = units[prose.tokens[end].word] else { return nil }
    var months = count * unit
    end += 1
    if unit == 12, end < prose.tokens.count, prose.tokens[end].isSign(",") || prose.tokens[end].word == Small.and,
      let rest = duration(at: end + 1), rest.months < 12
    {
      months += rest.months
      end = rest.range.upperBound
    }
    return (months, index..<end)
  }

  /// A word of terms is near, and none of age, experience or extension.
  private func isTerm(_ range: Range<Int>) -> Bool {
    let sentence = prose.sentence(of: range.lowerBound)
    let window = max(sentence.lowerBound, range.lowerBound - 12)..<min(sentence.upperBound, range.upperBound + 8)
    guard
      isPaidFor(range)
        || prose.cues(in: window).contains(where: {
          $0.cues.contains(.term) && $0.range.upperBound <= window.upperBound && !isLongTerm($0)
        })
    else { return false }
    // "a remaining term of less than five years".
    if range.lowerBound >= 2, prose.tokens[range.lowerBound - 2].word == lessWord { return false }
    // "the first four years of production" and what earlier awards ran for.
    if range.lowerBound > 0, range.upperBound < prose.tokens.count, prose.tokens[range.upperBound].word == Small.of,
      prose.tokens[range.lowerBound - 1].word == firstWord
    {
      return false
    }
    if prose.has(.past, in: window) { return false }
    let near = max(sentence.lowerBound, range.lowerBound - 6)..<min(sentence.upperBound, range.upperBound + 3)
    return !prose.tokens[near].contains { elseWords.contains($0.word) }
  }

  /// "Funding for two years", "funded over 24 months": money and length side by side.
  private func isPaidFor(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 2, forWords.contains(prose.tokens[range.lowerBound - 1].word) else { return false }
    return moneyWords.contains(prose.tokens[range.lowerBound - 2].word)
  }

  /// "long-term management" tells of no term.
  private func isLongTerm(_ hit: CueHit) -> Bool {
    guard hit.range.count == 1, hit.range.lowerBound >= 1 else { return false }
    let before = prose.tokens[max(0, hit.range.lowerBound - 2)..<hit.range.lowerBound]
    return before.contains { lengthWords.contains($0.word) }
  }

  // MARK: - From a day to a day

  /// "July 1, 2026 to June 30, 2029" after a word of terms.
  private func span() -> Fact<Int>? {
    for (first, last) in zip(moments, moments.dropFirst()) {
      let sentence = prose.sentence(of: first.range.lowerBound)
      guard sentence.contains(last.range.lowerBound), let from = first.day(by: .unknown),
        let to = last.day(by: .unknown),
        to > from,
        last.range.lowerBound - first.range.upperBound <= 8,
        prose.cue(.term, before: first.range.lowerBound, from: max(sentence.lowerBound, first.range.lowerBound - 25))
          != nil
      else { continue }
      let months = Int((Double(to - from + 1) / 30.44).rounded())
      guard (1...120).contains(months) else { continue }
      return Fact(months, quote: prose.quote(first.range.lowerBound..<last.range.upperBound))
    }
    return nil
  }
}

private let units: [Word: Int] = [
  Word("month"): 1, Word("months"): 1, Word("year"): 12, Word("years"): 12, Word("mes"): 1, Word("meses"): 1,
  Word("ano"): 12, Word("anos"): 12,
]
private let lessWord = Word("less")
private let firstWord = Word("first")
private let forWords = Set(["for", "over", "por", "durante"].map(Word.init))
private let moneyWords = Set(
  [
    "funding", "funds", "funded", "support", "supported", "grants", "awards", "awarded", "money", "fondos", "gastos",
    "generales",
    "apoyo", "apoyos", "subvenciones", "becas",
  ].map(
    Word.init))
private let lengthWords = Set(["long", "short", "near"].map(Word.init))
private let yearKinds = Set(["fiscal", "calendar", "program", "grant", "full"].map(Word.init))
private let elseWords = Set(
  [
    "experience", "history", "age", "old", "last", "past", "previous", "prior", "within", "least", "every", "extension",
    "extended", "extend", "ago", "renew", "renewal", "experiencia", "edad", "ultimos", "average", "retain", "records",
    "additional", "license", "following", "remaining", "entered", "older", "repayment", "repayments", "repay",
    "repaid", "loan", "loans", "prestamo", "financing", "useful", "affordability",
  ].map(Word.init))
