import Model

/// Reads how many awards are expected: a plain count directly after words of funding or choosing, before what is counted.
struct AwardCountFinder {
  let prose: Prose

  /// The first count that is expected; nil when the text gives none.
  func count() -> Fact<Facts.AwardCount>? {
    for index in prose.tokens.indices where prose.tokens[index].kind != .sign {
      if let found = labelled(at: index) ?? range(at: index) ?? single(at: index) { return found }
    }
    return soleRecipient()
  }

  /// "Expected number of awards: 6", "Number of grants: 4-6".
  private func labelled(at index: Int) -> Fact<Facts.AwardCount>? {
    guard prose.tokens[index].word == numberWord || prose.tokens[index].word == numero, index + 4 < prose.tokens.count,
      prose.tokens[index + 1].word == Small.of || prose.tokens[index + 1].word == Small.de,
      let noun = (index + 2..<index + 4).first(where: { counted.contains(prose.tokens[$0].word) }),
      noun + 2 < prose.tokens.count, prose.tokens[noun + 1].isSign(":") || prose.tokens[noun + 1].isSign("-"),
      let (low, end) = SpelledNumber.count(prose.tokens, at: noun + 2), (1...500).contains(low)
    else { return nil }
    var (high, last) = (low, end)
    if end + 1 < prose.tokens.count, prose.tokens[end].isSign("-") || joiners.contains(prose.tokens[end].word),
      let (upper, next) = SpelledNumber.count(prose.tokens, at: end + 1), upper > low, upper <= 500
    {
      (high, last) = (upper, next)
    }
    return Fact(Facts.AwardCount(low: low, high: high), quote: prose.quote(index..<last))
  }

  /// "10 to 14 contracts", "16-30 organizations".
  private func range(at index: Int) -> Fact<Facts.AwardCount>? {
    guard let (low, next) = number(at: index), next < prose.tokens.count,
      prose.tokens[next].isSign("-") || joiners.contains(prose.tokens[next].word),
      let (high, end) = number(at: next + 1), high > low,
      !isYears(low, high, index),
      let noun = noun(after: end, count: high), isExpected(index, noun: noun)
    else { return nil }
    return Fact(Facts.AwardCount(low: low, high: high), quote: prose.quote(index..<noun))
  }

  /// "up to five projects", "a minimum of four grants": a cap leaves the low end open, a floor the high one.
  private func single(at index: Int) -> Fact<Facts.AwardCount>? {
    guard !endsRange(index), let (count, end) = number(at: index), let noun = noun(after: end, count: count),
      isExpected(index, noun: noun)
    else { return nil }
    let before = prose.cue([.ceiling, .floor], before: index, from: max(0, index - 4))
    let isCapped = before?.cues.contains(.ceiling) == true || asMany(index)
    let low: Int? = isCapped ? nil : count
    let high: Int? = before?.cues.contains(.floor) == true ? nil : count
    return Fact(Facts.AwardCount(low: low, high: high), quote: prose.quote((before?.range.lowerBound ?? index)..<noun))
  }

  /// The second figure of "21-22".
  private func endsRange(_ index: Int) -> Bool {
    index >= 2 && prose.tokens[index - 1].isSign("-") && !prose.tokens[index].isSpaced
      && prose.tokens[index - 2].kind == .number
  }

  /// Years and no counts: "PY 21-22".
  private func isYears(_ low: Int, _ high: Int, _ index: Int) -> Bool {
    high == low + 1 && low >= 18 && index > 0 && yearWords.contains(prose.tokens[index - 1].word)
  }

  /// "as many as".
  private func asMany(_ index: Int) -> Bool {
    index >= 2 && prose.tokens[index - 2].word == many && prose.tokens[index - 1].word == asWord
  }

  /// "The recipient may receive up to …": a notice for one.
  private func soleRecipient() -> Fact<Facts.AwardCount>? {
    for index in prose.tokens.indices.dropFirst() where prose.tokens[index].word == recipient {
      let isDefinite = prose.tokens[max(0, index - 2)..<index].contains { $0.word == Small.the }
      guard isDefinite, index + 2 < prose.tokens.count, prose.tokens[index + 1].word == may,
        prose.tokens[index + 2].word == receive
      else { continue }
      return Fact(Facts.AwardCount(low: 1, high: 1), quote: prose.quote(index - 1..<index + 3))
    }
    return nil
  }

  /// A plain count: no sum, share, year, name ("Section 190", "F.17") or part of a larger figure.
  private func number(at index: Int) -> (Int, Int)? {
    guard index < prose.tokens.count, !isPartOfName(index),
      let (count, end) = SpelledNumber.count(prose.tokens, at: index),
      (1...200).contains(count), prose.tokens[index].isPlain
    else { return nil }
    return (count, end)
  }

