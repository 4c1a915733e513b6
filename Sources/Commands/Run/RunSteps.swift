import Archiving
import Crawling
import Foundation
import Model

extension Job {
  /// Every step once.
  ///
  /// What was begun and not finished by an earlier run is completed by the step that owns it.
  func runAll(approving: Bool = false) async throws -> Summary {
    var summary = Summary()
    let progress = Progress(workplace.output)
    summary.sources = try await crawl(progress: progress)
    summary.broken = try await brokenSources()
    progress.begin("judging", total: 0)
    let counts = try await placeEntries { progress.step(to: $0) }
    progress.end()
    summary.new = counts.new
    summary.updated = counts.updated
    summary.merged = counts.merged
    summary.series = counts.series
    summary.review = try await desk.doubts().count
    try await publishToArchive()
    summary.sections = try await desk.counts()
    summary.irrelevant = try await desk.opportunityCount() - summary.sections.values.reduce(0, +)
    summary.issue = try await draftIssue()
    if approving, let issue = summary.issue { summary.issue = try await approve(issue, due: workplace.now) }
    summary.sent = try await sendDueIssues(&summary.problems)
    return summary
  }

  /// How many enabled sources failed when they were last visited.
  private func brokenSources() async throws -> Int {
    let health = try await desk.health()
    return configuration.sources.count { $0.isEnabled && (health[$0.id]?.failuresInARow ?? 0) > 0 }
  }

  /// The sources whose time has come.
  func dueSources() async throws -> [Source] {
    let health = try await desk.health()
    return configuration.sources.filter {
      $0.isEnabled && isDue($0, health[$0.id] ?? SourceHealth(), now: workplace.now)
    }
  }
}
