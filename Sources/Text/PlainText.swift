/// What a person would read of a piece of HTML or text: tags dropped, entities decoded, damage repaired.
///
/// Blocks and line breaks become line ends, other white space single spaces. Text that was escaped twice
/// (`&amp;lt;p&amp;gt;`, `&amp;nbsp;`) is read once more. Zero-width characters go; U+FFFD becomes an apostrophe between
/// letters and goes elsewhere. The work grows with the length of the text alone.
package func plainText(_ markup: String) -> String {
  var text = markup
  for _ in 0..<3 {
    let bytes = Array(text.utf8)
    guard needsWork(bytes) else { break }
    var reader = MarkupReader(bytes)
    let next = reader.read()
    if next == text { break }
    text = next
  }
  return text
}

/// Whether anything in the bytes would be changed; most summaries are plain already.
private func needsWork(_ bytes: [UInt8]) -> Bool {
  var previous = UInt8(ascii: " ")
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x00..<0x20, 0x7f, 0xc2, 0xe2, 0xef: return true
    case UInt8(ascii: " ") where previous == UInt8(ascii: " "): return true
    default: previous = byte
    }
  }
  return previous == UInt8(ascii: " ")
}

/// One pass over markup that collects the readable text.
private struct MarkupReader {
  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  /// White space that was read and not yet written.
  private var pending: Gap = .none
  /// In markup a line end is a space; in plain text it stays.
  private var keepsLines: Bool

  private enum Gap: Int, Comparable {
    case none, space, line
    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
    keepsLines = !MarkupReader.hasTag(bytes)
  }

  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == UInt8(ascii: "<") && startsTag(bytes, $0 + 1) }
  }

  private static func startsTag(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  mutating func read() -> String {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<") where MarkupReader.startsTag(bytes, position + 1): readTag()
      case UInt8(ascii: "&"): readEntity()
      case 0x0a, 0x0d: skip(keepsLines ? .line : .space)
      case 0x00...0x20, 0x7f: skip(.space)
      default: readCharacter()
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func skip(_ gap: Gap) {
    pending = max(pending, gap)
    position += 1
  }

  private mutating func write(_ scalars: some Sequence<UInt8>) {
    if pending != .none {
      if !output.isEmpty { output.append(pending == .line ? 0x0a : 0x20) }
      pending = .none
    }
    output.append(contentsOf: scalars)
  }

  /// A character outside the syntax; the odd ones are repaired.
  private mutating func readCharacter() {
    let byte = bytes[position]
    guard byte >= 0xc2 else {
      write(CollectionOfOne(byte))
      position += 1
      return
    }
    let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    let end = min(position + length, bytes.count)
    write(scalar: Array(bytes[position..<end]))
    position = end
  }

  /// Writes the UTF-8 of one character outside ASCII.
  private mutating func write(scalar utf8: [UInt8]) {
    switch utf8 {
    case [0xc2, 0xa0], [0xe2, 0x80, 0xaf], [0xe2, 0x80, 0x89]: pending = max(pending, .space)
    case [0xe2, 0x80, 0xa8], [0xe2, 0x80, 0xa9]: pending = max(pending, .line)
    case [0xc2, 0xad], [0xef, 0xbb, 0xbf], [0xe2, 0x81, 0xa0]: break
    case let zero where zero.starts(with: [0xe2, 0x80]) && (0x8b...0x8f).contains(zero.last ?? 0): break
    case [0xef, 0xbf, 0xbd]: repairReplacement()
    default: write(utf8)
    }
  }

  /// U+FFFD stands for a character lost in some other encoding, nearly always a curly apostrophe or a dash.
  private mutating func repairReplacement() {
    let next = position + 3 < bytes.count ? bytes[position + 3] : 0
    let before = pending == .none ? output.last ?? 0 : 0
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a }
    if isLetter(before), isLetter(next) { write(CollectionOfOne(UInt8(ascii: "'"))) }
  }

  /// Skips a tag, a comment, or an element whose content nobody reads.
  private mutating func readTag() {
    if bytes[position...].starts(with: "<!--".utf8) {
      position = end(of: "-->", from: position + 4)
      return
    }
    let nameStart = position + 1
    var nameEnd = nameStart
    while nameEnd < bytes.count, nameEnd - nameStart < 12, isName(bytes[nameEnd]) { nameEnd += 1 }
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    position = tagEnd(from: nameEnd)
    if unread.contains(name) { position = tagEnd(from: end(of: "</" + name, from: position)) }
    if !inline.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) { pending = max(pending, .line) }
  }

  private func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "/")
  }

  /// After the `>` of a tag, quotes respected; a tag that is never closed ends with the text.
  private func tagEnd(from start: Int) -> Int {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && bytes[index - 2] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return index
  }

  /// After the next `mark`, case ignored, or the end.
  private func end(of mark: String, from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if zip(bytes[index...], mark).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return index + mark.count }
      index += 1
    }
    return bytes.count
  }

  /// Decodes `&name;` and `&#number;`; what is neither stays as it stands.
  private mutating func readEntity() {
    let limit = min(position + 12, bytes.count)
    var end = position + 1
    while end < limit, bytes[end] != UInt8(ascii: ";"), isName(bytes[end]) || bytes[end] == UInt8(ascii: "#") {
      end += 1
    }
    let name = String(decoding: bytes[position + 1..<end], as: UTF8.self)
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), let scalar = entity(name) else {
      write(CollectionOfOne(UInt8(ascii: "&")))
      position += 1
      return
    }
    position = end + 1
    if scalar.value < 0x80 {
      scalar.value <= 0x20 ? (pending = max(pending, .space)) : write(CollectionOfOne(UInt8(scalar.value)))
    } else {
      write(scalar: Array(String(scalar).utf8))
    }
  }
}

