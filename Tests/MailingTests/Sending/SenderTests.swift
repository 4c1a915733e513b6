import Mailing
import Model
import Synchronization
import Testing
import Transport

@Suite("sender")
struct SenderTests {
  /// Answers by the recipient's name, and remembers whom it was given.
  final class Script: Sendable {
    let carried = Mutex<[String]>([])
    let most = Mutex((now: [String: Int](), most: [String: Int]()))
  }

  final class ScriptedCarrier: Carrier {
    let script: Script
    init(_ script: Script) { self.script = script }

    func carry(_ envelope: Envelope, before next: Envelope?, mayEnd: SMTPConnection.Permission) -> Verdict {
      let domain = String(envelope.recipient.drop { $0 != "@" })
      script.most.withLock {
        $0.now[domain, default: 0] += 1
        $0.most[domain] = max($0.most[domain] ?? 0, $0.now[domain] ?? 0)
      }
      defer { script.most.withLock { $0.now[domain, default: 0] -= 1 } }
      switch envelope.recipient.prefix(while: { $0 != "." && $0 != "@" }) {
      case "down": return .unreachable("no route")
      case "policy": return mayEnd(true) == true ? .ours("550 5.7.1 no") : .stopped
      case "fail": return mayEnd(true) == true ? .failed("550 5.1.1 no") : .stopped
      case "later": return mayEnd(true) == true ? .deferred("451 later", slow: false) : .stopped
      case "unclear": return mayEnd(true) == true ? .uncertain("timed out") : .stopped
      default:
        guard mayEnd(true) == true else { return .stopped }
        script.carried.withLock { $0.append(envelope.recipient) }
        return .sent("250 ok")
      }
    }
  }

  func run(
    _ ledger: MemoryLedger, _ limits: SendLimits, _ script: Script = Script()
  ) async throws -> SendReport {
    let sender = Sender(ledger: ledger, limits: limits, transport: .smtp, clock: { Samples.date }) {
      ScriptedCarrier(script)
    }
    return try await sender.send(issue: 7) { parcel in
      Envelope(sender: "", recipient: parcel.subscriber.address, message: [], name: "\(parcel.delivery.id)")
    }
  }

  var limits: SendLimits {
    var limits = SendLimits()
    limits.pause = 0
    return limits
  }

  @Test("sends each once over many threads", arguments: [1, 3, 16])
  func eachOnce(connections: Int) async throws {
    let addresses = (0..<1300).map { "p\($0)@d\($0 % 7).example.org" }
    let (ledger, script) = (MemoryLedger(addresses), Script())
    var limits = limits
    limits.connections = connections
    let report = try await run(ledger, limits, script)
    #expect(report.sent == 1300 && report.stopped == nil)
    #expect(script.carried.withLock { $0.sorted() } == addresses.sorted())
    #expect(await ledger.states() == [.sent: 1300])
  }

  @Test("marks a row before it goes and leaves one a thread in doubt at any moment")
  func order() async throws {
    let ledger = MemoryLedger((0..<200).map { "p\($0)@example.org" })
    var limits = limits
    limits.connections = 4
    _ = try await run(ledger, limits)
    var open = 0
    for change in await ledger.story {
      open += change.state == .sending ? 1 : -1
      #expect((0...4).contains(open))
    }
    #expect(open == 0)
  }

  @Test("writes down what became of each")
  func verdicts() async throws {
    let ledger = MemoryLedger(["a@x.org", "fail.1@x.org", "later.1@x.org", "unclear.1@x.org", "b@x.org"])
    let report = try await run(ledger, limits)
    #expect(report.sent == 2 && report.failed == 1 && report.deferred == 1 && report.uncertain == 1)
    let later = await ledger.story.first { $0.state == .deferred }
    #expect(later?.retryAt == Samples.date + 300 && later?.detail == "451 later")
  }

