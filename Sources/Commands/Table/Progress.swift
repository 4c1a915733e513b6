import Synchronization

/// A bar on stderr while something takes long; nothing at all off a terminal.
final class Progress: Sendable {
  private let output: Output
  private let state = Mutex((name: "", done: 0, total: 0, shown: -1))

  init(_ output: Output) { self.output = output }

  func begin(_ name: String, total: Int) {
    state.withLock { $0 = (name, 0, total, -1) }
    draw()
  }

  /// One more is done, or so many in all.
  func step(to done: Int? = nil) {
    state.withLock { $0.done = done ?? $0.done + 1 }
    draw()
  }

  func end() {
    guard output.showsProgress else { return }
    output.rawError("\r\u{1B}[K")
  }

  private func draw() {
    guard output.showsProgress else { return }
    let line = state.withLock { state -> String? in
      let share = state.total > 0 ? min(30, 30 * state.done / state.total) : state.done / 100
      guard share != state.shown else { return nil }
      state.shown = share
      guard state.total > 0 else { return "\r\u{1B}[K\(state.name) \(state.done)" }
      let bar = String(repeating: "#", count: share) + String(repeating: ".", count: 30 - share)
      return "\r\u{1B}[K\(state.name) [\(bar)] \(state.done)/\(state.total)"
    }
    if let line { output.rawError(line) }
  }
}
