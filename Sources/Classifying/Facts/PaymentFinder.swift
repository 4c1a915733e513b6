import Model

/// Reads how the money is paid: after the costs, before them, or either.
struct PaymentFinder {
  let prose: Prose

  /// Nil when the text says nothing of it; both when advances are offered beside reimbursement.
  func payment() -> Fact<Facts.Payment>? {
    let later = prose.cues.first { $0.cues.contains(.reimbursement) && !isElse($0) }
    let denied = prose.has(.noAdvance, in: 0..<prose.tokens.count)
    let sooner = denied ? nil : prose.cues.first { $0.cues.contains(.advance) && !isNegated($0) }
    switch (later, sooner) {
    case (let later?, nil): return Fact(.reimbursement, quote: quote(later))
    case (nil, let sooner?): return Fact(.advance, quote: quote(sooner))
    case (.some, let sooner?): return Fact(.both, quote: quote(sooner))
    case (nil, nil): return nil
    }
  }

  private func quote(_ hit: CueHit) -> String { prose.quote(prose.sentence(of: hit.range.lowerBound)) }

  /// "not", "no" or "sin" within four words.
  private func isNegated(_ hit: CueHit) -> Bool {
    prose.tokens[max(0, hit.range.lowerBound - 4)..<min(prose.tokens.count, hit.range.upperBound + 4)].contains {
      denials.contains($0.word)
    }
  }

  /// Rates, insurers and travel are not the grant.
  private func isElse(_ hit: CueHit) -> Bool {
    let window = max(0, hit.range.lowerBound - 4)..<min(prose.tokens.count, hit.range.upperBound + 4)
    return prose.tokens[window].contains { elseWords.contains($0.word) }
  }
}

private let denials = Set(["not", "no", "sin"].map(Word.init))
private let elseWords = Set(
  ["rate", "rates", "medicaid", "medicare", "medi", "insurance", "travel", "ineligible", "tuition"].map(Word.init))
