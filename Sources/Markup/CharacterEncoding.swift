/// Which character encoding a document is in, and who says so.
package struct CharacterEncoding: Hashable, Sendable {
  package enum Evidence: Hashable, Sendable { case mark, header, declaration, guess }

  /// Lower case, as the document or the header names it: `iso-8859-1`.
  package var name: String
  package var evidence: Evidence

  /// Reads the byte order mark, the shape of the first bytes, the header's `charset`, the XML declaration and HTML's
  /// `meta`, in this order; without any it is UTF-8 when the bytes allow it, else the likeliest legacy encoding.
  package init(of bytes: [UInt8], contentType: String? = nil, isPage: Bool = false) {
    if let marked = Self.marked(bytes) {
      self = CharacterEncoding(name: marked, evidence: .mark)
    } else if let name = contentType.flatMap(Self.charset), isKnownEncoding(name), Self.allows(name, bytes) {
      self = CharacterEncoding(name: name, evidence: .header)
    } else if contentType.map(Self.isPlainText) ?? false, bytes.allSatisfy({ $0 < 0x80 }) {
      // RFC 3023 §3.1: text/xml without charset is ASCII; true where the bytes agree.
      self = CharacterEncoding(name: "us-ascii", evidence: .header)
    } else if let name = Self.declared(bytes, isPage: isPage), isKnownEncoding(name), !name.hasPrefix("utf-16"),
      !name.hasPrefix("utf-32"), Self.allows(name, bytes)
    {
      self = CharacterEncoding(name: name, evidence: .declaration)
    } else if isValidUTF8(bytes) {
      self = CharacterEncoding(name: "utf-8", evidence: .guess)
    } else {
      self = CharacterEncoding(name: likeliestEncoding(bytes), evidence: .guess)
    }
  }

  /// The bytes in UTF-8; those that were found to be UTF-8 are not looked through again.
  package func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard name == "utf-8", evidence != .mark else { return decodedBytes(bytes, from: name) }
    return bytes
  }

  package init(name: String, evidence: Evidence) {
    self.name = name
    self.evidence = evidence
  }

  /// UTF-8 is easily told from all else: bytes that are none are in another encoding, whatever is declared.
  private static func allows(_ name: String, _ bytes: [UInt8]) -> Bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) ? isValidUTF8(bytes) : true
  }

  /// By byte order mark, or by how `<` and white space look in wide encodings and EBCDIC.
  private static func marked(_ bytes: [UInt8]) -> String? {
    let start = Array(bytes.prefix(4))
    func begins(_ pattern: [UInt8]) -> Bool { start.starts(with: pattern) }
    if begins([0xEF, 0xBB, 0xBF]) { return "utf-8" }
    if begins([0x00, 0x00, 0xFE, 0xFF]) || begins([0x00, 0x00, 0x00, 0x3C]) { return "utf-32be" }
    if begins([0xFF, 0xFE, 0x00, 0x00]) || begins([0x3C, 0x00, 0x00, 0x00]) { return "utf-32le" }
    if begins([0xFE, 0xFF]) || begins([0x00, 0x3C, 0x00]) { return "utf-16be" }
    if begins([0xFF, 0xFE]) || begins([0x3C, 0x00]) { return "utf-16le" }
    guard begins([0x4C, 0x6F, 0xA7, 0x94]) else { return nil }
    let plain = decodedBytes(bytes.prefix(200), from: "cp037")
    return declared(plain) ?? "cp037"
  }

  /// Whether a content type is one of text, whose charset is ASCII unless it says otherwise.
  private static func isPlainText(_ contentType: String) -> Bool {
    let lower = contentType.lowercased()
    let type = lower.prefix { $0 != ";" && $0 != " " }
    return type == "text/xml" || (type.hasPrefix("text/") && type.hasSuffix("+xml"))
  }

  /// The charset of a Content-Type.
  static func charset(_ contentType: String) -> String? {
    let lower = Array(contentType.lowercased().utf8)
    return position(of: "charset", in: lower).flatMap { at in
      let rest = lower[(at + 7)...].drop { $0 <= 0x20 }
      return rest.first == 0x3D ? label(Array(rest.dropFirst())) : nil
    }
  }

  /// The encoding of the XML declaration, or in pages that of a `meta` element in the first kilobyte.
  static func declared(_ bytes: [UInt8], isPage: Bool = false) -> String? {
    guard !isPage else { return meta(bytes) }
    guard let start = bytes.prefix(64).firstIndex(of: 0x3C), bytes[start...].starts(with: "<?xml".utf8) else {
      return nil
    }
    let tag = bytes[start...].prefix(200).prefix { $0 != 0x3E }.filter { $0 > 0x20 }.map(lowered)
    return position(of: "encoding=", in: tag).flatMap { label(Array(tag[($0 + 9)...])) }
  }

  /// The charset of the first `meta` element that names one.
  private static func meta(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1024).map(lowered)
    var from = 0
    while let at = position(of: "<meta", in: head, from: from) {
      let tag = Array(head[at...].prefix { $0 != 0x3E }.filter { $0 > 0x20 })
      if let value = position(of: "charset=", in: tag) {
        if let name = label(Array(tag[(value + 8)...])) { return name }
      }
      from = at + 1
    }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Where a word begins, letter by letter; only ever for the first kilobyte.
  private static func position(of word: String, in bytes: [UInt8], from: Int = 0) -> Int? {
    let pattern = Array(word.utf8)
    guard bytes.count >= pattern.count else { return nil }
    return (from..<max(from, bytes.count - pattern.count + 1)).first { bytes[$0...].starts(with: pattern) }
  }

  /// A name, quoted or not, up to the first byte that names do not have.
  private static func label(_ bytes: [UInt8]) -> String? {
    let name = bytes.drop { $0 == 0x22 || $0 == 0x27 || $0 <= 0x20 }.prefix {
      ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || [0x2D, 0x5F, 0x2E, 0x3A].contains($0)
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
  }
}

/// Whether bytes are UTF-8 from first to last.
package func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    var at = 0
    guard let start = buffer.baseAddress else { return true }
    let count = buffer.count
    while at < count {
      while at + 8 <= count,
        UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      { at += 8 }
      guard at < count else { break }
      let length = sequenceLength(buffer, at)
      if length == 0 { return false }
      at += length
    }
    return true
  }
}

/// How long the UTF-8 sequence at a place is; 0 when there is none.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
  let first = bytes[at]
  func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    at + offset < bytes.count && range.contains(bytes[at + offset])
  }
  switch first {
  case 0..<0x80: return 1
  case 0xC2...0xDF: return follows(1) ? 2 : 0
  case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
  case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
  case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
  case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
  case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
  case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
  default: return 0
  }
}
