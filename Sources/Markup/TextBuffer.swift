import CXML2
import Glibc

/// Bytes of text that only grow and are cut back, outside Swift's reference counting.
struct TextBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 16 * 1024
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if count + bytes.count > capacity { grow(to: count + bytes.count) }
    memcpy(base + count, source, bytes.count)
    count += bytes.count
  }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    base[count] = byte
    count += 1
  }

  /// Appends as it stands in markup: `&`, `<`, `>` and the double quote escaped.
  mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    var from = 0
    for at in bytes.indices {
      let reference: StaticString
      switch bytes[at] {
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x22: reference = "&quot;"
      default: continue
      }
      append(UnsafeBufferPointer(rebasing: bytes[from..<at]))
      append(UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
      from = at + 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[from...]))
  }

  private mutating func grow(to needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, base, count)
    base.deallocate()
    base = larger
  }

  /// Forgets what was gathered behind a mark.
  mutating func cut(to mark: Int) { count = min(count, mark) }

  /// What was gathered since a mark.
  func bytes(since mark: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + min(mark, count), count: count - min(mark, count))
  }
}

/// Codes by the addresses of interned names, which libxml2 keeps unique within one document.
struct PointerTable {
  private var keys: [(UInt, UInt)]
  private var codes: [Int]
  private var used = 0

  init() {
    keys = Array(repeating: (0, 0), count: 256)
    codes = Array(repeating: 0, count: 256)
  }

  /// Where a key stands or would stand.
  private func slot(_ key: (UInt, UInt)) -> Int {
    var at = Int(truncatingIfNeeded: (key.0 >> 3) ^ (key.1 >> 5) ^ (key.0 >> 12)) & (keys.count - 1)
    while keys[at].0 != 0, keys[at] != key { at = (at + 1) & (keys.count - 1) }
    return at
  }

  subscript(local: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) -> Int? {
    let at = slot((UInt(bitPattern: local), UInt(bitPattern: namespace)))
    return keys[at].0 == 0 ? nil : codes[at]
  }

  /// Remembers a code and returns it.
  mutating func insert(_ code: Int, for local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> Int {
    if used * 2 > keys.count { grow() }
    let at = slot((UInt(bitPattern: local), UInt(bitPattern: namespace)))
    keys[at] = (UInt(bitPattern: local), UInt(bitPattern: namespace))
    codes[at] = code
    used += 1
    return code
  }

  private mutating func grow() {
    let old = zip(keys, codes).filter { $0.0.0 != 0 }
    keys = Array(repeating: (0, 0), count: keys.count * 2)
    codes = Array(repeating: 0, count: keys.count)
    for (key, code) in old {
      let at = slot(key)
      keys[at] = key
      codes[at] = code
    }
  }
}
