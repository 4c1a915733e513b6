import Composing
import Foundation
import Model
import Text

/// `prevnet check`: the configuration and the templates, offline.
struct CheckCommand: Command {
  static let manual = Manual(
    name: "check", summary: "check feeds.yml and the templates without visiting anything",
    details: "Every mistake is printed with its file, line and column; exit 65 when there is one.",
    examples: [("check --config /tmp/new-feeds.yml", "try a changed configuration before it is used")])

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    _ = try workplace.composer(configuration)
    let enabled = configuration.sources.filter(\.isEnabled).count
    let off = configuration.sources.count - enabled
    if workplace.wantsJSON {
      let counts: JSON = [
        "sources": .integer(enabled), "disabled": .integer(off), "topics": .integer(configuration.topics.count),
      ]
      workplace.output.print(counts.line)
    } else {
      workplace.output.print(
        "\(workplace.config.lastPathComponent) and Templates/ are right: \(enabled) sources, \(off) switched off, \(configuration.topics.count) topics"
      )
    }
    return .done
  }
}
