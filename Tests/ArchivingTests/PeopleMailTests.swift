import Archiving
import Foundation
import Model
import TestSupport
import Testing

@Suite("mail that came in", .tags(.database))
struct PeopleMailTests {
  static let now = Instant(seconds: 1_795_248_000)

  func withPeople(_ body: (People) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try await body(try People(path: folder.appending(path: "people.sqlite").path))
    }
  }

  func person(_ address: String, _ status: Subscriber.Status = .active) -> Subscriber {
    Subscriber(id: 0, address: address, status: status, consent: "mail", since: Self.now)
  }

  func settle(_ people: People, _ uid: Int, _ effects: MailEffect..., at: Instant = now) async throws {
    let key = MailKey(mailbox: "imap:list", validity: 5, uid: uid, content: "hash \(uid)")
    try await people.settle(key, outcome: "test", effects: effects, at: at)
  }

  @Test("knows what was read by number and by content, and keeps mailboxes apart")
  func keys() async throws {
    try await withPeople { (people: People) async throws in
      try await settle(people, 3)
      try await settle(people, 9)
      try await settle(people, 9)
      #expect(try await people.readUIDs(mailbox: "imap:list", validity: 5).keys.sorted() == [3, 9])
      #expect(try await people.readUIDs(mailbox: "imap:list", validity: 6).isEmpty)
      #expect(try await people.hasRead(content: "hash 3", mailbox: "imap:list"))
      #expect(try await !people.hasRead(content: "hash 3", mailbox: "imap:other"))
    }
  }

  @Test("confirms by a token that is right and fresh, once")
  func tokens() async throws {
    try await withPeople { (people: People) async throws in
      let expires = Self.now + 100
      try await settle(people, 1, .pend(person("ana@example.org", .pending), token: "abc", expires: expires))
      #expect(try await people.subscribers().isEmpty)
      #expect(try await people.waiting(token: "abd", at: Self.now) == nil)
      #expect(try await people.waiting(token: "abc", at: expires) == nil)
      let waiting = try #require(try await people.waiting(token: "abc", at: Self.now))
      try await settle(people, 2, .confirm(subscriber: waiting.id, consent: "confirmed"))
      #expect(try await people.subscribers().map(\.address) == ["ana@example.org"])
      #expect(try await people.waiting(token: "abc", at: Self.now) == nil)
    }
  }

  @Test("suppresses for a hard bounce and a complaint, for three soft ones in three issues, and never for policy")
  func bounces() async throws {
    try await withPeople { (people: People) async throws in
      for name in ["hard", "complaint", "soft", "policy"] { _ = try await people.add(person("\(name)@example.org")) }
      let everybody = try await people.list()
      for issue in 1...3 {
        _ = try await people.enqueue(
          issue: issue, hash: "h\(issue)", subscribers: everybody, messageID: { "<\(issue).\($0.id)@x>" }, at: Self.now)
        for parcel in try await people.due(issue: issue, limit: 10, now: Self.now) {
          _ = try await people.record([
            DeliveryChange(id: parcel.delivery.id, state: .sending, detail: "smtp", at: Self.now),
            DeliveryChange(id: parcel.delivery.id, state: .sent, at: Self.now),
          ])
          let name = String(parcel.subscriber.address.prefix { $0 != "@" })
          guard let kind = BounceKind(rawValue: name), issue == 1 || kind == .soft || kind == .policy else { continue }
          let report = BounceReport(
            subscriber: parcel.subscriber.id, delivery: parcel.delivery.id, issue: issue, kind: kind, status: "5.0.0",
            detail: "")
          // The same bounce twice counts once.
          try await settle(people, parcel.delivery.id, .bounce(report), .bounce(report))
        }
        let soft = try await people.suppression(of: "soft@example.org")
        #expect(soft == (issue == 3 ? "three soft bounces" : nil))
      }
      #expect(try await people.suppression(of: "HARD@example.org") == "hard bounce")
      #expect(try await people.suppression(of: "complaint@example.org") == "complaint")
      #expect(try await people.suppression(of: "policy@example.org") == nil)
      #expect(try await people.bounces(of: 1).count == 4)
    }
  }

  @Test("sends a letter once, forgets its text and address, and counts it against the address")
  func letters() async throws {
    try await withPeople { (people: People) async throws in
      let letter = Letter(kind: "help", recipient: "ana@example.org", messageID: "<1@x>", message: [65])
      try await settle(people, 1, .write(letter))
      #expect(try await people.replies(to: "ANA@example.org", kind: "help") == [Self.now])
      let due = try await people.dueLetters(after: 0, limit: 10, now: Self.now)
      #expect(due.map(\.letter) == [letter])
      let mark = DeliveryChange(id: due[0].delivery.id, state: .sending, detail: "smtp", at: Self.now)
      #expect(try await people.recordLetters([mark]).isEmpty)
      #expect(try await people.recordLetters([mark]) == [due[0].delivery.id])
      try await people.recover(at: Self.now)
      #expect(try await people.dueLetters(after: 0, limit: 10, now: Self.now + 99_999).isEmpty)
    }
  }
}
