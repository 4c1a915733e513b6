/// A text as words that compare across case, diacritics and plural endings, with where each of them stands.
///
/// `"Jóvenes’ jobs, L.A."` has the words `jovenes`, `jobs` and `la`; its keys are those of `joven`, `job` and `la`.
package struct FoldedText: Sendable {
  /// The UTF-8 of the text as given; offsets in `words` count in it.
  package let source: [UInt8]
  package private(set) var words: [Word] = []

  /// One word and its place.
  package struct Word: Hashable, Sendable {
    /// Hash of the folded word without its plural ending: equal words have equal keys.
    package var key: UInt64
    /// First byte, and the one after the last.
    package var start: Int32
    package var end: Int32
    package var letterCase: LetterCase
  }

  /// How a word is written, for names and acronyms that are other words in lower case (`Watts`, `LA`, `ICE`).
  package enum LetterCase: UInt8, Hashable, Sendable, Comparable {
    case small, initial, capitals
    package static func < (left: LetterCase, right: LetterCase) -> Bool { left.rawValue < right.rawValue }
  }

  package init(_ text: String) {
    source = Array(text.utf8)
    words.reserveCapacity(source.count / 6 + 1)
    var scanner = WordScanner(source)
    while let word = scanner.next() {
      words.append(
        Word(
          key: stemmedKey(scanner.letters), start: Int32(clamping: word.start), end: Int32(clamping: word.end),
          letterCase: word.letterCase))
    }
  }

  /// The text between two words, both included, as written.
  package func text(_ range: ClosedRange<Int>) -> String {
    String(decoding: source[Int(words[range.lowerBound].start)..<Int(words[range.upperBound].end)], as: UTF8.self)
  }
}

/// Lower case without diacritics, and nothing but letters, digits and single spaces: `"L.A. Niños!"` is `"la ninos"`.
package func fold(_ text: String) -> String { foldedWords(text).joined(separator: " ") }

/// The folded words in their order, plural endings kept.
package func foldedWords(_ text: String) -> [String] {
  var scanner = WordScanner(Array(text.utf8))
  var words: [String] = []
  while scanner.next() != nil { words.append(String(decoding: scanner.letters, as: UTF8.self)) }
  return words
}

