import Foundation
import Text

/// A stage of the job as a filter: one JSON line in, one JSON line out, in order, never stopping at a bad line.
protocol Stage: Sendable {
  static var name: String { get }
  static var summary: String { get }
  /// The key that names a line: `id`, but `pair` for `match`.
  static var key: String { get }
  /// Reads the configuration only where the stage needs it; throws as a command would.
  init(in workplace: Workplace) throws
  /// The answer without its id; a thrown error becomes `{"id": …, "error": …}`.
  func answer(_ line: JSON) async throws -> JSON
}

extension Stage {
  static var key: String { "id" }
}

/// A stage whose answers depend on all lines: it reads to the end before it says anything.
protocol WholeStage: Stage {
  /// One answer for each line, in order, without ids.
  func answers(_ lines: [JSON]) async throws -> [JSON]
}

extension WholeStage {
  func answer(_ line: JSON) async throws -> JSON { try await answers([line])[0] }
}

/// What a line lacks.
struct StageError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

extension JSON {
  /// The text under a key that must be there.
  func required(_ key: String) throws -> String {
    guard let text = self[key]?.string else { throw StageError("no text under \"\(key)\"") }
    return text
  }

  /// The bytes of the file that `input` names.
  func inputBytes() throws -> [UInt8] {
    let path = try required("input")
    guard let bytes = FileManager.default.contents(atPath: path) else { throw StageError("cannot read '\(path)'") }
    return Array(bytes)
  }

  /// The members of an object and one more.
  func adding(_ key: String, _ value: JSON) -> JSON {
    var members = object ?? [:]
    members[key] = value
    return .object(members)
  }
}

/// `prevnet stage NAME`: a stage as a filter, for scripts, judging and benchmarks.
struct StageCommand: Command {
  static let manual = Manual(
    name: "stage", summary: "run one stage as a filter: JSON lines in, JSON lines out", operands: "NAME",
    details: "Stages:\n" + stages.map { "  \($0.name)\n      \($0.summary)" }.joined(separator: "\n"),
    examples: [("stage date < lines.ndjson", "reads {\"id\", \"input\"} and answers {\"id\", \"utc\", \"precision\"}")])

  private let stage: any Stage.Type

  init(_ arguments: Arguments) throws(UsageError) {
    let names = try arguments.operands(1...1, "the stage's name")
    stage = try StageCommand.stage(named: names[0])
  }

  private static func stage(named name: String) throws(UsageError) -> any Stage.Type {
    if let stage = stages.first(where: { $0.name == name }) { return stage }
    let hint = nearest(name, in: stages.map { $0.name }).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("stage", "no stage '\(name)'\(hint)")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let stage = try stage.init(in: workplace)
    let key = type(of: stage).key
    if let whole = stage as? any WholeStage { return try await answer(whole, key, workplace.output) }
    while let line = readLine() {
      workplace.output.print(await reply(of: stage, to: line, key: key).line)
    }
    return .done
  }

  /// Reads all lines, then answers them; a line that is no JSON gets its answer in its place.
  private func answer(_ stage: any WholeStage, _ key: String, _ output: Output) async throws -> ExitStatus {
    var lines: [JSON?] = []
    while let line = readLine() { lines.append(try? JSON(parsing: line.utf8)) }
    var answers = try await stage.answers(lines.compactMap(\.self))[...]
    for line in lines {
      guard let line, let answer = answers.popFirst() else {
        output.print(([key: nil, "error": "this line is no JSON"] as JSON).line)
        continue
      }
      output.print(answer.adding(key, line[key] ?? nil).line)
    }
    return .done
  }

  private func reply(of stage: some Stage, to line: String, key: String) async -> JSON {
    guard let question = try? JSON(parsing: line.utf8) else { return [key: nil, "error": "this line is no JSON"] }
    let id = question[key] ?? nil
    do {
      return try await stage.answer(question).adding(key, id)
    } catch {
      return [key: id, "error": .string("\(error)")]
    }
  }
}
