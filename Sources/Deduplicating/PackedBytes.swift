/// Collects numbers and texts as bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ numbers: [UInt64]) {
    put(UInt64(numbers.count))
    for number in numbers { put(number) }
  }

  mutating func put(_ text: String) {
    put(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  /// Four bytes each, for hashes, which no shorter form would shorten.
  mutating func putFixed(_ numbers: [UInt32]) {
    put(UInt64(numbers.count))
    bytes.reserveCapacity(bytes.count + 4 * numbers.count)
    for number in numbers {
      for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
  }
}

/// Reads what `ByteWriter` wrote; after the end everything is empty and `isCutShort` is set.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var isCutShort = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    isCutShort = true
    return 0
  }

  /// A count that the bytes left could hold at `size` bytes each; a larger one is damage.
  private mutating func count(of size: Int) -> Int {
    let count = number()
    guard count <= UInt64((bytes.count - position) / size) else {
      isCutShort = true
      return 0
    }
    return Int(count)
  }

  mutating func numbers() -> [UInt64] {
    let count = count(of: 1)
    var numbers: [UInt64] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(number()) }
    return numbers
  }

  mutating func text() -> String { String(decoding: slice(), as: UTF8.self) }

  /// The bytes of a text where they lie.
  mutating func slice() -> ArraySlice<UInt8> {
    let count = count(of: 1)
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// A text, and its words without their letters.
  mutating func words() -> (text: String, marks: [WordMark]) {
    let bytes = slice()
    return (String(decoding: bytes, as: UTF8.self), marks(in: bytes))
  }

  /// The words of a text without their letters.
  mutating func marks() -> [WordMark] { marks(in: slice()) }

  private func marks(in text: ArraySlice<UInt8>) -> [WordMark] {
    var marks: [WordMark] = []
    marks.reserveCapacity(12)
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, text[end] != UInt8(ascii: " ") { end += 1 }
      if end > start { marks.append(WordMark(text[start..<end])) }
      start = end + 1
    }
    return marks
  }

  mutating func skipNumbers() {
    for _ in 0..<count(of: 1) { _ = number() }
  }

  mutating func fixed() -> [UInt32] {
    let count = count(of: 4)
    let start = position
    position += 4 * count
    return (0..<count).map { index in
      let at = start + 4 * index
      return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
    }
  }
}