/// Finds words in UTF-8 and folds their letters: case, diacritics, apostrophes, invisible characters, dotted acronyms.
///
/// One pass over the bytes; the cost does not depend on how long a word is.
struct WordScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// The folded bytes of the word last found.
  private(set) var letters: [UInt8] = []
  private var capitals = 0
  private var startsLarge = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next word; nil at the end.
  mutating func next() -> (start: Int, end: Int, letterCase: FoldedText.LetterCase)? {
    letters.removeAll(keepingCapacity: true)
    capitals = 0
    startsLarge = false
    var start = -1
    var end = 0
    while position < bytes.count {
      let step = step(at: position)
      switch step.kind {
      case .letter:
        if start < 0 { start = position }
        append(step)
        end = position + step.length
      case .joiner: break
      case .gap:
        if start >= 0, !joinsAcronym() { return found(start, end) }
      }
      position += step.length
    }
    return start >= 0 ? found(start, end) : nil
  }

  private func found(_ start: Int, _ end: Int) -> (start: Int, end: Int, letterCase: FoldedText.LetterCase) {
    let allLarge = capitals >= 2 && capitals >= letters.count - 1
    return (start, end, allLarge ? .capitals : startsLarge ? .initial : .small)
  }

  private mutating func append(_ step: Step) {
    if step.isLarge {
      if letters.isEmpty { startsLarge = true }
      capitals += 1
    }
    if step.folded != 0 {
      letters.append(step.folded)
    } else {
      letters.append(contentsOf: bytes[position..<position + step.length])
    }
  }

  /// Whether the full stop here stands inside an acronym: `L.A.`, `U.S.`, but not the end of a sentence.
  private func joinsAcronym() -> Bool {
    guard bytes[position] == UInt8(ascii: "."), letters.count <= 4, position + 2 < bytes.count, position >= 1,
      isLetter(bytes[position - 1]), isLetter(bytes[position + 1]), !isLetter(bytes[position + 2])
    else { return false }
    return letters.count == 1 || position >= 2 && bytes[position - 2] == UInt8(ascii: ".")
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a }

  private enum Kind { case letter, joiner, gap }

  private struct Step {
    var kind: Kind
    var length = 1
    /// The folded letter, 0 when the bytes stand for themselves.
    var folded: UInt8 = 0
    var isLarge = false
  }

  private func step(at index: Int) -> Step {
    let byte = bytes[index]
    switch byte {
    case 0x61...0x7a, 0x30...0x39: return Step(kind: .letter, folded: byte)
    case 0x41...0x5a: return Step(kind: .letter, folded: byte | 0x20, isLarge: true)
    case 0x27: return Step(kind: .joiner)
    case 0..<0x80: return Step(kind: .gap)
    default: return wideStep(at: index, byte)
    }
  }

  /// What a character outside ASCII does; bytes that are no UTF-8 cannot come out of a `String`.
  private func wideStep(at index: Int, _ byte: UInt8) -> Step {
    let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    guard index + length <= bytes.count else { return Step(kind: .gap, length: bytes.count - index) }
    let second = bytes[index + 1]
    switch byte {
    case 0xc2: return Step(kind: second == 0xad ? .joiner : .gap, length: 2)
    case 0xc3...0xc5:
      let scalar = UInt32(byte & 0x1f) << 6 | UInt32(second & 0x3f)
      guard let base = latinBase(scalar) else { return Step(kind: .gap, length: 2) }
      return Step(kind: .letter, length: 2, folded: base, isLarge: byte == 0xc3 && second < 0x9f)
    case 0xcc,
      0xcd where byte == 0xcc || second < 0xb0:
      return Step(kind: .joiner, length: 2)
    case 0xe2: return punctuation(second, bytes[index + 2])
    case 0xe3 where second == 0x80: return Step(kind: .gap, length: 3)
    case 0xef: return Step(kind: isByteOrderMark(second, bytes[index + 2]) ? .joiner : .gap, length: 3)
    default: return Step(kind: byte >= 0xf0 ? .gap : .letter, length: length)
    }
  }

  private func isByteOrderMark(_ second: UInt8, _ third: UInt8) -> Bool { second == 0xbb && third == 0xbf }

  /// U+2000 to U+2FFF: curly apostrophes, zero-width characters and the soft hyphen join, all else separates.
  private func punctuation(_ second: UInt8, _ third: UInt8) -> Step {
    let joins =
      second == 0x80 && (0x8b...0x8f ~= third || third == 0x98 || third == 0x99) || second == 0x81 && third == 0xa0
    return Step(kind: joins ? .joiner : .gap, length: 3)
  }
}

/// The plain letter under a Latin letter with a mark, U+00C0 to U+017F; nil for × and ÷.
private func latinBase(_ scalar: UInt32) -> UInt8? {
  guard scalar >= 0xc0, scalar <= 0x17f else { return nil }
  let base = latinBases[Int(scalar - 0xc0)]
  return base == UInt8(ascii: "?") ? nil : base
}

private let latinBases = Array(
  ("aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
    + "iijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

/// FNV-1a over the word without its plural ending.
///
/// English `-s` and `-ies`, and the Spanish plurals in `-ciones`, `-dades` and `-ores`; words of up to three letters
/// and those in `-ss`, `-us`, `-is` stay. Phrase and text go through the same cut, so it need not be a real stem.
private func stemmedKey(_ letters: [UInt8]) -> UInt64 {
  let (length, last) = singular(letters)
  var key: UInt64 = 0xcbf2_9ce4_8422_2325
  for index in 0..<length { key = (key ^ UInt64(letters[index])) &* 0x100_0000_01b3 }
  if let last { key = (key ^ UInt64(last)) &* 0x100_0000_01b3 }
  return key
}

/// How many letters of a plural stay, and the letter that follows them in the singular.
private func singular(_ letters: [UInt8]) -> (length: Int, last: UInt8?) {
  let count = letters.count
  guard count > 3, letters[count - 1] == UInt8(ascii: "s") else { return (count, nil) }
  let before = letters[count - 2]
  if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") || before == UInt8(ascii: "i") { return (count, nil) }
  if count == 4, letters.elementsEqual("news".utf8) { return (count, nil) }
  guard before == UInt8(ascii: "e"), count > 4 else { return (count - 1, nil) }
  if letters[count - 3] == UInt8(ascii: "i") { return (count - 3, UInt8(ascii: "y")) }
  let isSpanish = spanishPlurals.contains { letters.suffix($0.count).elementsEqual($0) }
  return (isSpanish ? count - 2 : count - 1, nil)
}

private let spanishPlurals = ["ciones", "siones", "dades", "dores", "tores", "venes", "rceles", "ujeres", "lares"].map {
  Array($0.utf8)
}
