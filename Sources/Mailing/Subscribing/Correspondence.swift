package import MailParsing
package import Model

/// What the answers depend on; people.sqlite implements it.
package protocol Members: Sendable {
  /// Whoever has that address, in whatever case and state; nil for a stranger.
  func subscriber(address: String) async throws -> Subscriber?
  /// The row a signed address names.
  func subscriber(id: Int) async throws -> Subscriber?
  /// Why an address must not be mailed; nil when it may.
  func suppression(of address: String) async throws -> String?
  /// Who asked to be subscribed and was sent that token; nil when it is wrong, used or too old.
  func waiting(token: String, at: Instant) async throws -> Subscriber?
  /// The mail a signed return path names.
  func delivery(id: Int) async throws -> Parcel?
  /// The mail that carried that Message-ID.
  func delivery(messageID: String) async throws -> Parcel?
  /// When letters of a kind were written to an address, for the limits of a day and of all time.
  func replies(to address: String, kind: String) async throws -> [Instant]
}

/// What one message came to.
package struct MailOutcome: Hashable, Sendable {
  /// What it was, for the count that staff see.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case bounce, complaint, subscribe, confirm, unsubscribe, preferences, help
    /// A machine's, or our own coming back: never answered.
    case automatic
    /// For a person to read: left where it is.
    case person
    /// A wish that was not answered: too often, suppressed, or a token that is not valid.
    case ignored
    /// Read before under another number.
    case again
    case unreadable
  }

  /// Decides whether it is put aside or left for a person.
  package var kind: Kind
  /// One line for staff, without an address.
  package var detail: String
  /// What is to be written, in this order.
  package var effects: [MailEffect]

  package init(_ kind: Kind, _ detail: String = "", _ effects: [MailEffect] = []) {
    self.kind = kind
    self.detail = detail
    self.effects = effects
  }
}

