import Archiving
import Mailing
import Model
import Text

/// `prevnet issue report N`: what became of every mail of an issue.
struct IssueReportCommand: Command {
  static let manual = Manual(
    name: "issue report", summary: "tell what became of each mail of an issue, with the reason", operands: "[N]",
    details: """
      Accepted means that the relay took it. Uncertain means that the connection ended before the relay's answer was
      noted: look in the relay's log for the Message-ID; it is never sent again by itself.
      """,
    examples: [("issue report 31", "accepted, deferred, failed, uncertain, bounced, unsubscribed")])

  private let number: Int?

  init(_ arguments: Arguments) throws(UsageError) { number = try issueNumber(arguments, isRequired: false) }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let number = try await workplace.issue(number, in: try workplace.desk()).number
    let people = try workplace.people()
    let parcels = try await people.deliveries(of: number)
    guard !parcels.isEmpty else {
      workplace.output.say("issue \(number) has not been queued; prevnet issue send \(number) does that")
      return .partial
    }
    let report = DeliveryReport(
      parcels: parcels, bounces: try await people.bounces(of: number),
      departures: try await people.departures(of: number), held: try await people.held(issue: number),
      nextTry: try await people.nextRetry(of: number).map { $0 - workplace.now })
    if workplace.wantsJSON {
      workplace.output.print(report.json.line)
    } else {
      for line in report.lines(number) { workplace.output.print(line) }
    }
    return report.isClean ? .done : .partial
  }
}

/// What became of an issue, for people and for scripts.
struct DeliveryReport {
  var parcels: [Parcel]
  var bounces: [BounceReport]
  var departures: [(subscriber: Int, how: String)]
  var held: String?
  /// Seconds until the first of the deferred may be tried again; not positive when it may already.
  var nextTry: Int?

  /// What became of the mails in one state.
  private func rows(_ state: Delivery.State) -> [Parcel] { parcels.filter { $0.delivery.state == state } }

  /// Of whom it is still known.
  private func address(_ subscriber: Int) -> String {
    parcels.first { $0.subscriber.id == subscriber }?.subscriber.address ?? "subscriber \(subscriber)"
  }

  /// Nothing is left to do for anybody.
  var isClean: Bool {
    held == nil && rows(.failed).isEmpty && rows(.uncertain).isEmpty && rows(.deferred).isEmpty && rows(.queued).isEmpty
  }

  /// As staff read it: what happened, to whom, why, and what can be done.
  func lines(_ number: Int) -> [String] {
    var lines = ["issue \(number): \(rows(.sent).count) of \(parcels.count) accepted"]
    if let held {
      let count = Set(parcels.map(\.subscriber.id)).count
      lines.append("HELD: \(held)")
      lines.append("  when it is put right: prevnet issue send \(number) --release --yes \(count)")
    }
    let waiting = rows(.queued).count + rows(.sending).count
    if waiting > 0 { lines.append("\(waiting) not tried yet\(held == nil ? "; the next run sends them" : "")") }
    let next = nextTry.map { $0 > 0 ? ", in \(($0 + 59) / 60) minutes at the earliest" : ", at the next run" } ?? ""
    lines += part(
      "deferred, tried again later\(next)",
      rows(.deferred).map { ($0.subscriber.address, waitingReason($0.delivery.detail)) },
      advice: "to try now: prevnet issue resend \(number) --deferred")
    lines += part(
      "failed, not tried again", rows(.failed).map { ($0.subscriber.address, plainReason($0.delivery.detail)) },
      advice: "when the reason is gone: prevnet issue resend \(number) --failed")
    lines += part(
      "uncertain: it may have arrived, so it is not sent again by itself",
      rows(.uncertain).map { ($0.subscriber.address, "\($0.delivery.messageID) \($0.delivery.detail)") },
      advice: """
        look for each <…> in the relay's log; when none is there: prevnet issue resend \(number) --uncertain \
        \(rows(.uncertain).count)
        """)
    lines += part(
      "bounced: taken at first, and came back",
      bounces.map {
        (
          address($0.subscriber),
          [bounceWords($0.kind), $0.status, $0.detail].filter { !$0.isEmpty }.joined(separator: " ")
        )
      })
    lines += part("unsubscribed", departures.map { (address($0.subscriber), $0.how) })
    return lines
  }

