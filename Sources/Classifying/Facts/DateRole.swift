/// What a date in prose is for.
enum DateRole: Sendable {
  case application, letter, comment, registration, session, gathering, none

  /// What the subject before or after a binding word makes of a date; nil for subjects that are never a deadline.
  init?(subject: Cues) {
    if subject.intersects(.letter) {
      self = .letter
    } else if subject.intersects(.application) {
      self = .application
    } else if subject.intersects(.comment) {
      self = .comment
    } else if subject.intersects(.registration) {
      self = .registration
    } else {
      return nil
    }
  }

  /// Something is handed in until that day.
  var binds: Bool { self == .application || self == .letter || self == .comment || self == .registration }
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
///
/// Where the plain rule finds nothing, the shapes of notices are tried in turn: a date moved to another, a line that
/// begins with its date, a list after the first date, a binder beside the date with a word of handing in.
struct DateRoleReader {
  let prose: Prose
  let moments: [Moment]
  /// What tells of the notice itself and not of what it asks for: "published on July 6, 2026".
  let asides: [Range<Int>]

  static let subjects: Cues = [
    .application, .letter, .comment, .question, .session, .gathering, .registration, .performance, .announcement,
  ]
  /// What is never handed in by an applicant.
  static let vetoes: Cues = [.question, .session, .gathering, .performance, .announcement]
  static let wanted: Cues = [.application, .letter, .comment]

  /// Finds the asides once; every date asks for them.
  init(prose: Prose, moments: [Moment]) {
    self.prose = prose
    self.moments = moments
    asides = moments.compactMap { Self.aside($0, in: prose) }
  }

  /// One role for each date, in the order of the text.
  func read() -> [RoledMoment] {
    var roled: [RoledMoment] = []
    for index in moments.indices {
      let context = DateContext(self, at: index)
      roled.append(role(at: index, context, after: roled.last))
    }
    return roled
  }

  /// The shapes in the order of how sure they are; the plain rule comes after those that would mislead it.
  private func role(at index: Int, _ context: DateContext, after last: RoledMoment?) -> RoledMoment {
    let moment = moments[index]
    func roled(_ role: DateRole, isExtended: Bool = false) -> RoledMoment {
      RoledMoment(moment: moment, role: role, isExtended: isExtended)
    }
    if opensPeriod(moment) || isAfterward(context) { return roled(refusedAfter(context)) }
    if isOfNotice(moment) { return roled(.none) }
    if moment.opensRange { return roled(openerRole(context)) }
    if let window = windowRole(at: index) { return roled(window) }
    if isOfAnotherRound(context) { return roled(.none) }
    if let moved = movedRole(context, moment) { return roled(moved, isExtended: true) }
    if let last, let listed = listedRole(context, after: last) { return roled(listed, isExtended: last.isExtended) }
    let isExtended = prose.has(.extended, in: context.near)
    let role = labelledRole(context) ?? role(in: context, of: moment)
    if role != .none { return roled(role, isExtended: isExtended) }
    let handedIn = handedInRole(context)
    return roled(handedIn == .none ? gatheringAfter(context, moment) : handedIn, isExtended: isExtended)
  }

  /// What a window is that no verb binds; nil for every other date.
  ///
  /// "Visit our site to apply. September 9 through September 30", "Round 5 is 3/25 - 3/31", and the next of such a list.
  private func windowRole(at index: Int) -> DateRole? {
    guard moments[index].closesRange, index > 0 else { return nil }
    let opener = moments[index - 1].range
    let sentence = prose.sentence(of: opener.lowerBound)
    let before = max(sentence.lowerBound, opener.lowerBound - 40)..<opener.lowerBound
    if before.count <= 1 { return aloneRole(sentence) }
    let near = prose.tokens[max(before.lowerBound, before.upperBound - 4)..<before.upperBound]
    guard near.contains(where: { roundWords.contains($0.word) }), subject(Self.vetoes, in: before) == nil else {
      return nil
    }
    return .application
  }

  /// What a range alone in its sentence is, by the sentence that it continues.
  private func aloneRole(_ sentence: Range<Int>) -> DateRole? {
    guard sentence.lowerBound > 0, !prose.tokens[sentence.lowerBound].opensLine else { return nil }
    let earlier = prose.sentence(of: sentence.lowerBound - 1)
    guard subject(Self.vetoes, in: earlier) == nil else { return nil }
    let isAsked = prose.tokens[earlier.suffix(4)].contains { $0.word == applyWord }
    let isListed = prose.tokens[earlier.upperBound - 1].isSign(";") && prose.has(.application, in: earlier)
    return isAsked || isListed || isListedFurther(earlier) ? .application : nil
  }

  /// The third and later windows of a list: what comes before is a range alone as well.
  private func isListedFurther(_ sentence: Range<Int>) -> Bool {
    guard sentence.count <= 8, sentence.lowerBound > 0, prose.tokens[sentence.upperBound - 1].isSign(";") else {
      return false
    }
    let earlier = prose.sentence(of: sentence.lowerBound - 1)
    return prose.tokens[earlier.upperBound - 1].isSign(";") && prose.has(.application, in: earlier)
  }

  // MARK: - Subjects