  @Test("holds the issue for a fault of ours, and suppresses nobody")
  func ours() async throws {
    let ledger = MemoryLedger(["a@x.org", "policy@x.org"] + (0..<50).map { "p\($0)@x.org" })
    let report = try await run(ledger, limits)
    #expect(report.stopped == "550 5.7.1 no")
    #expect(await ledger.holdReason == "550 5.7.1 no")
    #expect(await ledger.states() == [.sent: 1, .deferred: 1, .queued: 50])
    #expect(try await run(ledger, limits).stopped == "550 5.7.1 no")
  }

  @Test("sends nothing of a held issue")
  func held() async throws {
    let ledger = MemoryLedger(["a@x.org"])
    await ledger.hold(issue: 7, reason: "wrong date on page 1", at: Samples.date)
    #expect(try await run(ledger, limits).stopped == "wrong date on page 1")
    #expect(await ledger.states() == [.queued: 1])
  }

  @Test("ends when the relay does not talk, and leaves the rest for later")
  func unreachable() async throws {
    var limits = limits
    limits.patience = 3
    let ledger = MemoryLedger((0..<30).map { "down.\($0)@x.org" })
    let report = try await run(ledger, limits)
    #expect(report.stopped == "the relay cannot be reached: no route")
    #expect(await ledger.states() == [.deferred: 3, .queued: 27])
  }

  @Test("ends when the ledger cannot be written, and sends nothing that is not marked")
  func fullDisk() async throws {
    let (ledger, script) = (MemoryLedger((0..<300).map { "p\($0)@x.org" }, failsAfter: 20), Script())
    await #expect(throws: MemoryLedger.Full.self) { try await run(ledger, limits, script) }
    let marked = await ledger.story.filter { $0.state == .sending }.count
    #expect(script.carried.withLock { $0.count } <= marked)
  }

  @Test("keeps to the cap of a domain")
  func perDomain() async throws {
    var limits = limits
    (limits.connections, limits.perDomain) = (8, 2)
    let script = Script()
    let ledger = MemoryLedger((0..<200).map { "p\($0)@\($0 % 4 == 0 ? "small" : "large").org" })
    #expect(try await run(ledger, limits, script).sent == 200)
    #expect(script.most.withLock { $0.most.values.max() ?? 0 } <= 2)
  }

  @Test("keeps to the cap with ten thousand at one domain, and others pass them by")
  func oneDomain() async throws {
    var limits = limits
    (limits.connections, limits.perDomain) = (8, 2)
    let script = Script()
    let ledger = MemoryLedger((0..<10_000).map { "p\($0)@\($0 % 1000 == 999 ? "small" : "large").org" })
    #expect(try await run(ledger, limits, script).sent == 10_000)
    #expect(script.most.withLock { $0.most["@large.org"] ?? 0 } == 2)
  }

  @Test("sends every parcel that was fetched ahead, whatever became of the one before")
  func ahead() async throws {
    var limits = limits
    (limits.connections, limits.patience) = (3, 1000)
    let kinds = ["a", "fail", "later", "unclear"]
    let ledger = MemoryLedger((0..<400).map { "\(kinds[$0 % 4]).\($0)@x\($0 % 5).org" })
    let report = try await run(ledger, limits)
    #expect(report.sent == 100 && report.failed == 100 && report.deferred == 100 && report.uncertain == 100)
  }

  @Test(
    "waits longer after each attempt until the lifetime is over",
    arguments: [(1, 0, 300), (3, 3600, 1800), (9, 90_000, 14_400), (4, 172_800, nil)] as [(Int, Int, Int?)])
  func retries(attempt: Int, age: Int, wait: Int?) {
    let now = Samples.date
    #expect(SendLimits().retry(attempt: attempt, queued: now - age, now: now) == wait.map { now + $0 })
  }

  @Test("asks before an issue goes that is more than six hours late")
  func late() {
    #expect(!isLate(due: Samples.date, now: Samples.date + 21_600))
    #expect(isLate(due: Samples.date, now: Samples.date + 21_601))
  }
}
