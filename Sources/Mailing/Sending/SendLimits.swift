package import Model

/// How fast, how many at once, how long again.
package struct SendLimits: Hashable, Sendable {
  /// Threads, each with a connection of its own.
  package var connections = 1
  /// Connections at once to addresses of one domain; 0 for as many as there are.
  package var perDomain = 0
  /// Messages a second over all connections; 0 for no limit.
  package var rate = 0.0
  /// Seconds to wait after the first, second, … attempt that was put off; the last holds for all later ones.
  package var retryDelays = [300, 900, 1800, 3600, 7200, 14_400]
  /// Seconds after which a message that is always put off is given up.
  package var lifetime = 172_800
  /// Seconds of the first pause when the relay wants to be left alone; doubled each time, at most a minute.
  package var pause = 1.0
  /// Failed conversations in a row after which the run ends and leaves the rest for later.
  package var patience = 8

  package init() {}

  package init(_ mail: MailSettings) {
    connections = min(max(mail.connections, 1), 64)
    rate = max(mail.rate, 0)
    perDomain = max(mail.perDomain, 0)
  }

  /// When a message put off for the nth time (from 1) may be tried again; nil when its lifetime is over.
  package func retry(attempt: Int, queued: Instant, now: Instant) -> Instant? {
    guard now - queued < lifetime else { return nil }
    guard let last = retryDelays.last else { return now }
    return now + (retryDelays.indices.contains(attempt - 1) ? retryDelays[attempt - 1] : last)
  }
}

/// An issue whose hour passed more than six hours ago asks before it goes: a restored snapshot, a machine that slept.
package func isLate(due: Instant, now: Instant) -> Bool { now - due > 6 * 3600 }
