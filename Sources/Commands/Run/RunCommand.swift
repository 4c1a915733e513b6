import Foundation
import Model
import Text

/// `prevnet run`: the scheduled job.
struct RunCommand: Command {
  static let manual = Manual(
    name: "run",
    summary: "do the scheduled job: crawl, read, classify, dedupe, archive, draft, and send what is approved and due",
    options: [
      .init("report", nil, "print what happened also when all is well and nobody watches"),
      .init("dry-run", nil, "say what is due and would be done; visit and write nothing"),
    ],
    details: """
      Visits the sources that are due by feeds.yml, reads them, works out what each item is, recognises
      what is known already, updates the archive and the draft of the next issue, and sends an approved
      issue whose hour has come. It prints its report on a terminal and is quiet under cron when all is
      well. It may be killed at any point; the next run completes what was begun.
      """,
    examples: [("run --sample", "the whole job on a small sample, without network")])

  private let wantsReport: Bool
  private let isDryRun: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.operands(0...0, "nothing more")
    wantsReport = arguments.has("report")
    isDryRun = arguments.has("dry-run")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    if isDryRun { return try await dryRun(in: workplace, configuration) }
    let summary = try await RunLock.held(in: workplace.home) {
      let job = try Job(in: workplace, configuration)
      if workplace.isSample { try await job.addSamplePeople() }
      return try await job.runAll(approving: workplace.isSample)
    }
    report(summary, in: workplace)
    return summary.failed.isEmpty && summary.problems.isEmpty ? .done : .partial
  }

  /// The whole report for people and the sample, only the news under cron, one object for scripts.
  private func report(_ summary: Summary, in workplace: Workplace) {
    let output = workplace.output
    if workplace.wantsJSON {
      output.print(summary.json.line)
    } else if workplace.isSample || wantsReport || output.width != nil {
      output.raw(summary.report(in: workplace))
    } else {
      for line in summary.news { output.say(line) }
    }
  }

  /// What would be visited now; nothing is.
  private func dryRun(in workplace: Workplace, _ configuration: Configuration) async throws -> ExitStatus {
    let job = try Job(in: workplace, configuration)
    let due = try await job.dueSources()
    for source in due { workplace.output.print("would visit \(source.id)  \(source.request.url)") }
    workplace.output.print(due.isEmpty ? "no source is due" : "\(due.count) sources are due; nothing was visited")
    return .done
  }
}
