import Dispatch
import Model
import Synchronization

/// A thread's question whether its message may leave, answered when its row is safely `sending`.
final class Ticket: Sendable {
  private let answered = DispatchSemaphore(value: 0)
  private let granted = Mutex(false)

  func answer(_ isGranted: Bool) {
    granted.withLock { $0 = isGranted }
    answered.signal()
  }

  /// Blocks the calling thread.
  func wait() -> Bool {
    answered.wait()
    return granted.withLock { $0 }
  }
}

/// Collects the steps of all threads and commits whatever has gathered as one transaction.
///
/// Steps are committed in the order they came, and a thread hands in a result before it asks for its next message: a
/// crash can therefore leave at most one row per thread in doubt.
final class GroupCommit: Sendable {
  private struct Gathered {
    var changes: [DeliveryChange] = []
    var tickets: [Int: Ticket] = [:]
    var isClosed = false
    var failure: (any Error)?
  }

  private let gathered = Mutex(Gathered())
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation

  init() { (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  /// Asks for a row to become `sending`.
  func begin(_ change: DeliveryChange) -> Ticket {
    let ticket = Ticket()
    let isDead = gathered.withLock { gathered in
      if gathered.failure != nil { return true }
      gathered.changes.append(change)
      gathered.tickets[change.id] = ticket
      return false
    }
    if isDead { ticket.answer(false) }
    wake.yield()
    return ticket
  }

  /// Hands in a result; it is committed before the thread's next message leaves.
  func finish(_ change: DeliveryChange) {
    gathered.withLock { $0.changes.append(change) }
    wake.yield()
  }

  func close() {
    gathered.withLock { $0.isClosed = true }
    wake.yield()
  }

  /// Commits until closed; after a failed commit it refuses everything, and throws the failure at the end.
  func run(_ ledger: any Ledger, issue: Int, onHold: @Sendable (String) -> Void) async throws {
    for await _ in wakes {
      let batch = gathered.withLock { gathered in
        let batch = gathered
        gathered.changes = []
        gathered.tickets = [:]
        return batch
      }
      if !batch.changes.isEmpty {
        do {
          let refused = try await ledger.record(batch.changes)
          for (id, ticket) in batch.tickets { ticket.answer(!refused.contains(id)) }
          if !refused.isEmpty, let reason = try await ledger.held(issue: issue) { onHold(reason) }
        } catch {
          gathered.withLock { $0.failure = $0.failure ?? error }
          for ticket in batch.tickets.values { ticket.answer(false) }
          onHold("the ledger cannot be written: \(error)")
        }
      }
      let (isDone, failure) = gathered.withLock { ($0.isClosed && $0.changes.isEmpty, $0.failure) }
      if isDone {
        if let failure { throw failure }
        return
      }
    }
  }
}
