/// Quoted-printable (RFC 2045 §6.7): 7-bit, lines of at most 76, every line ending CRLF.
///
/// A dot or a `From ` that would start a line is encoded too, so that no relay and no mailbox format changes a byte.
/// A text without a last line break ends with a soft one, so that encoded pieces can be put one after the other.
func quotedPrintable(_ text: String) -> [UInt8] {
  var encoder = QuotedPrintableEncoder()
  let bytes = Array(text.utf8)
  encoder.output.reserveCapacity(bytes.count + bytes.count / 16)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    let isReturn = byte == 13
    if isReturn || byte == 10 {
      encoder.breakLine()
      if isReturn, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
    } else {
      let following = index + 1 < bytes.count ? bytes[index + 1] : 0
      encoder.put(byte, endsLine: following == 10 || following == 13)
    }
    index += 1
  }
  encoder.finish()
  return encoder.output
}

/// Writes byte after byte and keeps the column, so that no line exceeds 76 (RFC 2045 §6.7).
private struct QuotedPrintableEncoder {
  var output: [UInt8] = []
  private var column = 0
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A line end of the text itself.
  mutating func breakLine() {
    output += [13, 10]
    column = 0
  }

  /// One byte, as itself or as `=XX`; white space at the end of a line is always encoded.
  mutating func put(_ byte: UInt8, endsLine: Bool) {
    let isPlain = (33...126).contains(byte) && byte != 61 || (byte == 32 || byte == 9) && !endsLine
    // One column is kept for the soft break itself.
    if column + (isPlain ? 1 : 3) > 75 { softBreak() }
    let isRisky = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
    let width = isPlain && !isRisky ? 1 : 3
    if width == 1 {
      output.append(byte)
    } else {
      output += [61, Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
    }
    column += width
  }

  /// A line end that the reader takes out again.
  private mutating func softBreak() {
    output += [61, 13, 10]
    column = 0
  }

  /// Ends a piece so that whatever is filled in next begins a line.
  mutating func finish() { if column > 0 { softBreak() } }
}
