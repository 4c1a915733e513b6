/// What a source wrote, made safe for a terminal: control characters, which move the cursor or rename the window, and
/// characters that turn the direction of writing are taken out.
///
/// In a line of JSON they are written as `\u202e` instead, so that a script gets every character. Line ends, tabs and,
/// where `allowsColour`, the colours that our own lines use stay.
package func shielded(_ text: String, allowsColour: Bool = false) -> String {
  guard text.utf8.contains(where: { $0 >= 0x7f || ($0 < 32 && $0 != 10 && $0 != 9) }) else { return text }
  let isJSON = text.utf8.first == UInt8(ascii: "{") || text.utf8.first == UInt8(ascii: "[")
  var safe = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    guard isDangerous(scalar) else {
      safe.append(scalar)
      continue
    }
    if isJSON {
      safe.append(contentsOf: escaped(scalar).unicodeScalars)
    } else if allowsColour, scalar.value == 0x1b, let colour = colour(rest) {
      safe.append(scalar)
      safe.append(contentsOf: colour)
      rest = rest.dropFirst(colour.count)
    }
  }
  return String(safe)
}

/// C0 and C1 controls but line end and tab, and the marks, embeddings, overrides and isolates of Unicode's bidirectional
/// algorithm (UAX #9 §2), with which `gpj.exe` is made to read `exe.jpg`.
func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 9, 10: false
  case 0..<32, 0x7f...0x9f, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff: true
  default: false
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// `[2m` or `[31m`, what our own lines set; nil for every other sequence.
private func colour(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
  guard text.first == "[" else { return nil }
  let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
  guard (1...2).contains(digits.count), digits.elementsEqual("8".unicodeScalars) == false else { return nil }
  let sequence = text.prefix(digits.count + 2)
  return sequence.last == "m" ? sequence : nil
}
