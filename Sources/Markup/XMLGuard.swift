import Glibc

/// A linear look at XML or HTML before libxml2 sees it: attribute lists are quadratic there, and one tag of a
/// megabyte takes forty seconds.
///
/// It follows tags, comments and CDATA sections across chunks, so that a stream is guarded in the same way.
struct XMLGuard {
  static let maximumAttributes = 512
  static let maximumTagBytes = 64 * 1024
  /// A tag of this many bytes cannot have more than a quarter as many attributes.
  private static let shortTagBytes = 1024

  private enum State {
    case text
    /// After `<`, while it is not yet clear what it opens.
    case opening
    case tag(quote: UInt8)
    /// Inside a comment or a CDATA section: how many of the closing marks were seen.
    case skipping(mark: UInt8, seen: Int)
  }

  private var state = State.text
  private var length = 0
  private var equals = 0
  /// How many bytes after `<` agree with the start of a comment or CDATA section.
  private var start = 0
  private var isComment = false

  /// Reads on; false when a tag is too long or has too many attributes.
  mutating func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var at = 0
    while at < bytes.count {
      switch state {
      case .text:
        guard let found = memchr(base + at, 0x3C, bytes.count - at) else { return true }
        at = pastShortTags(bytes, from: UnsafeRawPointer(found) - UnsafeRawPointer(base)) + 1
        open()
      case .opening: classify(bytes[at], &at)
      case .tag(let quote):
        guard follow(bytes, &at, quote) else { return false }
      case .skipping(let mark, let seen): skip(bytes, &at, mark, seen)
      }
    }
    return true
  }

  /// From one `<` on to the first that another does not follow soon: so few bytes hold no attributes worth counting.
  private func pastShortTags(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var at = start
    while at + 1 < bytes.count, bytes[at + 1] != 0x21,
      let next = memchr(base + at + 1, 0x3C, min(Self.shortTagBytes, bytes.count - at - 1))
    { at = UnsafeRawPointer(next) - UnsafeRawPointer(base) }
    return at
  }

  /// At a `<`: what it opens is told by the bytes after it.
  private mutating func open() {
    state = .opening
    length = 1
    equals = 0
    start = 0
  }

  /// Decides by the first bytes after `<`.
  private mutating func classify(_ byte: UInt8, _ at: inout Int) {
    let comment: StaticString = "!--"
    let section: StaticString = "![CDATA["
    // After `!-` only a comment can follow, after `![` only a section.
    if start < 3, byte == comment.utf8Start[start], start < 2 || isComment {
      isComment = start > 0
      start += 1
      at += 1
      if start == 3 { state = .skipping(mark: 0x2D, seen: 0) }
    } else if start > 0, start < 8, byte == section.utf8Start[start], !isComment {
      start += 1
      at += 1
      if start == 8 { state = .skipping(mark: 0x5D, seen: 0) }
    } else {
      state = .tag(quote: 0)
    }
    if case .opening = state { return }
    isComment = false
  }

  /// Through a tag to its `>`; a `<` opens the next one even inside quotes, as it does for libxml2.
  private mutating func follow(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ open: UInt8) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let end = base + bytes.count
    var next = base + at
    var quote = open
    let allowed = min(bytes.count - at, Self.maximumTagBytes - length)
    let limit = next + allowed
    while next < limit {
      let byte = next.pointee
      next += 1
      if byte == 0x3E, quote == 0 {
        at = next - base
        state = .text
        return true
      } else if byte == 0x3C {
        at = next - base
        self.open()
        return true
      } else if byte == 0x22 || byte == 0x27 {
        quote = quote == 0 ? byte : (quote == byte ? 0 : quote)
      } else if byte == 0x3D, quote == 0 {
        equals += 1
        if equals > Self.maximumAttributes { return false }
      }
    }
    length += allowed
    at = next - base
    state = .tag(quote: quote)
    return next == end && length < Self.maximumTagBytes
  }

  /// Through a comment or CDATA section to its `-->` or `]]>`.
  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ mark: UInt8, _ before: Int) {
    var seen = before
    while at < bytes.count {
      if seen == 0 {
        guard let base = bytes.baseAddress, let found = memchr(base + at, Int32(mark), bytes.count - at) else {
          at = bytes.count
          break
        }
        at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      }
      let byte = bytes[at]
      at += 1
      if byte == mark {
        seen += 1
      } else if byte == 0x3E, seen >= 2 {
        state = .text
        return
      } else {
        seen = 0
      }
    }
    state = .skipping(mark: mark, seen: seen)
  }
}
