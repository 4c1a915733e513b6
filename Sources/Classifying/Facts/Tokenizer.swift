/// Cuts UTF-8 bytes into tokens in one pass; every byte is looked at a fixed number of times.
struct Tokenizer {
  private let bytes: [UInt8]
  private var index = 0
  private(set) var tokens: [Token] = []
  private var isSpaced = true
  /// Places in `tokens` before which a new line begins.
  private(set) var lineStarts: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5 + 8)
  }

  /// Cuts the whole text; call once.
  mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0a, 0x0d:
        lineStarts.append(tokens.count)
        skip(1)
      case 0x00...0x20, 0x7f: skip(1)
      case 0x30...0x39: number()
      case 0x41...0x5a, 0x61...0x7a: word()
      case 0x21..<0x80: sign(byte, 1)
      default: foreign()
      }
    }
  }

  private mutating func skip(_ count: Int) {
    index += count
    isSpaced = true
  }

  private mutating func append(_ token: Token) {
    var token = token
    token.end = Int32(index)
    token.isSpaced = isSpaced
    isSpaced = false
    tokens.append(token)
  }

  /// One sign, as its plain ASCII neighbour.
  private mutating func sign(_ byte: UInt8, _ length: Int) {
    var token = Token(.sign, start: index)
    token.sign = byte
    index += length
    append(token)
  }

  /// Letters, folded into their number as they pass.
  private mutating func word() {
    var token = Token(.word, start: index)
    var hash = WordHash()
    token.isCapital = bytes[index] < 0x80 ? bytes[index] < 0x61 : bytes[index] == 0xc3 && bytes[index + 1] < 0xa0
    while index < bytes.count, letterLength > 0 {
      let (byte, length) = folded(bytes, at: index)
      hash.add(byte)
      index += length
    }
    token.word = Word(number: hash.value)
    append(token)
  }

  /// Bytes of the letter here, 0 when it is none.
  private var letterLength: Int {
    let byte = bytes[index]
    if byte < 0x80 { return (0x41...0x5a).contains(byte & 0xdf) ? 1 : 0 }
    return byte == 0xc3 && index + 1 < bytes.count && bytes[index + 1] != 0x97 && bytes[index + 1] != 0xb7 ? 2 : 0
  }

  /// Digits; commas before exactly three digits, and a point before digits, belong to the number.
  ///
  /// `1.200.000`, with points where English has commas, is one number too.
  private mutating func number() {
    var token = Token(.number, start: index)
    var value = digits(&token.digits)
    while let groups = group(UInt8(ascii: ",")) ?? thousandsPoint() {
      value = value * 1000 + groups
      token.digits &+= 3
      token.isPlain = false
    }
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) { fraction(&value, &token) }
    token.value = token.digits <= 15 ? value : nil
    if token.isPlain, token.digits <= 4 { token.word = digitsWord(from: Int(token.start)) }
    append(token)
  }

  /// The value of the digits here; more than fifteen lose exactness, which `number()` answers with nil.
  private mutating func digits(_ count: inout UInt8) -> Double {
    var value = 0.0
    while index < bytes.count, isDigit(index) {
      value = value * 10 + Double(bytes[index] - 0x30)
      count = min(count, 100) + 1
      index += 1
    }
    return value
  }

  /// Short figures are words too, so that a phrase may hold one: "step 1".
  private func digitsWord(from start: Int) -> Word {
    var hash = WordHash()
    for place in start..<index { hash.add(bytes[place]) }
    return Word(number: hash.value)
  }

  /// Digits after a decimal point.
  private mutating func fraction(_ value: inout Double, _ token: inout Token) {
    index += 1
    token.isPlain = false
    var scale = 0.1
    while index < bytes.count, isDigit(index) {
      value += Double(bytes[index] - 0x30) * scale
      scale /= 10
      index += 1
    }
  }

  /// Exactly three digits after a separator.
  private mutating func group(_ separator: UInt8) -> Double? {
    guard index + 3 < bytes.count, bytes[index] == separator, isDigit(index + 1), isDigit(index + 2),
      isDigit(index + 3),
      index + 4 >= bytes.count || !isDigit(index + 4)
    else { return nil }
    defer { index += 4 }
    return (1...3).reduce(0) { $0 * 10 + Double(bytes[index + $1] - 0x30) }
  }

  /// A point before three digits groups thousands only when a second such group follows, or one has gone before.
  private mutating func thousandsPoint() -> Double? {
    guard index + 7 < bytes.count || (index >= 4 && bytes[index - 4] == UInt8(ascii: ".")) else { return nil }
    let isGrouped = index >= 4 && bytes[index - 4] == UInt8(ascii: ".")
    let continues = index + 7 < bytes.count && bytes[index + 4] == UInt8(ascii: ".") && isDigit(index + 5)
    return isGrouped || continues ? group(UInt8(ascii: ".")) : nil
  }

  private func isDigit(_ index: Int) -> Bool { bytes[index] >= 0x30 && bytes[index] <= 0x39 }

  /// Letters with accents, typographic signs and spaces; everything else is a sign of its own.
  private mutating func foreign() {
    if letterLength > 0 { return word() }
    let (first, second) = (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0)
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (first, second, third) {
    case (0xc2, 0xa0, _): skip(2)
    case (0xe2, 0x80, 0x80...0x8f), (0xe2, 0x80, 0xaf), (0xef, 0xbb, 0xbf): skip(3)
    case (0xe2, 0x80, 0x90...0x95): sign(UInt8(ascii: "-"), 3)
    case (0xe2, 0x80, 0x98...0x9b): sign(UInt8(ascii: "'"), 3)
    case (0xe2, 0x80, 0x9c...0x9f), (0xc2, 0xab, _), (0xc2, 0xbb, _): sign(UInt8(ascii: "\""), first == 0xc2 ? 2 : 3)
    case (0xe2, 0x80, 0xa2), (0xe2, 0x97, 0x8b...0x8f), (0xe2, 0x96, _), (0xef, 0x82, _): sign(UInt8(ascii: "*"), 3)
    case (0xc2, 0xb7, _): sign(UInt8(ascii: "*"), 2)
    case (0xc2, 0xba, _), (0xc2, 0xaa, _): sign(UInt8(ascii: "^"), 2)
    default: sign(0xff, scalarLength)
    }
  }

  private var scalarLength: Int {
    let wanted = bytes[index] >= 0xf0 ? 4 : bytes[index] >= 0xe0 ? 3 : bytes[index] >= 0xc0 ? 2 : 1
    return min(wanted, bytes.count - index)
  }
}
