import Composing
import Foundation
import Model
import Text

/// `prevnet check`: the configuration and the templates, offline.
struct CheckCommand: Command {
  static let manual = Manual(
    name: "check", summary: "check feeds.yml and the templates without visiting anything",
    details: """
      Every mistake is printed with its file, line and column; exit 65 when there is one. The newsletter is
      composed in every language from an invented item of each section: a wrong name in a template, a missing
      address or translation and what mail programs do not show are found before there is anything to mail.
      """,
    examples: [("check --config /tmp/new-feeds.yml", "try a changed configuration before it is used")])

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    let zone = Zone.named(configuration.newsletter.zone) ?? .losAngeles
    let faults = try workplace.composer(configuration).faults(on: zone.day(of: workplace.now))
    for fault in faults { workplace.output.say("\(fault.name.rawValue): \(fault.words)") }
    guard faults.isEmpty else { return .badData }
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
