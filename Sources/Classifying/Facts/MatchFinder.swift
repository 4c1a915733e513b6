import Model

/// Reads whether a match is required, and how much.
struct MatchFinder {
  let prose: Prose

  /// Sets whether a match is required and its shares; leaves both alone when the text does not say.
  func read(into terms: inout Facts.Terms) {
    var waived: CueHit?
    for hit in prose.cues where hit.cues.intersects([.match, .noMatch]) {
      if hit.cues.contains(.noMatch) || isDenied(hit) {
        if waived == nil { waived = hit }
        continue
      }
      if isPaidByGrant(hit) { continue }
      let shares = percents(near: hit)
      if shares.isEmpty ? !isRequired(hit) : isOnlyWished(hit) { continue }
      if terms.matchRequired == nil {
        terms.matchRequired = Fact(true, quote: prose.quote(prose.sentence(of: hit.range.lowerBound)))
      }
      for share in shares where !terms.matchPercent.contains(where: { $0.value == share.value }) {
        terms.matchPercent.append(share)
      }
    }
    if terms.matchPercent.isEmpty, let waived {
      terms.matchRequired = Fact(false, quote: prose.quote(prose.sentence(of: waived.range.lowerBound)))
    }
  }

  /// "match … is not required", "does not require … match" with words between.
  private func isDenied(_ hit: CueHit) -> Bool {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    let before = max(sentence.lowerBound, hit.range.lowerBound - 10)..<hit.range.lowerBound
    let after = hit.range.upperBound..<min(sentence.upperBound, hit.range.upperBound + 11)
    func denies(_ range: Range<Int>) -> Bool {
      range.contains { index in
        guard denials.contains(prose.tokens[index].word) else { return false }
        return (index + 1..<min(index + 4, range.upperBound + 1)).contains {
          $0 < prose.tokens.count && demands.contains(prose.tokens[$0].word)
        }
      }
    }
    return denies(before) || denies(after)
      || (hit.range.lowerBound > 0 && prose.tokens[hit.range.lowerBound - 1].word == noWord)
  }

  /// "Provides a portion of the local match that another grant requires".
  private func isPaidByGrant(_ hit: CueHit) -> Bool {
    prose.tokens[prose.window(hit.range.lowerBound - 5, hit.range.lowerBound)].contains { $0.word == portion }
  }

  /// The sentence, or as much of a long one as bears on the phrase.
  private func surroundings(of hit: CueHit) -> Range<Int> {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    return max(sentence.lowerBound, hit.range.lowerBound - 40)..<min(sentence.upperBound, hit.range.upperBound + 40)
  }

  /// A share that is encouraged, or that others gave: "ideally a 1:1 match", "most projects provided 20 %".
  private func isOnlyWished(_ hit: CueHit) -> Bool {
    let near = surroundings(of: hit)
    return prose.tokens[near].contains { wishWords.contains($0.word) }
      && !prose.tokens[near].contains { firmDemands.contains($0.word) || $0.word == must }
  }

  /// A word of demand is near, and none of encouragement; "sources of match must be listed" asks for a list.
  private func isRequired(_ hit: CueHit) -> Bool {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    if prose.has(.encouraged, in: surroundings(of: hit)) { return false }
    let window =
      max(sentence.lowerBound, hit.range.lowerBound - 12)..<min(sentence.upperBound, hit.range.upperBound + 10)
    if prose.tokens[window].contains(where: { firmDemands.contains($0.word) }) { return true }
    return prose.tokens[window].contains { demands.contains($0.word) }
      && !prose.tokens[window].contains { tellWords.contains($0.word) }
  }

  /// Shares beside the phrase, in its sentence: "25%", "one-to-one", "50/50".
  private func percents(near hit: CueHit) -> [Fact<Double>] {
    let near = percents(near: hit, before: 9, after: 14)
    return near.isEmpty ? percents(near: hit, before: 14, after: 22) : near
  }

  private func percents(near hit: CueHit, before: Int, after: Int) -> [Fact<Double>] {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    let window =
      max(sentence.lowerBound, hit.range.lowerBound - before)..<min(sentence.upperBound, hit.range.upperBound + after)
    var found: [Fact<Double>] = []
    for index in window {
      if let share = PercentScanner(tokens: prose.tokens).percent(at: index), share.value > 0, share.value <= 400,
        !isShareOfElse(share.range, hit)
      {
        found.append(Fact(share.value, quote: prose.quote(share.range)))
      }
    }
    return found
  }

