import Archiving
import Composing
import Foundation
import Model
import Text

extension Workplace {
  /// The templates and strings beside the configuration, or beside the file it extends.
  func composer(_ configuration: Configuration) throws -> Composer {
    Composer(templates: try templates(), configuration: configuration)
  }

  func templates() throws -> Templates { try Templates(folder: templateFolder.path) }

  /// `Templates/` beside feeds.yml; else the one in this folder, as for the sample.
  private var templateFolder: URL {
    let own = beside("Templates")
    return FileManager.default.fileExists(atPath: own.path) ? own : URL(filePath: "Templates")
  }
}

extension Job {
  /// Brings the draft of the next issue up to date; nil when there is nothing to draft.
  ///
  /// What an earlier issue printed, and what was already there when it was approved, does not come again by itself.
  func draftIssue() async throws -> Issue? {
    let issues = try await desk.issues()
    let settled = issues.filter { $0.state != .draft }
    let last = settled.max { $0.number < $1.number }
    let dates = issueDates(
      configuration.newsletter, onOrAfter: last.map { max(today, $0.period.lowerBound + 1) } ?? today)
    let items = try await draftedItems(
      on: dates.day, after: last, printed: Set(settled.flatMap(\.items.values).joined()))
    let known = issues.first { $0.state == .draft }
    guard known != nil || !items.isEmpty else { return last }
    var draft = known ?? Issue(number: (last?.number ?? 0) + 1, period: dates.period, next: dates.next)
    draft.period = dates.period
    draft.next = dates.next
    draft.due = dates.due
    draft.items = draft.edits?.applied(to: items) ?? items
    if draft != known { try await desk.save(draft) }
    return draft
  }

  private func draftedItems(on day: Day, after last: Issue?, printed: Set<String>) async throws -> [Section: [String]] {
    let decisions = try await desk.decisions()
    let choices = Choices(decisions.values.joined())
    var selection = Selection()
    selection.openOn = day
    selection.minimumRelevance = configuration.newsletter.minimumRelevance
    let doubtful = Set(try await desk.doubts().map(\.opportunity))
    // What staff kept comes in by its own right; of the rest only what could be drafted is read at all.
    let kept = try await desk.opportunities(ids: choices.kept.keys.sorted())
    let others = try await desk.opportunities(where: selection).filter { opportunity in
      choices.kept[opportunity.id] == nil && !doubtful.contains(opportunity.id)
        && last?.approved.map { opportunity.firstSeen > $0 } ?? true
    }
    let opportunities = (kept + others).filter { !printed.contains($0.id) }.map { opportunity in
      decisions[opportunity.id].map { Edits($0).applied(to: opportunity) } ?? opportunity
    }
    return draftItems(from: opportunities, choices: choices, newsletter: configuration.newsletter, day: day)
  }

  /// Renders the issue in every language, freezes the bytes and marks it approved with their hash.
  func approve(_ issue: Issue, due: Instant? = nil) async throws -> Issue {
    guard issue.state == .draft else { return issue }
    let due = due ?? issue.due ?? workplace.now
    let editions = try await editions(of: issue, on: zone.day(of: max(due, workplace.now)))
    let frozen = FrozenIssue(number: issue.number, date: max(due, workplace.now), editions: editions)
    try frozen.write(below: workplace.state("issues"), newsletter: configuration.newsletter)
    var approved = issue
    approved.state = .approved
    approved.hash = frozen.hash
    approved.approved = workplace.now
    approved.due = due
    try await desk.save(approved)
    return approved
  }
}
