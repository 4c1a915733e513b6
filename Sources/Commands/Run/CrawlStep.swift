import Archiving
import Crawling
import Foundation
import Model
import Reading
import Synchronization

extension Job {
  /// Visits what is due (or what is named, due or not), reads it and stores the entries; one broken source never stops
  /// the others.
  func crawl(named names: [String] = [], progress: Progress) async throws -> [Summary.Line] {
    let health = try await desk.health()
    let now = workplace.now
    let due = configuration.sources.filter { source in
      names.isEmpty
        ? source.isEnabled && isDue(source, health[source.id] ?? SourceHealth(), now: now) : names.contains(source.id)
    }
    let visits = due.map { Visit(source: $0, health: health[$0.id] ?? SourceHealth()) }
    let crawler = Crawler(
      defaults: configuration.defaults, folder: workplace.config.deletingLastPathComponent().path,
      clock: workplace.clock)
    let tally = VisitTally(before: health)
    progress.begin("crawling", total: visits.count)
    await crawler.crawl(visits) { fetch in
      let followUps = await record(fetch, tally)
      if fetch.purpose == .source { progress.step() }
      return followUps
    }
    progress.end()
    return tally.lines(in: due)
  }

  /// Reads and stores one answer; gives the pages it leads to.
  private func record(_ fetch: Fetch, _ tally: VisitTally) async -> [FollowUp] {
    guard let source = source(fetch.source) else { return [] }
    do {
      return try await store(fetch, of: source, tally)
    } catch {
      tally.add(source, failure: Failure(.read, "cannot be stored: \(error)"), state: "broken")
      return []
    }
  }

  private func store(_ fetch: Fetch, of source: Source, _ tally: VisitTally) async throws -> [FollowUp] {
    let before = tally.health(of: source.id)
    func after(new: Int, _ failure: Failure?) -> SourceHealth {
      healthAfter(fetch, of: source, before: before, newItems: new, failure: failure, now: workplace.now)
    }
    switch fetch.outcome {
    case .notModified, .gone, .failed:
      var failure: Failure?
      if case .failed(let why) = fetch.outcome { failure = why }
      let health = after(new: 0, failure)
      try await desk.save(health, of: source.id)
      let state = failure != nil ? "broken" : fetch.outcome == .gone ? "gone" : "unchanged"
      tally.add(source, failure: failure, state: state)
      return []
    case .content(let document):
      do {
        let items = try readEntries(document, as: source, now: workplace.now)
        let recorded = try await desk.record(
          items.entries, from: source.id, health: after(new: items.entries.count, nil), at: workplace.now)
        tally.add(source, entries: items.entries.count, recorded: recorded)
        return followUps(items)
      } catch let failure as Failure {
        try await desk.save(after(new: 0, failure), of: source.id)
        tally.add(source, failure: failure, state: "broken")
        return []
      }
    }
  }

  private func followUps(_ items: ReadItems) -> [FollowUp] {
    items.next.map { [FollowUp(request: $0, purpose: .page)] } ?? []
  }
}

/// What the visits of one crawl came to, filled from several tasks.
final class VisitTally: Sendable {
  private let state: Mutex<[String: Summary.Line]>
  private let before: [String: SourceHealth]

  init(before: [String: SourceHealth]) {
    self.before = before
    state = Mutex([:])
  }

  func health(of source: String) -> SourceHealth { before[source] ?? SourceHealth() }

  func add(_ source: Source, entries: Int = 0, recorded: Recorded = Recorded()) {
    change(source) { line in
      line.state = "read"
      line.entries += entries
      line.new += recorded.new
      line.changed += recorded.changed
      line.healed = before[source.id].map { $0.failuresInARow > 0 } ?? false
    }
  }

  func add(_ source: Source, failure: Failure?, state: String) {
    change(source) { line in
      if line.state.isEmpty || failure != nil { line.state = state }
      line.failure = failure
      let failures = before[source.id]?.failuresInARow ?? 0
      line.isKnown = failure != nil && failures > 0
      line.healed = failure == nil && failures > 0
    }
  }

  private func change(_ source: Source, _ change: (inout Summary.Line) -> Void) {
    state.withLock { change(&$0[source.id, default: .init(source: source.id, name: source.name, state: "")]) }
  }

  /// One line a source, in the order of feeds.yml.
  func lines(in sources: [Source]) -> [Summary.Line] {
    state.withLock { lines in sources.compactMap { lines[$0.id] } }
  }
}
