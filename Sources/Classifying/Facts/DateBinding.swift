/// Roles by what stands before a date.
extension DateRoleReader {
  /// The plain rule: what follows the date, else the nearest subject before it, else what binds without one.
  func role(in context: DateContext, of moment: Moment) -> DateRole {
    let end = context.near.upperBound
    let subject = subject(in: context.near)
    let due = prose.cue(.due, before: end, from: context.near.lowerBound)
    if prose.has(.cancelled, in: context.near), !prose.has(.extended, in: context.near) { return .none }
    if let role = following(context, hasSubject: subject != nil) { return role }
    guard let subject else { return orphan(context, isDue: due != nil) }
    let role = role(of: subject, context, due: due, moment: moment)
    return role == .none ? acrossGathering(subject, context, moment) ?? .none : role
  }

  /// For a subject that stands before the date: what binds the two.
  private func role(of subject: CueHit, _ context: DateContext, due: CueHit?, moment: Moment) -> DateRole {
    let binding = subject.range.lowerBound..<context.near.upperBound
    // "deadline for applications is …" has the binder before the subject.
    let isDue = due.map { $0.range.lowerBound >= subject.range.lowerBound - 8 } ?? false
    let isBy = prose.has(.by, in: binding)
    let isHandedIn = prose.has([.submit, .due], in: context.near) || prose.has(.rolling, in: context.near)
    let isClose = prose.cue(.by, after: subject.range.upperBound, to: subject.range.upperBound + 3) != nil
    let isBound =
      isDue || isClose || isLabel(subject, context) || (isBy && isHandedIn) || (moment.closesRange && isHandedIn)
      || isWindow(subject, moment)
    let cues = subject.cues
    // "by Zoom" binds nothing; "by" beside the date does.
    if cues.intersects(.session) { return isDue || isBoundBeside(context) ? .none : .session }
    if cues.intersects([.performance, .announcement]) {
      return isDue ? rescued(context, from: subject, due: due) : .none
    }
    if cues.intersects(.question) { return .none }
    if cues.intersects(.letter) { return isBound || isBy || isHandedIn ? .letter : .none }
    if cues.intersects(.application) { return isBound ? (isLetter(subject, context) ? .letter : .application) : .none }
    if cues.intersects(.comment) { return isBound || isBy ? .comment : .none }
    if cues.intersects(.registration) { return isBound || isBy ? .registration : .none }
    if cues.intersects(.gathering) { return isDue || isBoundBeside(context) ? .none : .gathering }
    return .none
  }

  /// "Applications: March 3" and "Entrega de expedientes: 15/08/2026".
  private func isLabel(_ subject: CueHit, _ context: DateContext) -> Bool {
    let gap = subject.range.upperBound..<context.near.upperBound
    guard let first = gap.first, prose.tokens[first].isSign(":") else { return false }
    return gap.dropFirst().allSatisfy { labelWords.contains(prose.tokens[$0].word) }
  }

  /// "A letter of intent, which does not oblige you to submit a proposal, is due": the letter is the one that is due.
  private func isLetter(_ subject: CueHit, _ context: DateContext) -> Bool {
    guard let letter = prose.cue(.letter, before: subject.range.lowerBound, from: context.near.lowerBound),
      prose.cue([.due, .by], before: subject.range.lowerBound, from: letter.range.upperBound) == nil
    else { return false }
    let between = prose.tokens[letter.range.upperBound..<subject.range.lowerBound]
    let before = prose.tokens[max(context.near.lowerBound, letter.range.lowerBound - 4)..<letter.range.lowerBound]
    return between.contains { relativeWords.contains($0.word) } && !before.contains { afterWords.contains($0.word) }
  }

  /// "application period: X through Y" binds by itself.
  private func isWindow(_ subject: CueHit, _ moment: Moment) -> Bool {
    guard moment.closesRange || moment.firstDay != nil, subject.cues.intersects([.application, .comment]) else {
      return false
    }
    let last = prose.tokens[subject.range.upperBound - 1].word
    let between = prose.tokens[subject.range.upperBound..<moment.range.lowerBound]
    return windowWords.contains(last) || between.contains { windowWords.contains($0.word) }
      || prose.has(.submit, in: subject.range.lowerBound..<moment.range.lowerBound)
  }

  /// "Proposals for work that ends in June are due March 1": the veto's word is not the due one's subject.
  private func rescued(_ context: DateContext, from veto: CueHit, due: CueHit?) -> DateRole {
    guard let due, due.range.lowerBound > veto.range.lowerBound else { return .none }
    // The due word directly after the veto ("report due", "project end deadline") belongs to it.
    guard due.range.lowerBound - veto.range.upperBound > 6,
      let subject = subject(Self.wanted, in: context.near.lowerBound..<veto.range.lowerBound)
    else { return .none }
    return DateRole(subject: subject.cues) ?? .none
  }

