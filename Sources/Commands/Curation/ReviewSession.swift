import Archiving
import Composing
import Model

/// The cards at a terminal, one after the other.
///
/// It asks through a closure, so that a test can press the keys. Every answer is written down before the next card is
/// shown: a line that drops, Ctrl-C and the end of the input lose nothing.
struct ReviewSession: Sendable {
  let curator: Curator
  let composer: Composer
  let output: Output
  /// Columns of the terminal now: whoever makes the window narrow gets the next card narrow.
  var width: @Sendable () -> Int = { 80 }
  /// One key, or one line; nil when the input ends.
  let ask: @Sendable (_ prompt: String, _ isKey: Bool) -> String?

  /// Where the sitting goes after an answer.
  private enum Step {
    case next, again, stop
    /// To the card of that opportunity, whose last word was taken back.
    case back(String)
  }

  static let help = """
      y  keep it, in the section shown or in another
      n  skip it, with a reason
      d  it is the same as the other one
      s  it is not the same
      l  later: it comes again in three days
      e  edit: title=…, funder=…, link=…, summary=…, deadline=…, blurb.en=…, blurb.es=…; empty gives the source's back
      u  undo your last decision, and go back to its card
      q  stop; the rest waits, and all you decided stays
    """

  /// Shows card after card until the queue or the input ends; says at the end what was done and what comes next.
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
      case .back(let id): position = queue.firstIndex { $0.source.id == id } ?? position
      case .stop: return output.print(ending(decided.count, waiting: queue.count - position))
      }
    }
    output.print(ending(decided.count, waiting: 0))
  }

  /// What was done, what is left, and which command comes next.
  private func ending(_ decided: Int, waiting: Int) -> String {
    let workplace = curator.workplace
    guard waiting == 0 else {
      return "\(decided) decided, \(waiting) wait: \(workplace.commandLine("review")) goes on with them"
    }
    let filtered = workplace.commandLine("review --filtered")
    guard decided > 0 else {
      return "nothing waits for a decision; \(filtered) lists what the machine put aside"
    }
    let draft = workplace.commandLine("issue new")
    return "\(decided) decided; the queue is empty: \(draft) brings the next issue up to date"
  }

  /// The card and, beneath it, the last words that were said about it.
  private func show(_ item: Curator.Item, _ place: String) async throws {
    let ids = item.doubts.map(\.other).filter { !$0.isEmpty }
    let others = try await curator.desk.opportunities(ids: ids)
    let card = ReviewCard(
      item: item, composer: composer, configuration: curator.configuration, today: curator.today, others: others)
    output.print("")
    output.print("[\(place)] \(item.opportunity.id)  \(item.opportunity.judgement.section?.rawValue ?? "no section")")
    for line in try card.lines(width: max(20, min(width(), 100))) { output.print(line) }
    for word in item.decisions.suffix(3) where word.verb != .edit {
      output.print("  \(word.who) said '\(word.verb.rawValue)'\(word.reason.isEmpty ? "" : ": \(word.reason)")")
    }
  }

  /// The keys that mean something on this card; in short where the window is narrow.
  private func prompt(_ item: Curator.Item) -> String {
    let isPair = item.doubts.contains { !$0.other.isEmpty }
    let keys = [
      "y keep", "n skip", isPair ? "d same" : nil, isPair ? "s not same" : nil, "l later", "e edit", "u undo", "? help",
      "q stop",
    ].compactMap(\.self)
    let line = keys.joined(separator: "  ") + " > "
    return line.count <= width() ? line : keys.map { String($0.prefix(1)) }.joined(separator: " ") + " > "
  }

  /// Asks for one key and does what it means; a key that means nothing shows the keys.
  private func decide(_ item: Curator.Item, _ decided: inout [String]) async throws -> Step {
    let id = item.source.id
    guard let key = ask(prompt(item), true)?.lowercased() else { return .stop }
    switch key {
    case "y":
      guard let decision = keep(item) else { return .again }
      return try await say(decision, of: item, &decided)
    case "n":
      let reason = ask("why, in a few words: ", false)?.trimmingBlanks ?? ""
      guard !reason.isEmpty else {
        output.print("not skipped: the machine learns from the reason; press n again and say why, or l for later")
        return .again
      }
      return try await say(curator.decision(.skip, id, reason: reason), of: item, &decided)
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

  /// Kept in the section shown, or in the one whose name begins with what was typed; nil when there is none such.
  private func keep(_ item: Curator.Item) -> Decision? {
    let suggested = item.opportunity.judgement.section ?? .resources
    guard let word = ask("section [\(suggested.rawValue)]: ", false)?.trimmingBlanks.lowercased() else { return nil }
    let section = word.isEmpty ? suggested : Section.allCases.first { $0.rawValue.hasPrefix(word) }
    guard let section else {
      let names = Section.allCases.map(\.rawValue).joined(separator: ", ")
      output.print("not kept: '\(word)' is no section; there are \(names), and the first letters are enough")
      return nil
    }
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
    if decision.verb == .skip {
      for line in try await curator.issuesShowing(item.source.id) { output.print(line) }
    }
    decided.append(item.source.id)
    return .next
  }

  /// Answers the question whether two are one; where the card asks none, nothing is decided.
  private func settlePair(_ item: Curator.Item, isSame: Bool, _ decided: inout [String]) async throws -> Step {
    guard let doubt = item.doubts.first(where: { !$0.other.isEmpty }) else {
      output.print("this card asks about no other one; prevnet dup joins two that you know to be one")
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

  /// Takes one FIELD=VALUE; a mistake is said and the card comes again.
  private func edit(_ item: Curator.Item) async throws -> Step {
    guard let text = ask("edit (FIELD=VALUE): ", false), !text.isEmpty else { return .again }
    do {
      let overlay = try Overlay(text, of: item.source, who: curator.who, at: curator.workplace.now)
      try await curator.desk.decide([overlay.decision(on: item.source.id)])
      try await curator.dropApproval(of: item.source.id)
    } catch let error as OverlayError {
      output.print(error.description)
    }
    return .again
  }

  /// Takes back what was decided last in this sitting, of which there may be several.
  private func undo(_ decided: inout [String]) async throws -> Step {
    guard let id = decided.popLast() else {
      output.print("nothing of yours to undo in this sitting; prevnet undo ID takes back an older word")
      return .again
    }
    do {
      output.print(try await curator.undo(id))
      return .back(id)
    } catch let error as CommandError {
      output.print(error.description)
      return .again
    }
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmingBlanks: String {
    var rest = self[...].drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
