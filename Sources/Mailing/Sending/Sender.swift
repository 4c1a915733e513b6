import Foundation
package import Model
import Synchronization

/// What a run of sending came to.
package struct SendReport: Hashable, Sendable {
  /// Taken by the relay, or written to the outbox.
  package var sent = 0
  /// Put off to a later run.
  package var deferred = 0
  /// Refused for good, or given up.
  package var failed = 0
  /// Perhaps taken: listed for staff.
  package var uncertain = 0
  /// Why it ended before all were tried; nil when it went through.
  package var stopped: String?

  package init() {}

  /// One more in that state; rows that still wait are not counted.
  mutating func count(_ state: Delivery.State) {
    switch state {
    case .sent: sent += 1
    case .deferred: deferred += 1
    case .failed: failed += 1
    case .uncertain: uncertain += 1
    case .queued, .sending: break
    }
  }
}

/// Sends what an issue's ledger says is due, over several threads with a carrier each.
///
/// A row is `sending`, for good, before the first byte of its message leaves, and its result is written before the same
/// thread's next message does. A crash leaves at most one row per thread in doubt, and those are listed, never repeated.
package struct Sender: Sendable {
  private let ledger: any Ledger
  private let limits: SendLimits
  private let transport: MailSettings.Transport
  private let clock: @Sendable () -> Instant
  private let carrier: @Sendable () throws -> any Carrier

  package init(
    ledger: any Ledger, limits: SendLimits, transport: MailSettings.Transport,
    clock: @escaping @Sendable () -> Instant, carrier: @escaping @Sendable () throws -> any Carrier
  ) {
    self.ledger = ledger
    var limits = limits
    if transport == .outbox {
      // A folder that cannot be written now will not be in a minute: end the run, and go on with the next.
      limits.patience = 1
      limits.retryDelays = []
    }
    self.limits = limits
    self.transport = transport
    self.clock = clock
    self.carrier = carrier
  }

  /// Runs until nothing is due any more or the presses are stopped; `progress` is told after every message.
  package func send(
    issue: Int, render: @escaping @Sendable (Parcel) throws -> Envelope,
    progress: @escaping @Sendable (SendReport) -> Void = { _ in }
  ) async throws -> SendReport {
    if let reason = try await ledger.held(issue: issue) {
      var report = SendReport()
      report.stopped = reason
      return report
    }
    let run = SendRun(issue: issue, limits: limits, transport: transport, clock: clock, render: render)
    async let committing: Void = run.commits.run(ledger, issue: issue) { run.rounds.stop($0) }
    async let working: Void = work(run, progress)
    do {
      try await feed(run)
    } catch {
      run.rounds.stop("the ledger cannot be read: \(error)")
      await working
      run.commits.close()
      try await committing
      throw error
    }
    await working
    run.commits.close()
    try await committing
    return try await conclude(run)
  }

  /// Page after page, so that 100,000 recipients are never in memory at once.
  private func feed(_ run: SendRun) async throws {
    var after = 0
    defer { run.rounds.close() }
    while run.rounds.stopReason == nil {
      let page = try await ledger.due(issue: run.issue, after: after, limit: 500, now: clock())
      guard let last = page.last else { return }
      after = last.delivery.id
      run.rounds.feed(page)
      await run.rounds.untilLow()
    }
  }

  /// One thread per connection: libcurl blocks, and must not block Swift's own few threads.
  private func work(_ run: SendRun, _ progress: @escaping @Sendable (SendReport) -> Void) async {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let carrier = carrier
    for _ in 0..<limits.connections {
      Thread.detachNewThread {
        do {
          run.carryAll(with: try carrier(), progress)
        } catch {
          run.rounds.stop("\(error)")
        }
        end.yield()
      }
    }
    var left = limits.connections
    for await _ in ends {
      left -= 1
      if left == 0 { return }
    }
  }

  /// Writes down why the presses were stopped, and gives what the run came to.
  private func conclude(_ run: SendRun) async throws -> SendReport {
    if let reason = run.holdReason { try await ledger.hold(issue: run.issue, reason: reason, at: clock()) }
    var report = run.report
    report.stopped = run.holdReason ?? run.rounds.stopReason
    return report
  }
}

/// What the threads of one run share.
final class SendRun: Sendable {
  let issue: Int
  let rounds: Rounds
  let commits: GroupCommit
  private let limits: SendLimits
  private let transport: MailSettings.Transport
  private let clock: @Sendable () -> Instant
  private let render: @Sendable (Parcel) throws -> Envelope
  private let results = Mutex((report: SendReport(), hold: String?.none))