  /// "up to 75% of the grant" and "75% federal share" are paid by the funder, not by the applicant; "the match must cover
  /// 25%" by the applicant.
  private func isShareOfElse(_ range: Range<Int>, _ hit: CueHit) -> Bool {
    if range.upperBound < prose.tokens.count, funders.contains(prose.tokens[range.upperBound].word) { return true }
    // "an income that is less than 80 percent of the median".
    if prose.tokens[prose.window(range.lowerBound - 6, range.upperBound + 7)].contains(where: {
      incomes.contains($0.word)
    }) {
      return true
    }
    if (0...6).contains(range.lowerBound - hit.range.upperBound) { return false }
    let before = max(0, range.lowerBound - 4)..<range.lowerBound
    return prose.tokens[before].contains { fundedWords.contains($0.word) }
  }
}

/// Reads a percentage that begins at a token.
struct PercentScanner {
  let tokens: [Token]

  /// "25%", "25 percent", "25 por ciento", "1:1", "dollar for dollar" (100); nil when none begins there.
  func percent(at index: Int) -> (value: Double, range: Range<Int>)? {
    guard index < tokens.count else { return nil }
    if ratioUnits.contains(tokens[index].word), isSpelled(index) { return (100, index..<min(index + 5, tokens.count)) }
    if let (share, end) = ratio(at: index) { return (share, index..<end) }
    guard tokens[index].kind == .number, let value = tokens[index].value, index + 1 < tokens.count else { return nil }
    if tokens[index + 1].isSign("-"), index + 2 < tokens.count, percentWords.contains(tokens[index + 2].word) {
      return (value, index..<index + 3)
    }
    if tokens[index + 1].isSign("%") || percentWords.contains(tokens[index + 1].word) {
      return (value, index..<index + 2)
    }
    guard index + 2 < tokens.count, tokens[index + 1].word == por || tokens[index + 1].word == per,
      tokens[index + 2].word == ciento || tokens[index + 2].word == cent
    else { return nil }
    return (value, index..<index + 3)
  }

  /// One to one, in words: "uno a uno", "dollar for dollar".
  private func isSpelled(_ index: Int) -> Bool {
    guard index + 2 < tokens.count else { return false }
    let words = tokens[index..<min(index + 5, tokens.count)].filter { $0.kind == .word }.map(\.word)
    return words.count >= 3 && ratioWords.contains(words[1]) && words[2] == words[0]
  }

  /// As a ratio, 1:1, 1-to-1 or 50/50.
  private func ratio(at index: Int) -> (Double, Int)? {
    guard index + 2 < tokens.count, let first = tokens[index].small, first == 1 || first == 50 else { return nil }
    var next = index + 1
    while next < min(index + 4, tokens.count - 1),
      tokens[next].isSign(":") || tokens[next].isSign("/") || tokens[next].isSign("-")
        || ratioWords.contains(tokens[next].word)
    {
      next += 1
    }
    guard next > index + 1, tokens[next].small == first, !tokens[next].isSign("-") else { return nil }
    return (100, next + 1)
  }
}

private let ratioUnits = Set(["one", "dollar", "uno", "dolar"].map(Word.init)), must = Word("must")
private let por = Word("por"), per = Word("per"), ciento = Word("ciento"), cent = Word("cent"),
  noWord = Word("no")
private let ratioWords = Set(["to", "a", "for", "por"].map(Word.init))
private let percentWords = Set(["percent", "pct"].map(Word.init))
private let denials = Set(["not", "no", "without", "sin"].map(Word.init))
private let firmDemands = Set(
  [
    "required", "require", "requires", "requirement", "mandatory", "requiere", "requieren", "exige",
    "obligatoria", "requerida",
  ].map(Word.init))
private let wishWords = Set(
  ["encouraged", "most", "optional", "voluntary", "ideally", "opcional", "anima", "receive"].map(Word.init))
/// Verbs of telling: where they are asked for, the money is not.
private let tellWords = Set(
  ["specify", "detailed", "report", "describe", "list", "listed", "itemized", "documented", "identified"].map(Word.init)
)
private let portion = Word("portion")
private let incomes = Set(["income", "median", "ingreso", "ingresos"].map(Word.init))
private let funders = Set(["federal", "state", "estatal"].map(Word.init))
private let demands = Set(
  [
    "required", "require", "requires", "requirement", "must", "shall", "expected", "needs", "requiere", "exige", "debe",
    "deben", "obligatoria", "requerida",
  ].map(Word.init))
private let fundedWords = Set(
  ["fund", "cover", "covers", "pay", "pays", "reimburse", "exceed"].map(Word.init))
