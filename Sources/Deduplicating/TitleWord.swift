/// A word of a title with what comparing it needs, worked out once: millions of words are compared, and hardly any two
/// are alike.
struct TitleWord: Hashable, Sendable {
  let text: String
  let mark: WordMark

  init(_ text: String) {
    self.text = text
    mark = WordMark(text.utf8)
  }

  init(_ text: String, _ mark: WordMark) {
    self.text = text
    self.mark = mark
  }
}

/// A word without its letters: enough to say that two are the same, or that no slip of the pen makes one of the other.
struct WordMark: Hashable, Sendable {
  /// FNV-1a over the UTF-8; two different words of one comparison share it once in 10¹⁷ times.
  let hash: UInt64
  /// A bit for each letter from a to z that stands in it, one for digits and one for all else.
  let letters: UInt32
  /// Bytes of UTF-8.
  let length: Int

  init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var letters: UInt32 = 0
    var length = 0
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      letters |= WordMark.bit(of: byte)
      length += 1
    }
    self.init(hash: hash, letters: letters, length: length)
  }

  private init(hash: UInt64, letters: UInt32, length: Int) {
    self.hash = hash
    self.letters = letters
    self.length = length
  }

  private static func bit(of byte: UInt8) -> UInt32 {
    switch byte {
    case 0x61...0x7a: 1 << UInt32(byte - 0x61)
    case 0x30...0x39: digits
    default: 1 << 27
    }
  }

  private static let digits: UInt32 = 1 << 26

  var hasDigits: Bool { letters & WordMark.digits != 0 }

  /// The letters of two words written as one; its hash says nothing.
  static func joined(_ left: WordMark, _ right: WordMark) -> WordMark {
    WordMark(hash: 0, letters: left.letters | right.letters, length: left.length + right.length)
  }

  /// Whether two words written as one could be the other.
  func mayBe(_ other: WordMark) -> Bool { length == other.length && letters == other.letters }

  /// Whether one letter added, left out or changed, or two that changed places, could make one of the other: that
  /// changes at most two of the letters that stand in it, and one of its length.
  func mayBeSlip(of other: WordMark) -> Bool {
    abs(length - other.length) <= 1 && min(length, other.length) >= 5 && !hasDigits && !other.hasDigits
      && (letters ^ other.letters).nonzeroBitCount <= 2
  }
}

extension [WordMark] {
  func hold(_ word: WordMark) -> Bool { contains { $0.hash == word.hash } }

  /// Whether a word that only one title has may be a slip of one that only the other has, or two of them one.
  ///
  /// Nearly no two titles do, and their letters need not be looked at.
  func mayHoldSlips(of other: [WordMark]) -> Bool {
    let strangers = other.filter { !hold($0) }
    for word in self where !other.hold(word) && strangers.contains(where: word.mayBeSlip) { return true }
    let (pairs, others) = (neighbours, other.neighbours)
    return pairs.contains { pair in other.contains { pair.mayBe($0) } }
      || others.contains { pair in contains { pair.mayBe($0) } }
      || !strangers.isEmpty && pairs.contains { pair in others.contains { pair.mayBe($0) || pair.mayBeSlip(of: $0) } }
  }

  /// Each two neighbouring words as one.
  private var neighbours: [WordMark] { zip(self, dropFirst()).map { WordMark.joined($0, $1) } }
}

extension [TitleWord] {
  func holds(_ word: TitleWord) -> Bool { contains { $0.mark.hash == word.mark.hash } }
}

/// A few words that many others are looked up among: one step for nearly every word that is not one of them.
struct WordSet: Sendable {
  /// Hashes at the place that their last seven bits name, or the next free one; 0 is free.
  private var places = [UInt64](repeating: 0, count: 128)

  /// At most a hundred words.
  init(_ words: some Sequence<String>) {
    for word in words {
      let hash = WordMark(word.utf8).hash
      var place = Int(hash & 127)
      while places[place] != 0, places[place] != hash { place = (place + 1) & 127 }
      places[place] = hash
    }
  }

  func contains(_ word: WordMark) -> Bool {
    var place = Int(word.hash & 127)
    while places[place] != 0 {
      if places[place] == word.hash { return true }
      place = (place + 1) & 127
    }
    return false
  }
}
