import MailParsing
import Mailing
import Model
import Testing

@Suite("correspondence")
struct CorrespondenceTests {
  /// What people.sqlite would say, and do.
  actor Book: Members {
    var people: [Subscriber] = []
    var deliveries: [Parcel] = []
    var suppressed: [String: String] = [:]
    var tokens: [String: Int] = [:]
    var written: [(address: String, kind: String, at: Instant)] = []

    func add(_ subscriber: Subscriber) { people.append(subscriber) }
    func deliver(_ parcel: Parcel) { deliveries.append(parcel) }
    func suppress(_ address: String, _ reason: String) { suppressed[address] = reason }

    func subscriber(address: String) -> Subscriber? { people.first { $0.address.lowercased() == address.lowercased() } }
    func subscriber(id: Int) -> Subscriber? { people.first { $0.id == id } }
    func suppression(of address: String) -> String? { suppressed[address] }
    func waiting(token: String, at: Instant) -> Subscriber? {
      tokens[token].flatMap { id in people.first { $0.id == id } }
    }
    func delivery(id: Int) -> Parcel? { deliveries.first { $0.delivery.id == id } }
    func delivery(messageID: String) -> Parcel? { deliveries.first { $0.delivery.messageID == messageID } }
    func replies(to address: String, kind: String) -> [Instant] {
      written.filter { $0.address == address && $0.kind == kind }.map(\.at)
    }

    func carryOut(_ outcome: MailOutcome, _ at: Instant) {
      for effect in outcome.effects {
        switch effect {
        case .pend(var subscriber, let token, _):
          if self.subscriber(address: subscriber.address) == nil {
            subscriber.id = people.count + 1
            people.append(subscriber)
          }
          tokens[token] = self.subscriber(address: subscriber.address)?.id
        case .confirm(let id, _): change(id) { $0.status = .active }
        case .leave(let id, _, _): change(id) { $0.status = .unsubscribed }
        case .update(let subscriber): change(subscriber.id) { $0 = subscriber }
        case .write(let letter): written.append((letter.recipient, letter.kind, at))
        case .bounce: break
        }
      }
    }

    private func change(_ id: Int, _ body: (inout Subscriber) -> Void) {
      if let index = people.firstIndex(where: { $0.id == id }) { body(&people[index]) }
    }
  }

  let book = Book()
  let letterhead: Letterhead
  let correspondence: Correspondence

  init() throws {
    var newsletter = Samples.newsletter
    newsletter.languages = ["en", "es"]
    letterhead = try Letterhead(newsletter, Samples.settings, key: Samples.key)
    let writer = LetterWriter(letterhead) { kind, language, values in
      "Subject: \(kind) \(language)\n\n\(values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))\n"
    }
    correspondence = Correspondence(
      letterhead, members: book, writer: writer, random: { Array(repeating: 9, count: $0) }, lastIssue: { "last \($0)" }
    )
  }

  func receive(
    _ head: String, _ body: String = "", from: String = "ana@example.org", to: String = "list@desk.example.org",
    at: Instant = Samples.date
  ) async throws -> MailOutcome {
    let text = "From: Ana <\(from)>\nTo: \(to)\nMessage-ID: <q@x>\n\(head)\n\n\(body)"
    let outcome = try await correspondence.outcome(of: try readMail(Array(text.utf8)), at: at)
    await book.carryOut(outcome, at)
    return outcome
  }

  func letters(_ outcome: MailOutcome) -> [String] {
    outcome.effects.compactMap { if case .write(let letter) = $0 { letter.kind } else { nil } }
  }

  @Test(
    "understands plain words in two languages, as a subject, as a first line, or in HTML alone",
    arguments: [
      ("Subject: subscribe", "", "subscribe"), ("Subject: SUSCRIBIR!", "", "subscribe"),
      ("Subject: Re: hello", "Please subscribe me\n\nthank you", "subscribe"),
      ("Subject: ", "suscripción\n", "subscribe"),
      ("Subject: x\nContent-Type: text/html", "<html><body><div>Subscribe</div><br></body></html>", "subscribe"),
      ("Subject: help", "", "help"), ("Subject: ayuda", "", "help"),
      ("Subject: unsubscribe", "", "ignored"), ("Subject: preferencias", "", "help"),
      ("Subject: Question about the shelter grant", "Who may apply for it? Please help us.", "person"),
      ("Subject: Thanks", "We would love to join you at the event in March, it looks great.", "person"),
      ("Subject: Re: Issue 7", "Thank you!\n> to leave, write unsubscribe\n> unsubscribe", "person"),
      ("Subject: how do I subscribe?", "", "person"),
    ])
  func understands(head: String, body: String, kind: String) async throws {
    #expect(try await receive(head, body).kind.rawValue == kind)
  }

