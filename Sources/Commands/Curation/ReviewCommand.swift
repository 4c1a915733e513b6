import Archiving
import Composing
import Foundation
import Model
import Searching
import Text

/// `prevnet review`: the queue, card by card or as a list.
struct ReviewCommand: Command {
  static let manual = Manual(
    name: "review", summary: "look at what waits for a decision, one card at a time",
    options: [
      .init("list", nil, "print the queue, one line each, and ask nothing"),
      .init("filtered", nil, "list what the machine put aside, with its strongest reason"),
      .init("who", "NAME", "who decides; $PREVNET_WHO or your user name unless said"),
    ],
    details: """
      Keys: y keep, n skip, d same as the other, s not the same, l later, e edit, u undo, ? help, q stop.
      Each key is written down at once, with your name. What somebody else decided while you were looking
      is shown and stays, unless you say so again.
      """,
    examples: [("review", "20 minutes twice a week"), ("review --filtered", "nothing is dropped silently")])

  private let isList: Bool
  private let isFiltered: Bool
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.operands(0...0, "nothing more")
    isList = arguments.has("list")
    isFiltered = arguments.has("filtered")
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: who)
    if isFiltered { return list(try await curator.filtered(), in: workplace, today: curator.today) }
    let queue = try await curator.queue()
    guard !isList, !workplace.wantsJSON, let keyboard = Keyboard() else {
      return list(queue, in: workplace, today: curator.today)
    }
    let session = ReviewSession(
      curator: curator, composer: try workplace.composer(curator.configuration), output: workplace.output,
      width: { Terminal.columns() ?? workplace.output.width ?? 80 }
    ) { prompt, isKey in keyboard.answer(prompt, isKey: isKey) }
    try await session.run(queue)
    return .done
  }

  /// A line for each item: id, date, section, relevance, title, and why it is asked about.
  ///
  /// Ends with 1 when there is none, so that a script can wait for work.
  private func list(_ items: [Curator.Item], in workplace: Workplace, today: Day) -> ExitStatus {
    for item in items {
      let opportunity = item.opportunity
      let judgement = opportunity.judgement
      let date = opportunity.nextDate(from: today)?.day.description
      let strongest = judgement.reasons.min { $0.points < $1.points }
      let why = item.doubts.first?.words.first ?? judgement.doubts.first ?? (isFiltered ? strongest?.rule : nil) ?? ""
      if workplace.wantsJSON {
        let line: JSON = [
          "id": .string(opportunity.id), "title": .string(opportunity.title),
          "section": judgement.section.map { .string($0.rawValue) } ?? nil,
          "relevance": .integer(judgement.relevance), "deadline": date.map(JSON.string) ?? nil,
          "in_doubt": .bool(item.isInDoubt), "why": .string(why),
        ]
        workplace.output.print(line.line)
      } else {
        let head =
          "\(opportunity.id)  \(date ?? "no date   ")  \(judgement.section?.rawValue ?? "none") \(judgement.relevance)"
        workplace.output.print("\(head)  \(opportunity.title)\(why.isEmpty ? "" : "  (\(why))")")
      }
    }
    return items.isEmpty ? .partial : .done
  }
}
