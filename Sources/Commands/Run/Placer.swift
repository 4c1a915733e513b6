import Archiving
import Composing
import Classifying
import Deduplicating
import Model
import Text

/// Finds the opportunity of each entry, and moves entries when matching or staff say so.
struct Placer: Sendable {
  let desk: Desk
  let configuration: Configuration
  let zone: Zone
  let classifier: Classifier
  let now: Instant
  /// When each source was first read.
  var firstVisits: [String: Instant] = [:]

  init(in workplace: Workplace, _ desk: Desk, _ configuration: Configuration) throws {
    self.desk = desk
    self.configuration = configuration
    zone = Zone.named(configuration.newsletter.zone) ?? .losAngeles
    classifier = Classifier(configuration, residual: try workplace.residual())
    now = workplace.now
  }

  private var matches: DeskMatches { DeskMatches(desk: desk) }

  /// Places an entry that is new or changed, and says how: `updated` when it stays where it was.
  func place(_ entry: Entry) async throws -> String {
    let key = EntryKey(source: entry.source, id: entry.id)
    let known = try await desk.opportunityID(of: key)
    let alone = opportunity(from: [entry], id: known ?? "")
    var candidate = Candidate(alone, of: key, firstSeen: try await firstSeen(key))
    let sign = try await nextRoundSign(candidate, isKnown: known != nil)
    // The source uses its id again: the new round came to us today.
    if sign != nil { candidate.dates.firstSeen = now.utcDay }
    let settlement = try await settle(candidate, in: matches)
    var placement = placement(of: key, in: settlement.clusters[0], links: settlement.links)
    var regrouping = Regrouping(settlement.clusters, current: try await desk.opportunityIDs(of: settlement.members))
    if let sign { regrouping.release(key, as: sign, &placement) }
    var log = MembershipLog(
      verdict: placement.kind.rawValue, points: placement.points, reasons: placement.reasons, at: now)
    var placing = try await rearrange(
      &regrouping, entry: entry, alone: alone, log: &log, isWhole: !settlement.isCrowded)
    placing.filing = DeskMatches.filing(candidate, settlement)
    try await relate(key, placement, former: sign == nil ? nil : known, regrouping, &placing)
    try await desk.apply(placing, at: now)
    return log.verdict
  }

  /// The day on which an entry came to us; nil when it stood there on our first visit, which says nothing of its age.
  private func firstSeen(_ entry: EntryKey) async throws -> Day? {
    let seen = try await desk.firstSeen(entry) ?? now
    return firstVisits[entry.source].map { seen > $0 } ?? false ? seen.utcDay : nil
  }

  /// Why a changed entry is the next round of what it was: sources use an id again for next year's call.
  private func nextRoundSign(_ candidate: Candidate, isKnown: Bool) async throws -> String? {
    guard isKnown, let bytes = try await desk.filedCandidate(candidate.entry),
      let before = Candidate(packed: bytes, of: candidate.entry)
    else { return nil }
    return signOfNextRound(candidate, after: before, today: now.utcDay)
  }

  /// Groups anew what staff ruled on; `log` is written down of every entry that moves.
  func obey(_ entries: [EntryKey], log: MembershipLog) async throws {
    let groups = try await regroup(entries, in: matches)
    var regrouping = Regrouping(groups, current: try await desk.opportunityIDs(of: Array(groups.joined())))
    for entry in groups.joined() { regrouping.origins[entry] = try await desk.firstOpportunity(of: entry) }
    var log = log
    let placing = try await rearrange(&regrouping, entry: nil, log: &log, isWhole: true)
    try await desk.apply(placing, at: now)
  }
}

// MARK: groups to opportunities

