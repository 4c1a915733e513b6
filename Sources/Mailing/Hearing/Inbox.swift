import MailParsing
package import Model
import Text
import Transport

/// Where it is written which messages are done and what followed; people.sqlite implements it.
package protocol MailRegister: Sendable {
  /// The numbers of a mailbox that are done, and whether each was left there for a person; another validity is another
  /// mailbox (RFC 3501 §2.3.1.1).
  func readUIDs(mailbox: String, validity: Int) async throws -> [Int: Bool]
  /// Whether a message of these very bytes (their SHA-256) was done before.
  func hasRead(content: String, mailbox: String) async throws -> Bool
  /// Writes that a message is done together with all that follows from it, as one step.
  func settle(_ key: MailKey, outcome: String, effects: [MailEffect], at: Instant) async throws
}

/// What a visit to the mailbox came to.
package struct InboxReport: Hashable, Sendable {
  package var counts: [MailOutcome.Kind: Int] = [:]
  /// Messages that could not be put aside or read, with why; they are tried again.
  package var problems: [String] = []
  package init() {}

  package var total: Int { counts.values.reduce(0, +) }
}

/// Reads a mailbox once: each message is decided, written down with all that follows, and then put aside.
///
/// A crash before the row is written repeats the reading, and after it only the putting aside, which the next visit makes
/// up for: nothing is lost or done twice, and a second reader finds the rows of the first.
package struct Inbox: Sendable {
  private let register: any MailRegister
  private let correspondence: Correspondence
  private let clock: @Sendable () -> Instant

  package init(
    register: any MailRegister, correspondence: Correspondence, clock: @escaping @Sendable () -> Instant
  ) {
    self.register = register
    self.correspondence = correspondence
    self.clock = clock
  }

  /// At most `limit` messages, oldest first; the rest wait for the next visit.
  package func visit(_ mailbox: some Mailbox, limit: Int = 10_000) async throws -> InboxReport {
    var report = InboxReport()
    let slips = try await waiting(in: mailbox)
    var done: [Bool: [MailSlip]] = [:]
    for slip in slips.prefix(limit) {
      do {
        guard let kind = try await take(slip, from: mailbox) else { continue }
        report.counts[kind, default: 0] += 1
        let isForPerson = kind == .person || kind == .unreadable
        done[isForPerson, default: []].append(slip)
        if done[isForPerson, default: []].count >= Inbox.atOnce {
          try mailbox.finish(done.removeValue(forKey: isForPerson) ?? [], isForPerson: isForPerson)
        }
      } catch let error as IMAPError {
        report.problems.append("\(error)")
        if report.problems.count > 20 { break }
      }
    }
    for (isForPerson, slips) in done { try mailbox.finish(slips, isForPerson: isForPerson) }
    return report
  }

  /// With a maildir of 50,000 each command that changes flags costs the server a look at every file.
  private static let atOnce = 250

  /// What is there and not done; what an interrupted visit has done and not put aside is put aside on the way.
  ///
  /// A file has no number: it is known again by its bytes when it is read.
  private func waiting(in mailbox: some Mailbox) async throws -> [MailSlip] {
    let slips = try mailbox.present()
    guard let validity = slips.first?.validity, validity > 0 else { return slips }
    let done = try await register.readUIDs(mailbox: mailbox.name, validity: validity)
    let left = slips.filter { done[$0.uid] == false }
    for start in stride(from: 0, to: left.count, by: Inbox.atOnce) {
      try mailbox.finish(Array(left[start..<min(start + Inbox.atOnce, left.count)]), isForPerson: false)
    }
    return slips.filter { done[$0.uid] == nil }
  }

  /// Nil for what a person was left to read at an earlier visit.
  private func take(_ slip: MailSlip, from mailbox: some Mailbox) async throws -> MailOutcome.Kind? {
    let now = clock()
    guard let bytes = try mailbox.read(slip) else {
      guard slip.uid > 0 else { return .unreadable }
      let key = MailKey(mailbox: mailbox.name, validity: slip.validity, uid: slip.uid, content: "")
      try await register.settle(key, outcome: MailOutcome.Kind.unreadable.rawValue, effects: [], at: now)
      return .unreadable
    }
    let key = MailKey(
      mailbox: mailbox.name, validity: slip.validity, uid: slip.uid, content: SHA256.hex(bytes))
    if try await register.hasRead(content: key.content, mailbox: key.mailbox) {
      return try await again(slip, key, mailbox, now)
    }
    let outcome = try await decide(bytes, now)
    try await register.settle(
      key, outcome: outcome.detail.isEmpty ? outcome.kind.rawValue : "\(outcome.kind.rawValue): \(outcome.detail)",
      effects: outcome.effects, at: now)
    return outcome.kind
  }

  /// The same bytes under a new number: nothing follows a second time.
  ///
  /// A file left for a person is simply still there.
  private func again(
    _ slip: MailSlip, _ key: MailKey, _ mailbox: some Mailbox, _ now: Instant
  ) async throws -> MailOutcome.Kind? {
    guard slip.uid > 0 else { return nil }
    try await register.settle(key, outcome: MailOutcome.Kind.again.rawValue, effects: [], at: now)
    return .again
  }

  /// One message that makes trouble never stops the others.
  private func decide(_ bytes: [UInt8], _ now: Instant) async throws -> MailOutcome {
    let message: MailPart
    do {
      message = try readMail(bytes)
    } catch {
      return MailOutcome(.unreadable, "\(error)")
    }
    do {
      return try await correspondence.outcome(of: message, at: now)
    } catch let error as AddressError {
      return MailOutcome(.unreadable, error.reason)
    }
  }
}
