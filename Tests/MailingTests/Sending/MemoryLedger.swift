import Mailing
import Model

/// A ledger in memory with the rules of the real one, which also notes the order of what it was told.
actor MemoryLedger: Ledger {
  private(set) var rows: [Int: Parcel] = [:]
  private(set) var story: [DeliveryChange] = []
  private(set) var holdReason: String?
  private(set) var commits = 0
  private var failsAfter: Int?

  struct Full: Error {}

  init(_ addresses: [String], failsAfter: Int? = nil) {
    self.failsAfter = failsAfter
    for (index, address) in addresses.enumerated() {
      let subscriber = Samples.subscriber(index + 1, address, name: nil)
      rows[index + 1] = Parcel(delivery: Samples.delivery(index + 1, subscriber: index + 1), subscriber: subscriber)
    }
  }

  func due(issue: Int, after: Int, limit: Int, now: Instant) -> [Parcel] {
    Array(
      rows.values.filter { $0.delivery.id > after && [.queued, .deferred].contains($0.delivery.state) }
        .sorted { $0.delivery.id < $1.delivery.id }.prefix(limit))
  }

  func record(_ changes: [DeliveryChange]) throws -> Set<Int> {
    commits += 1
    if let failsAfter, commits > failsAfter { throw Full() }
    var refused: Set<Int> = []
    for change in changes {
      if change.state == .sending, holdReason != nil {
        refused.insert(change.id)
        continue
      }
      story.append(change)
      rows[change.id]?.delivery.state = change.state
      if change.state == .sending { rows[change.id]?.delivery.attempts += 1 }
    }
    return refused
  }

  func hold(issue: Int, reason: String, at: Instant) { holdReason = reason }
  func held(issue: Int) -> String? { holdReason }

  func states() -> [Delivery.State: Int] {
    rows.values.reduce(into: [:]) { $0[$1.delivery.state, default: 0] += 1 }
  }
}
