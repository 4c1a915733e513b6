import CXML2
import Glibc

/// Text taken out of the parser's buffer without the parser.
///
/// libxml2 judges every character of a text on its own, which is most of the time it takes to read a feed. What stands
/// between two tags needs no judge where it is plain characters, sections and references to known characters: it is
/// copied whole, and the parser is put down before the next tag. Anything else is left to the parser, from the tag on.
extension XMLReader {
  /// Where the parser stands when it tells of a tag: on the `>` of a start tag, past that of an end tag.
  enum Tag { case start, end }

  /// Takes the text that follows the tag at hand.
  func leap(after tag: Tag) {
    // Within an entity there is another input; none is ever expanded, so this is a fence only.
    guard let context, context.pointee.inputNr == 1, let input = context.pointee.input,
      let current = input.pointee.cur, let end = input.pointee.end
    else { return }
    // libxml2 owns this copy of the document, and may be told where to go on in it.
    var start = UnsafeMutablePointer(mutating: current)
    if tag == .start {
      guard start.pointee == 0x3E else { return }
      start += 1
    }
    let mark = state.pointee.text.count
    guard let stop = takeText(from: start, to: end) else { return state.pointee.text.cut(to: mark) }
    guard stop > start else { return }
    if tag == .start {
      // The parser still expects the end of the start tag: the last byte of the text becomes that.
      (stop - 1).pointee = 0x3E
      input.pointee.cur = UnsafePointer(stop - 1)
    } else {
      input.pointee.cur = UnsafePointer(stop)
    }
  }

  /// Gathers up to the next tag, sections included, and gives its place; nil where only the parser can tell.
  private func takeText(
    from start: UnsafeMutablePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>? {
    var at = start
    while at < end, let found = memchr(at, 0x3C, end - UnsafePointer(at)) {
      let tag = found.assumingMemoryBound(to: UInt8.self)
      guard tag == at || take(UnsafeBufferPointer(start: at, count: tag - at)) else { return nil }
      guard end - UnsafePointer(tag) > 12, memcmp(tag, "<![CDATA[", 9) == 0 else { return tag }
      let inside = tag + 9
      guard let length = sectionEnd(UnsafeBufferPointer(start: inside, count: end - UnsafePointer(inside))) else {
        return nil
      }
      gather(UnsafeBufferPointer(start: inside, count: length))
      at = inside + length + 3
    }
    return nil
  }

  /// Gathers characters and references; false at a reference that is none, or at `]]>`, which no text may hold.
  private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    guard sectionEnd(bytes) == nil else { return false }
    var at = 0
    while at < bytes.count {
      guard let found = memchr(base + at, 0x26, bytes.count - at) else { break }
      let mark = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      gather(UnsafeBufferPointer(rebasing: bytes[at..<mark]))
      guard let length = takeReference(UnsafeBufferPointer(rebasing: bytes[mark...])) else { return false }
      at = mark + length
    }
    gather(UnsafeBufferPointer(rebasing: bytes[at...]))
    return true
  }

  /// Where the next `]]>` begins.
  private func sectionEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var at = 0
    while at + 2 < bytes.count, let found = memchr(base + at, 0x5D, bytes.count - 2 - at) {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if base[at + 1] == 0x5D, base[at + 2] == 0x3E { return at }
      at += 1
    }
    return nil
  }

  private func gather(_ bytes: UnsafeBufferPointer<UInt8>) {
    if state.pointee.gathers { state.pointee.text.append(bytes) }
  }

  private func gather(_ scalar: Unicode.Scalar) {
    guard state.pointee.gathers else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { state.pointee.text.append(byte) }
  }

  /// Gathers what the reference at the start stands for; gives its length, nil when it is not closed or none.
  private func takeReference(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= 4 else { return nil }
    if bytes[1] == 0x23 { return takeNumber(bytes) }
    var end = 1
    while end < min(bytes.count, 34), isLetterOrDigit(bytes[end]) { end += 1 }
    guard end > 1, end < bytes.count, bytes[end] == 0x3B, !(0x30...0x39).contains(bytes[1]) else { return nil }
    if let known = predefined(bytes, end) {
      gather(known)
    } else if state.pointee.gathers {
      var meant = meaning(of: String(decoding: bytes[1..<end], as: UTF8.self))
      meant.withUTF8 { gather($0) }
    }
    return end + 1
  }

  /// The five of XML itself, nearly all there are in escaped markup.
  private func predefined(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Unicode.Scalar? {
    switch (end, bytes[1], bytes[2], bytes[end - 1]) {
    case (3, 0x6C, 0x74, _): "<"
    case (3, 0x67, 0x74, _): ">"
    case (4, 0x61, 0x6D, 0x70): "&"
    case (5, 0x71, 0x75, 0x74) where bytes[3] == 0x6F: "\""
    case (5, 0x61, 0x70, 0x73) where bytes[3] == 0x6F: "'"
    default: nil
    }
  }

  /// `&#8217;` or `&#x2019;`; nil for a number that is no character of XML.
  private func takeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let isHex = bytes[2] == 0x78
    let first = isHex ? 3 : 2
    var value: UInt32 = 0
    var at = first
    while at < min(bytes.count, first + 7), let digit = digit(bytes[at], isHex) {
      value = value * (isHex ? 16 : 10) + digit
      at += 1
    }
    guard at > first, at < bytes.count, bytes[at] == 0x3B, value >= 0x20 || value == 9 || value == 10 || value == 13,
      value != 0xFFFE, value != 0xFFFF, let scalar = Unicode.Scalar(value)
    else { return nil }
    gather(scalar)
    return at + 1
  }

  private func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
    case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
    default: nil
    }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}

/// The control characters of a document, found in one pass, eight bytes at a time.
struct ControlBytes {
  /// Line ends as Windows or old programs write them.
  var hasReturns = false
  /// Such as XML forbids: the parser must see them.
  var hasForbidden = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var at = 0
    while at + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      // The highest bit of each byte that is below 0x20 (and of some behind it, which the exact look sorts out).
      if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 {
        for index in at..<(at + 8) { look(base[index]) }
      }
      at += 8
    }
    while at < bytes.count {
      look(base[at])
      at += 1
    }
  }

  private mutating func look(_ byte: UInt8) {
    guard byte < 0x20, byte != 0x0A, byte != 0x09 else { return }
    if byte == 0x0D { hasReturns = true } else { hasForbidden = true }
  }
}

/// Line ends as XML reads them (XML 1.0 §2.11): CR LF and a lone CR are one LF.
func normalizedLineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  guard let base = bytes.baseAddress else { return [] }
  return [UInt8](unsafeUninitializedCapacity: bytes.count) { result, count in
    guard let target = result.baseAddress else { return }
    var at = 0
    while at < bytes.count {
      let found = memchr(base + at, 0x0D, bytes.count - at)
      let mark = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
      memcpy(target + count, base + at, mark - at)
      count += mark - at
      at = mark + 1
      guard mark < bytes.count else { break }
      if at == bytes.count || base[at] != 0x0A {
        target[count] = 0x0A
        count += 1
      }
    }
  }
}
