import MailParsing
import Mailing
import Model
import Synchronization
import Testing
import Transport

@Suite("inbox")
struct InboxTests {
  /// Rows in memory; may end as a crash would, before or after a row is written.
  actor Register: MailRegister {
    private(set) var rows: [MailKey: String] = [:]
    private(set) var effects: [MailEffect] = []
    private var settlesUntilCrash: Int

    init(crashesAfter settles: Int = .max) { settlesUntilCrash = settles }
    struct Crash: Error {}

    func revive() { settlesUntilCrash = .max }
    func readUIDs(mailbox: String, validity: Int) -> [Int: Bool] {
      let here = rows.filter { $0.key.mailbox == mailbox && $0.key.validity == validity }
      return Dictionary(
        uniqueKeysWithValues: here.map { key, outcome in
          (key.uid, outcome.hasPrefix("person") || outcome.hasPrefix("unreadable"))
        })
    }
    func hasRead(content: String, mailbox: String) -> Bool {
      rows.keys.contains { $0.content == content && $0.mailbox == mailbox }
    }
    func settle(_ key: MailKey, outcome: String, effects: [MailEffect], at: Instant) throws {
      guard settlesUntilCrash > 0 else { throw Crash() }
      settlesUntilCrash -= 1
      rows[key] = outcome
      self.effects += effects
    }
  }

  /// Messages under numbers; remembers what was put aside, and can fail at a number.
  final class Box: Mailbox {
    let name = "imap:list@box/INBOX"
    private let state: Mutex<(messages: [Int: [UInt8]], done: [Int], forPerson: [Int])>
    private let broken: Set<Int>

    init(_ messages: [Int: String], broken: Set<Int> = []) {
      state = Mutex((messages.mapValues { Array($0.utf8) }, [], []))
      self.broken = broken
    }

    var done: [Int] { state.withLock { $0.done.sorted() } }
    var forPerson: [Int] { state.withLock { $0.forPerson.sorted() } }

    func present() throws -> [MailSlip] {
      state.withLock { $0.messages.keys.sorted() }.map { uid in
        var slip = MailSlip()
        (slip.validity, slip.uid) = (9, uid)
        return slip
      }
    }

    func read(_ slip: MailSlip) throws -> [UInt8]? {
      if broken.contains(slip.uid) { throw IMAPError("uid \(slip.uid) cannot be fetched") }
      return state.withLock { $0.messages[slip.uid] }
    }

    func finish(_ slips: [MailSlip], isForPerson: Bool) throws {
      state.withLock { state in
        if isForPerson {
          state.forPerson += slips.map(\.uid)
        } else {
          state.done += slips.map(\.uid)
          for slip in slips { state.messages[slip.uid] = nil }
        }
      }
    }
  }

  private func visit(_ box: Box, _ register: Register, limit: Int = 10_000) async throws -> InboxReport {
    let writer = LetterWriter(try Samples.letterhead()) { kind, _, _ in "Subject: \(kind)\n\n\(kind)\n" }
    let correspondence = Correspondence(
      try Samples.letterhead(), members: CorrespondenceTests.Book(), writer: writer,
      random: { Array(repeating: 9, count: $0) })
    return try await Inbox(register: register, correspondence: correspondence, clock: { Samples.date })
      .visit(box, limit: limit)
  }

  private func wish(_ name: String, _ subject: String = "subscribe") -> String {
    "From: <\(name)@example.org>\nTo: list@desk.example.org\nSubject: \(subject)\nMessage-ID: <\(name)@x>\n\nhello\n"
  }

  @Test("decides each once, leaves people's letters, and finds nothing the next time")
  func once() async throws {
    let register = Register()
    let box = Box([1: wish("a"), 2: wish("b", "A question"), 3: wish("a"), 4: "", 5: wish("c")])
    let report = try await visit(box, register)
    #expect(report.counts == [.subscribe: 2, .person: 1, .again: 1, .unreadable: 1] && report.problems.isEmpty)
    #expect(box.done == [1, 3, 5] && box.forPerson == [2, 4])
    #expect(try await visit(box, register).total == 0)
    #expect(await register.effects.count == 4)
  }

  @Test("after a crash at any point does what was left, and nothing twice", arguments: 0...4)
  func crash(after settles: Int) async throws {
    let register = Register(crashesAfter: settles)
    let box = Box(Dictionary(uniqueKeysWithValues: (1...5).map { ($0, wish("p\($0)")) }))
    await #expect(throws: Register.Crash.self) { try await visit(box, register) }
    await register.revive()
    #expect(try await visit(box, register).counts[.subscribe] == 5 - settles)
    #expect(await register.rows.count == 5)
    // A newcomer and a letter for each, never two; and what the crash left lying is put aside.
    #expect(await register.effects.count == 10)
    #expect(box.done == [1, 2, 3, 4, 5])
  }

  @Test("goes on past messages that cannot be fetched, and tries them again")
  func broken() async throws {
    let register = Register()
    let messages = [1: wish("a"), 2: wish("b"), 3: wish("c")]
    let report = try await visit(Box(messages, broken: [2]), register)
    #expect(report.problems == ["uid 2 cannot be fetched"] && report.counts == [.subscribe: 2])
    #expect(try await visit(Box(messages), register).counts == [.subscribe: 1])
  }

  @Test("takes no more than it was told, oldest first")
  func limited() async throws {
    let register = Register()
    let box = Box(Dictionary(uniqueKeysWithValues: (1...130).map { ($0, wish("p\($0)")) }))
    #expect(try await visit(box, register, limit: 60).total == 60)
    #expect(box.done == Array(1...60))
    #expect(try await visit(box, register).total == 70)
  }
}
