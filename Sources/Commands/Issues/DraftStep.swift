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

  /// Parsed anew for each command: what staff edit needs no restart.
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
    // Staff who edited the draft in the meantime have the last word: it is drafted anew around their edits.
    if draft != known, try await !desk.save(draft, replacing: known) { return try await draftIssue() }
    return draft
  }

  /// What staff kept, and of the rest the best so many of each section that are new since the issue before.
  ///
  /// SQL chooses the rest by what its columns say; what staff edited may have another date by now, so it is read whole.
  private func draftedItems(on day: Day, after last: Issue?, printed: Set<String>) async throws -> [Section: [String]] {
    let newsletter = configuration.newsletter
    let decisions = try await desk.decisions()
    let choices = Choices(decisions.values.joined())
    let doubtful = Set(try await desk.doubts().map(\.opportunity))
    var selection = DraftSelection(day: day)
    selection.minimumRelevance = newsletter.minimumRelevance
    selection.seenAfter = last?.approved
    selection.limits = newsletter.sectionLimit
    selection.leaving = printed.union(doubtful).union(decisions.keys)
    let named = try await desk.opportunities(ids: decisions.keys.sorted()).filter { opportunity in
      choices.kept[opportunity.id] != nil
        || (!doubtful.contains(opportunity.id) && last?.approved.map { opportunity.firstSeen > $0 } ?? true)
    }
    let opportunities = named.filter { !printed.contains($0.id) }.map { opportunity in
      decisions[opportunity.id].map { Edits($0).applied(to: opportunity) } ?? opportunity
    }
    return draftItems(
      from: opportunities + (try await desk.candidates(selection)), choices: choices, newsletter: newsletter, day: day)
  }

  /// Renders the issue in every language, freezes the bytes and marks it approved with their hash.
  func approve(_ issue: Issue, due: Instant? = nil) async throws -> Issue {
    guard issue.state == .draft else { return issue }
    let due = due ?? issue.due ?? workplace.now
    let editions = try await editions(
      of: issue, on: zone.day(of: max(due, workplace.now)), choices: try await sectionChoices())
    let frozen = FrozenIssue(number: issue.number, date: max(due, workplace.now), editions: editions)
    try frozen.write(below: workplace.state("issues"), newsletter: configuration.newsletter)
    var approved = issue
    approved.state = .approved
    approved.hash = frozen.hash
    approved.approved = workplace.now
    approved.due = due
    guard try await desk.save(approved, replacing: issue) else {
      throw CommandError(.busy, "issue \(issue.number) was changed while it was looked at; approve it again")
    }
    return approved
  }
}
