import Archiving
import Foundation
import Mailing
import Model

extension People: Ledger {}

extension Job {
  /// Sends every approved issue whose hour has come; what an earlier run left unfinished goes on.
  func sendDueIssues(_ problems: inout [String]) async throws -> Int {
    var sent = 0
    _ = try await people.recover(at: workplace.now)
    for issue in try await desk.issues() where [.approved, .scheduled, .sending].contains(issue.state) {
      guard let due = issue.due, due <= workplace.now else { continue }
      if issue.state != .sending, isLate(due: due, now: workplace.now) {
        problems.append(
          "issue \(issue.number) was due \(due) and was not sent; look at it, then: prevnet issue send \(issue.number)")
        continue
      }
      let report = try await send(issue)
      sent += report.sent
      if let why = report.stopped { problems.append("issue \(issue.number) was not sent to all: \(why)") }
      if report.failed + report.uncertain > 0 {
        problems.append(
          "issue \(issue.number): \(report.failed) failed, \(report.uncertain) uncertain; see prevnet issue report \(issue.number)"
        )
      }
    }
    return sent
  }

  /// Queues a frozen issue for its subscribers and sends what is due.
  func send(_ issue: Issue) async throws -> SendReport {
    let frozen = try FrozenIssue.read(issue, below: workplace.state("issues"))
    let letterhead = try Letterhead(configuration.newsletter, configuration.mail, key: people.key)
    var going = issue
    going.state = .sending
    guard try await desk.save(going, replacing: issue) else {
      throw CommandError(.busy, "issue \(issue.number) was changed while it was made ready; nothing was sent")
    }
    _ = try await people.enqueue(
      issue: issue.number, hash: frozen.hash, subscribers: try await people.subscribers(),
      messageID: { letterhead.messageID(issue: frozen.number, hash: frozen.hash, subscriber: $0.id) }, at: workplace.now
    )
    let report = try await carry(frozen, letterhead)
    if report.stopped == nil, try await people.nextRetry(of: issue.number) == nil {
      going.state = .sent
      try await desk.save(going)
    }
    return report
  }

  /// Sends what the issue would be now to addresses of staff, outside the ledger; gives a line for each.
  func sendTest(_ issue: Issue, to staff: [String]) async throws -> [String] {
    let letterhead = try Letterhead(configuration.newsletter, configuration.mail, key: people.key)
    var editions = try await editions(of: issue, on: readingDay(of: issue))
    for index in editions.indices { editions[index].subject = "[test] " + editions[index].subject }
    let frozen = FrozenIssue(number: issue.number, date: workplace.now, editions: editions)
    let carrier = try carrier()()
    var lines: [String] = []
    for (number, address) in staff.enumerated() {
      for edition in editions {
        // No such row stands in the ledger: its links end nobody's subscription.
        let reader = Subscriber(
          id: 0, address: address, language: edition.language, consent: "staff", since: workplace.now)
        let name = "\(issue.number)/test-\(number + 1)-\(edition.language)"
        let delivery = Delivery(
          id: 0, issue: issue.number, subscriber: 0,
          messageID: letterhead.messageID(issue: issue.number, hash: "test \(name) \(workplace.now)", subscriber: 0),
          at: workplace.now)
        let envelope = Envelope(
          sender: letterhead.list.address(.bounce, 0), recipient: address,
          message: try template(of: edition, in: frozen, letterhead).message(to: reader, delivery: delivery), name: name
        )
        let verdict = carrier.carry(envelope, before: nil) { _ in true }
        lines.append("\(address) (\(edition.language)): \(verdict.plainWords)")
      }
    }
    return lines
  }

  /// Hands what is queued to the relay or the outbox, with a bar on a terminal; the ledger knows each step.
  private func carry(_ frozen: FrozenIssue, _ letterhead: Letterhead) async throws -> SendReport {
    let templates = frozen.editions.map { template(of: $0, in: frozen, letterhead) }
    let transport = configuration.mail.transport
    let carrier = try carrier()
    let sender = Sender(
      ledger: people, limits: SendLimits(configuration.mail), transport: transport, clock: workplace.clock,
      carrier: carrier)
    let progress = Progress(workplace.output)
    let counts = try await people.counts(of: frozen.number)
    progress.begin("issue \(frozen.number)", total: (counts[.queued] ?? 0) + (counts[.deferred] ?? 0))
    defer { progress.end() }
    return try await sender.send(issue: frozen.number) { parcel in
      guard let edition = frozen.edition(for: parcel.subscriber) else {
        throw CommandError(.badData, "issue \(frozen.number) has no edition")
      }
      return Envelope(
        sender: letterhead.list.address(.bounce, parcel.delivery.id), recipient: parcel.subscriber.address,
        message: try templates[edition].message(to: parcel.subscriber, delivery: parcel.delivery),
        name: "\(frozen.number)/\(parcel.subscriber.id)")
    } progress: {
      progress.step(to: $0.sent + $0.deferred + $0.failed + $0.uncertain)
    }
  }

  /// The parts of a message that all readers of an edition share, encoded once.
  private func template(of edition: ComposedIssue, in frozen: FrozenIssue, _ letterhead: Letterhead)
    -> MessageTemplate
  {
    MessageTemplate(
      MessageContent(
        language: edition.language, subject: edition.subject, text: edition.text, html: edition.html,
        calendar: edition.calendar), issue: frozen.number, letterhead: letterhead,
      markers: Markers(unsubscribe: Marker.unsubscribe, preferences: Marker.preferences), date: frozen.date)
  }

  /// Takes mail to the outbox, or to the relay when feeds.yml says so.
  private func carrier() throws -> @Sendable () throws -> any Carrier { try workplace.carrier(configuration) }
}
