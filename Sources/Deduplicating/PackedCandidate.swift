package import Model
import Text

extension Candidate {
  /// The candidate as bytes, for a table of a million of them: about 60 bytes and four for each word of the summary.
  ///
  /// Numbers are little-endian groups of seven bits (LEB128), texts have their length before them. The first byte is the
  /// version of this layout.
  package var packed: [UInt8] {
    var writer = ByteWriter()
    writer.put(1)
    writer.put(shape.words.joined(separator: " "))
    writer.put(shape.years.sorted().map { UInt64($0) })
    writer.put(shape.rounds.sorted().joined(separator: "\n"))
    let flags = [
      shape.isAmendment, dates.isForecast, dates.isOpenEnded, dates.isEvent, dates.posted != nil,
      dates.firstSeen != nil, amount != nil, address != nil, number != nil, funder != nil,
    ]
    writer.put(flags.enumerated().reduce(UInt64(0)) { $0 | ($1.element ? 1 << UInt64($1.offset) : 0) })
    writer.put(dates.closes.map(\.unsigned))
    for day in [dates.posted, dates.firstSeen].compactMap(\.self) { writer.put(day.unsigned) }
    if let amount { writer.put(UInt64(max(0, amount))) }
    if let address { writer.put(address.plain) }
    if let number { writer.put(number) }
    if let funder {
      writer.put(funder.words.joined(separator: " "))
      writer.put(funder.code.joined(separator: " "))
    }
    writer.putFixed(shingles)
    return writer.bytes
  }

  /// Reads what `packed` wrote; nil when the bytes are of another layout or cut short.
  package init?(packed bytes: [UInt8], of entry: EntryKey) {
    var reader = ByteReader(bytes)
    guard reader.number() == 1 else { return nil }
    let words = reader.words()
    let years = Set(reader.numbers().map { Int(truncatingIfNeeded: $0) })
    let rounds = Set(reader.text().split(separator: "\n").map(String.init))
    let flags = reader.number()
    func has(_ bit: UInt64) -> Bool { flags >> bit & 1 == 1 }
    var dates = Dates(isForecast: has(1), isOpenEnded: has(2), isEvent: has(3))
    dates.closes = reader.numbers().map(Day.init(unsigned:))
    if has(4) { dates.posted = Day(unsigned: reader.number()) }
    if has(5) { dates.firstSeen = Day(unsigned: reader.number()) }
    let amount = has(6) ? Int(truncatingIfNeeded: reader.number()) : nil
    let address = has(7) ? Address(plain: reader.text()) : nil
    let number = has(8) ? reader.text() : nil
    let funder = has(9) ? FunderName(words: reader.words(), code: reader.words()) : nil
    let shingles = reader.fixed()
    guard !reader.isCutShort else { return nil }
    self.init(
      entry: entry, shape: TitleShape(words: words, years: years, rounds: rounds, isAmendment: has(0)), dates: dates,
      amount: amount, address: address, number: number, funder: funder, shingles: shingles)
  }
}

extension Day {
  /// Days since the year 1, so that no day of a calendar is below zero.
  fileprivate var unsigned: UInt64 { UInt64(max(0, number + 719_162)) }
  fileprivate init(unsigned: UInt64) { self.init(number: Int(truncatingIfNeeded: unsigned) - 719_162) }
}

/// Collects numbers and texts as bytes.
private struct ByteWriter {
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
private struct ByteReader {
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

  mutating func text() -> String {
    let count = count(of: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func words() -> [String] {
    let count = count(of: 1)
    defer { position += count }
    return bytes[position..<position + count].split(separator: UInt8(ascii: " ")).map {
      String(decoding: $0, as: UTF8.self)
    }
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
