/// A sum of money as it stands in prose, in US dollars.
struct Money: Sendable {
  var range: Range<Int>
  var amount: Double
  /// It is the lower end of a range whose upper end is the next one.
  var opensRange = false
  var closesRange = false
}

/// Finds sums: "$1.2 million", "$75-$80K", "$2,500-190,000", "fifty million dollars", "2.5 millones de dólares".
struct MoneyScanner {
  let tokens: [Token]

  /// Every sum, in order, with ranges marked.
  func scan() -> [Money] {
    var found: [Money] = []
    var index = 0
    while index < tokens.count {
      if let money = money(at: index, after: found.last) {
        index = money.range.upperBound
        found.append(money)
      } else {
        index += 1
      }
    }
    return joined(withoutRepeats(found))
  }

  /// "fifty million dollars ($50,000,000)" is one sum.
  private func withoutRepeats(_ found: [Money]) -> [Money] {
    var kept: [Money] = []
    for money in found {
      if let last = kept.last, last.amount == money.amount, money.range.lowerBound == last.range.upperBound + 1,
        tokens[last.range.upperBound].isSign("("), money.range.upperBound < tokens.count,
        tokens[money.range.upperBound].isSign(")")
      {
        kept[kept.count - 1].range = last.range.lowerBound..<money.range.upperBound + 1
      } else {
        kept.append(money)
      }
    }
    return kept
  }

  private func money(at index: Int, after last: Money?) -> Money? {
    switch tokens[index].kind {
    case .sign where tokens[index].isSign("$"): signed(at: index)
    case .number: inWords(at: index) ?? upperEnd(at: index, after: last)
    case .word: spelled(at: index)
    case .sign: nil
    }
  }

  /// A sum with its sign, "$ 5.7M".
  private func signed(at index: Int) -> Money? {
    guard index + 1 < tokens.count, let value = tokens[index + 1].value else { return nil }
    return scaled(value, from: index, to: index + 2)
  }

  /// "500,000 dollars", "90 millones de dólares": the currency must follow.
  private func inWords(at index: Int) -> Money? {
    guard let value = tokens[index].value else { return nil }
    let (scale, end) = scale(at: index + 1)
    let currency = word(end, Small.de) ? end + 1 : end
    guard currency < tokens.count, dollars.contains(tokens[currency].word) else { return nil }
    return Money(range: index..<currency + 1, amount: value * scale)
  }

  /// A sum in words, "two million dollars".
  private func spelled(at index: Int) -> Money? {
    guard let (value, next) = SpelledNumber.read(tokens, at: index) else { return nil }
    let (scale, end) = scale(at: next)
    let currency = word(end, Small.de) ? end + 1 : end
    guard currency < tokens.count, dollars.contains(tokens[currency].word) else { return nil }
    return Money(range: index..<currency + 1, amount: Double(value) * scale)
  }

  /// The end of "$2,500-190,000", "$25,000 to 50,000", where the sign is not repeated.
  private func upperEnd(at index: Int, after last: Money?) -> Money? {
    guard let last, last.range.upperBound == index - 1,
      tokens[index - 1].isSign("-") || rangeWords.contains(tokens[index - 1].word),
      let value = tokens[index].value, value > last.amount || scale(at: index + 1).0 > 1,
      !(index + 1 < tokens.count && tokens[index + 1].isSign("%"))
    else { return nil }
    return scaled(value, from: index, to: index + 1)
  }

  /// The value with the word or letter of scale that follows it.
  private func scaled(_ value: Double, from start: Int, to end: Int) -> Money {
    let (scale, next) = scale(at: end)
    // "$2,500,000 million" is a slip of the pen.
    let amount = value >= 100_000 && scale >= 1_000_000 ? value : value * scale
    var last = next
    if last < tokens.count, dollars.contains(tokens[last].word) { last += 1 }
    return Money(range: start..<last, amount: amount)
  }

  /// Thousand, million or billion at that place and the token after it; 1 when there is none.
  private func scale(at index: Int) -> (Double, Int) {
    guard index < tokens.count else { return (1, index) }
    let token = tokens[index]
    // "$270+ million".
    if token.isSign("+"), !token.isSpaced { return scale(at: index + 1) }
    if token.isSign("-"), index + 1 < tokens.count, !token.isSpaced, let scale = scales[tokens[index + 1].word] {
      return (scale, index + 2)
    }
    if let scale = scales[token.word] { return (scale, index + 1) }
    if !token.isSpaced, let scale = letters[token.word] { return (scale, index + 1) }
    return (1, index)
  }

  private func word(_ index: Int, _ word: Word) -> Bool { index < tokens.count && tokens[index].word == word }

  /// Marks ranges, and gives "$2" of "$2 to $10 million" its millions.
  private func joined(_ found: [Money]) -> [Money] {
    var found = found
    for index in found.indices.dropLast() {
      let gap = found[index].range.upperBound..<found[index + 1].range.lowerBound
      guard gap.count <= 3, isRange(gap, from: found[index].range.lowerBound) else { continue }
      let (low, high) = (found[index].amount, found[index + 1].amount)
      if low >= high, high >= 1000 { continue }
      if low < 1000, scaleOf(found[index + 1]) > 1, !hasScale(found[index]) {
        found[index].amount = low * scaleOf(found[index + 1])
      }
      guard found[index].amount <= high else { continue }
      found[index].opensRange = true
      found[index + 1].closesRange = true
    }
    return found
  }

  private func hasScale(_ money: Money) -> Bool { scaleOf(money) > 1 }

  /// The scale that a sum was written with.
  private func scaleOf(_ money: Money) -> Double {
    for index in money.range {
      if let scale = scales[tokens[index].word] ?? letters[tokens[index].word] { return scale }
    }
    return 1
  }

  /// "to", a dash, or "and" after "between", with nothing else but small words.
  private func isRange(_ gap: Range<Int>, from start: Int) -> Bool {
    guard !gap.isEmpty else { return false }
    let joins = gap.contains { tokens[$0].isSign("-") || rangeWords.contains(tokens[$0].word) }
    let isBetween =
      start > 0 && betweenWords.contains(tokens[start - 1].word) && gap.contains { andWords.contains(tokens[$0].word) }
    return (joins || isBetween)
      && gap.allSatisfy { index in
        let token = tokens[index]
        return token.isSign("-") || rangeWords.contains(token.word) || andWords.contains(token.word)
          || rangeFillers.contains(token.word)
      }
  }
}

private let dollars = Set(["dollars", "dollar", "dolares", "dolar", "usd"].map(Word.init))
private let scales: [Word: Double] = [
  Word("thousand"): 1000, Word("million"): 1_000_000, Word("millions"): 1_000_000, Word("billion"): 1_000_000_000,
  Word("mil"): 1000, Word("millon"): 1_000_000, Word("millones"): 1_000_000,
]
private let letters: [Word: Double] = [
  Word("k"): 1000, Word("m"): 1_000_000, Word("mm"): 1_000_000, Word("b"): 1_000_000_000, Word("bn"): 1_000_000_000,
]
private let rangeWords = Set(["to", "a", "through", "hasta"].map(Word.init))
private let andWords = Set(["and", "y"].map(Word.init))
private let rangeFillers = Set(["up", "a", "maximum", "of"].map(Word.init))
private let betweenWords = Set(["between", "entre", "from", "de"].map(Word.init))
