/// What a date in prose is for.
enum DateRole: Sendable {
  case application, letter, comment, registration, session, gathering, none
}

/// A date with its role.
struct RoledMoment: Sendable {
  var moment: Moment
  var role: DateRole
  /// It was moved to this day, so the days before it no longer count.
  var isExtended = false
}

/// Gives each date of a text its role: the nearest subject before it decides, if a word that binds ("due", "by")
/// stands between them; a subject that is no deadline (a report, a project's end, a charter) vetoes.
struct DateRoleReader {
  let prose: Prose
  let moments: [Moment]

  private static let subjects: Cues = [
    .application, .letter, .comment, .question, .session, .gathering, .registration, .performance, .announcement,
  ]
  private static let wanted: Cues = [.application, .letter, .comment]

  func read() -> [RoledMoment] {
    moments.indices.map { index in
      let moment = moments[index]
      let context = Context(self, at: index)
      if opensPeriod(moment) { return RoledMoment(moment: moment, role: .none) }
      let role = moment.opensRange ? openerRole(context) : role(in: context, of: moment)
      return RoledMoment(moment: moment, role: role, isExtended: prose.has(.extended, in: context.near))
    }
  }

  /// The words around one date, up to its neighbours.
  struct Context {
    /// From the sentence's start.
    var before: Range<Int>
    /// From the date before this one.
    var near: Range<Int>
    /// To the date after this one, or the sentence's end.
    var after: Range<Int>

    init(_ reader: DateRoleReader, at index: Int) {
      let moments = reader.moments
      let range = moments[index].range
      let sentence = reader.prose.sentence(of: range.lowerBound)
      var start = sentence.lowerBound
      // A date alone on its line belongs to the heading above it.
      if range.lowerBound == start, start > 0, sentence.count <= range.count + 2 {
        let heading = reader.prose.sentence(of: start - 1)
        if heading.count <= 8, !reader.prose.tokens[heading.upperBound - 1].isSign(".") { start = heading.lowerBound }
      }
      before = max(start, range.lowerBound - 60)..<range.lowerBound
      var previous = index - 1
      if moments[index].closesRange, previous >= 0 { previous -= 1 }
      let nearStart =
        previous >= 0
        ? max(before.lowerBound, min(moments[previous].range.upperBound, range.lowerBound)) : before.lowerBound
      near = nearStart..<range.lowerBound
      let end = max(range.upperBound, reader.prose.sentence(of: range.upperBound - 1).upperBound)
      let next = index + 1 < moments.count ? min(end, max(range.upperBound, moments[index + 1].range.lowerBound)) : end
      after = range.upperBound..<min(next, range.upperBound + 25)
    }
  }

  // MARK: - Roles

  /// "after May 1", "beginning July 1", "as of": a beginning, never an end.
  private func opensPeriod(_ moment: Moment) -> Bool {
    moment.range.lowerBound > 0 && beginWords.contains(prose.tokens[moment.range.lowerBound - 1].word)
  }

  private func role(in context: Context, of moment: Moment) -> DateRole {
    let end = context.near.upperBound
    let subject = prose.cue(Self.subjects, before: end, from: context.near.lowerBound)
    let due = prose.cue(.due, before: end, from: context.near.lowerBound)
    if prose.has(.cancelled, in: context.near), !prose.has(.extended, in: context.near) { return .none }
    if let role = following(context, hasSubject: subject != nil, moment: moment) { return role }
    guard let subject else { return orphan(context, isDue: due != nil) }
    return role(of: subject, context, due: due, moment: moment)
  }

  /// For a subject that stands before the date: what binds the two.
  private func role(of subject: CueHit, _ context: Context, due: CueHit?, moment: Moment) -> DateRole {
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
    if cues.intersects(.session) { return isDue || isBy ? .none : .session }
    if cues.intersects([.performance, .announcement]) {
      return isDue ? rescued(context, from: subject, due: due) : .none
    }
    if cues.intersects(.question) { return .none }
    if cues.intersects(.letter) { return isBound || isBy || isHandedIn ? .letter : .none }
    if cues.intersects(.application) { return isBound ? (isLetter(subject, context) ? .letter : .application) : .none }
    if cues.intersects(.comment) { return isBound || isBy ? .comment : .none }
    if cues.intersects(.registration) { return isBound || isBy ? .registration : .none }
    if cues.intersects(.gathering) { return isDue || isBy ? .none : .gathering }
    return .none
  }

  /// "Applications: March 3" and "Entrega de expedientes: 15/08/2026".
  private func isLabel(_ subject: CueHit, _ context: Context) -> Bool {
    let gap = subject.range.upperBound..<context.near.upperBound
    return gap.count == 1 && prose.tokens[gap.lowerBound].isSign(":")
  }

  /// "A letter of intent, which does not oblige you to submit a proposal, is due": the letter is the one that is due.
  private func isLetter(_ subject: CueHit, _ context: Context) -> Bool {
    guard let letter = prose.cue(.letter, before: subject.range.lowerBound, from: context.near.lowerBound),
      prose.cue([.due, .by], before: subject.range.lowerBound, from: letter.range.upperBound) == nil
    else { return false }
    let between = prose.tokens[letter.range.upperBound..<subject.range.lowerBound]
    let before = prose.tokens[max(context.near.lowerBound, letter.range.lowerBound - 4)..<letter.range.lowerBound]
    return between.contains { relativeWords.contains($0.word) } && !before.contains { afterWords.contains($0.word) }
  }

