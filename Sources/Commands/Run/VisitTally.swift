import Archiving
import Crawling
import Model
import Synchronization

/// What the visits of one crawl came to, filled from several tasks: a line of the summary and the health of each source.
final class VisitTally: Sendable {
  /// One source while it is visited.
  private struct Visit {
    var line: Summary.Line
    let before: SourceHealth
    /// As it would be saved when all pages and details are read.
    var health: SourceHealth
    /// The answer at the source's own address; what is new on later pages is reckoned to it.
    var fetch: Fetch?
    /// Entries whose own page has not come yet.
    var held: [String: Entry] = [:]
    /// Entries of the pages so far, where there are several.
    var kept: [Entry] = []

    /// A source that answers and yet has had nothing new for too long is named as frozen.
    var lineWithFrozen: Summary.Line {
      guard line.failure == nil, ["read", "unchanged"].contains(line.state), health.failuresInARow > 0 else {
        return line
      }
      var line = line
      line.state = "frozen"
      line.failure = health.lastFailure
      line.isKnown = before.failuresInARow > 0
      line.healed = false
      return line
    }
  }

  private let sources: [Source]
  private let visits: Mutex<[String: Visit]>

  init(_ sources: [Source], before: [String: SourceHealth]) {
    self.sources = sources
    let visits = sources.map { source in
      let health = before[source.id] ?? SourceHealth()
      var line = Summary.Line(source: source.id, name: source.name, state: "")
      line.isRemote = !source.request.url.lowercased().hasPrefix("file:")
      return (source.id, Visit(line: line, before: health, health: health))
    }
    self.visits = Mutex(Dictionary(visits, uniquingKeysWith: { $1 }))
  }

  /// One line a source that was visited, in the order of feeds.yml.
  var lines: [Summary.Line] {
    visits.withLock { visits in
      sources.compactMap { visits[$0.id]?.lineWithFrozen }.filter { !$0.state.isEmpty }
    }
  }

  // MARK: - Health

  /// What is to be stored with an answer; while entries' own pages are awaited the validators stay out, so that a job
  /// killed before they came asks for the whole list again.
  func health(
    after fetch: Fetch, _ failure: Failure? = nil, of source: Source, now: Instant
  ) -> SourceHealth {
    change(source) { visit in
      if fetch.purpose == .source {
        visit.fetch = fetch
        visit.health = healthAfter(fetch, of: source, before: visit.before, newItems: 0, failure: failure, now: now)
      } else if let fault = failure ?? fetch.failure {
        visit.health.failuresInARow = visit.before.failuresInARow + 1
        visit.health.lastFailure = fault
        visit.health = visit.health.withoutValidators
      }
      return visit.held.isEmpty ? visit.health : visit.health.withoutValidators
    } ?? SourceHealth()
  }

  /// What is to be stored with an entry's own page.
  func health(afterDetailOf source: Source) -> SourceHealth {
    change(source) { $0.held.isEmpty ? $0.health : $0.health.withoutValidators } ?? SourceHealth()
  }

  // MARK: - Counts

  /// Gives the health anew when something was new: the source is visited earlier then.
  func add(_ source: Source, entries: Int, recorded: Recorded, now: Instant) -> SourceHealth? {
    change(source) { visit in
      visit.line.state = visit.line.failure == nil ? "read" : visit.line.state
      visit.line.entries += entries
      visit.line.new += recorded.new
      visit.line.changed += recorded.changed
      visit.line.healed = visit.line.failure == nil && visit.before.failuresInARow > 0
      guard recorded.new + recorded.changed > 0, visit.line.failure == nil, let fetch = visit.fetch else { return nil }
      visit.health = healthAfter(
        fetch, of: source, before: visit.before, newItems: visit.line.new + visit.line.changed, failure: nil, now: now)
      return visit.held.isEmpty ? visit.health : visit.health.withoutValidators
    } ?? nil
  }

  /// A visit that gave nothing; `state` is the word of the report: broken, frozen.
  func fail(_ source: Source, _ failure: Failure, state: String) {
    change(source) { visit in
      visit.line.state = state
      visit.line.failure = failure
      visit.line.isKnown = visit.before.failuresInARow > 0
      visit.line.healed = false
    }
  }

  /// Nothing was sent, because the host had asked for a pause.
  func wait(_ source: Source) { change(source) { if $0.line.state.isEmpty { $0.line.state = "waiting" } } }

  /// A visit without new bytes: unchanged or gone.
  func end(_ source: Source, state: String) {
    change(source) { visit in
      if visit.line.state.isEmpty { visit.line.state = state }
      visit.line.healed = visit.before.failuresInARow > 0 && visit.line.failure == nil && state != "gone"
    }
  }

  // MARK: - Entries on their way

  func hold(_ entry: Entry, of source: Source) { change(source) { $0.held[entry.id] = entry } }

  func release(_ id: String, of source: Source) -> Entry? { change(source) { $0.held.removeValue(forKey: id) } ?? nil }

  func keep(_ entries: [Entry], of source: Source) { change(source) { $0.kept += entries } }

  func kept(of source: Source) -> [Entry] { change(source) { $0.kept } ?? [] }

  @discardableResult
  private func change<Result: Sendable>(_ source: Source, _ change: (inout Visit) -> Result) -> Result? {
    visits.withLock { visits in
      guard var visit = visits.removeValue(forKey: source.id) else { return nil }
      defer { visits[source.id] = visit }
      return change(&visit)
    }
  }
}

extension SourceHealth {
  /// The next visit asks for the whole.
  fileprivate var withoutValidators: SourceHealth {
    var health = self
    health.validators.etag = nil
    health.validators.lastModified = nil
    return health
  }
}

extension Fetch {
  fileprivate var failure: Failure? { if case .failed(let failure) = outcome { failure } else { nil } }
}
