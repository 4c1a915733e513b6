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
    if let due = issue.due, let configuration = try? workplace.configuration() {
      output.print("\(issue.state == .sent ? "went" : "goes") out: \(configuration.wallTime(due))")
    }
    if let next = issue.nextStep { output.print("next: \(next)") }
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
struct IssueApproveCommand: WritingCommand {
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

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    guard issue.state == .draft else { throw CommandError(.badData, refusal(issue, job.configuration)) }
    let list = try await job.checklist(of: issue, checkingLinks: !isOffline)
    for line in list.lines { workplace.output.say(line) }
    guard list.isPassed else {
      throw CommandError(.badData, "issue \(issue.number) is not approved: \(list.advice(issue.number))")
    }
    let approved = try await job.approve(issue)
    let hour = approved.due.map(job.configuration.wallTime) ?? "at the next run"
    let folder = workplace.state("issues/\(approved.number)").path
    workplace.output.print(
      """
      issue \(approved.number) is approved; the first prevnet run after this moment sends it: \(hour)
      what readers will get is in \(folder)
      prevnet issue hold \(approved.number) stops it, prevnet issue schedule \(approved.number) TIME gives it another hour
      """)
    return .done
  }

  /// Why an issue that is no draft is not approved once more, and what can be done with it.
  private func refusal(_ issue: Issue, _ configuration: Configuration) -> String {
    let hour = issue.due.map { " and goes out \(configuration.wallTime($0))" } ?? ""
    return switch issue.state {
    case .approved, .scheduled: "issue \(issue.number) is approved already\(hour); any edit makes it a draft again"
    case .held:
      "issue \(issue.number) was approved and is held; prevnet issue schedule \(issue.number) TIME lets it go"
    default: "issue \(issue.number) is \(issue.state.rawValue); prevnet issue new drafts the next one"
    }
  }
}

extension Issue {
  /// The command that brings it further, for somebody who has forgotten; nil once it is out.
  fileprivate var nextStep: String? {
    switch state {
    case .draft: "prevnet issue preview \(number), then prevnet issue approve \(number)"
    case .approved, .scheduled: "nothing; prevnet run sends it at its hour, prevnet issue hold \(number) stops it"
    case .held: "prevnet issue schedule \(number) TIME lets it go"
    case .sending: "prevnet issue report \(number) tells how far it is"
    case .sent: nil
    }
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
      let newest = issues.last.map { "the newest is \($0.number)" } ?? "prevnet run drafts one"
      throw CommandError(.partial, "there is no issue\(number.map { " \($0)" } ?? "") yet; \(newest)")
    }
    return issue
  }
}
