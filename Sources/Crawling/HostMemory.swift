import Foundation
import Model

/// What is kept of hosts between runs: their robots.txt for a day, and the pauses they asked for.
struct HostMemory: Codable, Equatable {
  /// A robots.txt and when it was read.
  struct Rules: Codable, Equatable {
    var robots: Robots
    var at: Instant
  }

  /// By origin.
  private(set) var rules: [String: Rules] = [:]
  /// By host or domain: the end of the pause.
  private(set) var pauses: [String: Instant] = [:]

  init() {}

  /// Empty when there is none yet or it cannot be read: it only saves requests.
  init(file: String?) {
    guard let file, let bytes = FileManager.default.contents(atPath: file),
      let memory = try? JSONDecoder().decode(HostMemory.self, from: bytes)
    else { return }
    self = memory
  }

  /// Written whole or not at all; entries that no later run would use are left out.
  func save(to file: String, now: Instant) {
    var kept = self
    kept.rules = rules.filter { (0..<Self.longest).contains(now - $0.value.at) }
    kept.pauses = pauses.filter { $0.value > now && $0.value - now <= week }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let bytes = try? encoder.encode(kept) else { return }
    // Without it the next run asks a little more than it must.
    try? bytes.write(to: URL(filePath: file), options: .atomic)
  }

  /// The rules of an origin that were read within a day (RFC 9309 §2.4).
  func robots(of origin: String, now: Instant) -> Robots? {
    rules[origin].flatMap { (0..<86_400).contains(now - $0.at) ? $0.robots : nil }
  }

  /// The last known rules, for a site whose robots.txt cannot be reached for a while (§2.3.1.4).
  func lastRobots(of origin: String, now: Instant) -> Robots? {
    rules[origin].flatMap { (0..<Self.longest).contains(now - $0.at) ? $0.robots : nil }
  }

  /// Seconds until the host or domain may be asked again; nil when it may.
  func pause(of scope: String, now: Instant) -> Int? {
    pauses[scope].flatMap { $0 > now && $0 - now <= week ? $0 - now : nil }
  }

  /// Keeps the rules of an origin as read now.
  mutating func learn(_ robots: Robots, of origin: String, at now: Instant) {
    rules[origin] = Rules(robots: robots, at: now)
  }

  /// Keeps a pause; a shorter one never ends a longer one.
  mutating func learn(pause seconds: Int, of scope: String, at now: Instant) {
    guard seconds > 0 else { return }
    pauses[scope] = max(pauses[scope] ?? now, now + seconds)
  }

  /// Thirty days.
  private static let longest = 2_592_000
}
