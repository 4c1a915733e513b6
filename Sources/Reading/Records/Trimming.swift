import Markup

/// Without white space around; no-break and zero-width spaces count as white space.
func trimmed(_ text: String) -> String {
  if isTidy(text) { return text }
  guard let first = text.unicodeScalars.firstIndex(where: { !isSpace($0) }),
    let last = text.unicodeScalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text.unicodeScalars[first...last])
}

/// White space within is one space, none is around.
func oneLine(_ text: String) -> String {
  if isTidy(text) { return text }
  return words(text)
}

/// ASCII, without white space around or more than one space between words: most texts are.
private func isTidy(_ text: String) -> Bool {
  var before: UInt8 = 0x20
  for byte in text.utf8 {
    if byte < 0x20 || byte >= 0x80 || (byte == 0x20 && before == 0x20) { return false }
    before = byte
  }
  return before != 0x20 || text.isEmpty
}

/// The words with one space between; only for text that is not tidy already.
private func words(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  var isGap = false
  let bytes = Array(text.utf8)
  var at = 0
  while at < bytes.count {
    let length = spaceLength(bytes, at)
    if length > 0 {
      isGap = true
      at += length
    } else {
      if isGap, !result.isEmpty { result.append(0x20) }
      isGap = false
      result.append(bytes[at])
      at += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// How many bytes of white space stand at a place, 0 when none: controls, no-break and zero-width spaces, the
/// typographic ones.
private func spaceLength(_ bytes: [UInt8], _ at: Int) -> Int {
  let byte = bytes[at]
  if byte <= 0x20 { return 1 }
  guard byte == 0xC2 || byte >= 0xE1 && byte <= 0xEF, at + 1 < bytes.count else { return 0 }
  if byte == 0xC2 { return bytes[at + 1] == 0xA0 || bytes[at + 1] == 0x85 ? 2 : 0 }
  guard at + 2 < bytes.count else { return 0 }
  switch (byte, bytes[at + 1], bytes[at + 2]) {
  case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
    (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
    return 3
  default: return 0
  }
}

/// Whether a few ASCII bytes stand in a text; the library's own search makes characters of both first.
func holds(_ text: String, _ word: String) -> Bool {
  guard let first = word.utf8.first else { return true }
  var rest = text.utf8[...]
  while let at = rest.firstIndex(of: first) {
    if rest[at...].starts(with: word.utf8) { return true }
    rest = rest[rest.index(after: at)...]
  }
  return false
}

/// Whether nothing but white space is there.
func isBlank(_ text: String) -> Bool {
  if let first = text.utf8.first, first > 0x20, first < 0x80 { return false }
  return text.unicodeScalars.allSatisfy(isSpace)
}

/// White space as people see it: no-break and zero-width spaces and marks of byte order too.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value > 0x20 else { return true }
  guard scalar.value >= 0x80 else { return false }
  return scalar.value == 0x200B || scalar.value == 0xFEFF || scalar.properties.isWhitespace
}

/// `a?x=1&amp;y=2`, as a column or an attribute escaped twice writes it.
func decodedReferencesOnce(_ text: String) -> String {
  text.utf8.contains(0x26) && text.contains("&amp;") ? decodedReferences(text) : text
}
