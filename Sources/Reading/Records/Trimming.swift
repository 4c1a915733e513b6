import Markup

/// Without white space around; no-break and zero-width spaces count as white space.
func trimmed(_ text: String) -> String {
  guard let first = text.unicodeScalars.firstIndex(where: { !isSpace($0) }),
    let last = text.unicodeScalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text.unicodeScalars[first...last])
}

/// White space within is one space, none is around.
func oneLine(_ text: String) -> String {
  text.unicodeScalars.split(whereSeparator: isSpace).map { String(String.UnicodeScalarView($0)) }
    .joined(separator: " ")
}

func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isSpace) }

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value <= 0x20 || scalar.value == 0x200B || scalar.value == 0xFEFF || scalar.properties.isWhitespace
}

/// `a?x=1&amp;y=2`, as a column or an attribute escaped twice writes it.
func decodedReferencesOnce(_ text: String) -> String { text.contains("&amp;") ? decodedReferences(text) : text }
