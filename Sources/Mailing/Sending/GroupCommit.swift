import Dispatch
import Model
import Synchronization

/// A thread's question whether its message may leave, answered when its row is safely `sending`.
final class Ticket: Sendable {
  private let answered = DispatchSemaphore(value: 0)
  private let granted = Mutex(false)

  /// Lets the thread go on, with a yes or a no.
  func answer(_ isGranted: Bool) {
    granted.withLock { $0 = isGranted }
    answered.signal()
  }

  /// Blocks the calling thread, at most until then; nil when there is no answer yet.
  func wait(until end: DispatchTime) -> Bool? {
    answered.wait(timeout: end) == .success ? granted.withLock { $0 } : nil
  }
}

/// Collects the steps of all threads and commits what has gathered as one transaction.
///
/// A commit costs a wait for the disk, which the relay's own queue waits for too: half of the threads share one, or
/// those that came until one of them has waited five milliseconds. A result that nothing follows waits 50 at most.
///
/// Steps are committed in the order they came, and a thread hands in a result before it asks for its next message: a
/// crash can therefore leave at most one row per thread in doubt.
final class GroupCommit: Sendable {
  /// What has come since the last commit began.
  private struct Gathered {
    var changes: [DeliveryChange] = []
    var tickets: [(id: Int, ticket: Ticket)] = []
    var isClosed = false
    var failure: (any Error)?
  }

  private let gathered = Mutex(Gathered())
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  /// So many questions are not kept waiting for more.
  private let enough: Int
  private let window: DispatchTimeInterval

  /// For so many threads; the window is how long a thread waits for others at most.
  init(threads: Int, window: DispatchTimeInterval = .milliseconds(5)) {
    enough = max(1, (threads + 1) / 2)
    self.window = window
    (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Asks for a row to become `sending`.
  func begin(_ change: DeliveryChange) -> Ticket {
    let ticket = Ticket()
    let isDead = gather(change) { gathered in
      if gathered.failure == nil { gathered.tickets.append((change.id, ticket)) }
      return gathered.failure != nil
    }
    if isDead { ticket.answer(false) }
    return ticket
  }

  /// Blocks the calling thread until its row is marked, or refused.
  ///
  /// Who has waited for others long enough asks for the commit: a timed wait costs nothing, a timer a switch of threads.
  func wait(for ticket: Ticket) -> Bool {
    if let answer = ticket.wait(until: .now() + window) { return answer }
    wake.yield()
    return ticket.wait(until: .distantFuture) ?? false
  }

  /// Hands in a result; it is committed before the thread's next message leaves.
  func finish(_ change: DeliveryChange) { _ = gather(change) { _ in false } }

  /// Keeps a step unless `refuses` says so, and has it committed when enough have come; gives what `refuses` gave.
  private func gather(_ change: DeliveryChange, _ refuses: (inout Gathered) -> Bool) -> Bool {
    let (isRefused, isEnough) = gathered.withLock { gathered in
      if refuses(&gathered) { return (true, false) }
      gathered.changes.append(change)
      return (false, gathered.tickets.count >= enough)
    }
    if isEnough { wake.yield() }
    return isRefused
  }

  /// Nothing more will come; what has gathered is still committed.
  func close() {
    gathered.withLock { $0.isClosed = true }
    wake.yield()
  }

  /// Commits until closed; after a failed commit it refuses everything, and throws the failure at the end.
  func run(_ ledger: any Ledger, issue: Int, onHold: @Sendable (String) -> Void) async throws {
    let ticking = Task { [wake] in
      while (try? await Task.sleep(for: .milliseconds(50))) != nil { wake.yield() }
    }
    defer { ticking.cancel() }
    for await _ in wakes {
      let (changes, tickets) = gathered.withLock { gathered in
        let batch = (gathered.changes, gathered.tickets)
        (gathered.changes, gathered.tickets) = ([], [])
        return batch
      }
      if !changes.isEmpty { await commit(changes, tickets, ledger, issue, onHold) }
      let (isDone, failure) = gathered.withLock { ($0.isClosed && $0.changes.isEmpty, $0.failure) }
      if isDone {
        if let failure { throw failure }
        return
      }
    }
  }

  /// One transaction, and the answers to those who wait for it.
  private func commit(
    _ changes: [DeliveryChange], _ tickets: [(id: Int, ticket: Ticket)], _ ledger: any Ledger, _ issue: Int,
    _ onHold: @Sendable (String) -> Void
  ) async {
    do {
      let refused = try await ledger.record(changes)
      for (id, ticket) in tickets { ticket.answer(!refused.contains(id)) }
      if !refused.isEmpty, let reason = try await ledger.held(issue: issue) { onHold(reason) }
    } catch {
      gathered.withLock { $0.failure = $0.failure ?? error }
      for (_, ticket) in tickets { ticket.answer(false) }
      onHold("the ledger cannot be written: \(error)")
    }
  }
}
