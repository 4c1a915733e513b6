import Model

/// Reads how the money is paid: after the costs, before them, or either.
struct PaymentFinder {
  let prose: Prose

  /// Nil when the text says nothing of it; both when advances are offered beside reimbursement.
  func payment() -> Fact<Facts.Payment>? {
    let later = prose.cues.first { $0.cues.contains(.reimbursement) && !isElse($0) }
    let denied = prose.has(.noAdvance, in: 0..<prose.tokens.count)
    let sooner = denied ? nil : prose.cues.first { $0.cues.contains(.advance) && !isNegated($0) && isOfMoney($0) }
    switch (later, sooner) {
    case (let later?, nil): return Fact(.reimbursement, quote: quote(later))
    case (nil, let sooner?): return Fact(.advance, quote: quote(sooner))
    case (.some, let sooner?): return Fact(.both, quote: quote(sooner))
    case (nil, nil): return nil
    }
  }

  private func quote(_ hit: CueHit) -> String { prose.quote(prose.sentence(of: hit.range.lowerBound)) }

  /// "advances" and "upfront" are also said of research, of rights and of documents: a word of paying must be near, and
  /// a verb must not have its object after it ("the program advances the goal").
  private func isOfMoney(_ hit: CueHit) -> Bool {
    guard prose.tokens[hit.range].allSatisfy({ looseWords.contains($0.word) || $0.kind == .sign }) else { return true }
    let sentence = prose.sentence(of: hit.range.lowerBound)
    let window = max(sentence.lowerBound, hit.range.lowerBound - 7)..<min(sentence.upperBound, hit.range.upperBound + 7)
    let next = hit.range.upperBound < sentence.upperBound ? prose.tokens[hit.range.upperBound] : nil
    // "Advances require additional consideration": what begins a sentence is a noun.
    if hit.range.lowerBound == sentence.lowerBound {
      return next.map { $0.kind == .sign || verbs.contains($0.word) } ?? true
    }
    guard prose.tokens[window].contains(where: { moneyWords.contains($0.word) || $0.isSign("%") }) else { return false }
    return next.map { $0.kind == .sign || linkWords.contains($0.word) } ?? true
  }

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

private let looseWords = Set(["advances", "advance", "upfront", "up", "front"].map(Word.init))
private let moneyWords = Set(
  [
    "payment", "payments", "pay", "paid", "funds", "funding", "grant", "grants", "award", "awards", "money", "percent",
    "reimbursement", "reimbursements", "costs",
  ]
  .map(Word.init))
private let verbs = Set(["require", "requires", "are", "may", "will", "can", "is"].map(Word.init))
private let linkWords = Set(
  ["are", "is", "may", "will", "can", "of", "up", "to", "or", "and", "on", "at", "for", "by", "when", "if", "with"].map(
    Word.init))
private let denials = Set(["not", "no", "sin"].map(Word.init))
private let elseWords = Set(
  ["rate", "rates", "medicaid", "medicare", "medi", "insurance", "travel", "ineligible", "tuition"].map(Word.init))