  /// "Section 190", "$5", "3/4", "F-17" count nothing.
  private func isPartOfName(_ index: Int) -> Bool {
    guard index > 0 else { return prose.tokens[index].kind == .number }
    let last = prose.tokens[index - 1]
    if last.isSign("$") || last.isSign("/") || last.isSign(".") || last.isSign("#") { return true }
    if !prose.tokens[index].isSpaced, last.kind == .word { return true }
    if last.isSign("-"), !prose.tokens[index].isSpaced, index >= 2, prose.tokens[index - 2].kind == .word {
      return true
    }
    // "the best of the four projects": known already, not expected.
    if last.word == Small.the, index >= 2, prose.tokens[index - 2].word == Small.of { return true }
    return nameWords.contains(last.word)
  }

  /// The token after the noun that is counted, with at most four words of description between.
  private func noun(after start: Int, count: Int) -> Int? {
    for index in start..<min(start + 6, prose.tokens.count) {
      let token = prose.tokens[index]
      guard token.sentence == prose.tokens[start].sentence else { return nil }
      if token.isSign("-") || token.isSign("/") { continue }
      if token.isSign(","), count == 1 { continue }
      guard token.kind == .word, !stops.contains(token.word) else { return nil }
      guard counted.contains(token.word) || (count == 1 && singular.contains(token.word)) else { continue }
      // "four project types", "one grant proposal per county".
      let isKind = index + 1 < prose.tokens.count && typeWords.contains(prose.tokens[index + 1].word)
      return isKind ? nil : index + 1
    }
    return nil
  }

  /// Funding or choosing is spoken of directly before, "wanted" or "will be funded" directly after; not of the past.
  private func isExpected(_ index: Int, noun: Int) -> Bool {
    let sentence = prose.sentence(of: index)
    let before = max(sentence.lowerBound, index - 7)..<index
    let after = prose.window(noun, min(sentence.upperBound, noun + 5))
    if prose.cue(.past, before: index, from: sentence.lowerBound) != nil
      || prose.has(.past, in: prose.window(index, min(sentence.upperBound, noun + 6)))
    {
      return false
    }
    let words = prose.tokens[before].map(\.word)
    if words.contains(where: limits.contains) { return false }
    return words.contains(where: expecting.contains) || prose.tokens[after].contains { wanted.contains($0.word) }
  }
}

private let numberWord = Word("number"), numero = Word("numero")
private let typeWords = Set(["type", "types", "categories", "tipos", "proposal", "proposals"].map(Word.init))
private let yearWords = Set(["py", "fy", "year", "years", "cycle", "sfy"].map(Word.init))
private let many = Word("many"), asWord = Word("as"), recipient = Word("recipient"), may = Word("may"),
  receive = Word("receive")
private let joiners = Set(["to", "a", "y", "and"].map(Word.init))
private let counted = Set(
  [
    "awards", "grants", "grantees", "projects", "contracts", "awardees", "recipients", "agreements", "subawards",
    "fellowships", "scholarships", "agencies", "organizations", "districts", "schools", "applicants", "administrators",
    "contratos", "subvenciones", "proyectos", "becas", "organizaciones", "centros", "centers", "providers", "fellows",
    "entidades",
  ].map(Word.init))
private let singular = Set(
  [
    "award", "grant", "grantee", "contract", "agreement", "applicant", "agency", "organization", "contractor", "entity",
    "recipient", "awardee", "administrator", "center",
  ].map(Word.init))
private let stops = Set(
  [
    "percent", "million", "years", "year", "months", "month", "days", "day", "per", "of", "or", "types", "categories",
    "phases", "rounds", "times", "por", "anos", "meses", "points", "hours", "pages", "people", "hundred", "thousand",
    "terms", "parts", "components", "applications", "and", "time", "application", "proposal", "proposals", "more", "to",
    "for", "in", "that", "with", "members", "minutes", "other", "h", "lead",
  ].map(Word.init))
private let expecting = Set(
  [
    "anticipates", "anticipated", "anticipate", "expects", "expected", "expect", "fund", "funding", "awarded", "award",
    "awarding", "awards", "select", "selecting", "designate", "estimated", "esperan", "espera", "otorgara", "otorgaran",
    "adjudicaran", "seleccionara", "seleccionaran", "financiara", "abrir", "with", "to", "support",
  ].map(Word.init))
private let wanted = Set(["wanted", "funded", "selected", "awarded", "made", "chosen"].map(Word.init))
private let limits = Set(
  [
    "limited", "only", "submit", "apply", "least", "more", "than", "per", "previous", "last", "through", "following",
    "these", "those", "into", "other", "currently", "lead",
  ].map(Word.init))
private let nameWords = Set(
  [
    "proposition", "prop", "section", "round", "phase", "tier", "group", "category", "title", "chapter", "act", "fy",
    "part", "step", "cohort", "priority", "cycle", "grade", "level", "region", "zone", "area", "spa", "type", "class",
    "track", "stage", "wave", "topic", "goal", "component", "option", "appendix", "table", "exhibit", "attachment",
    "form", "number", "no", "district", "page", "proposicion",
  ].map(Word.init))
