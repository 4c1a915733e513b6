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
      departures: try await people.departures(of: number), held: try await people.held(issue: number))
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

  private func rows(_ state: Delivery.State) -> [Parcel] { parcels.filter { $0.delivery.state == state } }

  private func address(_ subscriber: Int) -> String {
    parcels.first { $0.subscriber.id == subscriber }?.subscriber.address ?? "subscriber \(subscriber)"
  }

  var isClean: Bool {
    held == nil && rows(.failed).isEmpty && rows(.uncertain).isEmpty && rows(.deferred).isEmpty && rows(.queued).isEmpty
  }

  func lines(_ number: Int) -> [String] {
    var lines = ["issue \(number): \(rows(.sent).count) of \(parcels.count) accepted"]
    if let held { lines.append("HELD: \(held); when it is put right: prevnet issue send \(number) --release") }
    let waiting = rows(.queued).count + rows(.sending).count
    if waiting > 0 { lines.append("\(waiting) not tried yet") }
    lines += part(
      "deferred, tried again later", rows(.deferred).map { ($0.subscriber.address, waitingReason($0.delivery.detail)) })
    lines += part("failed", rows(.failed).map { ($0.subscriber.address, plainReason($0.delivery.detail)) })
    lines += part(
      "uncertain, not sent again by itself",
      rows(.uncertain).map { ($0.subscriber.address, "\($0.delivery.messageID) \($0.delivery.detail)") })
    lines += part(
      "bounced",
      bounces.map { (address($0.subscriber), "\(bounceWords($0.kind)) \($0.status) \($0.detail)") })
    lines += part("unsubscribed", departures.map { (address($0.subscriber), $0.how) })
    return lines
  }

  private func part(_ title: String, _ rows: [(String, String)]) -> [String] {
    rows.isEmpty ? [] : ["\(rows.count) \(title)"] + rows.map { "  \($0.0)  \($0.1)" }
  }

  /// A reason in plain words before the server's own.
  private func plainReason(_ detail: String) -> String {
    let lower = detail.lowercased()
    let plain =
      if lower.contains("5.1.") || lower.contains("unknown") || lower.contains("no such") {
        "the address does not exist"
      } else if lower.contains("5.2.2") || lower.contains("quota") || lower.contains("full") {
        "the mailbox is full"
      } else if lower.contains("5.7.") || lower.contains("policy") || lower.contains("spam") {
        "the server refuses our mail by policy"
      } else if lower.hasPrefix("left before") {
        "unsubscribed before it was sent"
      } else if lower.hasPrefix("given up") {
        "put off until its time was over"
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

  private func bounceWords(_ kind: BounceKind) -> String {
    switch kind {
    case .hard: "the address does not work, suppressed:"
    case .soft: "a passing trouble:"
    case .policy: "refused by policy, nobody suppressed:"
    case .complaint: "called it spam, unsubscribed:"
    }
  }

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
