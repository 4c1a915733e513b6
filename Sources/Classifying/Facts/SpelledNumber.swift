/// Numbers in words, English and Spanish: one to ninety-nine, with "hundred".
enum SpelledNumber {
  /// The number that begins there and the token after it.
  static func read(_ tokens: [Token], at start: Int) -> (value: Int, end: Int)? {
    guard start < tokens.count, tokens[start].kind == .word, var value = words[tokens[start].word] else { return nil }
    var index = start + 1
    if value >= 20, value < 100, let (ones, next) = ones(tokens, at: index) {
      value += ones
      index = next
    }
    if index < tokens.count, tokens[index].word == hundred {
      value *= 100
      index += 1
    }
    return (value, index)
  }

  /// Figures or words, with the figures in parentheses that often repeat the words: "three (3)", "12", "ten".
  static func count(_ tokens: [Token], at start: Int) -> (value: Int, end: Int)? {
    guard start < tokens.count else { return nil }
    if let value = tokens[start].value, tokens[start].digits <= 6, value == value.rounded() {
      return (Int(value), start + 1)
    }
    guard let (value, end) = read(tokens, at: start) else { return nil }
    if end + 2 < tokens.count, tokens[end].isSign("("), tokens[end + 1].small != nil, tokens[end + 2].isSign(")") {
      return (tokens[end + 1].small ?? value, end + 3)
    }
    return (value, end)
  }

  /// "-five" or "five" after "twenty".
  private static func ones(_ tokens: [Token], at index: Int) -> (Int, Int)? {
    let place = index < tokens.count && tokens[index].isSign("-") ? index + 1 : index
    guard place < tokens.count, let value = words[tokens[place].word], value < 10 else { return nil }
    return (value, place + 1)
  }

  private static let hundred = Word("hundred")
  private static let words: [Word: Int] = [
    ["one", "un", "una", "uno"], ["two", "dos"], ["three", "tres"], ["four", "cuatro"], ["five", "cinco"],
    ["six", "seis"],
    ["seven", "siete"], ["eight", "ocho"], ["nine", "nueve"], ["ten", "diez"], ["eleven", "once"], ["twelve", "doce"],
    ["thirteen", "trece"], ["fourteen", "catorce"], ["fifteen", "quince"], ["sixteen", "dieciseis"],
    ["seventeen", "diecisiete"],
    ["eighteen", "dieciocho"], ["nineteen", "diecinueve"], ["twenty", "veinte"],
  ].enumerated().reduce(
    into: [
      Word("thirty"): 30, Word("forty"): 40, Word("fifty"): 50, Word("sixty"): 60, Word("seventy"): 70,
      Word("eighty"): 80,
      Word("ninety"): 90, Word("treinta"): 30, Word("cuarenta"): 40, Word("cincuenta"): 50,
    ]
  ) { table, entry in
    for name in entry.element { table[Word(name)] = entry.offset + 1 }
  }
}
