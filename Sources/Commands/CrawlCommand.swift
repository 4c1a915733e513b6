import Foundation
import Model
import Text

/// `prevnet crawl [ID …]`.
struct CrawlCommand: WritingCommand {
  static let manual = Manual(
    name: "crawl", summary: "visit what is due, or the named sources now, and store what they say", operands: "[ID …]",
    details: "Politeness is kept: robots.txt, one connection a host, pauses. `run` does the rest of the job.",
    examples: [("crawl ca-grants-portal", "visit one source now")])

  private let ids: [String]

  init(_ arguments: Arguments) throws(UsageError) { ids = try arguments.operands(0...1000, "a source") }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    for id in ids where !configuration.sources.contains(where: { $0.id == id }) {
      throw CommandError(.usage, "no source '\(id)' in \(workplace.config.lastPathComponent)")
    }
    let job = try Job(in: workplace, configuration)
    var summary = Summary()
    summary.sources = try await job.crawl(named: ids, progress: Progress(workplace.output))
    let unreached = workplace.wantsJSON ? [] : summary.unreached
    if let words = summary.offlineWords, !workplace.wantsJSON { workplace.output.say(words) }
    for line in summary.sources where !unreached.contains(line) {
      workplace.output.print(workplace.wantsJSON ? line.json.line : "\(line.source)  \(line.words)")
    }
    if summary.sources.isEmpty { workplace.output.say("no source is due; name one to visit it now") }
    return summary.failed.isEmpty ? .done : .partial
  }
}
