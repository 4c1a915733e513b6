import Model

/// Reads the smaller terms: fiscal sponsors, general operating support, budget limits, pass-through.
struct TermsFinder {
  let prose: Prose

  /// Whether a group without its own status may apply through a sponsor.
  func fiscalSponsor() -> Fact<Bool>? {
    if let denied = prose.cues.first(where: { $0.cues.contains(.noSponsor) }) {
      return Fact(false, quote: quote(denied))
    }
    return prose.cues.first { $0.cues.contains(.sponsor) && isOfApplicants($0) }.map {
      Fact(!isRefused($0), quote: quote($0))
    }
  }

  /// A text may also explain what a sponsor is.
  private func isOfApplicants(_ hit: CueHit) -> Bool {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    if prose.tokens[sentence.upperBound - 1].isSign("?") { return false }
    return !prose.tokens[max(sentence.lowerBound, hit.range.lowerBound - 4)..<hit.range.lowerBound].contains {
      explains.contains($0.word)
    }
  }

  /// "We do not fund organizations that use a fiscal sponsor"; not "groups that do not have status may use one".
  private func isRefused(_ hit: CueHit) -> Bool {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    let before = max(sentence.lowerBound, hit.range.lowerBound - 12)..<hit.range.lowerBound
    return before.contains { index in
      denials.contains(prose.tokens[index].word)
        && prose.tokens[index..<min(index + 3, hit.range.lowerBound)].contains { grantVerbs.contains($0.word) }
    }
  }

  /// Whether the money may pay for rent, salaries and all that a group needs.
  func generalOperating() -> Fact<Bool>? {
    guard !prose.has(.notOperating, in: 0..<prose.tokens.count) else { return nil }
    let hit = prose.cues.first { $0.cues.contains(.operating) && !isNegated($0) }
    return hit.map { Fact(true, quote: quote($0)) }
  }

  /// Whether part of the money must go on to community organizations.
  func passThrough() -> Fact<Bool>? {
    prose.cues.first { $0.cues.contains(.passThrough) }.map { Fact(true, quote: quote($0)) }
  }

  private func quote(_ hit: CueHit) -> String { prose.quote(prose.sentence(of: hit.range.lowerBound)) }

  private func isNegated(_ hit: CueHit) -> Bool {
    prose.tokens[max(0, hit.range.lowerBound - 6)..<hit.range.lowerBound].contains { denials.contains($0.word) }
  }
}

private let explains = Set(["que", "what", "bajo"].map(Word.init))
private let grantVerbs = Set(
  ["fund", "accept", "allow", "permit", "support", "acepta", "aceptan", "financia"].map(Word.init))
private let denials = Set(["not", "no", "cannot", "sin", "excluding"].map(Word.init))
