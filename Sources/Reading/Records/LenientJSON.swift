import Text

/// JSON as programs write it: what no strict reader takes is mended once, and read again.
///
/// Throws what the strict reading threw when mending does not help.
func parsedJSON(_ bytes: [UInt8]) throws -> JSON {
  do {
    return try JSON(parsing: bytes)
  } catch {
    guard let mended = mendedJSON(bytes), let value = try? JSON(parsing: mended) else { throw error }
    return value
  }
}

/// Halves of pairs as U+FFFD, control characters within texts as escapes, commas before a closing bracket left out;
/// nil when there is nothing of these.
func mendedJSON(_ bytes: [UInt8]) -> [UInt8]? {
  var mending = JSONMending(bytes)
  mending.run()
  return mending.isChanged ? mending.result : nil
}

/// One pass over the bytes that knows only whether it is inside a text.
private struct JSONMending {
  let bytes: [UInt8]
  var result: [UInt8] = []
  var isChanged = false
  private var at = 0
  private var isInText = false
  /// Where the last comma outside a text was written, while only white space has followed it.
  private var comma: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    result.reserveCapacity(bytes.count + 64)
  }

  /// From the first byte to the last.
  mutating func run() {
    while at < bytes.count {
      let byte = bytes[at]
      if isInText, byte == 0x5C {
        escape()
      } else if isInText, byte < 0x20 {
        result += Array("\\u00".utf8) + hex(byte)
        isChanged = true
        at += 1
      } else {
        if byte == 0x22 { isInText.toggle() }
        if !isInText { dropComma(before: byte) }
        result.append(byte)
        if isInText || byte > 0x20, byte != 0x2C || isInText { comma = nil }
        at += 1
      }
    }
  }

  /// `[1, 2, ]` as JavaScript writes it.
  private mutating func dropComma(before byte: UInt8) {
    if byte == 0x2C { comma = result.count }
    guard byte == 0x5D || byte == 0x7D, let place = comma else { return }
    result.remove(at: place)
    isChanged = true
    comma = nil
  }

  /// An escape, as it stands unless it is half of a pair.
  private mutating func escape() {
    guard let high = unit(at) else {
      result += bytes[at..<min(at + 2, bytes.count)]
      at += 2
      return
    }
    let low = unit(at + 6)
    if (0xD800...0xDBFF).contains(high), let low, (0xDC00...0xDFFF).contains(low) {
      result += bytes[at..<(at + 12)]
      at += 12
    } else if (0xD800...0xDFFF).contains(high) {
      result += "\\ufffd".utf8
      isChanged = true
      at += 6
    } else {
      result += bytes[at..<(at + 6)]
      at += 6
    }
  }

  /// The number of a `\uXXXX` that begins there.
  private func unit(_ start: Int) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == 0x5C, bytes[start + 1] == 0x75 else { return nil }
    return UInt32(String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16)
  }

  /// A byte as two digits.
  private func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
