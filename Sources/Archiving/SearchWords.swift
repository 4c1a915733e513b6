/// The words of a text as the search index sees them before stemming: letters and digits, folded to lower case.
///
/// Accents are kept here; whoever compares folds them.
package func searchWords(in text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for scalar in text.unicodeScalars {
    if isSearchable(scalar) {
      word.unicodeScalars.append(scalar)
    } else if !word.isEmpty {
      words.append(word.lowercased())
      word = ""
    }
  }
  if !word.isEmpty { words.append(word.lowercased()) }
  return words
}

/// Whether the index keeps a character: letters, numbers, marks on letters and private use, as its tokenizer does.
func isSearchable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x80 {
    return (UInt32(0x30)...0x39).contains(scalar.value) || (UInt32(0x41)...0x5a).contains(scalar.value & ~0x20)
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .nonspacingMark, .privateUse:
    return true
  default: return false
  }
}
