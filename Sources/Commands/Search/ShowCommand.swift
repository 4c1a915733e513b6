import Archiving
import Model
import Text

/// `prevnet show ID`: the whole record.
struct ShowCommand: Command {
  static let manual = Manual(
    name: "show", summary: "show one opportunity with its facts, their quotes and its sources", operands: "ID",
    options: [.init("why", nil, "every reason behind section, relevance, tags, place and eligibility")],
    examples: [("show p3k9x2ma --why", "why it is here")])

  private let id: String
  private let wantsReasons: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    id = try arguments.operands(1...1, "the id of an opportunity")[0]
    wantsReasons = arguments.has("why")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let desk = try workplace.desk()
    guard let opportunity = try await desk.opportunity(id) else {
      workplace.output.say("no opportunity '\(id)'; prevnet search finds ids by words")
      return .partial
    }
    if workplace.wantsJSON {
      workplace.output.print(try JSON(encoding: opportunity).line)
      return .done
    }
    for line in lines(of: opportunity, try await desk.record(of: opportunity)) { workplace.output.print(line) }
    return .done
  }

  private func lines(of opportunity: Opportunity, _ record: ArchiveRecord) -> [String] {
    let judgement = opportunity.judgement
    var lines = [opportunity.title, "  id: \(opportunity.id), first seen \(opportunity.firstSeen)"]
    lines.append("  section: \(judgement.section?.rawValue ?? "none"), relevance \(judgement.relevance) of 3")
    if let funder = opportunity.funder { lines.append("  funder: \(funder)") }
    if let link = opportunity.link { lines.append("  link: \(link)") }
    for deadline in opportunity.facts.deadlines {
      lines.append("  \(deadline.value.kind.rawValue): \(deadline.value.day), read from \"\(deadline.quote)\"")
    }
    if let most = opportunity.facts.award.maximum {
      lines.append("  up to $\(most.value), read from \"\(most.quote)\"")
    }
    lines.append("  place: \(judgement.place.rawValue), may apply: \(judgement.eligible.rawValue)")
    if !judgement.tags.isEmpty { lines.append("  tags: \(judgement.tags.joined(separator: ", "))") }
    for origin in record.origins { lines.append("  source: \(origin.name), \(origin.link ?? origin.title)") }
    for doubt in judgement.doubts { lines.append("  in doubt: \(doubt)") }
    if !opportunity.summary.isEmpty { lines.append("  " + opportunity.summary) }
    guard wantsReasons else { return lines }
    return lines
      + judgement.reasons.map {
        "  why \($0.about): \($0.rule) (\($0.points)\($0.location.isEmpty ? "" : ", in \($0.location)"))"
      }
  }
}
