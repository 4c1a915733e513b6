/// A text cut once into tokens and sentences, and the cues that stand in it; every finder reads the same one.
struct Prose: Sendable {
  let bytes: [UInt8]
  let tokens: [Token]
  /// Token ranges, in order, without gaps.
  let sentences: [Range<Int>]
  /// Phrases that mean something to a finder, by their first token.
  let cues: [CueHit]

  /// Tokens, sentences and cues of a text; one pass each.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes)
    tokenizer.run()
    var tokens = tokenizer.tokens
    sentences = SentenceBounds(tokens, lineStarts: tokenizer.lineStarts).split(&tokens)
    cues = CueTable.standard.hits(in: tokens).filter { !Prose.isReason($0, in: tokens) }
    self.tokens = tokens
  }

  /// "Due to the storm, …" binds nothing.
  private static func isReason(_ hit: CueHit, in tokens: [Token]) -> Bool {
    let first = tokens[hit.range.lowerBound]
    guard hit.cues.contains(.due), hit.range.count == 1, first.word == dueWord, first.isCapital,
      hit.range.upperBound < tokens.count
    else {
      return false
    }
    return tokens[hit.range.upperBound].word == Small.to
  }

  /// The exact words of a token range.
  func quote(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return "" }
    return String(
      decoding: bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)], as: UTF8.self)
  }

  /// A token range that is never backwards and never past the text.
  func window(_ low: Int, _ high: Int) -> Range<Int> {
    let start = min(max(0, low), tokens.count)
    return start..<min(max(start, high), tokens.count)
  }

  /// The sentence that holds a token.
  func sentence(of token: Int) -> Range<Int> { sentences[Int(tokens[token].sentence)] }

  /// The cues that begin within a token range.
  func cues(in range: Range<Int>) -> ArraySlice<CueHit> {
    let first = firstCue(from: range.lowerBound)
    var end = first
    while end < cues.count, cues[end].range.lowerBound < range.upperBound { end += 1 }
    return cues[first..<end]
  }

  /// The last cue of one of those kinds that ends at or before a token, not before `limit`.
  func cue(_ kinds: Cues, before token: Int, from limit: Int) -> CueHit? {
    var index = firstCue(from: token) - 1
    while index >= 0, cues[index].range.lowerBound >= limit {
      if cues[index].cues.intersects(kinds), cues[index].range.upperBound <= token { return cues[index] }
      index -= 1
    }
    return nil
  }

  /// The first cue of one of those kinds that begins at or after a token, before `limit`.
  func cue(_ kinds: Cues, after token: Int, to limit: Int) -> CueHit? {
    var index = firstCue(from: token)
    while index < cues.count, cues[index].range.lowerBound < limit {
      if cues[index].cues.intersects(kinds) { return cues[index] }
      index += 1
    }
    return nil
  }

  /// Whether a cue of one of those kinds begins there.
  func has(_ kinds: Cues, in range: Range<Int>) -> Bool {
    cue(kinds, after: range.lowerBound, to: range.upperBound) != nil
  }

  /// Whether its small words are Spanish rather than English.
  var isSpanish: Bool {
    var balance = 0
    for token in tokens.prefix(600) where token.kind == .word {
      if spanishWords.contains(token.word) { balance += 1 } else if englishWords.contains(token.word) { balance -= 1 }
    }
    return balance > 0
  }

  /// Index of the first cue at or after a token, by halving.
  private func firstCue(from token: Int) -> Int {
    var (low, high) = (0, cues.count)
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].range.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

private let dueWord = Word("due")
private let spanishWords = Set(
  ["de", "la", "el", "los", "las", "para", "que", "en", "del", "y", "se", "por", "con", "una"].map(Word.init))
private let englishWords = Set(
  ["of", "the", "and", "to", "for", "in", "is", "will", "that", "with", "be", "are", "by", "on"].map(Word.init))
