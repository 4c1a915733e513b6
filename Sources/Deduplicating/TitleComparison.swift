import Text

/// How two titles stand to each other, with slips of the pen repaired and what publishers add left out.
struct TitleComparison {
  /// Both name the same thing in the same words, but for words that a title may have or lack.
  let isEqual: Bool
  /// Share of the shorter title's telling words that the longer one has, 0 to 1.
  let containment: Double
  /// Telling words that both have.
  let shared: Int
  /// The shorter title is an unbroken piece of the longer one.
  let isPiece: Bool
  /// The shorter title is how the longer one begins, as when a digest cuts it.
  let isBeginning: Bool
  /// Telling words that only the longer one has.
  let extra: Int
  /// Each has telling words that the other lacks, the longer of them no mere acronym.
  let isSibling: Bool
  /// A number stands in one of them that the other lacks: `Level 3`, `GFO-21-304`.
  let hasOtherNumbers: Bool

  /// Compares; `ignored` are hashes of words that count for nothing when only one title has them: the funders' names.
  init(_ left: TitleShape, _ right: TitleShape, ignoring ignored: [UInt64]) {
    let (one, other) =
      left.telling.mayHoldSlips(of: right.telling)
      ? TitleComparison.repaired(left.tellingWords, right.tellingWords) : (left.telling, right.telling)
    let (a, b) = (WordBits(one, beside: other, ignoring: ignored), WordBits(other, beside: one, ignoring: ignored))
    shared = a.shared.nonzeroBitCount
    isEqual = a.own == 0 && b.own == 0 && a.count > 0
    let fewer = min(a.count, b.count)
    containment = fewer == 0 ? 0 : Double(shared) / Double(fewer)
    extra = max(a.count, b.count) - shared
    let isLeftShort = a.kept.nonzeroBitCount <= b.kept.nonzeroBitCount
    if containment == 1 {
      let (first, second) = (a.words(of: one), b.words(of: other))
      let (short, long) = isLeftShort ? (first, second) : (second, first)
      isPiece = TitleComparison.holds(long, short)
      isBeginning = TitleComparison.begins(long[...], short)
    } else {
      (isPiece, isBeginning) = (false, false)
    }
    // "President of Programs" and "President of Development": a common word may be all that tells them apart.
    isSibling =
      !(a.own == 0 && !left.hasOwnCommonWord(beside: right)) && !(b.own == 0 && !right.hasOwnCommonWord(beside: left))
      && (a.hasOwn(of: one) { $0.length > 5 } || b.hasOwn(of: other) { $0.length > 5 })
    hasOtherNumbers = a.hasOwn(of: one, where: \.hasDigits) || b.hasOwn(of: other, where: \.hasDigits)
  }

  /// Whether `long` has all of `short` in one piece.
  private static func holds(_ long: [WordMark], _ short: [WordMark]) -> Bool {
    guard !short.isEmpty, short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { begins(long[$0...], short) }
  }

  private static func begins(_ long: ArraySlice<WordMark>, _ short: [WordMark]) -> Bool {
    short.count <= long.count && zip(long, short).allSatisfy { $0.hash == $1.hash }
  }

  /// Neighbouring words as one where the other title has them so: `frui t`, `cyber security`.
  private static func joined(_ words: [TitleWord], as others: [TitleWord]) -> [TitleWord] {
    for index in words.indices.dropLast() {
      let both = WordMark.joined(words[index].mark, words[index + 1].mark)
      guard others.contains(where: { both.mayBe($0.mark) }) else { continue }
      let pair = TitleWord(words[index].text + words[index + 1].text)
      guard others.holds(pair), !words.holds(pair) else { continue }
      return Array(words[..<index]) + [pair] + Array(words[(index + 2)...])
    }
    return words
  }