  /// A count with its title, one line a person, and what can be done; nothing for nobody.
  private func part(_ title: String, _ rows: [(String, String)], advice: String? = nil) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["\(rows.count) \(title)"] + rows.map { "  \($0.0)  \($0.1)" } + (advice.map { ["  " + $0] } ?? [])
  }

  /// A reason in plain words before the server's own.
  ///
  /// What we wrote ourselves is looked at first, and what the server's code says before its words.
  private func plainReason(_ detail: String) -> String {
    let lower = detail.lowercased()
    let plain =
      if lower.hasPrefix("left before") {
        "unsubscribed before it was sent"
      } else if lower.hasPrefix("given up") {
        "put off until its time was over"
      } else if lower.contains("5.7.") {
        "the server refuses our mail by policy"
      } else if lower.contains("5.1.") || lower.contains("unknown") || lower.contains("no such") {
        "the address does not exist"
      } else if lower.contains("5.2.2") || lower.contains("quota") || lower.contains("full") {
        "the mailbox is full"
      } else if lower.contains("policy") || lower.contains("spam") || lower.contains("block") {
        "the server refuses our mail by policy"
      } else if lower.contains("5.3.4") || lower.contains("too large") || lower.contains("5.2.3") {
        "the mail is too large for it"
      } else {
        "the server refused it"
      }
    return "\(plain): \(detail)"
  }

  /// Why a mail waits, in plain words before the server's own.
  private func waitingReason(_ detail: String) -> String {
    let lower = detail.lowercased()
    let plain =
      if lower.contains("greylist") || lower.contains("graylist") {
        "the server wants to see whether we come back"
      } else if lower.contains("4.2.2") || lower.contains("quota") || lower.contains("full") {
        "the mailbox is full"
      } else if lower.hasPrefix("5") {
        "refused, and the fault may be ours"
      } else if lower.contains("(at ") {
        "the relay did not talk to us"
      } else {
        "the server asks us to come back later"
      }
    return "\(plain): \(detail)"
  }

  /// What came back, and what followed.
  private func bounceWords(_ kind: BounceKind) -> String {
    switch kind {
    case .hard: "the address does not work, suppressed:"
    case .soft: "a passing trouble:"
    case .policy: "refused by policy, nobody suppressed:"
    case .complaint: "called it spam, unsubscribed:"
    }
  }

  /// The same for scripts: counts, and every mail that is not simply accepted.
  var json: JSON {
    var counts = Dictionary(
      uniqueKeysWithValues: Delivery.State.allCases.map { ($0.rawValue, JSON.integer(rows($0).count)) })
    counts["bounced"] = .integer(bounces.count)
    counts["unsubscribed"] = .integer(departures.count)
    let deliveries = parcels.filter { $0.delivery.state != .sent }.map { parcel -> JSON in
      [
        "address": .string(parcel.subscriber.address), "state": .string(parcel.delivery.state.rawValue),
        "message_id": .string(parcel.delivery.messageID), "detail": .string(parcel.delivery.detail),
      ]
    }
    let returned = bounces.map { bounce -> JSON in
      [
        "address": .string(address(bounce.subscriber)), "kind": .string(bounce.kind.rawValue),
        "status": .string(bounce.status), "detail": .string(bounce.detail),
      ]
    }
    return [
      "counts": .object(counts), "held": held.map(JSON.string) ?? .null, "deliveries": .array(deliveries),
      "bounces": .array(returned),
    ]
  }
}
