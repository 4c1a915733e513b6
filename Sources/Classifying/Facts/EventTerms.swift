import Model

/// Reads what a gathering costs and in which language it is held.
struct EventTerms {
  let prose: Prose

  /// `free`, or the sum as written: "Free and open to the public", "Tickets: $10", "Entrada gratuita".
  func cost() -> Fact<String>? {
    for index in prose.tokens.indices {
      if isFree(index) {
        let sentence = prose.sentence(of: index)
        return Fact(
          "free", quote: prose.quote(max(sentence.lowerBound, index - 3)..<min(sentence.upperBound, index + 4)))
      }
      if prose.tokens[index].isSign("$"), isPrice(index), index + 1 < prose.tokens.count {
        let quote = prose.quote(index..<index + 2)
        return Fact(quote, quote: quote)
      }
    }
    return nil
  }

  /// "This event is free", "no cost", "gratis"; not "toll-free", "drug-free youth" or "free parking".
  private func isFree(_ index: Int) -> Bool {
    let token = prose.tokens[index]
    let next = index + 1 < prose.tokens.count ? prose.tokens[index + 1].word : .none
    if gratisWords.contains(token.word) { return !freeThings.contains(next) }
    if token.word == noWord || token.word == sin { return costWords.contains(next) }
    guard token.word == free, !(index > 0 && prose.tokens[index - 1].isSign("-")) else { return false }
    let before = index > 0 ? prose.tokens[index - 1].word : .none
    return freeOf.contains(next) || (isWords.contains(before) && !freeThings.contains(next))
      || (token.isCapital && token.opensLine && freeOf.contains(next))
  }

  /// A word of paying to get in stands up to five words before the sum, or directly after it.
  private func isPrice(_ index: Int) -> Bool {
    let sentence = prose.sentence(of: index)
    let near = max(sentence.lowerBound, index - 5)..<min(sentence.upperBound, index + 5)
    return prose.tokens[near].contains { priceWords.contains($0.word) }
  }

  /// `en`, `es` or `en, es`: "in Spanish", "bilingual", "interpretation will be available", "en español".
  func language() -> Fact<String>? {
    for index in prose.tokens.indices.dropLast() {
      let (word, next) = (prose.tokens[index].word, prose.tokens[index + 1].word)
      let quote = index..<index + 2
      if bilingual.contains(word) { return Fact("en, es", quote: prose.quote(index..<index + 1)) }
      if interpreting.contains(word), isSpanishNear(index) { return Fact("en, es", quote: prose.quote(quote)) }
      guard inWords.contains(word) else { continue }
      if spanish.contains(next) { return Fact(isWithEnglish(index) ? "en, es" : "es", quote: prose.quote(quote)) }
      if english.contains(next) { return Fact(isWithSpanish(index) ? "en, es" : "en", quote: prose.quote(quote)) }
    }
    return nil
  }

  private func near(_ index: Int, _ reach: Int) -> ArraySlice<Token> {
    let sentence = prose.sentence(of: index)
    return prose.tokens[max(sentence.lowerBound, index - reach)..<min(sentence.upperBound, index + reach + 1)]
  }

  private func isSpanishNear(_ index: Int) -> Bool { near(index, 5).contains { spanish.contains($0.word) } }
  private func isWithEnglish(_ index: Int) -> Bool { near(index, 4).contains { english.contains($0.word) } }
  private func isWithSpanish(_ index: Int) -> Bool { near(index, 4).contains { spanish.contains($0.word) } }
}

private let free = Word("free"), noWord = Word("no"), sin = Word("sin")
private let gratisWords = Set(["gratis", "gratuito", "gratuita", "gratuitos", "gratuitas"].map(Word.init))
private let costWords = Set(["cost", "costo", "charge", "fee", "cargo"].map(Word.init))
private let freeOf = Set(
  ["and", "of", "to", "admission", "event", "entry", "workshop", "training", "registration"].map(Word.init))
private let isWords = Set(["is", "are", "admission", "entry", "a", "this", "registration"].map(Word.init))
private let freeThings = Set(
  ["parking", "meals", "lunch", "food", "childcare", "services", "from", "press", "speech", "clinic", "comida"].map(
    Word.init))
private let priceWords = Set(
  [
    "ticket", "tickets", "admission", "registration", "cost", "costs", "entrada", "entradas", "costo", "boleto",
    "boletos", "inscripcion",
  ]
  .map(Word.init))
private let bilingual = Set(["bilingual", "bilingue", "bilingues"].map(Word.init))
private let interpreting = Set(
  ["interpretation", "interpreters", "interpretacion", "translation", "traduccion"].map(Word.init))
private let inWords = Set(["in", "en"].map(Word.init))
private let spanish = Set(["spanish", "espanol"].map(Word.init))
private let english = Set(["english", "ingles"].map(Word.init))
