/// Roles by what stands after a date.
extension DateRoleReader {
  /// Subject and binder stand after the date: "February 24: Application Form closes", "the April 15 deadline for …",
  /// "March 10 is the last day to apply".
  func following(_ context: DateContext, hasSubject: Bool) -> DateRole? {
    let after = context.after
    guard let due = prose.cue(.due, after: after.lowerBound, to: min(after.upperBound, after.lowerBound + 9)),
      isDirect(after.lowerBound, due) || !hasSubject
    else { return hasSubject ? nil : followingSession(context) }
    // "… to March 1, the deadline for … to April 1": what follows is the next date's.
    if hasSubject, context.hasNext, prose.tokens[due.range.lowerBound - 1].word == Small.the { return nil }
    if context.hasNext, bindsNext(due, context) { return hasSubject ? nil : DateRole.none }
    // "… due March 1, and reports are due …" belongs to what comes next.
    if hasSubject, due.range.lowerBound > after.lowerBound + 3 { return nil }
    let found =
      prose.cue(Self.subjects, after: due.range.lowerBound, to: after.upperBound)
      ?? prose.cue(Self.subjects, after: after.lowerBound, to: after.upperBound)
    guard let found else {
      if prose.has(.medium, in: after) { return .application }
      return hasSubject ? nil : DateRole.none
    }
    if let role = DateRole(subject: found.cues), role != .registration { return role }
    return hasSubject ? nil : DateRole.none
  }

  /// "…, applications are due [March 9]": the binder stands directly before the next date.
  private func bindsNext(_ due: CueHit, _ context: DateContext) -> Bool {
    !isDirect(context.after.lowerBound, due) && context.after.upperBound - due.range.upperBound <= 3
      && prose.tokens[due.range.upperBound..<context.after.upperBound].allSatisfy {
        $0.kind == .word || $0.isSign(":")
      }
  }

  /// Nothing but small words between the date and the binder.
  private func isDirect(_ start: Int, _ due: CueHit) -> Bool {
    (start..<due.range.lowerBound).allSatisfy { index in
      let token = prose.tokens[index]
      return token.isSign(",") || token.isSign("(") || token.isSign(")") || token.isSign(":") || token.isSign("-")
        || (token.kind == .word && directWords.contains(token.word))
    }
  }

  /// "March 3: applicant webinar".
  private func followingSession(_ context: DateContext) -> DateRole? {
    guard let session = prose.cue(.session, after: context.after.lowerBound, to: context.after.lowerBound + 9),
      session.range.upperBound <= context.after.upperBound,
      prose.cue([.due, .by], before: context.near.upperBound, from: context.near.lowerBound) == nil
    else { return nil }
    return .session
  }

  /// "On April 5, 2026, from 9:00 a.m., the Committee will hold a public meeting": the hour and the verb tell.
  func gatheringAfter(_ context: DateContext, _ moment: Moment) -> DateRole {
    guard moment.clock != nil, !prose.has([.due, .by, .submit], in: context.near),
      let gathering = prose.cue(.gathering, after: context.after.lowerBound, to: context.after.upperBound)
    else { return .none }
    let between = prose.tokens[context.after.lowerBound..<gathering.range.upperBound]
    if between.contains(where: { holdWords.contains($0.word) }) { return .gathering }
    // "Tuesday, July 7, 8:30 a.m. - the second budget hearing".
    let isApart = between.first.map { $0.isSign("-") || $0.isSign(":") || $0.isSign("*") } ?? false
    return isApart && between.count <= 9 ? .gathering : .none
  }

  /// A line that begins with its date, as in a list of dates: "• March 9: Proposals due", "March 9 – Proposal deadline".
  ///
  /// Nil when the line is none, so that the other rules are asked.
  func labelledRole(_ context: DateContext) -> DateRole? {
    guard let mark = context.after.first, opensItem(context),
      prose.tokens[mark].isSign(":") || (prose.tokens[mark].isSign("-") && prose.tokens[mark].isSpaced)
    else { return nil }
    let label = mark + 1..<max(mark + 1, context.after.upperBound)
    guard let subject = prose.cue(Self.subjects, after: label.lowerBound, to: label.upperBound) else {
      return prose.has(.due, in: label) ? .application : nil
    }
    if subject.cues.intersects(.session) { return .session }
    guard let role = DateRole(subject: subject.cues), role != .registration else {
      return subject.cues.intersects([.gathering, .registration]) ? nil : DateRole.none
    }
    let isBound =
      prose.has([.due, .submit], in: label) || label.contains { applicantWords.contains(prose.tokens[$0].word) }
    let isLater = prose.has([.announcement, .performance, .opens], in: label)
    return isBound && !isLater ? role : DateRole.none
  }

  /// Nothing but a bullet or a short label ("Specific dates:") stands before the date.
  private func opensItem(_ context: DateContext) -> Bool {
    guard let last = context.before.last else { return true }
    return context.before.count <= 4
      && (prose.tokens[last].isSign("*") || prose.tokens[last].isSign("-") || prose.tokens[last].isSign(":"))
  }
}

private let directWords = Set(
  ["the", "is", "was", "as", "our", "will", "be", "a", "final", "es", "sera", "el", "la"].map(Word.init))
private let holdWords = Set(
  ["hold", "holds", "host", "hosts", "convene", "meet", "hear", "celebrara", "realizara", "reunira"].map(Word.init))
private let applicantWords = Set(["applicants", "reapply", "solicitantes"].map(Word.init))