extension Placer {
  /// Gives each group its opportunity, and writes those that are not what they were.
  ///
  /// `entry` is what is new or changed, nil when staff's word is obeyed, and `alone` what it was read into. `log` says why; `updated` is put in when the
  /// entry stays in what it is in. With `isWhole` the groups hold all that hangs together; else entries that are not
  /// named stay where they are.
  private func rearrange(
    _ regrouping: inout Regrouping, entry: Entry?, alone: Opportunity? = nil, log: inout MembershipLog, isWhole: Bool
  ) async throws -> Placing {
    var placing = Placing()
    let known = try await opportunities(regrouping)
    regrouping.assign(known, decided: try await decided(known))
    let key = entry.map { EntryKey(source: $0.source, id: $0.id) }
    for index in regrouping.groups.indices where regrouping.ids[index] == nil {
      regrouping.ids[index] = try await freshID(for: regrouping.groups[index], isReturning: key == nil)
    }
    if let key, let before = regrouping.current[key], regrouping.id(of: key) == before {
      log.verdict = "updated"
      log.reasons = []
    }
    for index in regrouping.groups.indices {
      guard let id = regrouping.ids[index] else { continue }
      let group = regrouping.groups[index]
      let moved = group.filter { regrouping.current[$0] != id }
      let isChanged = !moved.isEmpty || key.map(group.contains) ?? false || regrouping.hasLost(id, group)
      guard isChanged else { continue }
      placing.opportunities.append(
        try await opportunity(id, of: group, with: entry, alone, known: known.first { $0.id == id }))
      for member in moved where member != key { placing.moves.append(.init(member, to: id, moveLog(log, key == nil))) }
      if let key, group.contains(key) { placing.moves.append(.init(key, to: id, log)) }
    }
    try await retire(regrouping, &placing, log: moveLog(log, key == nil), isWhole: isWhole)
    return placing
  }

  /// What is written of an entry that moves because another one came.
  private func moveLog(_ log: MembershipLog, _ isStaff: Bool) -> MembershipLog {
    guard !isStaff else { return log }
    return MembershipLog(verdict: "moved", reasons: ["what came links it to others than before"], at: now)
  }

  private func opportunities(_ regrouping: Regrouping) async throws -> [Opportunity] {
    try await desk.opportunities(ids: Set(regrouping.current.values).sorted())
  }

  /// Those that staff kept, skipped or edited.
  private func decided(_ opportunities: [Opportunity]) async throws -> Set<String> {
    guard opportunities.count > 1 else { return [] }
    var ids: Set<String> = []
    for opportunity in opportunities
    where try await desk.decisions(of: opportunity.id).contains(where: { $0.verb != .merge && $0.verb != .split }) {
      ids.insert(opportunity.id)
    }
    return ids
  }

  /// The opportunity as its entries describe it now; what is placed there and not grouped here stays a part of it.
  private func opportunity(
    _ id: String, of group: [EntryKey], with entry: Entry?, _ alone: Opportunity?, known: Opportunity?
  ) async throws -> Opportunity {
    var entries: [Entry] = []
    // Those that are shown lead; of thousands that say the same the first few say it all.
    let ranked = known.map { before in before.entries.filter(group.contains) } ?? []
    var seen: Set<EntryKey> = []
    for key in ranked + group where entries.count < 64 && seen.insert(key).inserted {
      if let entry, key == EntryKey(source: entry.source, id: entry.id) {
        entries.append(entry)
      } else if let stored = try await desk.entry(key) {
        entries.append(stored)
      }
    }
    // Nearly every entry is the only one of its opportunity, and was read already.
    var shown = alone.flatMap { $0.entries == group ? $0 : nil } ?? opportunity(from: entries, id: id)
    shown.id = id
    if let known {
      shown.firstSeen = known.firstSeen
      shown.series = known.series
    }
    return shown
  }

  /// Ends the opportunities that no group took, and says their entries and decisions to what took them up.
  private func retire(_ regrouping: Regrouping, _ placing: inout Placing, log: MembershipLog, isWhole: Bool)
    async throws
  {
    for id in regrouping.left {
      guard let successor = regrouping.successor(of: id) else { continue }
      let rest = try await desk.entries(of: id).map { EntryKey(source: $0.source, id: $0.id) }
        .filter { regrouping.current[$0] == nil }
      // In a crowd the entry alone moved; its old opportunity goes on without it.
      guard isWhole || rest.isEmpty else { continue }
      for key in rest { placing.moves.append(.init(key, to: successor, log)) }
      placing.retired.append((id, successor))
      let said = try await desk.decisions(of: successor).filter { $0.verb != .merge && $0.verb != .split }
      guard said.isEmpty else { continue }
      placing.decisions += try await desk.decisions(of: id).filter { $0.verb != .merge && $0.verb != .split }.map {
        var decision = $0
        decision.opportunity = successor
        return decision
      }
    }
  }

