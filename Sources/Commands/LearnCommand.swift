import Archiving
import Classifying
import Foundation
import Model

/// `prevnet learn`: teaches the classifier from what staff kept, skipped and retagged.
struct LearnCommand: Command {
  static let manual = Manual(
    name: "learn", summary: "learn from what staff kept, skipped and retagged",
    options: [
      Manual.Option("dry-run", nil, "say what would change, and change nothing"),
      Manual.Option("undo", nil, "go back to what was in use before the last learn"),
    ],
    details: """
      The phrases of feeds.yml stay as they are; what is learned is added to them, and always and never phrases win over
      both. It is kept in learned.txt in the state folder, one coefficient a line. Learning that judges the golden set
      worse than before is refused.
      """,
    examples: [("learn --dry-run", "what would change"), ("learn --undo", "back to the last")])

  private enum Deed { case learn, dryRun, undo }
  private let deed: Deed

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.operands(0...0, "nothing")
    let (isDry, isUndo) = (arguments.has("dry-run"), arguments.has("undo"))
    if isDry, isUndo { throw UsageError("learn", "--dry-run and --undo do not go together") }
    deed = isDry ? .dryRun : isUndo ? .undo : .learn
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    if deed == .undo { return try undo(in: workplace) }
    let (configuration, inUse) = (try workplace.configuration(), try workplace.residual())
    let examples = try await workplace.examples(configuration)
    let retraining = Learner(configuration).retrain(examples, inUse: inUse)
    report(retraining, in: workplace)
    if retraining.isRefused {
      throw CommandError(
        .partial,
        "refused: the golden set would be judged worse (\(retraining.before) → \(retraining.after)); nothing changed")
    }
    if deed == .learn, !retraining.changes.isEmpty { try workplace.takeIntoUse(retraining.residual, instead: inUse) }
    return .done
  }

  private func report(_ retraining: Retraining, in workplace: Workplace) {
    for change in retraining.changes { workplace.output.print(change) }
    let verb = deed == .dryRun ? "would change" : "changed"
    workplace.output.say(
      "\(retraining.lessons) decisions teach; \(retraining.changes.count) coefficients \(verb); "
        + "golden set: \(retraining.before) → \(retraining.after)")
  }

  private func undo(in workplace: Workplace) throws -> ExitStatus {
    let before = try workplace.residual(Workplace.previousName)
    guard let before else { throw CommandError(.partial, "nothing to undo: learn has not changed anything yet") }
    let inUse = try workplace.residual()
    for change in before.changes(from: inUse) { workplace.output.print(change) }
    try workplace.takeIntoUse(before, instead: inUse)
    return .done
  }
}

extension Workplace {
  static let residualName = "learned.txt"
  static let previousName = "learned.previous.txt"

  /// What was learned; nothing where there is no file yet.
  func residual() throws -> Residual { try residual(Workplace.residualName) ?? .none }

  /// A file of coefficients, nil when there is none.
  fileprivate func residual(_ name: String) throws -> Residual? {
    let file = state(name)
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return nil }
    do {
      return try Residual(parsing: String(decoding: bytes, as: UTF8.self), file: file.path)
    } catch {
      throw CommandError(.badData, error.description)
    }
  }

  /// Writes both files whole or not at all: the new one last, so that a crash between them changes nothing in use.
  fileprivate func takeIntoUse(_ residual: Residual, instead of: Residual) throws {
    do {
      try Data(of.text.utf8).write(to: state(Workplace.previousName), options: .atomic)
      try Data(residual.text.utf8).write(to: state(Workplace.residualName), options: .atomic)
    } catch {
      throw CommandError(.cannotWrite, "\(home.path): \(error.localizedDescription)")
    }
  }

  /// Every opportunity that staff decided on, by its shown entry, in a fixed order.
  fileprivate func examples(_ configuration: Configuration) async throws -> [Example] {
    let desk = try self.desk()
    let sources = Dictionary(configuration.sources.map { ($0.id, $0) }) { first, _ in first }
    var examples: [Example] = []
    for (opportunity, decisions) in try await desk.decisions().sorted(by: { $0.key < $1.key }) {
      guard let entry = try await desk.entries(of: opportunity).first else { continue }
      examples.append(Example(entry, from: sources[entry.source], decisions: decisions))
    }
    return examples
  }
}
