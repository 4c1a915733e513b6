import Archiving
import Mailing
import Model
import Text

/// `prevnet people show ADDRESS`: all that is kept about one person.
struct PeopleShowCommand: Command {
  static let manual = Manual(
    name: "people show", summary: "show all that is kept about one address", operands: "ADDRESS",
    examples: [("people show ana@clinic.example", "state, consent, sections, and what was sent")])

  private let address: String

  init(_ arguments: Arguments) throws(UsageError) { address = try arguments.operands(1...1, "the address")[0] }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let people = try workplace.people()
    let suppression = try await people.suppression(of: address)
    guard let one = try await people.subscriber(address: address) else {
      guard let suppression else {
        workplace.output.say("nothing is kept about that address")
        return .partial
      }
      workplace.output.print("not a subscriber; must not be mailed (\(suppression)), kept as a hash")
      return .done
    }
    let history = try await people.history(of: one.id)
    if workplace.wantsJSON {
      workplace.output.print(try JSON(encoding: one).line)
      return .done
    }
    var lines = ["\(one.address): \(one.status.rawValue)\(suppression.map { " (\($0))" } ?? "")"]
    if let name = one.name { lines.append("  name: \(name)") }
    if let organization = one.organization { lines.append("  organization: \(organization)") }
    let sections = one.sections.isEmpty ? "all" : one.sections.map(\.rawValue).joined(separator: ", ")
    lines += [
      "  language: \(one.language), sections: \(sections)", "  consent: \(one.consent)", "  since: \(one.since)",
    ]
    for delivery in history {
      lines.append("  issue \(delivery.issue): \(delivery.state.rawValue) \(delivery.at) \(delivery.detail)")
    }
    for line in lines { workplace.output.print(line) }
    return .done
  }
}

/// `prevnet people erase ADDRESS`: forgets a person.
struct PeopleEraseCommand: Command {
  static let manual = Manual(
    name: "people erase", summary: "forget a person: address, name and organization go, a hash keeps the wish",
    operands: "ADDRESS",
    examples: [("people erase ana@clinic.example", "nothing that names her is left; imports cannot bring her back")])

  private let address: String

  init(_ arguments: Arguments) throws(UsageError) { address = try arguments.operands(1...1, "the address")[0] }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    guard try await workplace.people().erase(address, at: workplace.now) else {
      workplace.output.say("no subscriber has that address")
      return .partial
    }
    workplace.output.print("erased")
    return .done
  }
}

/// `prevnet people suppress ADDRESS`: never mail an address again, subscribed or not.
struct PeopleSuppressCommand: Command {
  static let manual = Manual(
    name: "people suppress", summary: "never mail an address again; or, with --lift, allow it again",
    operands: "ADDRESS",
    options: [
      .init("reason", "WORDS", "why; staff unless said"), .init("lift", nil, "take the suppression back"),
    ],
    examples: [("people suppress ana@clinic.example --reason 'asked by phone'", "it outlives deletion, as a hash")])

  private let address: MailAddress
  private let reason: String
  private let lifts: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    do {
      address = try MailAddress(try arguments.operands(1...1, "the address")[0])
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("people suppress", "\(error)")
    }
    reason = headerText(arguments.value("reason") ?? "staff")
    lifts = arguments.has("lift")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let people = try workplace.people()
    guard lifts else {
      try await people.suppress(address.description, reason: reason, at: workplace.now)
      workplace.output.print("suppressed")
      return .done
    }
    guard try await people.liftSuppression(address.description, at: workplace.now) else {
      workplace.output.say("that address is not suppressed")
      return .partial
    }
    workplace.output.print("lifted; the person is not subscribed by that")
    return .done
  }
}