/// Reads mail to the list and decides what follows; it writes nothing itself.
package struct Correspondence: Sendable {
  private let letterhead: Letterhead
  private let members: any Members
  private let writer: LetterWriter
  /// The newsletter's, the first one for who has not said.
  private let languages: [String]
  /// As many random bytes as asked for.
  private let random: @Sendable (Int) -> [UInt8]
  /// The text of the last issue in a language, for the welcome; empty when there is none.
  private let lastIssue: @Sendable (String) -> String

  package init(
    _ letterhead: Letterhead, members: any Members, writer: LetterWriter,
    random: @escaping @Sendable (Int) -> [UInt8], lastIssue: @escaping @Sendable (String) -> String = { _ in "" }
  ) {
    self.letterhead = letterhead
    self.members = members
    self.writer = writer
    self.random = random
    self.lastIssue = lastIssue
    languages = letterhead.newsletter.languages
  }

  /// Bounces and complaints first, by the tag of the return path; then wishes of people; machines are never answered.
  package func outcome(of message: MailPart, at: Instant) async throws -> MailOutcome {
    let words = extensionWords(message)
    let returned = readReturned(message)
    if let report = try await report(returned, words, message) { return report }
    let tags = words.compactMap { letterhead.list.tag($0) }
    if let reason = automaticReason(message) {
      // A mail program may carry out List-Unsubscribe by itself: the signed address is the person's wish.
      if let tag = tags.first(where: { $0.purpose == .unsubscribe }), returned.kind == .reply {
        return try await leave(tag.id, tag, message, at, answers: false)
      }
      return MailOutcome(.automatic, reason)
    }
    guard let sender = try? MailAddress(bareAddress(message.field("from") ?? "")) else {
      return MailOutcome(.unreadable, "no address in From")
    }
    guard sender.key != letterhead.list.base.key, sender.key != letterhead.from.key else {
      return MailOutcome(.automatic, "from ourselves")
    }
    let asked = wish(message, words, tags)
    guard let asked else { return MailOutcome(.person) }
    return try await answer(asked.wish, language: asked.language, sender, message, at)
  }

  /// The words after `+` in every address the message was for.
  private func extensionWords(_ message: MailPart) -> [String] {
    let fields = ["delivered-to", "x-original-to", "envelope-to", "to", "cc"].flatMap { message.allFields($0) }
    return fields.flatMap { addresses(in: $0) }.compactMap { letterhead.list.extensionWord(of: $0) }
  }

  /// What a message asks for, and in which language; nil when it is a letter to a person.
  ///
  /// A signed address or a token says it beyond doubt; then the subject, three lines of the body and the extension
  /// count.
  private func wish(_ message: MailPart, _ words: [String], _ tags: [ListAddress.Tag]) -> (
    wish: Wish, language: String?
  )? {
    for word in words where word.hasPrefix("c-") && word.count == 28 {
      return (.confirm(token: String(word.dropFirst(2))), nil)
    }
    if let tag = tags.first(where: { $0.purpose == .unsubscribe }) { return (.unsubscribe(tag.id), nil) }
    if let tag = tags.first(where: { $0.purpose == .preferences }) {
      return (.preferences(tag.id, choices(in: message)), nil)
    }
    let lines = [plainSubject(message.field("subject") ?? "")] + ownLines(message).prefix(3)
    for line in lines { if let found = Mailing.wish(inLine: line) { return found } }
    for word in words { if let found = Mailing.wish(inLine: word) { return found } }
    return nil
  }

  /// Carries a wish out in the language of the subscriber, else of the word they used, else the first of the
  /// newsletter.
  private func answer(
    _ wish: Wish, language: String?, _ sender: MailAddress, _ message: MailPart, _ at: Instant
  ) async throws -> MailOutcome {
    let known = try await members.subscriber(address: sender.description)
    let speaks =
      [known?.language, language, languages.first].compactMap(\.self).first { languages.contains($0) } ?? "en"
    let asker = Asker(address: sender, language: speaks, known: known, messageID: message.field("message-id"), at: at)
    switch wish {
    case .subscribe: return try await subscribe(asker, asked: language)
    case .confirm(let token): return try await confirm(token, asker)
    case .unsubscribe(let id):
      let tag = id.flatMap { id in tags(message).first { $0.id == id && $0.purpose == .unsubscribe } }
      guard let row = id ?? known?.id else { return MailOutcome(.ignored, "not subscribed") }
      return try await leave(row, tag, message, at, answers: true)
    case .preferences(let id, let choices): return try await preferences(id, choices, asker, message)
    case .help: return try await reply("help", .help, asker)
    }
  }

  /// The signed extensions among the addresses it was sent to; none of them believed yet.
  private func tags(_ message: MailPart) -> [ListAddress.Tag] {
    extensionWords(message).compactMap { letterhead.list.tag($0) }
  }
}

/// Who asks, as far as is known.
private struct Asker {
  var address: MailAddress
  var language: String
  var known: Subscriber?
  var messageID: String?
  var at: Instant
}

// MARK: answers

extension Correspondence {
  /// One confirmation a day and three in all, whoever asks; an address that must not be mailed gets none.
  private func subscribe(_ asker: Asker, asked: String?) async throws -> MailOutcome {
    if let reason = try await members.suppression(of: asker.address.description), reason != "erased" {
      return MailOutcome(.ignored, "suppressed: \(reason)")
    }
    if asker.known?.status == .active { return try await reply("already", .subscribe, asker) }
    let earlier = try await members.replies(to: asker.address.description, kind: "confirm")
    guard earlier.count < 3, earlier.allSatisfy({ asker.at - $0 >= 86_400 }) else {
      return MailOutcome(.ignored, "asked \(earlier.count) times already")
    }
    let token = base32(random(16))
    let newcomer = Subscriber(
      id: 0, address: asker.address.description, language: asker.language, status: .pending,
      consent: "asked by mail \(asker.at)", since: asker.at)
    let letter = try writer.letter(
      "confirm", to: asker.address, language: asker.language, values: ["token": token],
      replyTo: letterhead.list.extended("c-\(token)"), answering: asker.messageID, seed: token, at: asker.at)
    let expires = asker.at + 7 * 86_400
    return MailOutcome(
      .subscribe, "confirmation asked for", [.pend(newcomer, token: token, expires: expires), .write(letter)])
  }

