import Archiving
import Model

// What staff say of opportunities that may be the same; it holds in every later run, until it is taken back.

extension Curator {
  /// The step of the job that groups entries, obeying what staff ruled.
  private func placer() throws -> Placer { try Placer(in: workplace, desk, configuration) }

  /// Makes one opportunity of two, for good; no machine parts them again.
  ///
  /// Gives the id that holds from now on: of the one that staff decided about, else of the older one.
  func merge(_ id: String, with other: String, reason: String = "") async throws -> String {
    let (left, right) = (try await item(id).source, try await item(other).source)
    guard left.id != right.id else {
      throw CommandError(.partial, "\(id) and \(other) are one already; prevnet dup show \(left.id) tells why")
    }
    let sides = [try await keys(of: left), try await keys(of: right)]
    try await rule(.merge, sides, reason)
    let holding = try await holder(of: sides) ?? left.id
    try await note(.merge, holding, holding == left.id ? right.id : left.id, reason)
    return holding
  }

  /// Keeps two opportunities apart, for good; what joins one of them later stays apart from the other too.
  func split(_ id: String, from other: String, reason: String = "") async throws {
    let (left, right) = (try await item(id).source, try await item(other).source)
    guard left.id != right.id else { return try await split(left, id, other, reason) }
    try await rule(.split, [try await keys(of: left), try await keys(of: right)], reason)
    try await note(.split, left.id, right.id, reason)
  }

  /// Takes one of two apart again that were made one: what was in the one that is no more.
  private func split(_ whole: Opportunity, _ id: String, _ other: String, _ reason: String) async throws {
    let gone = id == whole.id ? other : id
    let all = try await keys(of: whole)
    let parts = Set(try await desk.everIn(gone)).intersection(all)
    try await part(whole, all, parts.sorted(), reason)
  }

  /// Makes an opportunity of its own of one entry, the `number`th that `dup show` lists.
  ///
  /// Gives the id of the new one.
  @discardableResult
  func split(_ id: String, entry number: Int, reason: String = "") async throws -> String {
    let whole = try await item(id).source
    let all = try await keys(of: whole)
    guard all.indices.contains(number - 1) else {
      throw CommandError(.partial, "\(whole.id) has \(all.count) entries; '\(number)' is none of them")
    }
    return try await part(whole, all, [all[number - 1]], reason)
  }

  @discardableResult
  private func part(_ whole: Opportunity, _ all: [EntryKey], _ parts: [EntryKey], _ reason: String) async throws
    -> String
  {
    let rest = all.filter { !parts.contains($0) }
    guard !parts.isEmpty, !rest.isEmpty else {
      throw CommandError(.partial, "\(whole.id) cannot be split so: nothing would be left of one side")
    }
    try await rule(.split, [rest, parts], reason)
    let new = try await desk.opportunityID(of: parts[0]) ?? whole.id
    let kept = try await desk.opportunityID(of: rest[0]) ?? whole.id
    try await note(.split, kept, new, reason)
    return new
  }

  /// Takes back this person's last ruling on an opportunity, and groups the entries as if it had not been said.
  func undoRuling(_ verb: Decision.Verb, of id: String) async throws -> String {
    let entries = try await keys(of: try await item(id).source)
    let said = try await desk.rulings(on: entries).last { $0.verb == verb.rawValue && $0.who == who }
    guard let said else {
      throw CommandError(.partial, "'\(verb.rawValue)' of \(id) was taken back before; prevnet dup show \(id) tells")
    }
    try await desk.undoRuling(said.number, who: who, at: workplace.now)
    let log = MembershipLog(
      verdict: "undone", reasons: ["'\(verb.rawValue)' was taken back"], who: who, at: workplace.now)
    try await placer().obey(Array(said.sides.joined()), log: log)
    // An empty value: the word before is no longer the last one.
    try await desk.decide([decision(verb, id, reason: "taken back")])
    for entry in Set(said.sides.joined()) {
      if let changed = try await desk.opportunityID(of: entry) { try await dropApproval(of: changed) }
    }
    return verb == .merge ? "\(id) is what it was before the merge" : "\(id) may be the same as others again"
  }

  // MARK: - Steps

  /// Entries in the order in which `dup show` numbers them: the shown one first.
  func keys(of opportunity: Opportunity) async throws -> [EntryKey] {
    let stored = try await desk.entries(of: opportunity.id).map { EntryKey(source: $0.source, id: $0.id) }
    let shown = opportunity.entries.filter(stored.contains)
    return shown + stored.filter { !shown.contains($0) }
  }

  /// Remembers the ruling and moves the entries at once; without entries there is nothing to move.
  private func rule(_ verb: Decision.Verb, _ sides: [[EntryKey]], _ reason: String) async throws {
    guard sides.allSatisfy({ !$0.isEmpty }) else { return }
    // Of thousands the first few say which opportunity is meant.
    let sides = sides.map { Array($0.prefix(64)) }
    _ = try await desk.rule(verb.rawValue, sides, reason: reason, who: who, at: workplace.now)
    let log = MembershipLog(
      verdict: verb.rawValue, reasons: [reason.isEmpty ? "staff said so" : reason], who: who, at: workplace.now)
    try await placer().obey(Array(sides.joined()), log: log)
  }

  /// The opportunity in which the first entry stands after a ruling; nil when there is no entry at all.
  private func holder(of sides: [[EntryKey]]) async throws -> String? {
    guard let entry = sides.joined().first else { return nil }
    return try await desk.opportunityID(of: entry)
  }

  /// The word as a decision, with the questions about the two answered, and an approved issue that shows one opened.
  private func note(_ verb: Decision.Verb, _ id: String, _ other: String, _ reason: String) async throws {
    var words = [decision(verb, id, value: other, reason: reason)]
    // Both sides of a split go on, and either may be asked for to take it back.
    if verb == .split { words.append(decision(verb, other, value: id, reason: reason)) }
    try await desk.decide(words)
    try await desk.settle(id, kind: "duplicate", other: other, at: workplace.now)
    try await desk.settle(other, kind: "duplicate", other: id, at: workplace.now)
    try await dropApproval(of: id)
    try await dropApproval(of: other)
  }
}
