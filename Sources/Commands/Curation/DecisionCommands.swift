import Archiving
import Composing
import Model

private let whoOption = Manual.Option("who", "NAME", "who decides; $PREVNET_WHO or your user name unless said")

/// `prevnet keep ID …`.
struct KeepCommand: Command {
  static let manual = Manual(
    name: "keep", summary: "put opportunities into the next issue", operands: "ID …",
    options: [.init("section", "SECTION", "funding, advocacy, employment, events or resources"), whoOption],
    examples: [("keep p3k9x2ma --section events", "whatever the machine thought of it")])

  private let ids: [String]
  private let section: Section?
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    ids = try arguments.operands(1...1000, "the id of an opportunity")
    section = try sectionOption(arguments, "keep")
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    try await decide(ids, in: workplace, who: who) { curator, item in
      let place = section ?? item.opportunity.judgement.section ?? .resources
      return (curator.decision(.keep, item.source.id, value: place.rawValue), "kept in \(place.rawValue)")
    }
  }
}

/// `prevnet skip ID … --reason WORDS`.
struct SkipCommand: Command {
  static let manual = Manual(
    name: "skip", summary: "leave opportunities out for good", operands: "ID …",
    options: [.init("reason", "WORDS", "why; the machine learns from it"), whoOption],
    examples: [("skip p3k9x2ma --reason 'only for Pennsylvania'", "it does not come again")])

  private let ids: [String]
  private let reason: String
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    ids = try arguments.operands(1...1000, "the id of an opportunity")
    guard let reason = arguments.value("reason") else {
      throw UsageError("skip", "--reason is missing: say why in a few words")
    }
    self.reason = reason
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    try await decide(ids, in: workplace, who: who) { curator, item in
      (curator.decision(.skip, item.source.id, reason: reason), "skipped")
    }
  }
}

/// `prevnet later ID …`.
struct LaterCommand: Command {
  static let manual = Manual(
    name: "later", summary: "put opportunities off: they come again in three days", operands: "ID …",
    options: [whoOption], examples: [("later p3k9x2ma", "ask me again")])

  private let ids: [String]
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    ids = try arguments.operands(1...1000, "the id of an opportunity")
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    try await decide(ids, in: workplace, who: who) { curator, item in
      (curator.decision(.later, item.source.id), "put off")
    }
  }
}

/// `prevnet edit ID FIELD=VALUE …`.
struct EditCommand: Command {
  static let manual = Manual(
    name: "edit", summary: "show other words than the source's; the source's stay beside them",
    operands: "ID FIELD=VALUE …", options: [whoOption],
    details: """
      Fields: title, link, funder, summary, deadline (2026-12-15, or 2026-12-15 17:00 PT), and blurb.en or
      blurb.es for words of your own. An empty value gives the source its word back. When the source
      changes underneath, prevnet review asks.
      """, examples: [("edit p3k9x2ma blurb.es='Para grupos pequeños.'", "a reviewed blurb in Spanish")])

  private let id: String
  private let edits: [String]
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    let words = try arguments.operands(2...50, "the id of an opportunity and FIELD=VALUE")
    id = words[0]
    edits = Array(words.dropFirst())
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: who)
    let item = try await curator.item(id)
    var decisions: [Decision] = []
    for text in edits {
      do throws(OverlayError) {
        decisions.append(
          try Overlay(text, of: item.source, who: curator.who, at: workplace.now).decision(on: item.source.id))
      } catch {
        throw CommandError(.badData, error.description)
      }
    }
    try await curator.desk.decide(decisions)
    try await curator.dropApproval(of: item.source.id)
    for edit in Edits(decisions).overlays {
      workplace.output.print("\(item.source.id) \(edit.field) is now: \(edit.value)")
    }
    for text in edits where text.hasSuffix("=") {
      workplace.output.print("\(item.source.id) \(text.dropLast()) is the source's again")
    }
    return .done
  }
}

/// `prevnet undo ID`.
struct UndoCommand: Command {
  static let manual = Manual(
    name: "undo", summary: "take back your last word on an opportunity", operands: "ID", options: [whoOption],
    examples: [("undo p3k9x2ma", "what somebody else said later stays")])

  private let id: String
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    id = try arguments.operands(1...1, "the id of an opportunity")[0]
    who = arguments.value("who")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    workplace.output.print(try await Curator(in: workplace, who: who).undo(id))
    return .done
  }
}

/// Writes one decision for each id; an unknown id is named and does not stop the others.
private func decide(
  _ ids: [String], in workplace: Workplace, who: String?,
  _ words: (Curator, Curator.Item) -> (Decision, String)
) async throws -> ExitStatus {
  let curator = try Curator(in: workplace, who: who)
  var status = ExitStatus.done
  for id in ids {
    do {
      let item = try await curator.item(id)
      let (decision, done) = words(curator, item)
      try await curator.desk.decide([decision])
      if decision.verb != .later { try await curator.settle(item) }
      workplace.output.print("\(item.source.id) \(done): \(item.opportunity.title)")
      if decision.verb == .skip {
        for line in try await curator.issuesShowing(item.source.id) { workplace.output.say(line) }
      }
    } catch let error as CommandError where error.status == .partial {
      workplace.output.say(error.description)
      status = .partial
    }
  }
  return status
}

/// The section that an option names.
func sectionOption(_ arguments: Arguments, _ verb: String) throws(UsageError) -> Section? {
  guard let word = arguments.value("section") else { return nil }
  if let section = Section(rawValue: word) { return section }
  let names = Section.allCases.map(\.rawValue)
  throw UsageError(verb, "'\(word)' is no section; there are \(names.joined(separator: ", "))")
}
