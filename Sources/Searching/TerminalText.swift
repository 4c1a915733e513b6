/// Text measured and cut as a terminal shows it.
extension String {
  /// Columns it takes: two for East Asian letters and pictures, none for marks on letters.
  var width: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// At most so many columns, with an ellipsis where something was cut.
  ///
  /// Thousands of marks on one letter take no column and still fill a screen: of scalars there may be eight a column.
  func cut(to columns: Int) -> String {
    let most = 8 * Swift.max(columns, 0)
    guard width > columns || unicodeScalars.count > most else { return self }
    var kept = ""
    var (used, scalars) = (0, 0)
    for character in self {
      used += String(character).width
      scalars += character.unicodeScalars.count
      if used > columns - 1 || scalars > most { break }
      kept.append(character)
    }
    return columns > 0 ? kept + "…" : ""
  }

  /// With spaces up to so many columns; one space at least where it is longer.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: Swift.max(width < columns ? 0 : 1, columns - width))
  }

  /// Without what would begin another line or column, talk to the terminal or turn the direction of writing.
  var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7f }) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || isDangerous($0) ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  /// Columns it takes by itself: 0, 1 or 2.
  fileprivate var columns: Int {
    switch value {
    case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
      0x1f300...0x1faff:
      2
    default: 1
    }
  }
}
