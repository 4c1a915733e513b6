/// Where sentences end: at a line's end, a bullet, a semicolon, and at `.`, `?` or `!` before a capital, a figure or a
/// bullet, also where the space was lost ("2021.Applicants").
struct SentenceBounds {
  private let tokens: [Token]
  private let lineStarts: [Int]

  init(_ tokens: [Token], lineStarts: [Int]) {
    self.tokens = tokens
    self.lineStarts = lineStarts
  }

  /// Numbers every token with its sentence and returns the sentences.
  func split(_ numbered: inout [Token]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var (start, line) = (0, 0)
    for index in numbered.indices {
      while line < lineStarts.count, lineStarts[line] < index { line += 1 }
      let opensLine = index == 0 || line < lineStarts.count && lineStarts[line] == index
      numbered[index].opensLine = opensLine
      if index > start, opensLine || endsSentence(before: index) {
        sentences.append(start..<index)
        start = index
      }
      numbered[index].sentence = Int32(sentences.count)
    }
    if start < numbered.count { sentences.append(start..<numbered.count) }
    return sentences
  }

  /// Whether a sentence ends between this token and the one before.
  private func endsSentence(before index: Int) -> Bool {
    if tokens[index].isSign("*") { return true }
    let last = tokens[index - 1]
    guard last.kind == .sign else { return false }
    if isLetterBullet(index), last.isSign(".") || last.isSign(":") || last.isSign(")") { return true }
    switch last.sign {
    case UInt8(ascii: ";"): return true
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return begins(index)
    case UInt8(ascii: "."): return begins(index) && !isAbbreviation(before: index - 1, next: tokens[index])
    case UInt8(ascii: ")"), UInt8(ascii: "\""):
      // "(see below.) Next" and "done.” Next": the stop stands inside.
      return index >= 2 && tokens[index - 2].isSign(".") && begins(index)
    default: return false
    }
  }

  /// A lone "o" before a capital is a bullet that lost its shape.
  private func isLetterBullet(_ index: Int) -> Bool {
    tokens[index].word == bullet && tokens[index].isSpaced && index + 1 < tokens.count && tokens[index + 1].isCapital
  }

  /// Whether a sentence may begin with that token.
  private func begins(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word: return token.isCapital
    case .number: return token.isSpaced
    case .sign: return token.isSpaced && !token.isSign(",") && !token.isSign("-")
    }
  }

  /// Whether a short form, not a sentence, ends there: numbers, saints and initials, but no hour before a new
  /// sentence.
  private func isAbbreviation(before stop: Int, next: Token) -> Bool {
    guard stop >= 1 else { return true }
    let last = tokens[stop - 1]
    guard last.kind == .word else { return false }
    if last.end - last.start == 1 { return !endsClock(stop) || continuesClock(next) }
    return next.kind == .number
      ? beforeFigure.contains(last.word) || always.contains(last.word) : always.contains(last.word)
  }

  /// A time of day stands before the stop, which may also end the sentence.
  private func endsClock(_ stop: Int) -> Bool {
    guard stop >= 3, tokens[stop - 1].word == meridian else { return false }
    return tokens[stop - 2].isSign(".") && (tokens[stop - 3].word == ante || tokens[stop - 3].word == post)
  }

  /// A zone, month, weekday or bracket goes on with the hour.
  private func continuesClock(_ next: Token) -> Bool {
    next.kind == .word
      && (Calendar.zones[next.word] != nil || Calendar.months[next.word] != nil || Calendar.weekdays[next.word] != nil)
      || next.isSign("(")
  }
}

private let bullet = Word("o")
private let meridian = Word("m")
private let ante = Word("a")
private let post = Word("p")
private let always = Set(
  [
    "inc", "st", "mr", "mrs", "ms", "dr", "co", "corp", "dept", "approx", "vs", "jr", "sr", "sra", "ave", "blvd", "rep",
    "sen", "gov", "hon",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ].map(Word.init))
private let beforeFigure = Set(
  ["no", "nos", "sec", "art", "pub", "ch", "div", "vol", "pp", "fig", "stat", "res", "num", "rm", "ste"].map(Word.init))
