import Archiving
import Mailing
import Model

/// `prevnet issue send N --yes COUNT`.
struct IssueSendCommand: WritingCommand {
  static let manual = Manual(
    name: "issue send", summary: "send an approved issue now, to as many as --yes says", operands: "N",
    options: [
      .init("yes", "COUNT", "the number of subscribers, so that nobody mails by accident"),
      .init("release", nil, "go on with an issue that is held, when its reason is put right"),
    ],
    details: """
      Whoever has it already is left out; an interrupted sending goes on where it ended. A 5.7.x answer or a refused
      sender is our fault, not a reader's: the issue is held and nobody is suppressed.
      """,
    examples: [
      ("issue send 12 --yes 143", "send issue 12 to its 143 subscribers"),
      ("issue send 12 --yes 143 --release", "the relay accepts us again: go on"),
    ])

  private let number: Int?
  private let count: Int?
  private let releases: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    count = try arguments.number("yes", in: 0...10_000_000)
    releases = arguments.has("release")
  }

  /// Only an approved issue goes, and only to as many as staff have said.
  func write(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    guard [.approved, .scheduled, .sending].contains(issue.state) else {
      throw CommandError(.badData, "issue \(issue.number) is \(issue.state.rawValue); approve it first")
    }
    let subscribers = try await job.people.subscribers().count
    guard count == subscribers else {
      throw CommandError(.usage, "issue \(issue.number) goes to \(subscribers) subscribers; say --yes \(subscribers)")
    }
    try await job.people.recover(at: workplace.now)
    if releases { try await job.people.release(issue: issue.number) }
    let status = show(try await job.send(issue), of: issue.number, in: workplace)
    return status
  }

  /// What it came to; why it stopped, and how it goes on, goes to the error output.
  private func show(_ report: SendReport, of number: Int, in workplace: Workplace) -> ExitStatus {
    workplace.output.print(
      "\(report.sent) sent, \(report.deferred) deferred, \(report.failed) failed, \(report.uncertain) uncertain")
    if let why = report.stopped {
      workplace.output.say("stopped: \(why); when it is put right: prevnet issue send \(number) --release --yes COUNT")
    }
    return report.stopped == nil && report.failed + report.uncertain == 0 ? .done : .partial
  }
}

/// `prevnet issue resend N --deferred`: tries again now what was put off, or what staff have looked up.
struct IssueResendCommand: WritingCommand {
  static let manual = Manual(
    name: "issue resend", summary: "try again now what was deferred, or failed, or is uncertain", operands: "N",
    options: [
      .init("deferred", nil, "what the relay put off"), .init("failed", nil, "what was refused"),
      .init("uncertain", "COUNT", "what may have arrived: say how many, after a look into the relay's log"),
    ],
    examples: [("issue resend 12 --deferred", "do not wait for the next try")])

  private let number: Int?
  private let states: [Delivery.State]
  private let uncertain: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    uncertain = try arguments.number("uncertain", in: 1...10_000_000)
    states =
      (arguments.has("deferred") ? [.deferred] : []) + (arguments.has("failed") ? [.failed] : [])
      + (uncertain == nil ? [] : [.uncertain])
    guard !states.isEmpty else {
      throw UsageError("issue resend", "say what to try again: --deferred, --failed or --uncertain COUNT")
    }
  }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    let counts = try await job.people.counts(of: issue.number)
    if let uncertain, uncertain != counts[.uncertain] ?? 0 {
      throw CommandError(
        .usage, "\(counts[.uncertain] ?? 0) are uncertain; prevnet issue report \(issue.number) lists them")
    }
    guard try await job.people.retry(issue: issue.number, states, at: workplace.now) > 0 else {
      workplace.output.say("issue \(issue.number) has none of these")
      return .partial
    }
    let report = try await job.send(issue)
    workplace.output.print(
      "\(report.sent) sent, \(report.deferred) deferred, \(report.failed) failed, \(report.uncertain) uncertain")
    return report.stopped == nil && report.failed + report.uncertain == 0 ? .done : .partial
  }
}