  /// The answer to a confirmation: active from now on, welcomed with the last issue.
  ///
  /// Who answers need not be who asked: the token is proof enough that the address is read by a person.
  private func confirm(_ token: String, _ asker: Asker) async throws -> MailOutcome {
    guard let waiting = try await members.waiting(token: token, at: asker.at) else {
      return MailOutcome(.ignored, "a confirmation that is unknown, used or too old")
    }
    if let reason = try await members.suppression(of: waiting.address), reason != "erased" {
      return MailOutcome(.ignored, "suppressed: \(reason)")
    }
    let address = try MailAddress(waiting.address)
    let issue = lastIssue(waiting.language)
    var subscriber = waiting
    subscriber.status = .active
    let welcome = try writer.letter(
      "welcome", to: address, name: waiting.name, language: waiting.language, values: places(subscriber),
      answering: asker.messageID, addition: filled(issue, subscriber), seed: token, at: asker.at)
    let consent = "confirmed by mail \(asker.at)"
    return MailOutcome(.confirm, "", [.confirm(subscriber: waiting.id, consent: consent), .write(welcome)])
  }

  /// The last issue's text with the person's own addresses in their places.
  private func filled(_ issue: String, _ subscriber: Subscriber) -> String {
    guard !issue.isEmpty else { return "" }
    return "\n"
      + issue.replacing(Marker.unsubscribe, with: letterhead.unsubscribeAddress(subscriber))
      .replacing(Marker.preferences, with: letterhead.preferencesAddress(subscriber))
  }

  /// What a letter may say about a person, by the names its template uses.
  private func places(_ subscriber: Subscriber) -> [String: String] {
    [
      "unsubscribe": letterhead.unsubscribeAddress(subscriber),
      "preferences": letterhead.preferencesAddress(subscriber),
      "language": subscriber.language,
      "sections": (subscriber.sections.isEmpty ? Section.allCases : subscriber.sections).map(\.rawValue)
        .joined(separator: ", "),
    ]
  }

  /// A signed address ends the subscription whoever writes to it; without one the sender's own address counts.
  private func leave(
    _ id: Int, _ tag: ListAddress.Tag?, _ message: MailPart, _ at: Instant, answers: Bool
  ) async throws -> MailOutcome {
    guard let subscriber = try await members.subscriber(id: id) else { return MailOutcome(.ignored, "not subscribed") }
    if let tag, !letterhead.list.isGenuine(tag, boundTo: subscriber.address.lowercased()) {
      return MailOutcome(.ignored, "a forged address")
    }
    guard subscriber.status == .active || subscriber.status == .pending else {
      return MailOutcome(.unsubscribe, "was not subscribed any more")
    }
    var effects = [MailEffect.leave(subscriber: id, how: "by mail", issue: try await issue(message))]
    let wasTold = try await !members.replies(to: subscriber.address, kind: "goodbye").allSatisfy { at - $0 >= 86_400 }
    if answers, !wasTold, let address = try? MailAddress(subscriber.address) {
      effects.append(
        .write(
          try writer.letter(
            "goodbye", to: address, name: subscriber.name, language: subscriber.language,
            answering: message.field("message-id"), seed: "\(id):\(at.seconds)", at: at)))
    }
    return MailOutcome(.unsubscribe, "", effects)
  }

  /// The issue that the mail answers, when it says.
  private func issue(_ message: MailPart) async throws -> Int? {
    for field in ["in-reply-to", "references"] {
      for id in (message.field(field) ?? "").split(separator: " ") {
        if let parcel = try await members.delivery(messageID: String(id)) { return parcel.delivery.issue }
      }
    }
    return nil
  }