  /// The id that the entries had before staff merged them away, or one that no opportunity has.
  private func freshID(for group: [EntryKey], isReturning: Bool) async throws -> String {
    if isReturning {
      for key in group {
        for id in try await desk.formerOpportunities(of: key) where try await desk.opportunities(ids: [id]).isEmpty {
          return id
        }
      }
    }
    return try await freeID(for: group[0])
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

// MARK: series and questions

extension Placer {
  /// So many questions about one opportunity wait at a time: a source that lists one title a thousand times asks no more.
  private static let questions = 3

  /// Links a new round to its series, and asks staff when in doubt.
  private func relate(
    _ key: EntryKey, _ placement: Placement, former: String?, _ regrouping: Regrouping, _ placing: inout Placing
  ) async throws {
    guard let id = regrouping.id(of: key), let index = placing.opportunities.firstIndex(where: { $0.id == id })
    else { return }
    if let former, placing.opportunities[index].series == nil {
      placing.opportunities[index].series = try await series(of: former, &placing)
    }
    guard let end = placement.other, let other = try await otherID(end, regrouping), other != id else { return }
    switch placement.kind {
    case .series:
      if placing.opportunities[index].series == nil {
        placing.opportunities[index].series = try await series(of: other, &placing)
      }
    case .review:
      if try await isSettled(regrouping.group(of: key), end) { return }
      guard try await desk.openDoubts(about: other, kind: "duplicate") < Self.questions,
        try await desk.openDoubts(about: id, kind: "duplicate") < Self.questions
      else { return }
      placing.doubts.append(
        Doubt(opportunity: id, kind: "duplicate", other: other, words: placement.reasons, at: now))
    case .new, .same: break
    }
  }

  /// Whether staff said that an entry is not what the group describes; then nobody is asked again.
  private func isSettled(_ group: [EntryKey], _ entry: EntryKey) async throws -> Bool {
    let other = try await desk.opportunityID(of: entry)
    for ruling in try await desk.rulings(on: group) where ruling.verb == "split" {
      for (here, there) in [(0, 1), (1, 0)] where !Set(ruling.sides[here]).isDisjoint(with: group) {
        if ruling.sides[there].contains(entry) { return true }
        for end in ruling.sides[there] where try await desk.opportunityID(of: end) == other { return true }
      }
    }
    return false
  }

  private func otherID(_ entry: EntryKey, _ regrouping: Regrouping) async throws -> String? {
    if let id = regrouping.id(of: entry) { return id }
    return try await desk.opportunityID(of: entry)
  }

  /// The series that an opportunity belongs to; the first round gives its id to it.
  private func series(of id: String, _ placing: inout Placing) async throws -> String {
    if let index = placing.opportunities.firstIndex(where: { $0.id == id }) {
      let series = placing.opportunities[index].series ?? id
      placing.opportunities[index].series = series
      return series
    }
    guard var first = try await desk.opportunity(id) else { return id }
    if let series = first.series { return series }
    first.series = first.id
    placing.opportunities.append(first)
    return first.id
  }
}

// MARK: what is shown

extension Placer {
  /// What the entries together describe: the words of the most official and most complete one, and what it leaves out
  /// from the others.
  func opportunity(from entries: [Entry], id: String) -> Opportunity {
    let official = Set(configuration.sources.filter(\.isOfficial).map(\.id))
    let (entry, ranked) = combined(entries, official: official)
    let source = configuration.sources.first { $0.id == entry.source }
    let classified = classifier.classify(entry, from: source, now: now)
    let funder =
      entry.first(EntryField.agency) ?? FunderLabel.funder(in: classified.text)
      ?? (source?.isOfficial == true ? source?.name : nil)
    return Opportunity(
      id: id, title: entry.title, link: entry.link, summary: classified.text, funder: funder,
      language: classified.language, posted: entry.published.map(zone.day), status: status(of: entry),
      facts: classified.facts, judgement: classified.judgement,
      entries: ranked.map { EntryKey(source: $0.source, id: $0.id) }, firstSeen: now, changed: now)
  }

  private func status(of entry: Entry) -> Opportunity.Status {
    let word = entry.first(EntryField.status)?.lowercased() ?? ""
    if word.hasPrefix("forecast") { return .forecast }
    if word.hasPrefix("clos") || word.hasPrefix("archiv") { return .closed }
    if word.hasPrefix("cancel") || word.hasPrefix("withdr") { return .withdrawn }
    return .posted
  }
}