  /// "Comments are accepted at hearings and by mail through May 1", "topics for the meeting, to be submitted by May 1":
  /// a gathering between the subject and its date does not part them when something is handed in.
  private func acrossGathering(_ veto: CueHit, _ context: DateContext, _ moment: Moment) -> DateRole? {
    guard veto.cues.intersects([.session, .gathering]), isBoundBeside(context),
      let subject = firstSubject(in: context.before), subject.cues.intersects(Self.wanted)
    else { return nil }
    let isTaken = prose.cue(.submit, after: subject.range.upperBound, to: subject.range.upperBound + 3) != nil
    let isSubmitted = prose.has(.submit, in: veto.range.upperBound..<context.near.upperBound)
    return isTaken || isSubmitted ? DateRole(subject: subject.cues) : nil
  }

  /// No subject near: a list after one ("due March 1, June 1"), or a bare "Due June 23", "Deadline: June 23".
  private func orphan(_ context: DateContext, isDue: Bool) -> DateRole {
    if let far = subject(in: context.before.lowerBound..<context.near.lowerBound) {
      let isList = context.near.allSatisfy { isListJoiner($0) } && prose.has([.due, .by], in: context.before)
      guard isList || isDue else { return .none }
      if let role = DateRole(subject: far.cues), role != .registration { return role }
      if far.cues.intersects(.session), isList, !isDue { return .session }
      // "Applications for projects that begin after May 1 are due …": the sentence's own subject is due.
      if isDue, let first = firstSubject(in: context.before), let role = DateRole(subject: first.cues) { return role }
      return isDue && !far.cues.intersects([.performance, .question]) ? .application : .none
    }
    if isDue { return .application }
    if let earlier = subjectBefore(context) { return earlier }
    let isSubmitted = prose.tokens[context.near].contains { submitWords.contains($0.word) }
    return isSubmitted && prose.has(.by, in: context.near) ? .application : .none
  }

  /// What is handed in when the sentence before named it.
  ///
  /// "… its intent to apply, by email. The email should reach us by October 8". Nil when nothing is sent by that day, or
  /// when that sentence names nothing but an application.
  private func subjectBefore(_ context: DateContext) -> DateRole? {
    guard isBoundBeside(context) || prose.has(.by, in: context.near), let first = context.before.first,
      prose.tokens[first].word == Small.the || thatWords.contains(prose.tokens[first].word),
      prose.sentence(of: first).lowerBound == first, first > 0, !prose.tokens[first].opensLine
    else { return nil }
    let earlier = prose.sentence(of: first - 1)
    guard let subject = subject(in: earlier), !subject.cues.intersects(.application) else { return nil }
    return DateRole(subject: subject.cues) ?? DateRole.none
  }

  // MARK: - Other shapes

  /// "… is extended from March 1 to March 15", "the deadline is now postponed to March 15".
  ///
  /// What was moved stands after the word ("extending the comment period") or begins the sentence.
  func movedRole(_ context: DateContext, _ moment: Moment) -> DateRole? {
    guard
      let moved = prose.cue([.extended, .cancelled], before: context.near.upperBound, from: context.near.lowerBound),
      moment.closesRange || isAfter(toWords, context)
    else { return nil }
    // "correcting the date that applications were made available to …" moves a beginning.
    if prose.tokens[moved.range.upperBound..<context.near.upperBound].contains(where: { $0.word == available }) {
      return nil
    }
    if moved.cues.contains(.cancelled), !moved.cues.contains(.extended),
      !prose.tokens[moved.range].contains(where: {
        $0.word == postponed || $0.word == pospuso || $0.word == rescheduled
      })
    {
      return nil
    }
    let later = firstSubject(in: moved.range.lowerBound..<context.near.upperBound)
    guard let subject = later ?? firstSubject(in: context.before.lowerBound..<moved.range.lowerBound) else {
      return prose.has(.due, in: context.before) ? .application : nil
    }
    return DateRole(subject: subject.cues)
  }

  /// "… due March 1, June 1 and September 1", "letters are due March 1 and proposals May 1": what was said of the last
  /// date holds for this one.
  func listedRole(_ context: DateContext, after last: RoledMoment) -> DateRole? {
    let gap = last.moment.range.upperBound..<context.near.upperBound
    guard last.role.binds || last.role == .session, gap.lowerBound >= context.before.lowerBound, !gap.isEmpty,
      gap.count <= 8
    else { return nil }
    if gap.allSatisfy({ isListJoiner($0) }) { return last.role }
    guard last.role.binds, let subject = prose.cue(Self.subjects, after: gap.lowerBound, to: gap.upperBound),
      subject.cues.intersects(Self.wanted), gap.upperBound - subject.range.upperBound <= 2,
      isListJoiner(gap.lowerBound), !prose.has([.due, .by, .submit], in: gap)
    else { return nil }
    return DateRole(subject: subject.cues)
  }