  init(
    issue: Int, limits: SendLimits, transport: MailSettings.Transport, clock: @escaping @Sendable () -> Instant,
    render: @escaping @Sendable (Parcel) throws -> Envelope
  ) {
    self.issue = issue
    self.limits = limits
    self.transport = transport
    self.clock = clock
    self.render = render
    rounds = Rounds(limits)
    commits = GroupCommit(threads: limits.connections)
  }

  /// What has become of the messages so far.
  var report: SendReport { results.withLock { $0.report } }
  /// Why the issue must be held; nil while nothing was our fault.
  var holdReason: String? { results.withLock { $0.hold } }

  /// A parcel and its message, or why there is none.
  private struct Load {
    let parcel: Parcel
    let envelope: Result<Envelope, any Error>
  }

  private func load(_ parcel: Parcel) -> Load {
    Load(parcel: parcel, envelope: Result { try render(parcel) })
  }

  /// The life of one thread: parcel after parcel over one connection, until there is no more.
  ///
  /// The next one is fetched before the one in hand goes, so that both can be told to the relay at once; its row is
  /// marked only when the result of the one before is in.
  func carryAll(with carrier: any Carrier, _ progress: @Sendable (SendReport) -> Void) {
    var waiting: Load?
    while rounds.stopReason == nil, let load = waiting ?? rounds.take().map(load) {
      waiting = rounds.takeAhead().map { self.load($0) }
      let verdict = carryOne(load, before: waiting, carrier)
      rounds.done(load.parcel, verdict)
      progress(report)
    }
  }

  /// One message, from the question whether it may go to the result in the ledger.
  private func carryOne(_ load: Load, before next: Load?, _ carrier: any Carrier) -> Verdict {
    let id = load.parcel.delivery.id
    // The mark is asked for now and needed only when the message itself would leave: the commit overlaps the talk before.
    let ticket = commits.begin(DeliveryChange(id: id, state: .sending, detail: transport.rawValue, at: clock()))
    let answer = Answer(ticket, commits)
    let verdict: Verdict
    do {
      verdict = carrier.carry(try load.envelope.get(), before: try? next?.envelope.get()) { waits in
        waits ? answer.value : answer.known
      }
    } catch {
      verdict = .failed("\(error)")
    }
    // Never leave before the mark is answered: a result must not be committed ahead of it.
    guard answer.value, verdict != .stopped else { return .stopped }
    settle(load.parcel, verdict)
    return verdict
  }

  /// Hands a verdict to the ledger as the row's next state.
  private func settle(_ parcel: Parcel, _ verdict: Verdict) {
    let now = clock()
    var change = DeliveryChange(id: parcel.delivery.id, state: .failed, at: now)
    switch verdict {
    case .sent(let words): (change.state, change.detail) = (.sent, words)
    case .failed(let words): change.detail = words
    case .uncertain(let words): (change.state, change.detail) = (.uncertain, words)
    case .deferred(let words, _), .unreachable(let words): putOff(&change, parcel, words)
    case .ours(let words): own(&change, parcel, words)
    case .stopped: return
    }
    commits.finish(change)
    results.withLock { $0.report.count(change.state) }
  }

  /// Deferred to a later time, or given up when the lifetime is over.
  private func putOff(_ change: inout DeliveryChange, _ parcel: Parcel, _ words: String) {
    let queued = parcel.delivery.queued ?? parcel.delivery.at
    change.retryAt = limits.retry(attempt: parcel.delivery.attempts + 1, queued: queued, now: change.at)
    change.state = change.retryAt == nil ? .failed : .deferred
    change.detail = change.retryAt == nil ? "given up after \(limits.lifetime / 3600) hours: \(words)" : words
  }

  /// Holds the issue; but an address that alone refuses a second time, after staff let the issue go on, has just failed.
  private func own(_ change: inout DeliveryChange, _ parcel: Parcel, _ words: String) {
    if parcel.delivery.attempts > 0 {
      change.detail = words
      return
    }
    putOff(&change, parcel, words)
    results.withLock { $0.hold = $0.hold ?? words }
    rounds.stop(words)
  }
}

/// The answer to a ticket, waited for at most once, on one thread.
private final class Answer {
  private var isKnown: Bool?
  private let ticket: Ticket
  private let commits: GroupCommit

  init(_ ticket: Ticket, _ commits: GroupCommit) { (self.ticket, self.commits) = (ticket, commits) }

  /// Nil when it has not come yet.
  var known: Bool? {
    if isKnown == nil { isKnown = ticket.wait(until: .now()) }
    return isKnown
  }

  /// Blocks until it has come.
  var value: Bool {
    if let isKnown { return isKnown }
    let value = commits.wait(for: ticket)
    isKnown = value
    return value
  }
}
