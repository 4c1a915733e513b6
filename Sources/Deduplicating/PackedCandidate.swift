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
    writer.put(shape.text)
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
      writer.put(funder.text)
      writer.put(funder.code.joined(separator: " "))
    }
    writer.putFixed(shingles)
    return writer.bytes
  }

  /// Reads what `packed` wrote; nil when the bytes are of another layout or cut short.
  package init?(packed bytes: [UInt8], of entry: EntryKey) {
    var reader = ByteReader(bytes)
    guard reader.number() == 1 else { return nil }
    let (text, marks) = reader.words()
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
    var funder: FunderName?
    if has(9) {
      let (name, marks) = reader.words()
      funder = FunderName(
        text: name, hashes: marks.map(\.hash), code: reader.text().split(separator: " ").map(String.init))
    }
    let shingles = reader.fixed()
    guard !reader.isCutShort else { return nil }
    self.init(
      entry: entry, shape: TitleShape(text: text, marks: marks, years: years, rounds: rounds, isAmendment: has(0)),
      dates: dates,
      amount: amount, address: address, number: number, funder: funder, shingles: shingles)
  }
}

extension Day {
  /// Days since the year 1, so that no day of a calendar is below zero.
  fileprivate var unsigned: UInt64 { UInt64(max(0, number + 719_162)) }
  fileprivate init(unsigned: UInt64) { self.init(number: Int(truncatingIfNeeded: unsigned) - 719_162) }
}

extension Glance {
  /// Reads no more of what `Candidate.packed` wrote than it needs; nil when the bytes are of another layout or cut short.
  package init?(packed bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.number() == 1 else { return nil }
    let words = reader.marks()
    reader.skipNumbers()
    _ = reader.slice()
    let flags = reader.number()
    func has(_ bit: UInt64) -> Bool { flags >> bit & 1 == 1 }
    reader.skipNumbers()
    for bit: UInt64 in [4, 5, 6] where has(bit) { _ = reader.number() }
    let address = has(7) ? reader.slice() : []
    let number = has(8) ? reader.slice() : []
    funder = has(9) ? reader.marks().map(\.hash) : []
    guard !reader.isCutShort else { return nil }
    self.address = address.isEmpty ? 0 : WordMark(address).hash
    self.number = has(8) ? WordMark(number).hash : 0
    telling = TitleShape.telling(words)
  }
}
