import Archiving
import Composing
import Model

/// The cards at a terminal, one after the other.
///
/// It asks through a closure, so that a test can press the keys.
struct ReviewSession: Sendable {
  let curator: Curator
  let composer: Composer
  let output: Output
  /// One key, or one line; nil when the input ends.
  let ask: @Sendable (_ prompt: String, _ isKey: Bool) -> String?

  private enum Step { case next, again, stop }

  static let help = """
      y  keep it, in the section shown or in another
      n  skip it, with a reason
      d  it is the same as the other one
      s  it is not the same
      l  later: it comes again in three days
      e  edit: title=…, funder=…, link=…, summary=…, deadline=…, blurb.en=…, blurb.es=…; empty gives the source's back
      u  undo your last decision
      q  stop; the rest waits
    """

  func run(_ queue: [Curator.Item]) async throws {
    var decided: [String] = []
    var position = 0
    while position < queue.count {
      // Read afresh: somebody else may have been here.
      let item = try await curator.item(queue[position].source.id)
      // Merged away by a card before this one.
      if item.source.id != queue[position].source.id {
        position += 1
        continue
      }
      try await show(item, "\(position + 1) of \(queue.count)")
      switch try await decide(item, &decided) {
      case .next: position += 1
      case .again: continue
      case .stop: return output.print("\(decided.count) decided, \(queue.count - position) wait")
      }
    }
    output.print(queue.isEmpty ? "nothing waits for a decision" : "\(decided.count) decided; the queue is empty")
  }

  private func show(_ item: Curator.Item, _ place: String) async throws {
    let ids = item.doubts.map(\.other).filter { !$0.isEmpty }
    let others = try await curator.desk.opportunities(ids: ids)
    let card = ReviewCard(
      item: item, composer: composer, configuration: curator.configuration, today: curator.today, others: others)
    output.print("")
    output.print("[\(place)] \(item.opportunity.id)  \(item.opportunity.judgement.section?.rawValue ?? "no section")")
    for line in try card.lines(width: min(output.width ?? 80, 100)) { output.print(line) }
    for word in item.decisions.suffix(3) where word.verb != .edit {
      output.print("  \(word.who) said '\(word.verb.rawValue)'\(word.reason.isEmpty ? "" : ": \(word.reason)")")
    }
  }

  private func decide(_ item: Curator.Item, _ decided: inout [String]) async throws -> Step {
    let id = item.source.id
    guard let key = ask("y keep  n skip  d same  s not same  l later  e edit  u undo  ? help  q stop > ", true) else {
      return .stop
    }
    switch key {
    case "y": return try await say(keep(item), of: item, &decided)
    case "n":
      return try await say(curator.decision(.skip, id, reason: ask("reason: ", false) ?? ""), of: item, &decided)
    case "l": return try await say(curator.decision(.later, id), of: item, &decided)
    case "d", "s": return try await settlePair(item, isSame: key == "d", &decided)
    case "e": return try await edit(item)
    case "u": return try await undo(&decided)
    case "q": return .stop
    default:
      output.print(Self.help)
      return .again
    }
  }

  private func keep(_ item: Curator.Item) -> Decision {
    let suggested = item.opportunity.judgement.section ?? .resources
    let word = ask("section [\(suggested.rawValue)]: ", false)?.lowercased() ?? ""
    let section = Section.allCases.first { !word.isEmpty && $0.rawValue.hasPrefix(word) } ?? suggested
    return curator.decision(.keep, item.source.id, value: section.rawValue)
  }

  /// Writes a decision down unless somebody decided meanwhile; then theirs is shown and this card comes again.
  private func say(_ decision: Decision, of item: Curator.Item, _ decided: inout [String]) async throws -> Step {
    let others = try await curator.desk.decide(decision, seen: item.decisions.count)
    if let other = others.last {
      output.print("\(other.who) said '\(other.verb.rawValue)' meanwhile; decide again if you see it otherwise")
      return .again
    }
    if decision.verb != .later { try await curator.settle(item) }
    decided.append(item.source.id)
    return .next
  }

  private func settlePair(_ item: Curator.Item, isSame: Bool, _ decided: inout [String]) async throws -> Step {
    guard let doubt = item.doubts.first(where: { !$0.other.isEmpty }) else {
      output.print("this card asks about no other one")
      return .again
    }
    if isSame {
      decided.append(try await curator.merge(item.source.id, with: doubt.other))
    } else {
      try await curator.split(item.source.id, from: doubt.other)
      decided.append(item.source.id)
    }
    try await curator.desk.settle(item.source.id, kind: doubt.kind, other: doubt.other, at: curator.workplace.now)
    return isSame ? .next : .again
  }

  private func edit(_ item: Curator.Item) async throws -> Step {
    guard let text = ask("edit (FIELD=VALUE): ", false), !text.isEmpty else { return .again }
    do {
      let overlay = try Overlay(text, of: item.source, who: curator.who, at: curator.workplace.now)
      try await curator.desk.decide([overlay.decision(on: item.source.id)])
    } catch let error as OverlayError {
      output.print(error.description)
    }
    return .again
  }

  private func undo(_ decided: inout [String]) async throws -> Step {
    guard let id = decided.popLast() else {
      output.print("nothing of yours to undo in this sitting; prevnet undo ID takes back an older word")
      return .again
    }
    do {
      output.print(try await curator.undo(id))
    } catch let error as CommandError {
      output.print(error.description)
    }
    return .again
  }
}
