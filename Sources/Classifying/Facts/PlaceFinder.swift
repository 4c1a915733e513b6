import Model

/// Reads the place of a gathering: "at the Community Room, 1 Main Street", "Venue: …".
struct PlaceFinder {
  let prose: Prose

  /// After its label, else "at" and a name in the date's sentence; nil when there is neither.
  func place(near range: Range<Int>) -> Fact<String>? {
    labelled() ?? following(range)
  }

  /// After "Place:", "Location:", "Venue:", "Lugar:".
  private func labelled() -> Fact<String>? {
    for index in prose.tokens.indices.dropLast(2)
    where placeWords.contains(prose.tokens[index].word) && prose.tokens[index + 1].isSign(":") {
      return name(from: index + 2)
    }
    return nil
  }

  /// "at" and a capital within the date's sentence.
  private func following(_ range: Range<Int>) -> Fact<String>? {
    let sentence = prose.sentence(of: range.lowerBound)
    for index in range.upperBound..<max(range.upperBound, sentence.upperBound - 1)
    where atWords.contains(prose.tokens[index].word) {
      let isArticle =
        prose.tokens[index + 1].word == Small.the || prose.tokens[index + 1].word == Small.la
        || prose.tokens[index + 1].word == Small.el
      let first = isArticle ? index + 2 : index + 1
      if first < sentence.upperBound, prose.tokens[first].kind == .word, prose.tokens[first].isCapital {
        return name(from: first)
      }
    }
    return nil
  }

  /// Up to the sentence's end, a bracket or twelve words.
  private func name(from start: Int) -> Fact<String>? {
    guard start < prose.tokens.count else { return nil }
    let limit = min(prose.sentence(of: start).upperBound, start + 12)
    var end = start
    while end < limit, !endsName(end, from: start, limit) { end += 1 }
    while end > start, prose.tokens[end - 1].isSign(",") || smallWords.contains(prose.tokens[end - 1].word) { end -= 1 }
    let quote = prose.quote(start..<end)
    return quote.isEmpty ? nil : Fact(quote, quote: quote)
  }
}

extension PlaceFinder {
  /// Whether the name ends before that token.
  ///
  /// A bracket ends it, a stop that is no short form's ("4112 S. Main Street"), and a word that goes on with something
  /// else: "the Garden, which put it on", "City Hall, brought 50 people", "the library. Comments until …".
  private func endsName(_ index: Int, from start: Int, _ limit: Int) -> Bool {
    let token = prose.tokens[index]
    if token.isSign("(") || token.isSign(":") || token.isSign(";") { return true }
    if token.isSign(".") { return index + 1 >= limit || !isShort(index - 1) }
    guard token.kind == .word, !token.isCapital, index > start else { return false }
    let followsComma = prose.tokens[index - 1].isSign(",")
    return goingOn.contains(token.word) || (followsComma && !joiners.contains(token.word))
  }

  /// "S.", "W.", "St.", "Ave.", "Blvd.": at most four letters, the first a capital.
  private func isShort(_ index: Int) -> Bool {
    prose.tokens[index].isCapital && prose.tokens[index].end - prose.tokens[index].start <= 4
  }
}

private let goingOn = Set(
  [
    "which", "that", "who", "where", "brought", "will", "is", "was", "are", "were", "from", "on", "with", "between",
    "starting", "beginning", "during", "until", "by", "hosted", "to", "has", "have", "for", "que", "desde", "hasta",
    "con", "durante", "para",
  ].map(Word.init))
private let joiners = Set(["in", "and", "at", "near", "y", "en", "cerca"].map(Word.init))
private let smallWords = Set(["of", "the", "and", "in", "at", "de", "la", "el", "y", "en", "near"].map(Word.init))
private let placeWords = Set(["place", "location", "venue", "where", "lugar", "sede", "donde"].map(Word.init))
private let atWords = Set(["at", "en"].map(Word.init))