  /// Both lists of words, those of `right` spelled as in `left` where they differ by a slip: `enhacnement`, `trail`,
  /// and a space one letter too early or too late (`californiac ivil`).
  private static func repaired(_ left: [TitleWord], _ right: [TitleWord]) -> ([WordMark], [WordMark]) {
    let (left, right) = (joined(left, as: right), joined(right, as: left))
    guard left.contains(where: { !right.holds($0) }), right.contains(where: { !left.holds($0) }) else {
      return (left.map(\.mark), right.map(\.mark))
    }
    let strangers = left.filter { !right.holds($0) }
    var repaired = right
    for index in repaired.indices where !left.holds(repaired[index]) {
      if let slip = strangers.first(where: { isSlip($0, repaired[index]) }) { repaired[index] = slip }
    }
    for index in repaired.indices.dropLast() where !left.holds(repaired[index]) || !left.holds(repaired[index + 1]) {
      let found = left.indices.dropLast().first {
        isSlip((left[$0], left[$0 + 1]), (repaired[index], repaired[index + 1]))
      }
      if let found { (repaired[index], repaired[index + 1]) = (left[found], left[found + 1]) }
    }
    return (left.map(\.mark), repaired.map(\.mark))
  }

  private static func isSlip(_ left: TitleWord, _ right: TitleWord) -> Bool {
    left.mark.mayBeSlip(of: right.mark) && isSlip(left.text, right.text)
  }

  /// The same for two neighbouring words each, written as one.
  private static func isSlip(_ left: (TitleWord, TitleWord), _ right: (TitleWord, TitleWord)) -> Bool {
    let (one, other) = (
      WordMark.joined(left.0.mark, left.1.mark), WordMark.joined(right.0.mark, right.1.mark)
    )
    guard one.mayBe(other) || one.mayBeSlip(of: other) else { return false }
    let (a, b) = (left.0.text + left.1.text, right.0.text + right.1.text)
    return a == b || isSlip(a, b)
  }

  /// Whether two words differ by what a finger does.
  ///
  /// From six letters on that is one letter added, left out or changed; from five on two neighbours that changed places.
  /// Digits are never slips.
  static func isSlip(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard abs(a.count - b.count) <= 1, min(a.count, b.count) >= 5, left != right else { return false }
    guard !(a + b).contains(where: { (48...57).contains($0) }) else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (x, y) = (a[start..<a.count - end], b[start..<b.count - end])
    if x.count == 2, y.count == 2 { return x.first == y.last && x.last == y.first }
    return x.count <= 1 && y.count <= 1 && min(a.count, b.count) >= 6
  }
}

/// Words of one title as bits, the first word the lowest: which of them count, and which of those the other title has.
struct WordBits {
  /// Words that count; without the ignored ones that the other title lacks, unless nothing would be left.
  private(set) var kept: UInt64 = 0
  /// Different words that both have.
  private(set) var shared: UInt64 = 0
  /// Different words that only this one has.
  private(set) var own: UInt64 = 0

  /// Different words that count.
  var count: Int { shared.nonzeroBitCount + own.nonzeroBitCount }

  /// A title has at most 64 words.
  init(_ words: [WordMark], beside others: [WordMark], ignoring ignored: [UInt64]) {
    var left: UInt64 = 0
    for (index, word) in words.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      let isFirst = !words[..<index].contains { $0.hash == word.hash }
      if others.hold(word) {
        kept |= bit
        if isFirst { shared |= bit }
      } else {
        if !ignored.contains(word.hash) { kept |= bit }
        if isFirst { left |= bit }
      }
    }
    own = left & kept
    guard kept == 0 else { return }
    own = left
    kept = words.count < 64 ? 1 << UInt64(words.count) - 1 : .max
  }

  func words(of all: [WordMark]) -> [WordMark] {
    all.indices.filter { kept >> UInt64($0) & 1 == 1 }.map { all[$0] }
  }

  /// Whether a word that only this title has is such a one.
  func hasOwn(of all: [WordMark], where isSuch: (WordMark) -> Bool) -> Bool {
    own != 0 && all.indices.contains { own >> UInt64($0) & 1 == 1 && isSuch(all[$0]) }
  }
}
