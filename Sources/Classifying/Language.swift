import Text

/// `en` or `es` by the small words of a text; nil when there are too few to tell.
func detectLanguage(_ texts: [FoldedText]) -> String? {
  var english = 0
  var spanish = 0
  for text in texts {
    for word in text.words.prefix(400) {
      if englishWords.contains(word.key) { english += 1 }
      if spanishWords.contains(word.key) { spanish += 1 }
    }
  }
  guard max(english, spanish) >= 2 else { return nil }
  return spanish > english ? "es" : "en"
}

private let englishWords = keys("the of and to for in is are will with by or be on from this that at as your we")
private let spanishWords = keys("de la el los las para que y en del por con una un se su al es son hasta como sin")

private func keys(_ words: String) -> Set<UInt64> { Set(FoldedText(words).words.map(\.key)) }
