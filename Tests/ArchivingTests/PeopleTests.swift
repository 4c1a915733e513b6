import Archiving
import Foundation
import Model
import TestSupport
import Testing

@Suite("people.sqlite", .tags(.database))
struct PeopleTests {
  static let now = Instant(seconds: 1_795_248_000)

  func withPeople(_ body: (People) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try await body(try People(path: folder.appending(path: "people.sqlite").path) { Array(repeating: 7, count: $0) })
    }
  }

  func person(_ address: String, _ status: Subscriber.Status = .active) -> Subscriber {
    Subscriber(
      id: 0, address: address, name: "Ana", sections: [.funding, .events], status: status, consent: "form",
      since: Self.now)
  }

  /// Adds active people and queues issue 7 for them.
  func enqueue(_ people: People, _ count: Int, hash: String = "h") async throws -> Int {
    _ = try await people.add((1...count).map { person("p\($0)@example.org") })
    return try await people.enqueue(
      issue: 7, hash: hash, subscribers: try await people.subscribers(), messageID: { "<\($0.id)@x>" }, at: Self.now)
  }

  @Test("keeps an address once, whatever its case, and everything about it")
  func addsOnce() async throws {
    try await withPeople { (people: People) async throws in
      guard case .added(let first) = try await people.add(person("Ana@Example.org")) else {
        Testing.Issue.record("it was not added")
        return
      }
      #expect(try await people.add(person("ana@example.ORG")) == .already(first))
      let list = try await people.list()
      #expect(list.count == 1 && list[0].address == "Ana@Example.org" && list[0].sections == [.funding, .events])
    }
  }

  @Test("ends a subscription, and takes the person back when they come again")
  func comesAgain() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await people.add(person("ana@example.org"))
      #expect(try await people.remove("ANA@example.org", how: "by mail", at: Self.now))
      #expect(try await !people.remove("ana@example.org", how: "by mail", at: Self.now))
      #expect(try await people.subscribers().isEmpty)
      guard case .already(let back) = try await people.add(person("ana@example.org")) else {
        Testing.Issue.record("it was not found")
        return
      }
      #expect(back.status == .active)
    }
  }

  @Test("never takes a suppressed address back, even after erasing it")
  func suppression() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await people.add(person("ana@example.org"))
      try await people.suppress("Ana@example.org", reason: "hard bounce", at: Self.now)
      #expect(try await people.erase("ana@example.org", at: Self.now))
      #expect(try await people.list().allSatisfy { !$0.address.contains("@") && $0.name == nil })
      #expect(try await people.add(person("ANA@example.org"), confirmed: true) == .suppressed("hard bounce"))
      #expect(try await people.liftSuppression("ana@example.org", at: Self.now))
      guard case .added = try await people.add(person("ana@example.org")) else {
        Testing.Issue.record("it was not added")
        return
      }
    }
  }

  @Test("lets an erased person come back only by confirming")
  func erased() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await people.add(person("ana@example.org"))
      _ = try await people.erase("ana@example.org", at: Self.now)
      #expect(try await people.add(person("ana@example.org")) == .suppressed("erased"))
      guard case .added = try await people.add(person("ana@example.org"), confirmed: true) else {
        Testing.Issue.record("it was not added")
        return
      }
    }
  }

  @Test("queues an issue once for each, whatever happens twice")
  func enqueuesOnce() async throws {
    try await withPeople { (people: People) async throws in
      #expect(try await enqueue(people, 5) == 5)
      #expect(try await enqueue(people, 6) == 1)
      #expect(try await enqueue(people, 6, hash: "other bytes") == 0)
      #expect(try await people.counts(of: 7) == [.queued: 6])
      #expect(try await people.due(issue: 7, after: 2, limit: 2, now: Self.now).map(\.delivery.id) == [3, 4])
    }
  }

  @Test("gives a row to one hand only, and not to who left")
  func oneHand() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await enqueue(people, 3)
      _ = try await people.remove("p2@example.org", how: "by mail", at: Self.now)
      let marks = (1...3).map { DeliveryChange(id: $0, state: .sending, detail: "smtp", at: Self.now) }
      #expect(try await people.record(marks) == [2])
      #expect(try await people.record(marks) == [1, 2, 3])
      #expect(try await people.counts(of: 7) == [.sending: 2, .failed: 1])
    }
  }

  @Test("refuses every row of a held issue until it is released")
  func held() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await enqueue(people, 1)
      try await people.hold(issue: 7, reason: "wrong date", at: Self.now)
      let mark = DeliveryChange(id: 1, state: .sending, detail: "smtp", at: Self.now)
      #expect(try await people.record([mark]) == [1])
      #expect(try await people.held(issue: 7) == "wrong date")
      try await people.release(issue: 7)
      #expect(try await people.record([mark]).isEmpty)
    }
  }

  @Test("after a crash does the outbox again and lists what SMTP leaves in doubt")
  func recovers() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await enqueue(people, 2)
      _ = try await people.record([
        DeliveryChange(id: 1, state: .sending, detail: "outbox", at: Self.now),
        DeliveryChange(id: 2, state: .sending, detail: "smtp", at: Self.now),
      ])
      #expect(try await people.recover(at: Self.now + 60) == 1)
      #expect(try await people.deliveries(of: 7).map(\.delivery.state) == [.queued, .uncertain])
      #expect(try await people.due(issue: 7, limit: 10, now: Self.now + 99_999).map(\.delivery.id) == [1])
    }
  }

  @Test("brings back what was put off when its time has come")
  func deferred() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await enqueue(people, 1)
      _ = try await people.record([
        DeliveryChange(id: 1, state: .sending, detail: "smtp", at: Self.now),
        DeliveryChange(id: 1, state: .deferred, detail: "451", at: Self.now, retryAt: Self.now + 300),
      ])
      #expect(try await people.nextRetry(of: 7) == Self.now + 300)
      #expect(try await people.due(issue: 7, limit: 10, now: Self.now + 299).isEmpty)
      let parcel = try await people.due(issue: 7, limit: 10, now: Self.now + 300)
      #expect(parcel.first?.delivery.attempts == 1 && parcel.first?.delivery.detail == "451")
      #expect(try await people.retry(issue: 7, [.deferred], at: Self.now) == 1)
      #expect(try await people.counts(of: 7) == [.queued: 1])
    }
  }

  @Test("sends what a clock put off that has been set back since, at once")
  func clockSetBack() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await enqueue(people, 2)
      let ahead = Self.now + 86_400
      _ = try await people.record([
        DeliveryChange(id: 1, state: .sending, detail: "smtp", at: ahead),
        DeliveryChange(id: 1, state: .deferred, detail: "451", at: ahead, retryAt: ahead + 300),
        DeliveryChange(id: 2, state: .sending, detail: "smtp", at: Self.now),
        DeliveryChange(id: 2, state: .deferred, detail: "451", at: Self.now, retryAt: Self.now + 300),
      ])
      #expect(try await people.due(issue: 7, limit: 10, now: Self.now).map(\.delivery.id) == [1])
      #expect(try await people.due(issue: 7, limit: 10, now: ahead + 299).map(\.delivery.id) == [2])
    }
  }

  @Test("brings back who has left when asked one by one, never by a list")
  func left() async throws {
    try await withPeople { (people: People) async throws in
      _ = try await people.add([person("ana@example.org"), person("bo@example.org")])
      _ = try await people.remove("ana@example.org", how: "mail", issue: nil, at: Self.now)
      _ = try await people.add([person("Ana@example.org"), person("bo@example.org"), person("cy@example.org")])
      #expect(try await people.subscribers().map(\.address) == ["bo@example.org", "cy@example.org"])
      _ = try await people.add(person("ana@example.org"))
      #expect(try await people.subscribers().count == 3)
    }
  }

  @Test("keeps its key for ever")
  func key() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "people.sqlite").path
      let key = try People(path: path).key
      #expect(key.count == 32 && Set(key).count > 8)
      #expect(try People(path: path).key == key)
    }
  }
}