  /// The last subject in a range that does not belong to an aside.
  func subject(_ kinds: Cues = subjects, in range: Range<Int>) -> CueHit? {
    var end = range.upperBound
    while let hit = prose.cue(kinds, before: end, from: range.lowerBound) {
      guard let aside = asides.first(where: { $0.contains(hit.range.lowerBound) }) else { return hit }
      end = min(aside.lowerBound, hit.range.lowerBound)
    }
    return nil
  }

  /// The first subject in a range that does not belong to an aside.
  func firstSubject(_ kinds: Cues = subjects, in range: Range<Int>) -> CueHit? {
    prose.cues(in: range).first { hit in
      hit.cues.intersects(kinds) && hit.range.upperBound <= range.upperBound
        && !asides.contains { $0.contains(hit.range.lowerBound) }
    }
  }

  /// "published on January 5", "the notice of May 4", "our January 27 notice": from the word to the date's end.
  private static func aside(_ moment: Moment, in prose: Prose) -> Range<Int>? {
    let sentence = prose.sentence(of: moment.range.lowerBound)
    var index = moment.range.lowerBound - 1
    while index > sentence.lowerBound, moment.range.lowerBound - index <= 8,
      asideBridges.contains(prose.tokens[index].word)
    {
      index -= 1
    }
    guard index >= sentence.lowerBound, asideWords.contains(prose.tokens[index].word) else { return nil }
    // "is to be published on" tells of the future, and of nothing to hand in either.
    return index..<moment.range.upperBound
  }

  /// "previously announced in the Federal Register on February 26": the day of a notice is no day of a gathering.
  private func isOfNotice(_ moment: Moment) -> Bool {
    asides.contains { $0.upperBound == moment.range.upperBound } && !moment.closesRange
  }

  /// "after May 1", "beginning July 1", "as of": a beginning, never an end.
  private func opensPeriod(_ moment: Moment) -> Bool {
    guard moment.range.lowerBound > 0 else { return false }
    let last = prose.tokens[moment.range.lowerBound - 1].word
    // "between January 13 and the date of this notice" ends with no day of its own.
    return beginWords.contains(last) || (betweenWords.contains(last) && !moment.opensRange)
  }

  /// "No applications are accepted after May 1": the one beginning that is an end.
  private func refusedAfter(_ context: DateContext) -> DateRole {
    let near = max(context.near.lowerBound, context.near.upperBound - 10)..<context.near.upperBound
    let beyond = context.after.lowerBound..<min(context.after.upperBound, context.after.lowerBound + 6)
    guard isAfterward(context), prose.tokens[near].contains(where: { takings.contains($0.word) }),
      prose.tokens[near].contains(where: { refusals.contains($0.word) })
        || prose.tokens[beyond].contains(where: { refusals.contains($0.word) }),
      subject(Self.vetoes, in: near) == nil, let subject = subject(Self.wanted, in: near)
    else { return .none }
    return DateRole(subject: subject.cues) ?? .none
  }

  /// "after" or "después del" directly before the date.
  private func isAfterward(_ context: DateContext) -> Bool {
    var index = context.near.upperBound - 1
    if index > context.near.lowerBound, prose.tokens[index].word == Small.del { index -= 1 }
    return index >= context.near.lowerBound && afterWords.contains(prose.tokens[index].word)
  }

  /// The date of last year's round, or the one that a later date replaced.
  private func isOfAnotherRound(_ context: DateContext) -> Bool {
    let near = max(context.near.lowerBound, context.near.upperBound - 7)..<context.near.upperBound
    if let replaced = near.last(where: { replacedWords.contains(prose.tokens[$0].word) }),
      !prose.has(.extended, in: replaced..<near.upperBound)
    {
      return true
    }
    guard let due = prose.cue(.due, before: context.near.upperBound, from: context.near.lowerBound) else {
      return false
    }
    return prose.tokens[max(context.near.lowerBound, due.range.lowerBound - 5)..<due.range.lowerBound].contains {
      earlierWords.contains($0.word)
    }
  }

  /// The first day of a range: a session or a meeting may last several days, nothing else counts.
  private func openerRole(_ context: DateContext) -> DateRole {
    guard let subject = subject(in: context.near) else { return .none }
    return subject.cues.intersects(.gathering) && !prose.has([.due, .by], in: context.near) ? .gathering : .none
  }
}

private let afterWords = Set(["after", "despues"].map(Word.init))
private let beginWords = Set(
  ["after", "since", "beginning", "starting", "effective", "commencing", "desde", "despues"].map(Word.init))
private let applyWord = Word("apply")
private let roundWords = Set(["round", "cycle", "ronda"].map(Word.init))
private let betweenWords = Set(["between", "entre"].map(Word.init))
private let asideWords = Set(
  ["published", "dated", "issued", "posted", "released", "announced", "publicada", "publicado", "fechada"].map(
    Word.init))
private let asideBridges = Set(
  ["on", "in", "the", "federal", "register", "of", "at", "its", "website", "el", "de", "en", "del"].map(Word.init))
private let refusals = Set(["no", "not", "late", "nor", "cannot", "ninguna", "tarde"].map(Word.init))
private let takings = Set(
  [
    "accepted", "considered", "received", "submitted", "reviewed", "accept", "consider", "aceptaran", "aceptan",
    "consideraran", "recibiran", "recibidas",
  ].map(Word.init))
private let replacedWords = Set(["originally", "original", "formerly", "originalmente"].map(Word.init))
private let earlierWords = Set(["last", "previous", "past", "anterior", "pasada", "pasado"].map(Word.init))
