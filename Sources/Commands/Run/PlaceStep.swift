import Archiving
import Classifying
import Deduplicating
import Model
import Text

/// How many entries went where.
struct PlacementCounts: Hashable, Sendable {
  var new = 0
  var updated = 0
  var merged = 0
  var series = 0
  var review = 0
}

/// What placing needs for every entry.
private struct Placer: Sendable {
  let classifier: Classifier
  let index: DeskIndex
}

extension Job {
  /// Classifies what was not yet placed and finds its opportunity.
  ///
  /// One entry that cannot be placed never stops the others.
  func placeEntries(_ progress: (Int) -> Void = { _ in }) async throws -> PlacementCounts {
    let classifier = Classifier(configuration, residual: try workplace.residual())
    let placer = Placer(classifier: classifier, index: DeskIndex(desk: desk))
    var counts = PlacementCounts()
    var placed = 0
    while true {
      let entries = try await desk.unplaced(limit: 500)
      guard !entries.isEmpty else { return counts }
      for entry in entries {
        try await place(entry, placer, &counts)
        placed += 1
        progress(placed)
      }
    }
  }

  private func place(_ entry: Entry, _ placer: Placer, _ counts: inout PlacementCounts) async throws {
    let key = EntryKey(source: entry.source, id: entry.id)
    if let id = try await desk.opportunityID(of: key), let known = try await desk.opportunity(id) {
      try await update(known, with: entry, placer, MembershipLog(verdict: "updated", at: workplace.now))
      counts.updated += 1
      return
    }
    var fresh = opportunity(from: [entry], placer.classifier, id: try await freeID(for: key))
    let placement = try await Deduplicating.place(Candidate(fresh), in: placer.index)
    var log = MembershipLog(verdict: "new", points: placement.points, reasons: placement.reasons, at: workplace.now)
    switch placement.kind {
    case .same(let id):
      log.verdict = "same"
      guard let known = try await desk.opportunity(id) else { break }
      try await update(known, with: entry, placer, log)
      counts.merged += 1
      return
    case .series(let id):
      log.verdict = "series"
      fresh.series = try await series(of: id)
      counts.series += 1
    case .review(let ids):
      log.verdict = "review"
      let doubts = ids.map {
        Doubt(opportunity: fresh.id, kind: "duplicate", other: $0, words: placement.reasons, at: workplace.now)
      }
      // Asked first: a job killed between the two asks again, and loses no question.
      try await desk.ask(doubts)
      counts.review += 1
    case .new: break
    }
    try await desk.place(key, in: fresh, log: log, keys: keys(of: Candidate(fresh)))
    await placer.index.remember(fresh)
    counts.new += 1
  }

  /// The series that an opportunity belongs to; the first round gives its id to it.
  private func series(of id: String) async throws -> String {
    guard var first = try await desk.opportunity(id) else { return id }
    if let series = first.series { return series }
    first.series = first.id
    try await desk.save([first], at: workplace.now)
    return first.id
  }

  private func update(
    _ known: Opportunity, with entry: Entry, _ placer: Placer, _ log: MembershipLog
  ) async throws {
    let key = EntryKey(source: entry.source, id: entry.id)
    let others = try await desk.entries(of: known.id).filter { EntryKey(source: $0.source, id: $0.id) != key }
    var updated = opportunity(from: others + [entry], placer.classifier, id: known.id)
    updated.firstSeen = known.firstSeen
    updated.series = known.series
    try await desk.place(key, in: updated, log: log, keys: keys(of: Candidate(updated)))
    await placer.index.remember(updated)
  }

  /// What the entries together describe.
  func opportunity(from entries: [Entry], _ classifier: Classifier, id: String) -> Opportunity {
    let official = Set(configuration.sources.filter(\.isOfficial).map(\.id))
    let (entry, ranked) = combined(entries, official: official)
    let source = source(entry.source)
    let classified = classifier.classify(entry, from: source, now: workplace.now)
    let funder = entry.first(EntryField.agency) ?? (source?.isOfficial == true ? source?.name : nil)
    return Opportunity(
      id: id, title: entry.title, link: entry.link, summary: classified.text, funder: funder,
      language: classified.language, posted: entry.published.map(zone.day), status: status(of: entry),
      facts: classified.facts, judgement: classified.judgement,
      entries: ranked.map { EntryKey(source: $0.source, id: $0.id) }, firstSeen: workplace.now, changed: workplace.now)
  }

  private func status(of entry: Entry) -> Opportunity.Status {
    let word = entry.first(EntryField.status)?.lowercased() ?? ""
    if word.hasPrefix("forecast") { return .forecast }
    if word.hasPrefix("clos") || word.hasPrefix("archiv") { return .closed }
    if word.hasPrefix("cancel") || word.hasPrefix("withdr") { return .withdrawn }
    return .posted
  }

  /// An id that no opportunity has: `p` and eight letters or digits of the entry's hash.
  private func freeID(for key: EntryKey) async throws -> String {
    let digest = SHA256.digest(Array("\(key.source)\u{0}\(key.id)".utf8))
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    for shift in 0..<24 {
      let id = "p" + String(digest[shift..<shift + 8].map { letters[Int($0 & 31)] })
      if try await desk.opportunity(id) == nil { return id }
    }
    throw CommandError(.cannotWrite, "no free id for \(key.id) of \(key.source)")
  }
}

/// The desk's key table, as matching wants it, with the candidates it has met in memory.
actor DeskIndex: KeyIndex {
  /// Enough for a large crawl; what falls out is read again.
  private static let capacity = 20_000

  private let desk: Desk
  private var known: [String: Candidate] = [:]

  init(desk: Desk) { self.desk = desk }

  func candidates(for keys: [UInt64], limit: Int) async throws -> [Candidate] {
    let ids = try await desk.candidateIDs(for: keys, limit: limit)
    let unknown = ids.filter { known[$0] == nil }
    if !unknown.isEmpty {
      if known.count > DeskIndex.capacity { known.removeAll(keepingCapacity: true) }
      for opportunity in try await desk.opportunities(ids: unknown) { remember(opportunity) }
    }
    return ids.compactMap { known[$0] }
  }

  /// Keeps what was just written to the desk.
  func remember(_ opportunity: Opportunity) { known[opportunity.id] = Candidate(opportunity) }
}
