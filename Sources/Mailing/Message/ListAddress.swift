import Text

/// The list's address and its `+` extensions: bounces, unsubscribing, confirming, preferences, help.
///
/// What may be done by writing to an extension is signed: a purpose, a row id and a MAC over both and the text they are
/// bound to. Extensions are lower case and base 32, because some relays change the case of what they return.
package struct ListAddress: Hashable, Sendable {
  /// What an extension is for.
  package enum Purpose: String, Hashable, Sendable, CaseIterable {
    case bounce = "b"
    case unsubscribe = "u"
    case preferences = "p"
  }

  /// An extension as it came back, not yet believed.
  package struct Tag: Hashable, Sendable {
    package var purpose: Purpose
    package var id: Int
    package var mac: String
  }

  package let base: MailAddress
  private let seal: Seal

  package init(_ base: MailAddress, key: [UInt8]) {
    self.base = base
    seal = Seal(key: key)
  }

  /// `list+join@…`, `list+help@…`, `list+c-TOKEN@…`.
  package func extended(_ word: String) -> String { "\(base.local)+\(word)@\(base.domain)" }

  /// The signed extension for a purpose and a row; the same for the same values.
  package func address(_ purpose: Purpose, _ id: Int, boundTo text: String = "") -> String {
    extended("\(purpose.rawValue)-\(code(purpose, id, boundTo: text))")
  }

  /// `ID-MAC`, as it stands in an extension and in a link.
  package func code(_ purpose: Purpose, _ id: Int, boundTo text: String = "") -> String {
    "\(id)-\(mac(purpose, id, text))"
  }

  /// The word after the `+` of an address of this list, lower case; empty for the list itself, nil for another address.
  package func extensionWord(of address: String) -> String? {
    let lower = address.lowercased()
    guard lower.hasSuffix("@" + base.domain) else { return nil }
    let local = lower.dropLast(base.domain.count + 1)
    if local == base.local.lowercased() { return "" }
    guard local.hasPrefix(base.local.lowercased() + "+") else { return nil }
    return String(local.dropFirst(base.local.count + 1))
  }

  /// Takes an extension word apart; nil when it is not a signed one.
  package func tag(_ word: String) -> Tag? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let purpose = Purpose(rawValue: parts[0]), let id = Int(parts[1]), id > 0 else {
      return nil
    }
    return Tag(purpose: purpose, id: id, mac: parts[2])
  }

  /// Whether we wrote it, for that row and that text; the comparison takes the same time wherever they differ.
  package func isGenuine(_ tag: Tag, boundTo text: String = "") -> Bool {
    constantTimeEqual(Array(tag.mac.utf8), Array(mac(tag.purpose, tag.id, text).utf8))
  }

  /// 128 bits where a person's wish hangs on it, 80 where a forger could only report a bounce.
  private func mac(_ purpose: Purpose, _ id: Int, _ text: String) -> String {
    let whole = seal.mac("\(purpose.rawValue):\(id):\(text)".utf8)
    return base32(whole.prefix(purpose == .bounce ? 10 : 16))
  }
}

/// HMAC (RFC 2104) with the two blocks of its key hashed beforehand: several are made for every mail.
struct Seal: Hashable, Sendable {
  private let inner: SHA256
  private let outer: SHA256
  private let key: [UInt8]

  init(key: [UInt8]) {
    self.key = key
    var block = key.count > 64 ? SHA256.digest(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var (inner, outer) = (SHA256(), SHA256())
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5c })
    (self.inner, self.outer) = (inner, outer)
  }

  /// The 32 bytes of the MAC.
  func mac(_ message: some Sequence<UInt8>) -> [UInt8] {
    var (inner, outer) = (inner, outer)
    inner.update(message)
    outer.update(inner.finish())
    return outer.finish()
  }

  static func == (left: Seal, right: Seal) -> Bool { left.key == right.key }
  func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Lower-case RFC 4648 base 32 without padding.
package func base32(_ bytes: some Sequence<UInt8>) -> String {
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
  var text: [UInt8] = []
  var (bits, value) = (0, 0)
  for byte in bytes {
    value = (value << 8 | Int(byte)) & 0xFFFF
    bits += 8
    while bits >= 5 {
      text.append(alphabet[value >> (bits - 5) & 31])
      bits -= 5
    }
  }
  if bits > 0 { text.append(alphabet[value << (5 - bits) & 31]) }
  return String(decoding: text, as: UTF8.self)
}

/// Compares every byte whatever it finds.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
