import Archiving
import Model
import Text

private let options: [Manual.Option] = [
  .init("reason", "WORDS", "why; stands in the log"),
  .init("who", "NAME", "who decides; $PREVNET_WHO or your user name unless said"),
]

/// `prevnet dup show ID`.
struct DupShowCommand: Command {
  static let manual = Manual(
    name: "dup show", summary: "show the entries behind an opportunity and why they are one", operands: "ID",
    details: """
      Lists every entry with its source and number, each placement with its points, reasons and who decided,
      the other rounds of its series, what staff said, what changed, and open questions.
      """, examples: [("dup show p3k9x2ma", "the numbers are those that dup split takes")])

  private let id: String

  init(_ arguments: Arguments) throws(UsageError) {
    id = try arguments.operands(1...1, "the id of an opportunity")[0]
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let account = try await ClusterAccount(of: id, curator: try Curator(in: workplace, who: nil))
    if workplace.wantsJSON {
      workplace.output.print(account.json.line)
    } else {
      for line in account.lines { workplace.output.print(line) }
    }
    return .done
  }
}

/// `prevnet dup merge ID ID …`.
struct DupMergeCommand: WritingCommand {
  static let manual = Manual(
    name: "dup merge", summary: "make one opportunity of several, for good", operands: "ID ID …", options: options,
    details: """
      No later run parts them again. prevnet undo ID takes it back, and everything is as it was.
      """, examples: [("dup merge p3k9x2ma p77wqz1c --reason 'the blog copies the portal'", "both sources are listed")])

  private let ids: [String]
  private let reason: String
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    ids = try arguments.operands(2...50, "a second id")
    reason = arguments.value("reason") ?? ""
    who = arguments.value("who")
  }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: who)
    var holding = ids[0]
    for id in ids.dropFirst() { holding = try await curator.merge(holding, with: id, reason: reason) }
    workplace.output.print("\(holding) holds them: \(try await curator.item(holding).opportunity.title)")
    return .done
  }
}

/// `prevnet dup split ID ID` and `prevnet dup split ID NUMBER`.
struct DupSplitCommand: WritingCommand {
  static let manual = Manual(
    name: "dup split", summary: "keep two opportunities apart, or take an entry out of one, for good",
    operands: "ID ID|NUMBER", options: options,
    details: """
      With two ids they are never merged again by any later run; an id that was merged away is taken out
      again. With a number from dup show that entry becomes an opportunity of its own. prevnet undo ID
      takes it back.
      """,
    examples: [
      ("dup split p3k9x2ma p77wqz1c", "this year's round is not last year's"),
      ("dup split p3k9x2ma 2", "the second entry is about something else"),
    ])

  private let id: String
  private let other: String
  private let reason: String
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    let words = try arguments.operands(2...2, "the other id, or the number of an entry")
    (id, other) = (words[0], words[1])
    reason = arguments.value("reason") ?? ""
    who = arguments.value("who")
  }

  func write(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: who)
    if let number = Int(other) {
      let new = try await curator.split(id, entry: number, reason: reason)
      workplace.output.print("entry \(number) of \(id) is \(new) now: \(try await curator.item(new).opportunity.title)")
    } else {
      try await curator.split(id, from: other, reason: reason)
      workplace.output.print("\(id) and \(other) stay apart")
    }
    return .done
  }
}
