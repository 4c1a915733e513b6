import Glibc

/// What stands before the root element.
struct XMLProlog {
  /// Where the parser starts: after white space, junk, the declaration and a document type with all it declares.
  var start = 0
  /// Something stood before the declaration, or the document type never ended.
  var isBroken = false

  /// Declarations never reach the parser: no entity, no default attribute, no external subset.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    func starts(_ text: StaticString, at: Int) -> Bool {
      guard at + text.utf8CodeUnitCount <= bytes.count, let base = bytes.baseAddress else { return false }
      return memcmp(base + at, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
    func end(_ text: StaticString, from: Int) -> Int? {
      var at = from
      while at < bytes.count {
        if starts(text, at: at) { return at + text.utf8CodeUnitCount }
        at += 1
      }
      return nil
    }
    var at = starts("\u{FEFF}", at: 0) ? 3 : 0
    if at < bytes.count, bytes[at] != 0x3C { isBroken = true }
    while at < bytes.count {
      if bytes[at] != 0x3C {
        at += 1
      } else if starts("<?", at: at), let after = end("?>", from: at) {
        at = after
      } else if starts("<!--", at: at), let after = end("-->", from: at + 4) {
        at = after
      } else if starts("<!", at: at), !starts("<!--", at: at) {
        let after = Self.declarationEnd(bytes, from: at)
        isBroken = isBroken || after == nil
        at = after ?? bytes.count
      } else {
        break
      }
    }
    start = at
  }

  /// After the `>` that ends a document type, past its internal subset and quoted strings.
  private static func declarationEnd(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    var depth = 0
    var quote: UInt8 = 0
    var at = from
    while at < bytes.count {
      if quote == 0, at + 4 <= bytes.count, bytes[at] == 0x3C, bytes[at + 1] == 0x21, bytes[at + 2] == 0x2D {
        while at + 2 < bytes.count, !(bytes[at] == 0x2D && bytes[at + 1] == 0x2D && bytes[at + 2] == 0x3E) { at += 1 }
      }
      let byte = bytes[at]
      at += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x5B {
        depth += 1
      } else if byte == 0x5D {
        depth -= 1
      } else if byte == 0x3E, depth <= 0 {
        return at
      }
    }
    return nil
  }
}