  /// "application period: X through Y" binds by itself.
  private func isWindow(_ subject: CueHit, _ moment: Moment) -> Bool {
    guard moment.closesRange, subject.cues.intersects([.application, .comment]) else { return false }
    let last = prose.tokens[subject.range.upperBound - 1].word
    return windowWords.contains(last) || prose.has(.submit, in: subject.range.lowerBound..<moment.range.lowerBound)
  }

  /// "Proposals for work that ends in June are due March 1": the veto's word is not the due one's subject.
  private func rescued(_ context: Context, from veto: CueHit, due: CueHit?) -> DateRole {
    guard let due, due.range.lowerBound > veto.range.lowerBound else { return .none }
    // The due word directly after the veto ("report due", "project end deadline") belongs to it.
    guard due.range.lowerBound - veto.range.upperBound > 6,
      let subject = prose.cue(Self.wanted, before: veto.range.lowerBound, from: context.near.lowerBound)
    else { return .none }
    return subject.cues.intersects(.letter) ? .letter : subject.cues.intersects(.application) ? .application : .comment
  }

  /// Subject and binder stand after the date: "February 24: Application Form closes", "the April 15 deadline for …",
  /// "March 10 is the last day to apply".
  private func following(_ context: Context, hasSubject: Bool, moment: Moment) -> DateRole? {
    let after = context.after
    guard let due = prose.cue(.due, after: after.lowerBound, to: min(after.upperBound, after.lowerBound + 9)),
      isDirect(after.lowerBound, due) || !hasSubject
    else { return hasSubject ? nil : followingSession(context) }
    // "… to March 1, the deadline for … to April 1": what follows is the next date's.
    let hasNext = context.after.upperBound < prose.sentence(of: after.lowerBound - 1).upperBound
    if hasSubject, hasNext, prose.tokens[due.range.lowerBound - 1].word == Small.the { return nil }
    // "… due March 1, and reports are due …" belongs to what comes next.
    if hasSubject, due.range.lowerBound > after.lowerBound + 3 { return nil }
    let found =
      prose.cue(Self.subjects, after: due.range.lowerBound, to: after.upperBound)
      ?? prose.cue(Self.subjects, after: after.lowerBound, to: after.upperBound)
    if found == nil, prose.has(.medium, in: after) { return .application }
    guard let subject = found else {
      return hasSubject ? nil : DateRole.none
    }
    if subject.cues.intersects(.letter) { return .letter }
    if subject.cues.intersects(.application) { return .application }
    if subject.cues.intersects(.comment) { return .comment }
    return hasSubject ? nil : DateRole.none
  }

  /// Nothing but small words between the date and the binder.
  private func isDirect(_ start: Int, _ due: CueHit) -> Bool {
    (start..<due.range.lowerBound).allSatisfy { index in
      let token = prose.tokens[index]
      return token.isSign(",") || token.isSign("(") || token.isSign(")")
        || (token.kind == .word && directWords.contains(token.word))
    }
  }

  private func followingSession(_ context: Context) -> DateRole? {
    guard let session = prose.cue(.session, after: context.after.lowerBound, to: context.after.lowerBound + 9),
      session.range.upperBound <= context.after.upperBound,
      prose.cue([.due, .by], before: context.near.upperBound, from: context.near.lowerBound) == nil
    else { return nil }
    return .session
  }

  /// No subject near: a list after one ("due March 1, June 1"), or a bare "Due June 23", "Deadline: June 23".
  private func orphan(_ context: Context, isDue: Bool) -> DateRole {
    if let far = prose.cue(Self.subjects, before: context.near.lowerBound, from: context.before.lowerBound) {
      let isList = context.near.count <= 4 && prose.has([.due, .by], in: context.before)
      if isList || isDue {
        if far.cues.intersects(.letter) { return .letter }
        if far.cues.intersects(.application) { return .application }
        if far.cues.intersects(.comment) { return .comment }
        if far.cues.intersects(.session), isList, !isDue { return .session }
        if isDue, !far.cues.intersects([.performance, .question]) { return .application }
      }
      return .none
    }
    if isDue { return .application }
    let isSubmitted = prose.tokens[context.near].contains { submitWords.contains($0.word) }
    return isSubmitted && prose.has(.by, in: context.near) ? .application : .none
  }

  /// The first day of a range: a session or a meeting may last several days, nothing else counts.
  private func openerRole(_ context: Context) -> DateRole {
    guard let subject = prose.cue(Self.subjects, before: context.near.upperBound, from: context.near.lowerBound) else {
      return .none
    }
    return subject.cues.intersects(.gathering) && !prose.has([.due, .by], in: context.near) ? .gathering : .none
  }
}

private let relativeWords = Set(["which", "that", "que", "to", "para"].map(Word.init))
private let afterWords = Set(["following", "after", "with", "besides", "invited", "tras", "despues"].map(Word.init))
private let windowWords = Set(["period", "window", "periods", "plazo"].map(Word.init))
private let directWords = Set(
  ["the", "is", "was", "as", "our", "will", "be", "a", "final", "es", "sera", "el", "la"].map(Word.init))
private let submitWords = Set(
  [
    "submit", "submitted", "postmarked", "emailed", "apply", "send", "mande", "envie", "presente", "enviar", "entregue",
    "remitir", "received", "recibirse", "entregarse", "aplique",
  ].map(Word.init))
private let beginWords = Set(
  ["after", "since", "beginning", "starting", "effective", "commencing", "desde", "despues"].map(Word.init))
