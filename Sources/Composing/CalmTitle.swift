/// A title on one line; one that is written all in capitals gets small letters, as the other titles have.
///
/// Nobody reads forty capitals in a row with ease, and some screen readers spell them out. Abbreviations stay: what has no
/// vowel, a digit or a full stop in it, stands in brackets, or is known in this field. The source's own form stays in
/// the archive.
func calmTitle(_ title: String, limit: Int) -> String {
  let line = oneLine(title, limit: limit)
  let letters = line.unicodeScalars.filter(\.properties.isAlphabetic)
  let capitals = letters.filter(\.properties.isUppercase)
  guard letters.count >= 12, line.contains(" "), capitals.count * 10 >= letters.count * 9 else { return line }
  let words = line.split(separator: " ", omittingEmptySubsequences: false)
  let isSpanish = words.contains { ["DE", "DEL", "PARA", "EL"].contains($0) }
  var small = isSpanish ? smallWords.union(["la", "las", "los", "y", "en", "por", "con"]) : smallWords
  // The city's own article has a capital in either language.
  if words.contains(where: { ["ANGELES", "ÁNGELES"].contains($0.filter(\.isLetter)) }) { small.remove("los") }
  var isFirst = true
  return words.map { word in
    defer { isFirst = word.hasSuffix(":") || ["-", "–", "—"].contains(word) }
    return calm(word, isFirst: isFirst, small: small)
  }.joined(separator: " ")
}

/// One word between blanks; the parts of `PERI-URBAN` and `USAID/AZERBAIJAN` each for themselves.
private func calm(_ word: Substring, isFirst: Bool, small: Set<String>) -> String {
  guard !word.contains("("), !word.contains(where: \.isNumber), !word.dropLast().contains(".") else {
    return String(word)
  }
  var (calmed, part, isStart) = ("", "", isFirst)
  for character in word + " " {
    if character.isLetter || character == "'" || character == "’" {
      part.append(character)
      continue
    }
    calmed += part.isEmpty ? "" : lowered(part, isFirst: isStart, small: small)
    (part, isStart) = ("", true)
    calmed.append(character)
  }
  return String(calmed.dropLast())
}

/// A word in small letters but for its first; as it is where it is an abbreviation.
private func lowered(_ word: String, isFirst: Bool, small smallWords: Set<String>) -> String {
  let small = word.lowercased()
  if smallWords.contains(small), !isFirst { return small }
  let hasVowel = small.contains { "aeiouyáéíóúü".contains($0) }
  if abbreviations.contains(small) || (!hasVowel && word.count > 1) { return word }
  return small.prefix(1).uppercased() + small.dropFirst()
}

private let smallWords: Set<String> = [
  "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "de", "del",
  "el", "para",
]

/// Those of this field that have a vowel; the rest is known by having none.
private let abbreviations: Set<String> = [
  "acf", "ada", "aids", "aoa", "ardi", "arp", "arpa", "cbo", "cbos", "ceo", "cfci", "cdfa", "covid", "dei", "doe",
  "doj",
  "dol", "epa", "era", "esg", "faq", "fema", "hiv", "hopwa", "hud", "ice", "id", "imls", "jcod", "la",
  "lahsa", "lausd", "loi", "moa", "mou", "nea", "neh", "nia", "nih", "noaa", "nofa", "nofo", "nsf", "oes", "ojjdp",
  "ovc", "ovw", "rfa", "rfi", "rfp", "rfq", "samhsa", "spa", "ssi", "sud", "suds", "tanf", "tay", "ucla", "us", "usa",
  "usaid", "usc", "usda", "va", "voca", "wic", "wioa",
]
