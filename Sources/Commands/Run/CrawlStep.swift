import Archiving
import Crawling
import Foundation
import Model
import Reading

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
      clock: workplace.clock, memory: workplace.state("hosts.json").path)
    let tally = VisitTally(due, before: health)
    progress.begin("crawling", total: visits.count)
    await crawler.crawl(visits) { fetch in
      let followUps = await record(fetch, tally)
      if fetch.purpose == .source { progress.step() }
      return followUps
    }
    progress.end()
    return tally.lines
  }

  /// Reads and stores one answer; gives the pages it leads to.
  private func record(_ fetch: Fetch, _ tally: VisitTally) async -> [FollowUp] {
    guard let source = source(fetch.source) else { return [] }
    do {
      switch fetch.purpose {
      case .source, .page: return try await store(fetch, of: source, tally)
      case .detail(let id):
        try await store(detail: fetch, of: id, source, tally)
        return []
      }
    } catch {
      tally.fail(source, Failure(.read, "cannot be stored: \(error)"), state: "broken")
      return []
    }
  }

  /// The source's own answer, or a further page of its list.
  private func store(_ fetch: Fetch, of source: Source, _ tally: VisitTally) async throws -> [FollowUp] {
    guard case .content(let document) = fetch.outcome else {
      try await note(fetch, nil, of: source, tally)
      return []
    }
    do {
      let items = try readEntries(document, as: source, request: fetch.followUp, now: workplace.now)
      return try await store(items, from: fetch, of: source, tally)
    } catch let failure as Failure {
      try await note(fetch, failure, of: source, tally)
      return []
    }
  }

  private func store(
    _ items: ReadItems, from fetch: Fetch, of source: Source, _ tally: VisitTally
  ) async throws -> [FollowUp] {
    let known = try await desk.knownIDs(among: items.entries.map(\.id), from: source.id)
    var entries = items.entries
    if known.count < entries.count {
      entries = settleIdentities(entries, among: try await desk.latestEntries(from: source.id, limit: 2000))
    }
    let (ready, details) = try await withoutUnseen(entries, items, of: source, tally)
    let health = tally.health(after: fetch, of: source, now: workplace.now)
    let recorded = try await desk.record(ready, from: source.id, health: health, at: workplace.now)
    try await add(ready.count, recorded, to: source, tally)
    var followUps = details
    if let next = items.next {
      followUps.append(FollowUp(request: next, purpose: .page))
      tally.keep(entries, of: source)
    } else if fetch.purpose == .page {
      // What one answer could not show the whole list can.
      try checkExpectation(tally.kept(of: source) + entries, of: source)
    }
    return followUps
  }

  /// Splits off the entries whose own page must be read first; those that were seen before keep what it said.
  private func withoutUnseen(
    _ entries: [Entry], _ items: ReadItems, of source: Source, _ tally: VisitTally
  ) async throws -> ([Entry], [FollowUp]) {
    let requests = Dictionary(items.details.map { ($0.id, $0.request) }, uniquingKeysWith: { first, _ in first })
    guard !requests.isEmpty else { return (entries, []) }
    var ready: [Entry] = []
    var followUps: [FollowUp] = []
    for (written, entry) in zip(items.entries, entries) {
      if let stored = try await desk.entry(EntryKey(source: source.id, id: entry.id)) {
        ready.append(entry.keeping(Array(source.detail.keys), of: stored))
      } else if let request = requests[written.id] {
        tally.hold(entry, of: source)
        followUps.append(FollowUp(request: request, purpose: .detail(entry.id)))
      } else {
        ready.append(entry)
      }
    }
    return (ready, followUps)
  }

  /// An entry's own page; without it the entry is stored as the list has it.
  private func store(detail fetch: Fetch, of id: String, _ source: Source, _ tally: VisitTally) async throws {
    guard var entry = tally.release(id, of: source) else { return }
    if case .content(let document) = fetch.outcome {
      entry = readDetail(document, into: entry, as: source, now: workplace.now)
    }
    let health = tally.health(afterDetailOf: source)
    let recorded = try await desk.record([entry], from: source.id, health: health, at: workplace.now)
    try await add(1, recorded, to: source, tally)
  }

  /// Counts what came; what is new makes the next visit earlier.
  private func add(_ count: Int, _ recorded: Recorded, to source: Source, _ tally: VisitTally) async throws {
    if let health = tally.add(source, entries: count, recorded: recorded, now: workplace.now) {
      try await desk.save(health, of: source.id)
    }
  }

  /// A visit that brought nothing, and why.
  private func note(_ fetch: Fetch, _ failure: Failure?, of source: Source, _ tally: VisitTally) async throws {
    var failure = failure
    if case .failed(let why) = fetch.outcome { failure = why }
    let health = tally.health(after: fetch, failure, of: source, now: workplace.now)
    try await desk.save(health, of: source.id)
    if fetch.isPostponed {
      tally.wait(source)
    } else if let failure {
      tally.fail(source, failure, state: "broken")
    } else {
      tally.end(source, state: fetch.outcome == .gone ? "gone" : "unchanged")
    }
  }
}

extension Entry {
  /// The list's values with what an earlier visit read on the entry's own page.
  fileprivate func keeping(_ names: [String], of stored: Entry) -> Entry {
    var entry = self
    for name in names {
      switch name {
      case "title": entry.title = stored.title
      case "summary": entry.summary = stored.summary
      case "url", "link": entry.link = stored.link
      case "published": entry.published = stored.published
      case "updated": entry.updated = stored.updated
      default: entry.fields[name] = stored.fields[name]
      }
    }
    return entry
  }
}
