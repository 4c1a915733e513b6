import Archiving
import Composing
import Foundation
import Model

extension Curator {
  /// Changes an issue that has not gone out; what was approved is a draft again, since its bytes are no longer what
  /// somebody said yes to.
  ///
  /// When somebody else changed it meanwhile, `edit` is done once more upon theirs: no word of two people is lost, and
  /// neither waits for a crawl to end.
  func change(_ number: Int?, _ edit: @Sendable (inout Issue) throws(CommandError) -> Void) async throws -> Issue {
    while true {
      let known = try await workplace.issue(number, in: desk)
      guard [.draft, .approved, .scheduled, .held].contains(known.state) else {
        throw CommandError(.badData, "issue \(known.number) is \(known.state.rawValue); it cannot be changed any more")
      }
      var changed = known
      try edit(&changed)
      guard changed != known else { return known }
      changed.dropApproval()
      guard try await desk.save(changed, replacing: known) else { continue }
      if known.state != .draft {
        workplace.output.say(
          "issue \(known.number) is a draft again: prevnet issue approve \(known.number) approves it anew")
      }
      return changed
    }
  }

  /// A line for each approved issue that still shows an opportunity, with the command that takes it out.
  ///
  /// A draft follows the next time it is drawn up; what somebody approved is not changed behind their back.
  func issuesShowing(_ id: String) async throws -> [String] {
    try await desk.issues().filter { issue in
      [.approved, .scheduled, .held].contains(issue.state) && issue.items.values.contains { $0.contains(id) }
    }.map { issue in
      "issue \(issue.number) is \(issue.state.rawValue) and still shows it; to take it out: "
        + workplace.commandLine("issue drop \(issue.number) \(id)")
    }
  }

  /// Takes the approval from every issue that shows an opportunity and has not gone out.
  func dropApproval(of id: String) async throws {
    for issue in try await desk.issues() where issue.items.values.contains(where: { $0.contains(id) }) {
      var known = issue
      while [.approved, .scheduled, .held].contains(known.state) {
        var changed = known
        changed.dropApproval()
        if try await desk.save(changed, replacing: known) {
          workplace.output.say(
            "issue \(issue.number) shows \(id) and is a draft again: prevnet issue approve \(issue.number) approves it anew"
          )
          break
        }
        known = try await desk.issue(issue.number) ?? changed
      }
    }
  }
}

extension Workplace {
  /// Moves an issue from one state to the next, in one step with the look at where it stands: two who schedule, hold or
  /// edit at once never undo each other.
  func advance(
    _ number: Int?, in desk: Desk, _ step: @Sendable (inout Issue) throws(CommandError) -> Void
  ) async throws -> Issue {
    while true {
      let known = try await issue(number, in: desk)
      var changed = known
      try step(&changed)
      if try await desk.save(changed, replacing: known) { return changed }
    }
  }
}

extension Issue {
  /// A draft again: the frozen bytes are no longer what would be shown.
  fileprivate mutating func dropApproval() {
    state = .draft
    hash = nil
    approved = nil
  }

  /// The section an id stands in.
  func section(of id: String) -> Section? { items.first { $0.value.contains(id) }?.key }
}

/// `prevnet issue new`.
struct IssueNewCommand: WritingCommand {
  static let manual = Manual(
    name: "issue new", summary: "draft the next issue from what was kept and what is relevant",
    details: "What staff added, dropped and moved stays as they left it.",
    examples: [("issue new", "closing soon first, five sections")])

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    guard let issue = try await job.draftIssue(), issue.state == .draft else {
      workplace.output.say("there is nothing to draft; prevnet review shows what waits")
      return .partial
    }
    let count = issue.items.values.reduce(0) { $0 + $1.count }
    workplace.output.print(
      """
      issue \(issue.number) has \(count) item\(count == 1 ? "" : "s"); prevnet issue show \(issue.number) lists them, \
      prevnet issue preview \(issue.number) shows them as readers will see them
      """)
    return .done
  }
}

/// `prevnet issue add N ID`.
struct IssueAddCommand: Command {
  static let manual = Manual(
    name: "issue add", summary: "put an opportunity into an issue", operands: "N ID",
    options: [.init("section", "SECTION", "funding, advocacy, employment, events or resources")],
    examples: [("issue add 12 p3k9x2ma", "into the section it was judged for")])

  private let number: Int
  private let id: String
  private let section: Section?

