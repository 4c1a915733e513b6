import Foundation

/// Text fit for a header: every control, line separator and direction mark becomes a space, runs become one.
///
/// Whatever a source or a subscriber wrote, it stays inside its own field.
package func headerText(_ text: String) -> String {
  var words: [String] = []
  var word = ""
  for scalar in text.unicodeScalars {
    if scalar.isPrintable && scalar != " " || scalar == "\u{200D}" {
      word.unicodeScalars.append(scalar)
    } else if !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  if !word.isEmpty { words.append(word) }
  return words.joined(separator: " ")
}

/// One header field with its CRLF, folded; no line is longer than 998 octets, and none that can be folded than 78.
func headerField(_ name: String, _ value: String) -> String {
  var lines = [name + ":"]
  for word in value.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.utf8.count + 1 + word.utf8.count > 78, last != name + ":" {
      lines.append(" " + word)
    } else {
      lines[lines.count - 1] += " " + word
    }
  }
  return lines.joined(separator: "\r\n") + "\r\n"
}

/// Unstructured text (a subject): plain ASCII as it is, anything else as encoded words.
func unstructured(_ text: String) -> String {
  let clean = headerText(text)
  return needsEncoding(clean) ? encodedWords(clean) : clean
}

/// A mailbox with its display name: quoted, or as encoded words when it is not plain ASCII.
func mailbox(name: String?, address: String) -> String {
  let clean = headerText(name ?? "")
  if clean.isEmpty { return address }
  if needsEncoding(clean) { return "\(encodedWords(clean)) <\(address)>" }
  let escaped = clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "\"\(escaped)\" <\(address)>"
}

/// Not ASCII, or could be read as an encoded word, or has a word too long to fold.
private func needsEncoding(_ text: String) -> Bool {
  !text.utf8.allSatisfy { $0 < 0x80 } || text.contains("=?")
    || text.split(separator: " ").contains { $0.utf8.count > 400 }
}

/// RFC 2047: words of at most 75 characters, each with whole characters, in the Q encoding's phrase alphabet.
func encodedWords(_ text: String) -> String {
  let (opening, closing) = ("=?utf-8?q?", "?=")
  let room = 75 - opening.count - closing.count
  var words = [""]
  for scalar in text.unicodeScalars {
    let encoded = String(scalar).utf8.map(qEncoded).joined()
    if words[words.count - 1].count + encoded.count > room { words.append("") }
    words[words.count - 1] += encoded
  }
  return words.map { opening + $0 + closing }.joined(separator: " ")
}

/// RFC 2047 §5 (3): what may stand in a phrase as itself.
private func qEncoded(_ byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    String(UnicodeScalar(byte))
  case UInt8(ascii: " "): "_"
  default: "=" + upperHexadecimal(byte)
  }
}

/// `; name=value` of a MIME header, quoted, or by RFC 2231 when it is not plain ASCII, in pieces when it is long.
func parameter(_ name: String, _ value: String) -> String {
  let clean = headerText(value)
  if clean.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }), clean.count <= 60 {
    return "; \(name)=\"\(clean)\""
  }
  let encoded = clean.unicodeScalars.map { String($0).utf8.map(percentEncoded).joined() }
  if encoded.joined().count <= 60 { return "; \(name)*=utf-8''\(encoded.joined())" }
  var pieces = [""]
  for character in encoded {
    if pieces[pieces.count - 1].count + character.count > 50 { pieces.append("") }
    pieces[pieces.count - 1] += character
  }
  return pieces.enumerated().map { "; \(name)*\($0.offset)*=\($0.offset == 0 ? "utf-8''" : "")\($0.element)" }.joined()
}

/// One byte of an RFC 2231 value.
private func percentEncoded(_ byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
    String(UnicodeScalar(byte))
  default: "%" + upperHexadecimal(byte)
  }
}

/// Two upper-case digits, as both encodings ask for.
func upperHexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
