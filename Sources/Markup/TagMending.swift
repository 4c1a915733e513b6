import Glibc

/// Start tags that no XML parser takes, as browsers read them: values without quotes, attributes without a value or
/// written twice, `<` in a value.
struct TagMending {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at: Int
  private var result: [UInt8] = []
  private var names: Set<[UInt8]> = []
  /// Whether anything had to be written in another way.
  private(set) var isChanged = false

  /// What a longer tag is, nobody can tell.
  private static let longest = 16 * 1024

  /// At the `<` of a start tag.
  private init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.bytes = bytes
    at = start
  }

  /// The tag that begins there as XML has it, nil when it is well-formed or no tag at all; and where to look on.
  ///
  /// What was looked at once is not looked at again, so that no document takes longer than its length.
  static func mended(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (tag: [UInt8]?, end: Int) {
    guard start + 1 < bytes.count, isLetter(bytes[start + 1]) else { return (nil, start + 1) }
    let (isFine, end) = look(bytes, at: start)
    guard !isFine else { return (nil, end) }
    var mending = TagMending(bytes, at: start)
    let isWhole = mending.read()
    return (isWhole && mending.isChanged ? mending.result : nil, max(mending.at, start + 1))
  }

  /// Whether any tag of a document needs it.
  static func isNeeded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var at = 0
    while let found = memchr(base + at, 0x3C, bytes.count - at) {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if at + 1 < bytes.count, isLetter(bytes[at + 1]) {
        let (isFine, end) = look(bytes, at: at)
        if !isFine { return true }
        at = end
      } else {
        at += 1
      }
    }
    return false
  }

  /// A quick look at a tag: whether every name has a value in quotes without `<`, and where the tag ends.
  private static func look(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (isFine: Bool, end: Int) {
    guard let base = bytes.baseAddress else { return (true, start + 1) }
    var at = start + 1
    while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x2F, bytes[at] != 0x3C { at += 1 }
    var hasName = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x3E { return (!hasName, at + 1) }
      // Another tag begins: this was none.
      if byte == 0x3C { return (true, at) }
      guard byte == 0x3D else {
        let isSpace = byte <= 0x20 || byte == 0x2F
        // A name after a name: the first has no value.
        if !isSpace, hasName, bytes[at - 1] <= 0x20 { return (false, at) }
        if !isSpace { hasName = true }
        at += 1
        continue
      }
      at += 1
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
      guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else { return (at >= bytes.count, at) }
      guard let end = memchr(base + at + 1, Int32(bytes[at]), bytes.count - at - 1) else { return (true, bytes.count) }
      let close = UnsafeRawPointer(end) - UnsafeRawPointer(base)
      if memchr(base + at, 0x3C, close - at) != nil { return (false, at) }
      at = close + 1
      hasName = false
    }
    return (true, at)
  }

  /// Whether a name may begin with that byte.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80
  }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  /// Through the whole tag; false where it does not end.
  private mutating func read() -> Bool {
    let limit = min(bytes.count, at + Self.longest)
    copy { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3E }
    while at < limit {
      switch next {
      case 0x3E:
        result.append(0x3E)
        at += 1
        return true
      case 0x3C: return false
      case 0...0x20, 0x2F:
        result.append(next)
        at += 1
      default:
        guard attribute(limit) else { return false }
      }
    }
    return false
  }

  /// Copies up to the first byte that ends it.
  private mutating func copy(until isEnd: (UInt8) -> Bool) {
    while at < bytes.count, !isEnd(bytes[at]) {
      result.append(bytes[at])
      at += 1
    }
  }

  /// One name with its value; the second of a name is left out.
  private mutating func attribute(_ limit: Int) -> Bool {
    let start = result.count
    let from = at
    copy { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3E || $0 == 0x3D || $0 == 0x3C }
    let name = Array(result[start...])
    guard at > from else { return false }
    let gap = at
    while at < limit, next <= 0x20 { at += 1 }
    if next == 0x3D {
      at += 1
      while at < limit, next <= 0x20 { at += 1 }
      result.append(0x3D)
      guard value(limit) else { return false }
    } else {
      at = gap
      isChanged = true
      result += [0x3D, 0x22] + name + [0x22]
    }
    if !names.insert(name).inserted {
      isChanged = true
      result.removeSubrange(start...)
    }
    return true
  }

  /// In quotes or up to the next space; always in quotes afterwards.
  private mutating func value(_ limit: Int) -> Bool {
    let quote = next
    guard quote == 0x22 || quote == 0x27 else {
      isChanged = true
      result.append(0x22)
      while at < limit, next > 0x20, next != 0x3E { append(escaping: next, from: 0x22) }
      result.append(0x22)
      return at < limit
    }
    result.append(quote)
    at += 1
    while at < limit, next != quote { append(escaping: next, from: quote) }
    guard at < limit else { return false }
    result.append(quote)
    at += 1
    return true
  }

  /// A byte of a value, `<` and the quote around it as references.
  private mutating func append(escaping byte: UInt8, from quote: UInt8) {
    at += 1
    switch byte {
    case 0x3C:
      isChanged = true
      result += "&lt;".utf8
    case quote: result += "&quot;".utf8
    default: result.append(byte)
    }
  }
}
