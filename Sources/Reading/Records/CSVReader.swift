import Model

/// A row of a table, by the names of its first row.
struct CSVRecord: Record {
  let header: CSVHeader
  let cells: [String]

  /// The cell of a column by its name or number; throws with the names there are when there is no such column.
  func texts(_ path: String) throws(Failure) -> [String] {
    guard let column = header.column(path) else {
      throw Failure(.field, "no column '\(path)'; there are \(header.names.joined(separator: ", "))")
    }
    return column < cells.count && !cells[column].isEmpty ? [cells[column]] : []
  }

  var columns: [(name: String, values: [String])] {
    zip(header.names, cells).map { ($0, $1.isEmpty ? [] : [$1]) }
  }
}

/// The names of the columns.
final class CSVHeader {
  let names: [String]
  private var columns: [String: Int] = [:]

  init(_ names: [String]) {
    self.names = names.map(oneLine)
    for (index, name) in self.names.enumerated() {
      if columns[name] == nil { columns[name] = index }
      if columns[name.lowercased()] == nil { columns[name.lowercased()] = index }
    }
  }

  /// By name, letters ignored where that is clear, or by number from 1 as `#3`.
  func column(_ name: String) -> Int? {
    if let known = columns[name] ?? columns[name.lowercased()] { return known }
    guard name.hasPrefix("#"), let number = Int(name.dropFirst()), number >= 1 else { return nil }
    return number - 1
  }
}

/// `type: csv`: RFC 4180 and what Excel makes of it.
func readCSV(_ answer: Answer) throws(Failure) -> ReadItems {
  var rows = CSVRows(answer.text)
  guard let names = rows.next(), names.contains(where: { !$0.isEmpty }) else {
    throw Failure(.read, "\(answer.document.url) has no header row")
  }
  var items = ReadItems()
  items.format = "csv"
  let header = CSVHeader(names)
  let reader = try RecordReader(answer)
  while let cells = rows.next() {
    guard cells.contains(where: { !$0.isEmpty }) else { continue }
    if let entry = try reader.entry(CSVRecord(header: header, cells: cells)) { items.entries.append(entry) }
  }
  return items
}

/// Rows of cells: quoted cells hold separators, line breaks and doubled quotes.
///
/// The separator is what divides the first row: comma, semicolon, tab or bar; Excel's `sep=;` line says it outright.
struct CSVRows {
  private let bytes: [UInt8]
  private var at = 0
  private var separator = UInt8(ascii: ",")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if bytes[at...].starts(with: "sep=".utf8), at + 4 < bytes.count {
      separator = bytes[at + 4]
      at = (bytes[at...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    } else {
      separator = Self.likeliestSeparator(bytes[at...])
    }
  }

  /// What stands most often in the first row outside quotes.
  private static func likeliestSeparator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes {
      if byte == 0x22 { quoted.toggle() }
      if byte == 0x0A, !quoted { break }
      if !quoted, [0x2C, 0x3B, 0x09, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0x2C
  }

  /// The next row, nil after the last; a blank line is a row of one empty cell.
  mutating func next() -> [String]? {
    guard at < bytes.count else { return nil }
    var cells: [String] = []
    while true {
      cells.append(cell())
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    if at < bytes.count, bytes[at] == 0x0D { at += 1 }
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    return cells
  }

  /// One cell up to its separator or line end, quotes undone.
  private mutating func cell() -> String {
    guard at < bytes.count, bytes[at] == 0x22 else { return plainCell() }
    at += 1
    var value: [UInt8] = []
    while at < bytes.count {
      let end = bytes[at...].firstIndex(of: 0x22) ?? bytes.count
      value += bytes[at..<end]
      at = min(end + 1, bytes.count)
      guard at < bytes.count, bytes[at] == 0x22 else { break }
      value.append(0x22)
      at += 1
    }
    // What follows the closing quote belongs to the cell all the same: `"5" x 7`.
    let rest = plainCell()
    return String(decoding: value, as: UTF8.self) + rest
  }

  /// A cell without quotes, up to the separator or the end of the line.
  private mutating func plainCell() -> String {
    let start = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
