package import Model

/// One line an event to stderr: level, UTC time, stage, message and `key=value` pairs.
///
/// Never an address of a person.
package struct Log: Sendable {
  package enum Level: Int, Sendable, Comparable {
    case debug, notice, warning, error
    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// Events below it are not written; under cron only what went wrong is.
  package var level: Level
  private let clock: @Sendable () -> Instant
  private let write: @Sendable (String) -> Void

  package init(level: Level, clock: @escaping @Sendable () -> Instant, write: @escaping @Sendable (String) -> Void) {
    self.level = level
    self.clock = clock
    self.write = write
  }

  package func callAsFunction(
    _ level: Level, _ stage: String, _ message: String, _ pairs: KeyValuePairs<String, String> = [:]
  ) {
    guard level >= self.level else { return }
    let details = pairs.map { " \($0.key)=\($0.value.contains(" ") ? "\"\($0.value)\"" : $0.value)" }.joined()
    write("\(level) \(clock()) \(stage) \(message)\(details)")
  }
}