  @Test("confirms by any reply of a person, and never by a vacation program")
  func confirms() async throws {
    #expect(letters(try await receive("Subject: suscribir")) == ["confirm"])
    let token = "list+c-\(base32(Array(repeating: 9, count: 16)))@desk.example.org"
    #expect(try await receive("Subject: Respuesta automática", to: token).kind == .automatic)
    #expect(try await receive("Subject: x\nAuto-Submitted: auto-replied", to: token).kind == .automatic)
    let wrong = token.replacing("c-b", with: "c-c")
    #expect(try await receive("Subject: Re: confirm", to: wrong).kind == .ignored)
    let confirmed = try await receive("Subject: Re: confirm es", "sí", from: "alias@example.org", to: token)
    #expect(confirmed.kind == .confirm && letters(confirmed) == ["welcome"])
    #expect(await book.subscriber(address: "ana@example.org")?.status == .active)
    #expect(await book.subscriber(address: "ana@example.org")?.language == "es")
  }

  @Test("asks for a confirmation once a day and three times in all, whoever asks")
  func rateLimits() async throws {
    var asked: [String] = []
    for hour in stride(from: 0, to: 240, by: 6) {
      asked += letters(try await receive("Subject: subscribe", at: Samples.date + hour * 3600))
    }
    #expect(asked == ["confirm", "confirm", "confirm"])
  }

  @Test("answers nobody who is suppressed")
  func suppressed() async throws {
    await book.suppress("ana@example.org", "complaint")
    for word in ["subscribe", "help"] { #expect(try await receive("Subject: \(word)").effects.isEmpty) }
  }

  @Test("ends a subscription by the signed address, whoever and whatever writes to it, and by no forged one")
  func leaves() async throws {
    let ana = Samples.subscriber(1, "ana@example.org")
    await book.add(ana)
    let signed = letterhead.unsubscribeAddress(ana)
    let forged = signed.replacing("u-1-", with: "u-1-a")
    #expect(try await receive("Subject: unsubscribe", from: "x@example.net", to: forged).kind == .ignored)
    let automatic = try await receive(
      "Subject: unsubscribe\nAuto-Submitted: auto-generated", from: "x@example.net", to: signed)
    #expect(automatic.kind == .unsubscribe && letters(automatic).isEmpty)
    #expect(await book.subscriber(id: 1)?.status == .unsubscribed)
    await book.add(Samples.subscriber(2, "eva@example.org"))
    let own = try await receive("Subject: cancelar", from: "EVA@example.org")
    #expect(own.kind == .unsubscribe && letters(own) == ["goodbye"])
  }

  @Test("changes preferences only by the signed address")
  func preferences() async throws {
    let ana = Samples.subscriber(1, "ana@example.org")
    await book.add(ana)
    #expect(letters(try await receive("Subject: preferences", "sections: funding")) == ["preferences"])
    let signed = letterhead.preferencesAddress(ana)
    let body = "idioma: español\nsecciones: fondos, eventos\n\n> language: en\n> sections: all"
    #expect(letters(try await receive("Subject: Re: preferences", body, to: signed)) == ["changed"])
    let changed = await book.subscriber(id: 1)
    #expect(changed?.sections == [.funding, .events] && changed?.language == "es")
    #expect(
      try await receive("Subject: x", "language: en", to: signed.replacing("p-1-", with: "p-2-")).kind == .ignored)
  }

  @Test("acts on a bounce only when it names a delivery of ours")
  func bounces() async throws {
    let ana = Samples.subscriber(3, "ana@example.org")
    await book.add(ana)
    await book.deliver(Parcel(delivery: Samples.delivery(11), subscriber: ana))
    let words = "ana@example.org: 550 5.1.1 no such user"
    let head = "Subject: failure notice\nReturn-Path: <>"
    let daemon = "MAILER-DAEMON@example.org"
    #expect(try await receive(head, words, from: daemon).effects.isEmpty)
    let forged = "list+b-11-aaaaaaaaaaaaaaaa@desk.example.org"
    #expect(try await receive(head, words, from: daemon, to: forged).effects.isEmpty)
    let outcome = try await receive(head, words, from: daemon, to: letterhead.returnPath(Samples.delivery(11)))
    #expect(outcome.kind == .bounce)
    guard case .bounce(let report)? = outcome.effects.first else {
      Testing.Issue.record("nothing follows")
      return
    }
    #expect(report.subscriber == 3 && report.issue == 7 && report.kind == .hard && report.status == "5.1.1")
    let inner = "\(words)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <i7.abc@desk.example.org>\n"
    #expect(try await receive(head, inner, from: daemon).kind == .bounce)
  }

  @Test("two of us wired to each other fall silent after two messages")
  func wiredTogether() async throws {
    // The other instance's letters come to us as from a person who subscribes us.
    var count = 1
    var outcome = try await receive("Subject: subscribe", from: "list@other.example.org")
    while let letter = outcome.effects.compactMap({ if case .write(let letter) = $0 { letter } else { nil } }).first {
      count += 1
      let there = try await correspondence.outcome(of: try readMail(letter.message), at: Samples.date)
      #expect(there.effects.isEmpty)
      outcome = there
    }
    #expect(count <= 2)
  }
}
