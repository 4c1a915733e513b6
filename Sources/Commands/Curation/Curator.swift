import Archiving
import Composing
import Foundation
import Model
import Text

/// The curation of one person: the queue, and what is decided.
struct Curator: Sendable {
  let workplace: Workplace
  let desk: Desk
  let configuration: Configuration
  /// Who decides; stands with every decision.
  let who: String

  init(in workplace: Workplace, who: String?) throws {
    self.workplace = workplace
    desk = try workplace.desk()
    configuration = try workplace.configuration()
    let environment = workplace.environment
    self.who = who ?? environment["PREVNET_WHO"] ?? environment["USER"] ?? environment["LOGNAME"] ?? "staff"
  }

  var today: Day { (Zone.named(configuration.newsletter.zone) ?? .losAngeles).day(of: workplace.now) }

  /// One thing to look at.
  struct Item: Sendable {
    /// As staff edited it.
    var opportunity: Opportunity
    /// As the sources say it.
    var source: Opportunity
    var doubts: [Doubt]
    var decisions: [Decision]
    /// Edits whose source says something else by now.
    var outdated: [Overlay]
  }

  /// What waits for a decision: what is in doubt first, then the most relevant, the nearest deadline first.
  func queue() async throws -> [Item] {
    let items = try await items { item in
      guard !item.isPutOff(workplace.now) else { return false }
      return item.isInDoubt || (item.isUndecided && item.opportunity.judgement.relevance > 0)
    }
    return items.sorted { left, right in left.rank(today) < right.rank(today) }
  }

  /// What the machine put aside and staff never saw: nothing is dropped silently.
  func filtered() async throws -> [Item] {
    try await items { item in
      let judgement = item.opportunity.judgement
      return item.decisions.isEmpty
        && (judgement.section == nil || judgement.relevance < configuration.newsletter.minimumRelevance)
    }
  }

  /// Those that hold, of all a reader can still act on.
  private func items(where holds: (Item) -> Bool) async throws -> [Item] {
    var selection = Selection()
    selection.openOn = today
    let decisions = try await desk.decisions()
    let doubts = Dictionary(grouping: try await desk.doubts(), by: \.opportunity)
    return try await desk.opportunities(where: selection).compactMap { opportunity in
      let item = item(opportunity, decisions[opportunity.id] ?? [], doubts[opportunity.id] ?? [])
      return holds(item) ? item : nil
    }
  }

  /// The three things about one opportunity put together, with the edits of staff applied.
  private func item(_ opportunity: Opportunity, _ decisions: [Decision], _ doubts: [Doubt]) -> Item {
    let edits = Edits(decisions)
    return Item(
      opportunity: edits.applied(to: opportunity), source: opportunity, doubts: doubts, decisions: decisions,
      outdated: edits.outdated(by: opportunity))
  }

  /// One opportunity by its id; an id that was merged away leads to what took it up.
  func item(_ id: String) async throws -> Item {
    guard let opportunity = try await desk.opportunity(id) else {
      throw CommandError(.partial, "no opportunity '\(id)'; prevnet review --list and prevnet search show ids")
    }
    let doubts = try await desk.doubts().filter { $0.opportunity == opportunity.id }
    return item(opportunity, try await desk.decisions(of: opportunity.id), doubts)
  }

  /// Ends every question about an item that somebody said yes or no to: what it may be the same as, how it was judged,
  /// and whether edits still stand over a source that has changed, which they then do.
  func settle(_ item: Item) async throws {
    try await desk.decide(
      item.outdated.map { $0.renewed(of: item.source, who: who, at: workplace.now).decision(on: item.source.id) })
    try await desk.settle(item.source.id, at: workplace.now)
  }

  /// A decision of this person at this moment, not yet written down.
  func decision(_ verb: Decision.Verb, _ id: String, value: String = "", reason: String = "") -> Decision {
    Decision(opportunity: id, verb: verb, value: value, reason: reason, who: who, at: workplace.now)
  }

  /// Takes back this person's last word on an opportunity, and says what holds now.
  ///
  /// What somebody else said later stays: two people never undo each other.
  func undo(_ id: String) async throws -> String {
    let item = try await item(id)
    let words = item.decisions.withoutRenewals
    guard let last = words.last else { throw CommandError(.partial, "nothing was decided about \(id)") }
    guard last.who == who else {
      throw CommandError(
        .partial, "'\(last.verb.rawValue)' of \(id) was said by \(last.who); only \(last.who) can undo that")
    }
    switch last.verb {
    case .edit:
      let field = last.value.prefix { $0 != "=" }
      let before = words.dropLast().last { $0.verb == .edit && $0.value.hasPrefix(field + "=") }
      try await desk.decide([
        decision(.edit, item.source.id, value: before?.value ?? "\(field)=", reason: before?.reason ?? "")
      ])
      return before == nil ? "\(field) is the source's again" : "\(before?.value ?? "") again"
    case .keep, .skip, .later:
      let states: Set<Decision.Verb> = [.keep, .skip, .later, .reopen]
      let before = words.dropLast().last { states.contains($0.verb) }
      let verb = before?.verb ?? .reopen
      try await desk.decide([
        decision(verb, item.source.id, value: before?.value ?? "", reason: before?.reason ?? "")
      ])
      return verb == .reopen
        ? "\(id) is undecided again" : "\(id) is '\(verb.rawValue)' again, as \(before?.who ?? who) said"
    case .merge, .split: return try await undoRuling(last.verb, of: item.source.id)
    case .reopen:
      throw CommandError(.partial, "\(id) is undecided already; prevnet keep, skip or later decides about it")
    case .retag:
      throw CommandError(.partial, "'\(last.verb.rawValue)' of \(id) cannot be taken back; decide anew")
    }
  }
}

extension [Decision] {
  /// Without edits that only say again what was said, over a source that had changed: nobody would call that their last
  /// word.
  fileprivate var withoutRenewals: [Decision] {
    var said: Set<String> = []
    return filter { decision in
      guard decision.verb == .edit else { return true }
      let field = decision.value.prefix { $0 != "=" }
      guard !said.contains(decision.value) else { return false }
      said = said.filter { !$0.hasPrefix(field + "=") }
      said.insert(decision.value)
      return true
    }
  }
}

extension Curator.Item {
  /// Something about it is asked: a duplicate, a judgement, an edit that the source has overtaken.
  var isInDoubt: Bool { !doubts.isEmpty || !outdated.isEmpty }

  /// The last word on whether it is in or out.
  private var lastWord: Decision? {
    let states: Set<Decision.Verb> = [.keep, .skip, .later, .reopen]
    return decisions.last { states.contains($0.verb) }
  }

  /// Whether it waits for a first word.
  var isUndecided: Bool { lastWord.map { $0.verb == .reopen || $0.verb == .later } ?? true }

  /// Whether somebody said "later" less than three days ago; after that it comes again, with what is asked about it.
  func isPutOff(_ now: Instant) -> Bool {
    lastWord.map { $0.verb == .later && now - $0.at < 3 * 86_400 } ?? false
  }

  /// For sorting the queue: doubts, then relevance, then the nearest date; the id makes it the same every time.
  fileprivate func rank(_ today: Day) -> (Int, Int, Int, String) {
    let date = opportunity.nextDate(from: today)?.day.number ?? Int.max
    return (isInDoubt ? 0 : 1, -opportunity.judgement.relevance, date, opportunity.id)
  }
}
