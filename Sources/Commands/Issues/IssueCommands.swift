import Archiving
import Composing
import Foundation
import Mailing
import Model
import Text

/// `prevnet issue show [N]`.
struct IssueShowCommand: Command {
  static let manual = Manual(
    name: "issue show", summary: "show an issue: its state, dates and items by section", operands: "[N]",
    examples: [("issue show", "the newest issue")])

  private let number: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: false)
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let desk = try workplace.desk()
    let issue = try await workplace.issue(number, in: desk)
    if workplace.wantsJSON {
      workplace.output.print(try JSON(encoding: issue).line)
      return .done
    }
    let output = workplace.output
    output.print(
      "Issue \(issue.number), \(issue.state.rawValue), \(issue.period.lowerBound) to \(issue.period.upperBound)")
    for section in Section.allCases {
      let ids = issue.items[section] ?? []
      output.print("\(section.rawValue): \(ids.count)")
      for opportunity in try await desk.opportunities(ids: ids) {
        output.print(
          "  \(opportunity.id)  \(opportunity.facts.closing?.value.day.description ?? "no date  ")  \(opportunity.title)"
        )
      }
    }
    return .done
  }
}

/// `prevnet issue approve N`.
struct IssueApproveCommand: Command {
  static let manual = Manual(
    name: "issue approve", summary: "freeze an issue's bytes; it goes out when its hour comes", operands: "N",
    options: [.init("offline", nil, "do not follow the links")],
    details:
      "Refused by the name of each point of the checklist that stops it. Any edit afterwards drops the approval.",
    examples: [("issue approve 12", "what is mailed is what was approved")])

  private let number: Int?

  private let isOffline: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    isOffline = arguments.has("offline")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let lock = try RunLock.take(in: workplace.home)
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    guard issue.state == .draft else {
      throw CommandError(.badData, "issue \(issue.number) is \(issue.state.rawValue); only a draft can be approved")
    }
    let list = try await job.checklist(of: issue, checkingLinks: !isOffline)
    for line in list.lines { workplace.output.say(line) }
    guard list.isPassed else {
      throw CommandError(.badData, "issue \(issue.number) is not approved: see the points above")
    }
    let approved = try await job.approve(issue)
    workplace.output.print(
      "issue \(approved.number) is approved and goes out \(approved.due?.description ?? "now"); look at \(workplace.state("issues/\(approved.number)").path)"
    )
    _ = consume lock
    return .done
  }
}

/// `prevnet issue send N --yes COUNT`.
struct IssueSendCommand: Command {
  static let manual = Manual(
    name: "issue send", summary: "send an approved issue now, to as many as --yes says", operands: "N",
    options: [.init("yes", "COUNT", "the number of subscribers, so that nobody mails by accident")],
    examples: [("issue send 12 --yes 143", "send issue 12 to its 143 subscribers")])

  private let number: Int?
  private let count: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    count = try arguments.number("yes", in: 0...10_000_000)
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let lock = try RunLock.take(in: workplace.home)
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    guard [.approved, .scheduled, .sending].contains(issue.state) else {
      throw CommandError(.badData, "issue \(issue.number) is \(issue.state.rawValue); approve it first")
    }
    let subscribers = try await job.people.subscribers().count
    guard count == subscribers else {
      throw CommandError(.usage, "issue \(issue.number) goes to \(subscribers) subscribers; say --yes \(subscribers)")
    }
    let report = try await job.send(issue)
    workplace.output.print(
      "\(report.sent) sent, \(report.deferred) deferred, \(report.failed) failed, \(report.uncertain) uncertain")
    if let why = report.stopped { workplace.output.say("stopped: \(why)") }
    _ = consume lock
    return report.stopped == nil && report.failed + report.uncertain == 0 ? .done : .partial
  }
}

/// `prevnet issue report [N]`.
struct IssueReportCommand: Command {
  static let manual = Manual(
    name: "issue report", summary: "say what became of an issue's mail", operands: "[N]",
    examples: [("issue report 12", "how many were accepted, deferred, failed or are uncertain")])

  private let number: Int?

  init(_ arguments: Arguments) throws(UsageError) { number = try issueNumber(arguments, isRequired: false) }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let issue = try await workplace.issue(number, in: try workplace.desk())
    let counts = try await workplace.people().counts(of: issue.number)
    if workplace.wantsJSON {
      let members = counts.map { ($0.key.rawValue, JSON.integer($0.value)) }
      workplace.output.print(JSON.object(Dictionary(uniqueKeysWithValues: members)).line)
    } else {
      for state in Delivery.State.allCases { workplace.output.print("\(state.rawValue): \(counts[state] ?? 0)") }
    }
    return .done
  }
}

/// The issue that the operand names.
func issueNumber(_ arguments: Arguments, isRequired: Bool) throws(UsageError) -> Int? {
  let words = try arguments.operands((isRequired ? 1 : 0)...1, "the issue's number")
  guard let word = words.first else { return nil }
  guard let number = Int(word), number > 0 else { throw UsageError("issue", "'\(word)' is no issue's number") }
  return number
}

extension Workplace {
  /// That issue, or the newest.
  func issue(_ number: Int?, in desk: Desk) async throws -> Issue {
    let issues = try await desk.issues()
    guard let issue = number.map({ number in issues.first { $0.number == number } }) ?? issues.last else {
      throw CommandError(.partial, "there is no issue\(number.map { " \($0)" } ?? "") yet; prevnet run drafts one")
    }
    return issue
  }
}
