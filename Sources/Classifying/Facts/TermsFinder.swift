import Model

/// Reads the smaller terms: fiscal sponsors, general operating support, budget limits, pass-through.
struct TermsFinder {
  let prose: Prose

  /// Whether a group without its own status may apply through a sponsor.
  func fiscalSponsor() -> Fact<Bool>? {
    if let denied = prose.cues.first(where: { $0.cues.contains(.noSponsor) }) {
      return Fact(false, quote: quote(denied))
    }
    return prose.cues.first { $0.cues.contains(.sponsor) && isOfApplicants($0) }.map { Fact(true, quote: quote($0)) }
  }

  /// A text may also explain what a sponsor is.
  private func isOfApplicants(_ hit: CueHit) -> Bool {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    if prose.tokens[sentence.upperBound - 1].isSign("?") { return false }
    return !prose.tokens[max(sentence.lowerBound, hit.range.lowerBound - 4)..<hit.range.lowerBound].contains {
      explains.contains($0.word)
    }
  }

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
private let denials = Set(["not", "no", "cannot", "sin", "excluding"].map(Word.init))