  /// A comma, "and", "or" and their like.
  private func isListJoiner(_ index: Int) -> Bool {
    let token = prose.tokens[index]
    return token.isSign(",") || token.isSign("&") || token.isSign("/") || listWords.contains(token.word)
  }

  /// A binder directly before the date and a word of handing in about it: "By May 1, applicants must submit …",
  /// "You have until May 1 to apply".
  func handedInRole(_ context: DateContext) -> DateRole {
    let ahead = context.after.lowerBound..<min(context.after.upperBound, context.after.lowerBound + 12)
    guard isBoundBeside(context), subject([.question, .session, .performance, .announcement], in: context.near) == nil,
      !prose.has([.question, .performance, .announcement, .gathering, .session], in: ahead)
    else { return .none }
    if prose.tokens[ahead.prefix(3)].contains(where: { attendWords.contains($0.word) }) { return .registration }
    let said = prose.tokens[context.near].contains { handWords.contains($0.word) }
    let follows = prose.tokens[ahead].contains { applyWords.contains($0.word) }
    guard said || follows else { return .none }
    if subject([.gathering, .registration], in: context.near) != nil { return .none }
    let subject = subject(Self.wanted, in: context.near) ?? (follows ? firstSubject(Self.wanted, in: ahead) : nil)
    return subject.flatMap { DateRole(subject: $0.cues) } ?? .application
  }

  /// "by", "until", "no later than" with nothing but small words before the date.
  private func isBoundBeside(_ context: DateContext) -> Bool {
    guard let binder = prose.cue([.by, .due], before: context.near.upperBound, from: context.near.lowerBound) else {
      return false
    }
    return (binder.range.upperBound..<context.near.upperBound).allSatisfy { smallWords.contains(prose.tokens[$0].word) }
  }

  /// Whether one of those words stands directly before the date.
  private func isAfter(_ words: Set<Word>, _ context: DateContext) -> Bool {
    var index = context.near.upperBound - 1
    while index > context.near.lowerBound, smallWords.contains(prose.tokens[index].word) { index -= 1 }
    return index >= context.near.lowerBound && words.contains(prose.tokens[index].word)
  }
}

private let thatWords = Set(["this", "these", "they", "it", "emails", "each"].map(Word.init))
private let available = Word("available"), postponed = Word("postponed"), pospuso = Word("pospuso"),
  rescheduled = Word("rescheduled")
private let relativeWords = Set(["which", "that", "que", "to", "para"].map(Word.init))
private let afterWords = Set(["following", "after", "with", "besides", "invited", "tras", "despues"].map(Word.init))
private let labelWords = Set(["del", "from", "el", "the", "on", "de"].map(Word.init))
private let windowWords = Set(["period", "window", "windows", "periods", "plazo", "plazos"].map(Word.init))
private let toWords = Set(["to", "until", "through", "till", "thru", "hasta", "al", "a", "para"].map(Word.init))
private let smallWords = Set(["the", "el", "dia", "on", "los", "las", "la"].map(Word.init))
private let listWords = Set(["and", "or", "y", "e", "o", "el"].map(Word.init))
private let submitWords = Set(
  [
    "submit", "submitted", "postmarked", "emailed", "apply", "send", "mande", "envie", "presente", "enviar", "entregue",
    "remitir", "received", "recibirse", "entregarse", "aplique",
  ].map(Word.init))
/// Verbs of handing in, for dates that "by" or "until" binds.
private let handWords = Set(
  [
    "submit", "submitted", "postmarked", "emailed", "apply", "send", "sent", "respond", "arrive", "delivered",
    "deliver",
    "enter", "nominate", "upload", "uploaded", "return", "returned", "request", "accepting", "accepted", "taking",
    "mail",
    "mailed", "turn", "open", "email", "file", "filed", "mande", "envie", "presente", "enviar", "entregue", "remitir",
    "recibirse", "entregarse", "aplique", "solicite", "postule", "nomine", "mandar", "entregar", "someter",
  ].map(Word.init))
private let attendWords = Set(["attend", "speak", "join", "asistir"].map(Word.init))
/// What one does by a date that stands before it.
private let applyWords = Set(
  [
    "apply", "submit", "send", "respond", "reapply", "nominate", "solicitar", "aplicar", "presentar", "enviar",
    "postular", "entregar", "postularse", "submitted", "emailed",
  ].map(Word.init))