  /// Only the signed address changes anything; the bare word sends it to the subscriber.
  private func preferences(
    _ id: Int?, _ choices: Wish.Choices, _ asker: Asker, _ message: MailPart
  ) async throws -> MailOutcome {
    guard let id else {
      guard asker.known?.status == .active else { return try await reply("help", .help, asker) }
      return try await reply("preferences", .preferences, asker)
    }
    guard var subscriber = try await members.subscriber(id: id), subscriber.status == .active,
      let tag = tags(message).first(where: { $0.id == id && $0.purpose == .preferences }),
      letterhead.list.isGenuine(tag, boundTo: subscriber.address.lowercased())
    else { return MailOutcome(.ignored, "a forged address") }
    var own = asker
    own.known = subscriber
    own.address = try MailAddress(subscriber.address)
    guard choices != .init() else { return try await reply("preferences", .preferences, own) }
    if let language = choices.language, languages.contains(language) { subscriber.language = language }
    if let sections = choices.sections { subscriber.sections = sections }
    own.known = subscriber
    own.language = subscriber.language
    var outcome = try await reply("changed", .preferences, own)
    outcome.kind = .preferences
    outcome.effects.insert(.update(subscriber), at: 0)
    return outcome
  }

  /// One letter of a kind a day and address.
  private func reply(_ kind: String, _ outcome: MailOutcome.Kind, _ asker: Asker) async throws -> MailOutcome {
    let address = asker.address.description
    guard try await members.suppression(of: address) == nil else { return MailOutcome(.ignored, "suppressed") }
    guard try await members.replies(to: address, kind: kind).allSatisfy({ asker.at - $0 >= 86_400 }) else {
      return MailOutcome(.ignored, "answered today already")
    }
    let values = asker.known.map(places) ?? places(Subscriber(id: 0, address: address, consent: "", since: asker.at))
    let replyTo = kind == "preferences" ? values["preferences"] : nil
    let letter = try writer.letter(
      kind, to: asker.address, name: asker.known?.name, language: asker.language, values: values, replyTo: replyTo,
      answering: asker.messageID, seed: "\(address):\(asker.at.seconds)", at: asker.at)
    return MailOutcome(outcome, "", [.write(letter)])
  }
}

// MARK: bounces

extension Correspondence {
  /// Whose delivery came back; only what names a delivery of ours touches anybody.
  ///
  /// By the signed return path, else by the Message-ID of the mail that was returned. What names none is noted as
  /// automatic: anyone can write that an address is dead.
  private func report(_ returned: Returned, _ words: [String], _ message: MailPart) async throws -> MailOutcome? {
    let bounceTags = words.compactMap { letterhead.list.tag($0) }.filter { $0.purpose == .bounce }
    let tagged = bounceTags.first { letterhead.list.isGenuine($0) }
    guard returned.kind != .reply || tagged != nil else { return nil }
    let kind: BounceKind? =
      switch returned.kind {
      case .hard: .hard
      case .soft: returned.isDelay ? nil : .soft
      case .policy: .policy
      case .complaint: .complaint
      case .reply, .none: nil
      }
    guard let kind else { return MailOutcome(.automatic, returned.isDelay ? "a delay" : "an answer to an issue") }
    var parcel: Parcel?
    if let tagged { parcel = try await members.delivery(id: tagged.id) }
    if parcel == nil, let id = innerMessageID(message) { parcel = try await members.delivery(messageID: id) }
    guard let parcel else { return MailOutcome(.automatic, "a bounce that names no mail of ours") }
    let report = BounceReport(
      subscriber: parcel.subscriber.id, delivery: parcel.delivery.id, issue: parcel.delivery.issue, kind: kind,
      status: returned.status ?? "", detail: returned.detail)
    return MailOutcome(
      kind == .complaint ? .complaint : .bounce, "\(kind.rawValue) \(report.status)", [.bounce(report)])
  }

  /// The Message-ID of the original that came back, as a part or as its header alone.
  private func innerMessageID(_ message: MailPart) -> String? {
    if let id = innerMessage(message)?.field("message-id") { return bracketed(id) }
    for part in message.walk() where part.type.hasPrefix("text/") {
      for line in part.text.split(separator: "\n") where line.lowercased().hasPrefix("message-id:") {
        return bracketed(String(line.dropFirst("message-id:".count)))
      }
    }
    return nil
  }

  /// `<id>` whatever the server has left of it.
  private func bracketed(_ text: String) -> String {
    let bare = text.trimmingASCIISpace.filter { $0 != "<" && $0 != ">" }
    return "<\(bare)>"
  }
}
