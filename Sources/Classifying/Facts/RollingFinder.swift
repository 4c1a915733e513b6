import Model

/// Reads whether applications are taken continuously or until the money is gone.
struct RollingFinder {
  let prose: Prose

  /// True with its quote, or nil; never false, since silence says nothing.
  func rolling() -> Fact<Bool>? {
    for hit in prose.cues where hit.cues.contains(.rolling) {
      let sentence = prose.sentence(of: hit.range.lowerBound)
      if prose.has(.notRolling, in: sentence) || isNegated(hit) || isUpdated(hit) { continue }
      // What is taken, reviewed or handed in continuously must be an application.
      let window =
        max(sentence.lowerBound, hit.range.lowerBound - 25)..<min(sentence.upperBound, hit.range.upperBound + 12)
      guard
        prose.has([.application, .letter, .medium], in: window) || isVacancy(hit) || isGivenOut(hit, in: window)
          || isDeadline(hit)
      else {
        continue
      }
      return Fact(true, quote: prose.quote(hit.range))
    }
    return nil
  }

  /// "Grants are awarded on a first-come, first-served basis"; not seats, and not rebates for those who buy.
  private func isGivenOut(_ hit: CueHit, in window: Range<Int>) -> Bool {
    prose.tokens[hit.range.lowerBound].word == first && prose.tokens[window].contains { moneyWords.contains($0.word) }
  }

  /// "Deadline: rolling", "Plazo: hasta agotar recursos".
  private func isDeadline(_ hit: CueHit) -> Bool {
    guard hit.range.lowerBound > 0, prose.tokens[hit.range.lowerBound - 1].isSign(":") else { return false }
    return prose.cue(.due, before: hit.range.lowerBound, from: hit.range.lowerBound - 4) != nil
  }

  /// "Continuously updated" is said of pages.
  private func isUpdated(_ hit: CueHit) -> Bool {
    hit.range.upperBound < prose.tokens.count && prose.tokens[hit.range.upperBound].word == updated
  }

  /// "Open until filled" is said of nothing but a vacancy.
  private func isVacancy(_ hit: CueHit) -> Bool {
    prose.tokens[hit.range].contains { $0.word == filled }
      && prose.tokens[hit.range].contains { $0.word == Small.until }
  }

  /// A date column that says "Ongoing" or "Rolling".
  static func isRolling(column: String) -> Bool {
    let prose = Prose(column)
    return prose.cues.contains { $0.cues.contains(.rolling) } || prose.tokens.contains { openWords.contains($0.word) }
  }

  /// "not", "no" up to five words before.
  private func isNegated(_ hit: CueHit) -> Bool {
    let start = max(0, hit.range.lowerBound - 5)
    return prose.tokens[start..<hit.range.lowerBound].contains { $0.word == notWord || $0.word == noWord }
  }
}

private let openWords = Set(["ongoing", "continuous", "continuously", "continuo"].map(Word.init))
private let filled = Word("filled")
private let first = Word("first"), updated = Word("updated")
private let moneyWords = Set(
  ["grants", "grant", "funding", "awards", "loans", "subvenciones", "fondos"].map(Word.init))
private let notWord = Word("not")
private let noWord = Word("no")