  init(_ arguments: Arguments) throws(UsageError) {
    (number, id) = try numberAndID(arguments)
    section = try sectionOption(arguments, "issue add")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: nil)
    let item = try await curator.item(id)
    let place = section ?? item.opportunity.judgement.section ?? .resources
    let id = item.source.id
    _ = try await curator.change(number) { issue throws(CommandError) in
      guard item.opportunity.isOpen(on: max(curator.today, issue.period.lowerBound)) else {
        throw CommandError(.badData, "\(id) has closed by the day of issue \(issue.number)")
      }
      var edits = issue.edits ?? .init()
      edits.added[id] = place
      edits.dropped.remove(id)
      issue.edits = edits
      issue.items = edits.applied(to: issue.items)
    }
    workplace.output.print("\(id) is in \(place.rawValue) of issue \(number)")
    return .done
  }
}

/// `prevnet issue drop N ID`.
struct IssueDropCommand: Command {
  static let manual = Manual(
    name: "issue drop", summary: "take an opportunity out of an issue", operands: "N ID",
    examples: [("issue drop 12 p3k9x2ma", "it stays in the archive")])

  private let number: Int
  private let id: String

  init(_ arguments: Arguments) throws(UsageError) { (number, id) = try numberAndID(arguments) }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let (number, id) = (number, id)
    _ = try await Curator(in: workplace, who: nil).change(number) { issue throws(CommandError) in
      guard issue.section(of: id) != nil else {
        throw CommandError(
          .partial, "\(id) is not in issue \(issue.number); prevnet issue show \(issue.number) lists what is")
      }
      var edits = issue.edits ?? .init()
      edits.dropped.insert(id)
      edits.added[id] = nil
      issue.edits = edits
      issue.items = edits.applied(to: issue.items)
    }
    workplace.output.print("\(id) is out of issue \(number)")
    return .done
  }
}

/// `prevnet issue move N ID --to PLACE`.
struct IssueMoveCommand: Command {
  static let manual = Manual(
    name: "issue move", summary: "move an item within its section, or into another", operands: "N ID",
    options: [
      .init("to", "PLACE", "its place in the section, from 1"),
      .init("section", "SECTION", "the section to move it to"),
    ], examples: [("issue move 12 p3k9x2ma --to 1", "first of its section")])

  private let number: Int
  private let id: String
  private let place: Int?
  private let section: Section?

  init(_ arguments: Arguments) throws(UsageError) {
    (number, id) = try numberAndID(arguments)
    place = try arguments.number("to", in: 1...1000)
    section = try sectionOption(arguments, "issue move")
    guard place != nil || section != nil else {
      throw UsageError("issue move", "say where: --to PLACE, --section SECTION, or both")
    }
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let (number, id, place, section) = (number, id, place, section)
    _ = try await Curator(in: workplace, who: nil).change(number) { issue throws(CommandError) in
      guard let old = issue.section(of: id) else {
        throw CommandError(
          .partial, "\(id) is not in issue \(issue.number); prevnet issue show \(issue.number) lists what is")
      }
      var edits = issue.edits ?? .init()
      let target = section ?? old
      if target != old { edits.added[id] = target }
      var order = (issue.items[target] ?? []).filter { $0 != id }
      order.insert(id, at: min(order.count, (place ?? order.count + 1) - 1))
      edits.order[target] = order
      issue.edits = edits
      issue.items = edits.applied(to: issue.items)
    }
    let words = [place.map { "place \($0)" }, section.map(\.rawValue)].compactMap(\.self).joined(separator: " of ")
    workplace.output.print("moved \(id) to \(words)")
    return .done
  }
}

/// `prevnet issue edit N --intro WORDS`.
struct IssueEditCommand: Command {
  static let manual = Manual(
    name: "issue edit", summary: "write the words that open an issue", operands: "N",
    options: [
      .init("intro", "WORDS", "the words; a line [es] begins the Spanish ones"),
      .init("intro-file", "FILE", "the same from a file, - for stdin"),
    ], examples: [("issue edit 12 --intro-file letter.txt", "a line is a paragraph")])

  private let number: Int?
  private let intro: String?
  private let file: String?

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: true)
    intro = arguments.value("intro")
    file = arguments.value("intro-file")
    guard (intro == nil) != (file == nil) else {
      throw UsageError("issue edit", "give either --intro or --intro-file")
    }
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let words = try intro ?? read(file ?? "")
    let issue = try await Curator(in: workplace, who: nil).change(number) { $0.intro = words }
    let count = words.split(separator: "\n").count
    workplace.output.print("issue \(issue.number) opens with \(count) line\(count == 1 ? "" : "s")")
    return .done
  }

  /// The whole of a file, or of stdin for `-`.
  private func read(_ file: String) throws -> String {
    if file == "-" { return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError(.badData, "\(file): cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// An issue's number and an opportunity's id.
private func numberAndID(_ arguments: Arguments) throws(UsageError) -> (Int, String) {
  let words = try arguments.operands(2...2, "the issue's number and the id of an opportunity")
  guard let number = Int(words[0]), number > 0 else { throw UsageError("issue", "'\(words[0])' is no issue's number") }
  return (number, words[1])
}
