import Dispatch
import Model
import Synchronization

/// The parcels in hand, given out to threads: domains in turn, no domain over its cap, nobody faster than the rate.
final class Rounds: Sendable {
  /// All that the threads share about who is next.
  private struct State {
    var waiting: [String: ArraySlice<Parcel>] = [:]
    /// Domains with something waiting, the next one first.
    var turns: [String] = []
    /// Messages under way, for the cap.
    var inHand: [String: Int] = [:]
    /// Domains that asked for a pause: until when, and how long the last pause was.
    var cooling: [String: (until: Double, pause: Double)] = [:]
    /// All that wait, over all domains.
    var count = 0
    var isClosed = false
    /// Why nothing more is given out.
    var stop: String?
    /// The relay as a whole.
    var troubles = 0
    var quietUntil = 0.0
    var nextSlot = 0.0
  }

  private let limits: SendLimits
  private let state = Mutex(State())
  private let changed = DispatchSemaphore(value: 0)
  private let low: AsyncStream<Void>.Continuation
  private let lows: AsyncStream<Void>

  init(_ limits: SendLimits) {
    self.limits = limits
    (lows, low) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Seconds on a clock that only goes forward.
  private var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  /// Puts a page of parcels into the queues of their domains.
  func feed(_ parcels: [Parcel]) {
    state.withLock { state in
      for parcel in parcels {
        let domain = Rounds.domain(parcel)
        if state.waiting[domain, default: []].isEmpty { state.turns.append(domain) }
        state.waiting[domain, default: []].append(parcel)
      }
      state.count += parcels.count
    }
    for _ in 0..<limits.connections { changed.signal() }
  }

  /// Waits until few are left, so that the next page can be read meanwhile.
  func untilLow() async {
    for await _ in lows where state.withLock({ runsLow($0) }) { return }
  }

  /// So little is left that the next page should be read, or nothing more will be taken.
  private func runsLow(_ state: State) -> Bool { state.count < limits.connections * 4 || state.stop != nil }

  /// Nothing more will be fed.
  func close() {
    state.withLock { $0.isClosed = true }
    for _ in 0..<limits.connections { changed.signal() }
  }

  /// Stops the presses; the first reason stays.
  func stop(_ reason: String) {
    state.withLock { $0.stop = $0.stop ?? reason }
    low.yield()
    for _ in 0..<limits.connections { changed.signal() }
  }

  var stopReason: String? { state.withLock { $0.stop } }

  /// The next parcel for the calling thread, which waits for its turn; nil when there is no more.
  func take() -> Parcel? {
    while true {
      let now = seconds
      let ((parcel, wait, isOver), isLow) = state.withLock { (next(&$0, now), runsLow($0)) }
      if isOver { return nil }
      if let parcel {
        // Only then: waking the reader of pages after every message costs as much as sending one.
        if isLow { low.yield() }
        // The slot is ours: waiting for it needs no lock.
        if wait > 0 { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + wait) }
        return parcel
      }
      _ = changed.wait(timeout: .now() + min(max(wait, 0.005), 0.25))
    }
  }

  /// The parcel after the one in hand, when it needs no waiting and no idle thread is left without for it; else nil.
  func takeAhead() -> Parcel? {
    // A parcel ahead would count twice against a domain's cap, and would be taken before its time under a rate.
    guard limits.rate == 0, limits.perDomain == 0 else { return nil }
    let now = seconds
    let (parcel, isLow) = state.withLock { state in
      (state.count > limits.connections ? next(&state, now).0 : nil, runsLow(state))
    }
    if isLow { low.yield() }
    return parcel
  }

  /// The next parcel and the seconds until it may go, or the seconds to wait before asking again, or the end.
  private func next(_ state: inout State, _ now: Double) -> (Parcel?, Double, Bool) {
    if state.stop != nil || state.isClosed && state.count == 0 { return (nil, 0, true) }
    if state.quietUntil > now { return (nil, state.quietUntil - now, false) }
    for (index, domain) in state.turns.enumerated() {
      if limits.perDomain > 0, state.inHand[domain, default: 0] >= limits.perDomain { continue }
      if let cooling = state.cooling[domain], cooling.until > now { continue }
      // Taken out while it is changed, or all of it would be copied for every message.
      guard var queue = state.waiting.removeValue(forKey: domain), let parcel = queue.popFirst() else { continue }
      state.turns.remove(at: index)
      if !queue.isEmpty {
        state.turns.append(domain)
        state.waiting[domain] = queue
      }
      state.inHand[domain, default: 0] += 1
      state.count -= 1
      return (parcel, slot(&state, now), false)
    }
    return (nil, 0.05, false)
  }

  /// Seconds until this message's place in the rate.
  private func slot(_ state: inout State, _ now: Double) -> Double {
    guard limits.rate > 0 else { return 0 }
    let slot = max(state.nextSlot, now)
    state.nextSlot = slot + 1 / limits.rate
    return slot - now
  }

  /// Tells how it went: what is put off slows its domain down, a relay that does not talk slows everything.
  func done(_ parcel: Parcel, _ verdict: Verdict) {
    let domain = Rounds.domain(parcel)
    let now = seconds
    let isLow = state.withLock { state in
      state.inHand[domain, default: 1] -= 1
      switch verdict {
      case .sent, .failed, .ours:
        state.troubles = 0
        state.cooling[domain] = nil
      case .deferred(_, let slow):
        guard slow else { break }
        let pause = min(max((state.cooling[domain]?.pause ?? 0) * 2, limits.pause), 60)
        state.cooling[domain] = (now + pause, pause)
      case .unreachable(let words):
        state.troubles += 1
        let exponent = min(Double(state.troubles - 1), 6)
        state.quietUntil = now + min(limits.pause * (0..<Int(exponent)).reduce(1.0) { value, _ in value * 2 }, 60)
        if state.troubles >= limits.patience { state.stop = state.stop ?? "the relay cannot be reached: \(words)" }
      case .uncertain, .stopped: break
      }
      return runsLow(state)
    }
    // The last failed conversation may have stopped the presses: whoever waits for a page or a parcel must see it.
    if isLow { low.yield() }
    changed.signal()
  }

  /// What the cap and the cooling hold for.
  private static func domain(_ parcel: Parcel) -> String {
    String(parcel.subscriber.address.lowercased().drop { $0 != "@" }.dropFirst())
  }
}