/// Elements that do not end a word.
private let inline: Set<String> = [
  "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "o", "q", "s", "small",
  "span",
  "strong", "sub", "sup", "tt", "u", "var", "wbr",
]

/// Elements whose content is not text.
private let unread: Set<String> = ["script", "style", "template", "noscript", "head", "iframe", "svg"]

/// The character of an entity, without `&` and `;`.
private func entity(_ name: String) -> Unicode.Scalar? {
  guard name.hasPrefix("#") else { return namedEntities[name] }
  let digits = name.dropFirst()
  let isHexadecimal = digits.first == "x" || digits.first == "X"
  let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  guard let value else { return nil }
  // Numbers 128 to 159 mean Windows-1252 (HTML Standard, 13.2.5.80); the quotes and dashes are the ones that occur.
  return Unicode.Scalar(windows1252[value] ?? value)
}

private let windows1252: [UInt32: UInt32] = [
  0x82: 0x201a, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201c, 0x94: 0x201d, 0x95: 0x2022, 0x96: 0x2013,
  0x97: 0x2014, 0x99: 0x2122, 0xa0: 0x20,
]

private let namedEntities: [String: Unicode.Scalar] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ",
  "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
  "hellip": "…", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "sect": "§",
  "para": "¶",
  "cent": "¢", "pound": "£", "euro": "€", "frac12": "½", "frac14": "¼", "frac34": "¾", "times": "×", "laquo": "«",
  "raquo": "»", "iexcl": "¡", "iquest": "¿", "ordf": "ª", "ordm": "º", "shy": "\u{ad}", "zwnj": "\u{200c}",
  "zwj": "\u{200d}", "aacute": "á", "eacute": "é", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ",
  "uuml": "ü", "Aacute": "Á", "Eacute": "É", "Iacute": "Í", "Oacute": "Ó", "Uacute": "Ú", "Ntilde": "Ñ", "Uuml": "Ü",
  "agrave": "à", "egrave": "è", "ccedil": "ç", "ouml": "ö", "auml": "ä", "lsaquo": "‹", "rsaquo": "›",
]
