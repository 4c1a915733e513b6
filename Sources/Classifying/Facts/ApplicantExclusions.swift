/// Classes that are named but may not apply: excluded, served, partners, or part of a place's name.
extension ApplicantFinder {
  /// Whether a class that is named may not apply, or is not an applicant at all.
  func isExcluded(_ hit: CueHit, in region: Range<Int>) -> Bool {
    isNegated(hit.range.lowerBound, in: region) || isServed(hit)
  }

  /// "except …", "partner with …" before it, or "… are not eligible" after it in the sentence.
  func isNegated(_ index: Int, in region: Range<Int>) -> Bool {
    let sentence = prose.sentence(of: index)
    let start = max(region.lowerBound, sentence.lowerBound)
    let negation = prose.cue(.ineligible, before: index, from: max(start, index - 14))
    if let negation, prose.cue([.eligible, .eligibleBefore], before: index, from: negation.range.upperBound) == nil {
      return true
    }
    guard let later = prose.cue([.ineligible, .eligible, .eligibleBefore], after: index, to: sentence.upperBound) else {
      return false
    }
    // "(any city or county; mutual companies are not eligible)" says nothing of what stands before the bracket.
    if prose.tokens[index..<later.range.lowerBound].contains(where: { $0.isSign("(") }),
      !prose.tokens[index..<later.range.lowerBound].contains(where: { $0.isSign(")") })
    {
      return false
    }
    return later.cues.contains(.ineligible) && negationWords.contains(prose.tokens[later.range.lowerBound].word)
  }

  /// Groups that are served, not those that apply: "serving schools", "assistance to small businesses"; or part of a
  /// name: "City of", "United States", "University of".
  private func isServed(_ hit: CueHit) -> Bool {
    let index = hit.range.lowerBound
    if isPlaceName(hit) || isAdjective(hit) { return true }
    // A new sentence or clause is a new list: "… where they serve. Nonprofit organizations".
    let start = prose.sentence(of: index).lowerBound
    return prose.tokens[max(start, index - 3)..<index].contains { servedWords.contains($0.word) }
  }

  /// "county fair", "Tribal Issues Group": one word that only describes the next.
  private func isAdjective(_ hit: CueHit) -> Bool {
    let word = prose.tokens[hit.range.lowerBound].word
    guard hit.range.count == 1, adjectives.contains(word), hit.range.upperBound < prose.tokens.count else {
      return false
    }
    let next = prose.tokens[hit.range.upperBound]
    guard next.kind == .word, next.sentence == prose.tokens[hit.range.lowerBound].sentence else { return false }
    if word == tribal {
      return next.isCapital
        && !prose.cues.contains { $0.range.lowerBound == hit.range.upperBound && $0.cues.intersects(Self.any) }
    }
    return !followers.contains(next.word)
  }

  /// "Los Angeles County", "City of Compton", where a place and no applicant is meant.
  private func isPlaceName(_ hit: CueHit) -> Bool {
    let token = prose.tokens[hit.range.lowerBound]
    if placeNames.contains(token.word), hit.range.count == 1, hit.range.lowerBound > 0,
      articles.contains(prose.tokens[hit.range.lowerBound - 1].word)
    {
      return true
    }
    // "the counties of Butte, Lake and Napa".
    if hit.range.count == 1, placeNames.contains(token.word), isFollowedByOf(hit),
      hit.range.upperBound + 1 < prose.tokens.count,
      prose.tokens[hit.range.upperBound + 1].isCapital
    {
      return true
    }
    guard hit.range.count == 1, token.isCapital, token.word == county || token.word == city || token.word == airport
    else { return false }
    let before = hit.range.lowerBound > 0 ? prose.tokens[hit.range.lowerBound - 1] : nil
    if before?.isSign(".") == true, hit.range.lowerBound > 1, prose.tokens[hit.range.lowerBound - 2].isCapital {
      return true  // "L.A. County"
    }
    let isNamed =
      before.map { $0.kind == .word && $0.isCapital && !token.opensLine && !anyWords.contains($0.word) } ?? false
    return isNamed || isFollowedByOf(hit)
  }

  /// "City of", "counties of".
  private func isFollowedByOf(_ hit: CueHit) -> Bool {
    hit.range.upperBound < prose.tokens.count && prose.tokens[hit.range.upperBound].word == Small.of
  }
}

private let placeNames = Set(
  ["county", "counties", "city", "cities", "condado", "condados", "ciudad", "ciudades"].map(Word.init))
private let articles = Set(
  ["the", "in", "del", "el", "los", "la", "las", "en", "this", "our", "nine", "eligible"].map(Word.init))
private let tribal = Word("tribal"),
  adjectives = Set(["county", "city", "school", "state", "tribal", "university"].map(Word.init))
private let followers = Set(
  [
    "or", "and", "that", "which", "governments", "government", "agencies", "agency", "with", "in", "within", "may",
    "is", "are", "y", "o", "to", "must", "as",
  ].map(Word.init))
private let airport = Word("airport"), county = Word("county"), city = Word("city")
private let anyWords = Set(["any", "a", "each", "california", "eligible"].map(Word.init))
private let servedWords = Set(
  [
    "serving", "serve", "serves", "served", "assist", "assists", "help", "helps", "helping", "benefit", "benefits",
    "benefiting", "sirvan",
    "sirven", "within", "near", "individual",
  ].map(Word.init))
private let negationWords = Set(
  ["partner", "should", "will", "not", "ineligible", "are", "is", "no", "may", "can", "as", "cannot", "do"].map(
    Word.init))
