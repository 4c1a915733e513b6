import Archiving
import Model
import Text

/// `prevnet search`: words over the archive.
struct SearchCommand: Command {
  static let manual = Manual(
    name: "search", summary: "search the archive, offline", operands: "WORDS …",
    options: [.init("limit", "N", "at most so many; 20 unless said")],
    details: """
      All words first; when that finds little, any of them, the best first; it says which it was.
      Exit 1 when nothing is found.
      """,
    examples: [("search youth reentry housing", "what is known about it, nearest deadline in each line")])

  private let words: String
  private let limit: Int

  init(_ arguments: Arguments) throws(UsageError) {
    words = try arguments.operands(1...100, "a word to search for").joined(separator: " ")
    limit = try arguments.number("limit", in: 1...1000) ?? 20
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let archive = try workplace.archive()
    let today = Zone.losAngeles.day(of: workplace.now)
    let result = try await archive.search(try SearchQuery(words, today: today), limit: limit)
    if let suggestion = result.suggestion { workplace.output.say("did you mean: \(suggestion)") }
    guard !result.hits.isEmpty else {
      workplace.output.say("nothing found for '\(words)'")
      return .partial
    }
    if result.attempt != .allWords { workplace.output.say("no item has all words; showing \(result.attempt.rawValue)") }
    for hit in result.hits { show(hit, in: workplace) }
    return .done
  }

  private func show(_ hit: Hit, in workplace: Workplace) {
    if workplace.wantsJSON {
      let line: JSON = [
        "id": .string(hit.id), "title": .string(hit.title), "funder": .string(hit.funder),
        "section": hit.section.map { .string($0.rawValue) } ?? nil, "link": hit.link.map(JSON.string) ?? nil,
        "closing": hit.closing.map { .string($0.description) } ?? nil, "tags": .array(hit.tags.map(JSON.string)),
      ]
      workplace.output.print(line.line)
    } else if workplace.output.width == nil {
      workplace.output.print(
        [hit.id, hit.closing?.description ?? "", hit.section?.rawValue ?? "", hit.title, hit.funder, hit.link ?? ""]
          .joined(separator: "\t"))
    } else {
      workplace.output.print("\(hit.id)  \(hit.due.isEmpty ? "no deadline" : hit.due)  \(hit.title)")
      workplace.output.print("           \(hit.section?.rawValue ?? "none")  \(hit.funder)")
    }
  }
}
