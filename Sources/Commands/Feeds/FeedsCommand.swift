import Foundation
import Model
import Text

/// `prevnet feeds`: every source and how it stands.
struct FeedsCommand: Command {
  static let manual = Manual(
    name: "feeds", summary: "list the sources: state, last good visit, last new item, failures", operands: "[ID …]",
    details: """
      States: good; waiting, due at the next run; new, never visited; broken, the last visits failed; frozen, it answers
      but has had nothing new for longer than it promised; gone, its server took it away for good; off, not enabled.
      """,
    examples: [
      ("feeds", "all of them"), ("feeds health", "only what is in trouble, with the reason and what to do"),
      ("feeds try ca-grants-portal", "visit one now and show what would be read"),
    ])

  private let ids: [String]

  init(_ arguments: Arguments) throws(UsageError) { ids = try arguments.operands(0...1000, "a source") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    for id in ids { _ = try configuration.source(named: id, in: workplace) }
    let states = try await workplace.sourceStates(configuration).filter { ids.isEmpty || ids.contains($0.source.id) }
    if workplace.wantsJSON {
      for state in states { workplace.output.print(state.json.line) }
    } else {
      for line in table(states) { workplace.output.print(line) }
    }
    return states.isEmpty ? .partial : .done
  }

  private func table(_ states: [SourceState]) -> [String] {
    let rows = states.map { state in
      [
        state.source.id, state.word.rawValue, "\(state.entries)", day(state.health.lastGood), day(state.health.lastNew),
        state.trouble ?? "",
      ]
    }
    return aligned([["source", "state", "entries", "last good", "last new", ""]] + rows)
  }

  private func day(_ instant: Instant?) -> String { instant?.utcDay.description ?? "never" }
}

/// `prevnet feeds health`: what is in trouble, with the reason and what to do.
struct FeedsHealthCommand: Command {
  static let manual = Manual(
    name: "feeds health", summary: "say which sources are in trouble, since when, and what to do",
    details: "Exit 1 when one is. Stages: robots, resolve, connect, fetch, decode, read, item, field, expect.")

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let states = try await workplace.sourceStates(workplace.configuration())
    let troubled = states.filter(\.isInTrouble)
    if workplace.wantsJSON {
      for state in troubled { workplace.output.print(state.json.line) }
      return troubled.isEmpty ? .done : .partial
    }
    for state in troubled {
      let good = state.health.lastGood.map { "last good \($0.utcDay)" } ?? "never good"
      workplace.output.print("\(state.source.id) (\(state.source.name)): \(state.word.rawValue), \(good)")
      workplace.output.print("  \(state.source.location): \(state.trouble ?? "")")
    }
    let enabled = states.filter { $0.source.isEnabled }.count
    workplace.output.print(
      troubled.isEmpty ? "all \(enabled) sources are well" : "\(troubled.count) of \(enabled) sources are in trouble")
    return troubled.isEmpty ? .done : .partial
  }
}

extension Configuration {
  /// The source of that id; the error proposes the nearest.
  func source(named id: String, in workplace: Workplace) throws -> Source {
    if let source = sources.first(where: { $0.id == id }) { return source }
    let hint = nearest(id, in: sources.map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
    throw CommandError(.usage, "no source '\(id)' in \(workplace.config.lastPathComponent)\(hint)")
  }
}

/// Rows as lines with their columns under each other.
func aligned(_ rows: [[String]]) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
  return rows.map { row in
    let cells = row.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - $1.count) }
    return trimmedEnd(cells.joined(separator: "  "))
  }
}

private func trimmedEnd(_ text: String) -> String {
  String(text.reversed().drop { $0 == " " }.reversed())
}
