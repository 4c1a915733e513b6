/// A piece of a date as written.
enum DateToken: Hashable {
  /// Its value and how many digits it has.
  case number(Int, digits: Int)
  /// Lower case, without a closing dot.
  case word(String)
  /// `-`, `/`, `.`, `:`, `,`, `+`, and a space where nothing else stands between two tokens.
  case sign(Character)

  /// Nil for text that no date has: other signs, numbers past sixteen digits.
  static func tokens(of text: String) -> [DateToken]? {
    var tokens: [DateToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace || first == "\u{200B}" || first == "\u{FEFF}" {
        rest = rest.drop { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
        if !tokens.isEmpty, !rest.isEmpty { tokens.append(.sign(" ")) }
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 16, let value = Int(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        tokens.append(.number(value, digits: digits.count))
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
        rest = rest.dropFirst(word.count)
        tokens.append(.word(word.lowercased()))
      } else if first == "(" {
        // A comment, as in `(Coordinated Universal Time)`.
        guard let end = rest.firstIndex(of: ")") else { return nil }
        rest = rest[rest.index(after: end)...]
      } else {
        guard let sign = Self.sign(first) else { return nil }
        rest = rest.dropFirst()
        tokens.append(.sign(sign))
      }
    }
    return joined(tokens)
  }

  private static func sign(_ character: Character) -> Character? {
    switch character {
    case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
    case "/", ".", ":", ",", "+", "_": character
    case "|", "@", ";": " "
    default: nil
    }
  }

  /// `a.m.`, `p. m.` and `a m` become one word; the dot after a word goes.
  private static func joined(_ tokens: [DateToken]) -> [DateToken] {
    var result: [DateToken] = []
    var at = 0
    while at < tokens.count {
      if case .word(let letter) = tokens[at], letter == "a" || letter == "p" {
        let after = tokens[(at + 1)...].firstIndex { $0 != .sign(".") && $0 != .sign(" ") }
        if let after, tokens[after] == .word("m") {
          result.append(.word(letter + "m"))
          at = after + 1
          if at < tokens.count, tokens[at] == .sign(".") { at += 1 }
          continue
        }
      }
      result.append(tokens[at])
      if case .word = tokens[at], at + 1 < tokens.count, tokens[at + 1] == .sign(".") { at += 1 }
      at += 1
    }
    return result
  }
}
