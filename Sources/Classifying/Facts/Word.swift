/// A word without case and accents, as one number, so that a text of any size is compared word by word in one step each.
///
/// FNV-1a over the folded bytes; two words of a language never met on the same number in practice, and a phrase needs
/// several in a row.
struct Word: Hashable, Sendable {
  var number: UInt64

  /// A word whose number is known already.
  init(number: UInt64) { self.number = number }

  /// The word of a literal: `a`…`z`, with or without accents.
  init(_ text: String) {
    var hash = WordHash()
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let (byte, length) = folded(bytes, at: index)
      if byte != 0 { hash.add(byte) }
      index += length
    }
    number = hash.value
  }

  static let none = Word(number: 0)

  func hash(into hasher: inout Hasher) { hasher.combine(number) }

  // The number is a hash already, and every table that holds words is our own: hashing it once more cost a tenth of
  // the time of reading a text.
  func _rawHashValue(seed: Int) -> Int { Int(truncatingIfNeeded: number) ^ seed }
}

/// FNV-1a, 64 bits.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Takes in one folded byte.
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}

/// The letter at that place without case and accent, and how many bytes it takes; letters of other scripts are their
/// own bytes, one at a time.
func folded(_ bytes: [UInt8], at index: Int) -> (byte: UInt8, length: Int) {
  let byte = bytes[index]
  if byte < 0x80 { return (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte, 1) }
  guard byte == 0xc3, index + 1 < bytes.count else { return (byte, 1) }
  return (latin[Int(bytes[index + 1] & 0x3f)], 2)
}

/// U+00C0 to U+00FF without case and accent.
private let latin: [UInt8] = Array("aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy".utf8)
