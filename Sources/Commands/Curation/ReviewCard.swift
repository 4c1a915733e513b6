import Archiving
import Composing
import Model
import Text

/// One card of the queue as lines for a terminal.
struct ReviewCard {
  let item: Curator.Item
  let composer: Composer
  let configuration: Configuration
  let today: Day
  /// The other ones of a pair that may be the same.
  let others: [Opportunity]

  /// The whole card.
  func lines(width: Int) throws -> [String] {
    let opportunity = item.opportunity
    let section = opportunity.judgement.section ?? .resources
    var text = [opportunity.title, [opportunity.funder, opportunity.link].compactMap(\.self).joined(separator: "\n")]
    text.append("")
    text += try composer.lines(of: opportunity, in: section, today: today).map { "  \($0.label): \($0.words)" }
    text.append("  Judged: \(judgement)")
    text += opportunity.judgement.doubts.map { "  In doubt: \($0)" }
    for overlay in item.outdated {
      text.append(
        "  The source changed under an edit of \(overlay.who): \(overlay.field) is \"\(overlay.value)\" for us")
    }
    for other in others { text += pair(with: other, width: width) }
    return wrapped(text.joined(separator: "\n"), width: width).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  private var judgement: String {
    let judgement = item.opportunity.judgement
    let why = judgement.reasons.sorted { $0.points > $1.points }.prefix(3).map { reason in
      "\"\(reason.rule)\"\(reason.location.isEmpty ? "" : " in the \(reason.location)")"
    }
    let head = "\(judgement.section?.rawValue ?? "no section"), relevance \(judgement.relevance) of 3"
    return why.isEmpty ? head : head + " for " + why.joined(separator: ", ")
  }

  /// Both sides of a question, line beside line, and why it is one.
  private func pair(with other: Opportunity, width: Int) -> [String] {
    var lines = ["", "  It may be the same as \(other.id):"]
    for doubt in item.doubts where doubt.other == other.id { lines += doubt.words.map { "  * \($0)" } }
    // Two columns need room; in a narrow window the two stand one under the other.
    let isNarrow = width < 60
    let column = (width - 16) / 2
    func row(_ label: String, _ value: (Opportunity) -> String?) -> [String] {
      let (left, right) = (value(item.source) ?? "-", value(other) ?? "-")
      guard left != "-" || right != "-" else { return [] }
      if isNarrow { return ["  \(label.isEmpty ? "this one" : label): \(left)", "    other: \(right)"] }
      return ["  " + cell(label, 11) + cell(left, column) + " " + cell(right, column)]
    }
    lines += [
      row("") { $0.id }, row("title") { $0.title }, row("funder") { $0.funder },
      row("deadline") { $0.facts.closing.map { String(describing: $0.value.day) } },
      row("amount") { $0.facts.award.maximum.map { "$\($0.value)" } },
      row("number") { $0.facts.opportunityNumber?.value }, row("posted") { $0.posted.map { String(describing: $0) } },
      row("source") { $0.entries.first?.source }, row("link") { $0.link },
    ].joined()
    return lines
  }

  /// Cut or filled up to so many columns.
  private func cell(_ text: String, _ width: Int) -> String {
    let short = text.count > width ? text.prefix(width - 1) + "…" : Substring(text)
    return short + String(repeating: " ", count: width - short.count)
  }
}
