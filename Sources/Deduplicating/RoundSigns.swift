import Model

// What tells the next round of a program from the same round published again.

extension TitleShape {
  /// The sign in the titles that the two are rounds of one program.
  func roundSign(against other: TitleShape) -> String? {
    if !years.isEmpty, !other.years.isEmpty, years.isDisjoint(with: other.years) {
      return "different years in the titles"
    }
    return rounds == other.rounds ? nil : "different rounds in the titles"
  }
}

extension Candidate {
  /// When it came out: the day of posting or, where that is not said, the day we first saw it.
  var appeared: Day? { posted ?? firstSeen }
  var dateCount: Int { closes.count + (posted == nil ? 0 : 1) + (firstSeen == nil ? 0 : 1) }
}

extension Comparison {
  /// The sign in the dates that the two are rounds of one program.
  func roundSignInDates(isOneNumber: Bool) -> String? {
    // One posting is one call: its later deadlines are further dates of it. A forecast's dates are guesses.
    if let one = a.posted, let other = b.posted, abs(one - other) <= 3 { return nil }
    if isOneNumber { return yearlySign() }
    if a.isForecast != b.isForecast, let one = a.posted, let other = b.posted, abs(one - other) <= 300 { return nil }
    if let gap = closeGap(), gap > 75 { return "deadlines \(gap) days apart" }
    return lateSign(a, after: b) ?? lateSign(b, after: a) ?? distanceSign()
  }

  /// One number is one opportunity, but some offices use theirs every year.
  private func yearlySign() -> String? {
    guard let gap = closeGap() else { return nil }
    let isWholeYears = gap > 300 && (gap % 365 <= 21 || gap % 365 >= 344)
    if isWholeYears { return "one number, with deadlines \(gap) days apart: it is used again every year" }
    return nil
  }

  private func lateSign(_ one: Candidate, after other: Candidate) -> String? {
    guard let close = other.closes.max(), let seen = one.appeared, seen - close > 45 else { return nil }
    return "one appeared \(seen - close) days after the other had closed"
  }

  private func distanceSign() -> String? {
    guard let one = a.appeared, let other = b.appeared, abs(one - other) > 180, closeGap() != 0,
      titles.0.isAmendment == titles.1.isAmendment, !a.isOpenEnded || !b.isOpenEnded
    else { return nil }
    return "they appeared \(abs(one - other)) days apart"
  }
}
