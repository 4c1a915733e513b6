import Model

/// Reads how many awards are expected.
struct AwardCountFinder {
  let prose: Prose

  func count() -> Fact<Facts.AwardCount>? {
    for index in prose.tokens.indices where prose.tokens[index].kind != .sign {
      if let found = range(at: index) ?? single(at: index) { return found }
    }
    return nil
  }

  /// "10 to 14 contracts", "16-30 organizations".
  private func range(at index: Int) -> Fact<Facts.AwardCount>? {
    guard let (low, next) = number(at: index), next < prose.tokens.count,
      prose.tokens[next].isSign("-") || joiners.contains(prose.tokens[next].word),
      let (high, end) = number(at: next + 1), high > low,
      let noun = noun(after: end), isExpected(index..<noun)
    else { return nil }
    return Fact(Facts.AwardCount(low: low, high: high), quote: prose.quote(index..<noun))
  }

  private func single(at index: Int) -> Fact<Facts.AwardCount>? {
    guard let (count, end) = number(at: index), let noun = noun(after: end), isExpected(index..<noun) else {
      return nil
    }
    let before = prose.cue([.ceiling, .floor], before: index, from: max(0, index - 4))
    let low: Int? = before?.cues.contains(.ceiling) == true ? nil : count
    let high: Int? = before?.cues.contains(.floor) == true ? nil : count
    return Fact(Facts.AwardCount(low: low, high: high), quote: prose.quote((before?.range.lowerBound ?? index)..<noun))
  }

  /// A plain count: no sum, share, year, or part of a larger figure.
  private func number(at index: Int) -> (Int, Int)? {
    guard index < prose.tokens.count,
      index == 0
        || !(prose.tokens[index - 1].isSign("$") || prose.tokens[index - 1].isSign("/")
          || (prose.tokens[index - 1].isSign("-") && !prose.tokens[index].isSpaced && prose.tokens[index].kind == .word)),
      let (count, end) = SpelledNumber.count(prose.tokens, at: index), (1...999).contains(count),
      prose.tokens[index].isPlain
    else { return nil }
    return (count, end)
  }

  /// The token after the noun that is counted, with at most three words of description between.
  private func noun(after start: Int) -> Int? {
    for index in start..<min(start + 5, prose.tokens.count) {
      guard prose.tokens[index].kind == .word, prose.tokens[index].sentence == prose.tokens[start].sentence else {
        if prose.tokens[index].isSign("-") { continue }
        return nil
      }
      if counted.contains(prose.tokens[index].word) { return index + 1 }
      if stops.contains(prose.tokens[index].word) { return nil }
    }
    return nil
  }

  /// An award is spoken of: "will fund", "anticipates", "expects to award".
  private func isExpected(_ range: Range<Int>) -> Bool {
    let sentence = prose.sentence(of: range.lowerBound)
    let window = max(sentence.lowerBound, range.lowerBound - 12)..<min(sentence.upperBound, range.upperBound + 8)
    let words = prose.tokens[window].map(\.word)
    return words.contains(where: expecting.contains) && !words.contains(where: past.contains)
  }
}

private let joiners = Set(["to", "a", "y", "and"].map(Word.init))
private let counted = Set(
  [
    "awards", "award", "grants", "grant", "grantees", "grantee", "projects", "contracts", "awardees", "recipients",
    "agreements", "subawards", "fellowships", "scholarships", "agencies", "agency", "contratos", "subvenciones",
    "proyectos", "becas", "schools", "applicants", "applicant",
  ].map(Word.init))
private let stops = Set(
  [
    "percent", "million", "years", "year", "months", "month", "days", "day", "per", "of", "or", "types", "categories",
    "phases", "rounds", "times", "por", "anos", "meses", "points", "hours", "pages", "people", "hundred", "thousand",
    "terms", "parts", "components", "applications", "and", "time", "application", "proposal", "proposals", "more", "to",
    "for", "in",
  ].map(Word.init))
private let expecting = Set(
  [
    "anticipates", "anticipated", "anticipate", "expects", "expected", "expect", "fund", "funding", "awarded", "award",
    "select", "selected", "estimated", "estimates", "approximately", "wanted", "esperan", "espera", "otorgara",
    "otorgaran", "adjudicaran", "seleccionara", "seleccionaran", "financiara", "available", "typically", "awards",
  ].map(Word.init))
private let past = Set(
  ["previously", "funded", "date", "maximum", "submit", "apply", "one application", "least", "separate"].map(Word.init))
