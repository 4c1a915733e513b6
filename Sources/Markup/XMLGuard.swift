import Glibc

/// A linear look at XML or HTML before libxml2 sees it: attribute lists are quadratic there, and one tag of a
/// megabyte takes forty seconds.
///
/// It follows tags, comments and CDATA sections across chunks, so that a stream is guarded in the same way.
struct XMLGuard {
  static let maximumAttributes = 512
  static let maximumTagBytes = 64 * 1024

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
  private var start: [UInt8] = []

  /// Reads on; false when a tag is too long or has too many attributes.
  mutating func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var at = 0
    while at < bytes.count {
      switch state {
      case .text:
        guard let found = memchr(base + at, 0x3C, bytes.count - at) else { return true }
        at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        open()
      case .opening: classify(bytes[at], &at)
      case .tag(let quote):
        guard follow(bytes, &at, quote) else { return false }
      case .skipping(let mark, let seen): skip(bytes, &at, mark, seen)
      }
    }
    return true
  }

  private mutating func open() {
    state = .opening
    length = 1
    equals = 0
    start.removeAll(keepingCapacity: true)
  }

  /// Decides by the first bytes after `<`.
  private mutating func classify(_ byte: UInt8, _ at: inout Int) {
    start.append(byte)
    if start[0] != 0x21 {
      state = .tag(quote: 0)
    } else if start.elementsEqual("!--".utf8) {
      state = .skipping(mark: 0x2D, seen: 0)
      at += 1
    } else if start.elementsEqual("![CDATA[".utf8) {
      state = .skipping(mark: 0x5D, seen: 0)
      at += 1
    } else if "!--".utf8.starts(with: start) || "![CDATA[".utf8.starts(with: start) {
      at += 1
    } else {
      state = .tag(quote: 0)
    }
  }

  /// Through a tag to its `>`; a `<` opens the next one even inside quotes, as it does for libxml2.
  private mutating func follow(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ open: UInt8) -> Bool {
    var quote = open
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      length += 1
      switch byte {
      case 0x3C:
        self.open()
        return true
      case 0x3E where quote == 0:
        state = .text
        return true
      case 0x22, 0x27: quote = quote == 0 ? byte : (quote == byte ? 0 : quote)
      case 0x3D: equals += quote == 0 ? 1 : 0
      default: break
      }
      if equals > Self.maximumAttributes || length > Self.maximumTagBytes { return false }
    }
    state = .tag(quote: quote)
    return true
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
