import Model

/// Reads opportunity numbers ("RFA 17-10593", "GFO-21-304") and assistance listing numbers ("93.243").
struct NumberFinder {
  let prose: Prose

  /// The first opportunity number, with its prefix when that belongs to it ("GFO-21-304").
  func opportunity() -> Fact<String>? {
    for index in prose.tokens.indices where prefixes.contains(prose.tokens[index].word) && !isOfAnotherKind(index) {
      if let range = number(after: index) {
        let start =
          keepsPrefix.contains(prose.tokens[index].word) && prose.tokens[index].isCapital ? index : range.lowerBound
        let quote = prose.quote(start..<range.upperBound)
        return Fact(quote, quote: quote)
      }
    }
    return nil
  }

  /// "OMB control number", "Assistance Listing Number", "telephone number": the same year after year, and no notice's own.
  private func isOfAnotherKind(_ index: Int) -> Bool {
    guard prose.tokens[index].word == numberWord else { return false }
    let near = prose.tokens[max(prose.sentence(of: index).lowerBound, index - 2)..<index]
    return near.contains { otherKinds.contains($0.word) }
  }

  /// Letters, figures and dashes that hang together and hold a figure.
  private func number(after index: Int) -> Range<Int>? {
    var start = index + 1
    while start < prose.tokens.count, start < index + 4, isLabel(start) { start += 1 }
    guard start < prose.tokens.count, prose.tokens[start].sentence == prose.tokens[index].sentence, !isListing(start)
    else { return nil }
    var end = start
    while end < prose.tokens.count, end - start < 9, end == start || !prose.tokens[end].isSpaced, isPart(end) {
      end += 1
    }
    while end > start, prose.tokens[end - 1].kind == .sign { end -= 1 }
    let part = prose.tokens[start..<end]
    guard part.contains(where: { $0.kind == .number }), part.contains(where: { $0.isSign("-") }) || part.count > 1
    else { return nil }
    return start..<end
  }

  /// What may stand between the prefix and the number: a colon, "no", "number".
  private func isLabel(_ index: Int) -> Bool {
    let token = prose.tokens[index]
    return token.isSign(":") || token.isSign("#") || token.isSign("-") || labels.contains(token.word)
  }

  /// What a number may be made of.
  private func isPart(_ index: Int) -> Bool {
    let token = prose.tokens[index]
    return token.kind == .number || token.isSign("-") || (token.kind == .word && token.isCapital)
  }

  /// "ALN 93.243", "CFDA: 16.812", and such figures beside them.
  func listings() -> [Fact<String>] {
    var found: [Fact<String>] = []
    for index in prose.tokens.indices where listingWords.contains(prose.tokens[index].word) {
      for place in index + 1..<min(index + 8, prose.tokens.count) where isListing(place) {
        let quote = prose.quote(place..<place + 1)
        if !found.contains(where: { $0.value == quote }) { found.append(Fact(quote, quote: quote)) }
      }
    }
    return found
  }

  /// Two figures, a point, three figures.
  private func isListing(_ index: Int) -> Bool {
    let token = prose.tokens[index]
    return token.kind == .number && !token.isPlain && token.digits == 2 && token.end - token.start == 6
  }
}

private let prefixes = Set(
  ["rfa", "rfp", "nofo", "gfo", "foa", "nofa", "psn", "rfq", "par", "pa", "nsf", "cg", "number"].map(Word.init))
private let keepsPrefix = Set(["gfo", "nsf", "par", "cg", "rfa", "rfp"].map(Word.init))
private let numberWord = Word("number")
private let otherKinds = Set(
  ["control", "listing", "listings", "cfda", "aln", "telephone", "phone", "fax"].map(Word.init))
private let labels = Set(["no", "number", "num", "opportunity", "funding"].map(Word.init))
private let listingWords = Set(["aln", "cfda", "listing", "listings", "assistance"].map(Word.init))
