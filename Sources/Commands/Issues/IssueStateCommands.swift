import Archiving
import Composing
import Foundation
import Mailing
import Model
import Text

/// `prevnet issue checklist [N]`.
struct IssueChecklistCommand: Command {
  static let manual = Manual(
    name: "issue checklist", summary: "say what must be right before an issue may go out", operands: "[N]",
    options: [.init("offline", nil, "do not follow the links")],
    examples: [("issue checklist 12", "exit 1 when something stops it")])

  private let number: Int?
  private let isOffline: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: false)
    isOffline = arguments.has("offline")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    guard ![.sending, .sent].contains(issue.state) else {
      workplace.output.print(
        "issue \(issue.number) is \(issue.state.rawValue); prevnet issue report \(issue.number) tells how")
      return .done
    }
    let list = try await job.checklist(of: issue, checkingLinks: !isOffline)
    for line in list.lines { workplace.output.print(line) }
    workplace.output.print("issue \(issue.number): \(list.advice(issue.number))")
    return list.isPassed ? .done : .partial
  }
}

extension Issue.State {
  /// As it stands in a sentence: `is a draft`, `is approved`.
  var words: String { self == .draft ? "a draft" : rawValue }
}

extension Checklist {
  /// One line a point.
  var lines: [String] { points.map { "\($0.stops ? "stops" : "warns") \($0.name.rawValue): \($0.words)" } }

  /// How it stands, and the command that comes next.
  func advice(_ number: Int) -> String {
    let stopping = points.count(where: \.stops)
    let approve = "prevnet issue approve \(number)"
    if stopping > 0 { return "\(stopping) to put right as said above, then \(approve)" }
    return points.isEmpty ? "all is right; next: \(approve)" : "nothing stops it; next: \(approve)"
  }
}

/// `prevnet issue schedule N TIME`.
struct IssueScheduleCommand: Command {
  static let manual = Manual(
    name: "issue schedule", summary: "say when an approved issue goes out", operands: "N TIME",
    examples: [("issue schedule 12 2026-12-01T09:00:00-08:00", "the run after that moment sends it")])

  private let number: Int
  private let due: Instant

  init(_ arguments: Arguments) throws(UsageError) {
    let words = try arguments.operands(2...2, "the issue's number and a time")
    guard let number = Int(words[0]), number > 0 else {
      throw UsageError("issue schedule", "'\(words[0])' is no number")
    }
    guard let due = Instant(iso: words[1], zone: .losAngeles) else {
      throw UsageError("issue schedule", "'\(words[1])' is no time; write it as 2026-12-01T09:00:00-08:00")
    }
    self.number = number
    self.due = due
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let due = due
    guard due > workplace.now else {
      let hour = (try? workplace.configuration())?.wallTime(due) ?? due.description
      throw CommandError(.usage, "\(hour) has passed; prevnet issue send \(number) sends it now")
    }
    _ = try await workplace.advance(number, in: try workplace.desk()) { issue throws(CommandError) in
      guard [.approved, .scheduled, .held].contains(issue.state), issue.hash != nil else {
        throw CommandError(
          .badData,
          "issue \(issue.number) is \(issue.state.words); approve it first: prevnet issue approve \(issue.number)")
      }
      issue.due = due
      issue.state = .scheduled
    }
    let hour = (try? workplace.configuration())?.wallTime(due) ?? due.description
    workplace.output.print("issue \(number) goes out \(hour), with the first prevnet run after that")
    return .done
  }
}

/// `prevnet issue hold N`.
struct IssueHoldCommand: Command {
  static let manual = Manual(
    name: "issue hold", summary: "keep an issue from going out until it is scheduled again", operands: "N",
    examples: [("issue hold 12", "nothing is lost; schedule lets it go")])

  private let number: Int?

  init(_ arguments: Arguments) throws(UsageError) { number = try issueNumber(arguments, isRequired: true) }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let desk = try workplace.desk()
    let issue = try await workplace.issue(number, in: desk)
    let isOnItsWay = issue.state == .sending
    let line = try await isOnItsWay ? stop(issue, workplace) : hold(issue.number, desk, workplace)
    workplace.output.print(line)
    return .done
  }

  /// Another process sends it right now: every message asks the ledger before it leaves, so not one more does.
  private func stop(_ issue: Issue, _ workplace: Workplace) async throws -> String {
    try await workplace.people().hold(issue: issue.number, reason: "held by staff", at: workplace.now)
    return "issue \(issue.number) is stopped; prevnet issue send \(issue.number) --release --yes COUNT goes on"
  }

  /// Nothing is under way yet: the state alone keeps it.
  private func hold(_ number: Int, _ desk: Desk, _ workplace: Workplace) async throws -> String {
    _ = try await workplace.advance(number, in: desk) { issue throws(CommandError) in
      guard [.approved, .scheduled].contains(issue.state) else {
        let words =
          issue.state == .held
          ? "held already; prevnet issue schedule \(issue.number) TIME lets it go"
          : "\(issue.state.words); only what is approved and waits to go out is held"
        throw CommandError(.badData, "issue \(issue.number) is \(words)")
      }
      issue.state = .held
    }
    return "issue \(number) is held; prevnet issue schedule \(number) TIME lets it go"
  }
}

/// `prevnet issue test N --to ADDRESS`.
struct IssueTestCommand: WritingCommand {
  static let manual = Manual(
    name: "issue test", summary: "send an issue to staff, its subject marked as a test", operands: "N",
    options: [.init("to", "ADDRESS", "one of newsletter.staff; all of them unless said")],
    examples: [("issue test 12", "nobody else gets it, whatever its state")])

  private let number: Int?
  private let address: String?

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    address = arguments.value("to")
  }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let staff = job.configuration.newsletter.staff
    if let address, !staff.contains(where: { $0.lowercased() == address.lowercased() }) {
      throw CommandError(
        .noPermission, "'\(address)' is not among newsletter.staff in feeds.yml; tests go to staff only")
    }
    guard !staff.isEmpty else {
      throw CommandError(.badConfiguration, "feeds.yml names no newsletter.staff; tests go to staff only")
    }
    let issue = try await workplace.issue(number, in: job.desk)
    let sent = try await job.sendTest(issue, to: address.map { [$0] } ?? staff)
    for line in sent { workplace.output.print(line) }
    return .done
  }
}
