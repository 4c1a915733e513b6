import Archiving
import Mailing
import Model
import Text

/// `prevnet people add ADDRESS`.
struct PeopleAddCommand: Command {
  static let manual = Manual(
    name: "people add", summary: "subscribe an address whose owner asked for it", operands: "ADDRESS",
    options: [
      .init("consent", "WORDS", "who asked, how and when; it stands with the address"),
      .init("language", "LANGUAGE", "en or es; en unless said"), .init("name", "NAME", "the person's name"),
      .init("organization", "NAME", "the organization"),
    ],
    examples: [
      ("people add ana@clinic.example --consent 'asked at the June meeting' --language es", "add one subscriber")
    ])

  private let subscriber: Subscriber

  init(_ arguments: Arguments) throws(UsageError) {
    let text = try arguments.operands(1...1, "the address")[0]
    guard let consent = arguments.value("consent") else {
      throw UsageError("people add", "--consent is missing: say who asked, how and when")
    }
    let language = arguments.value("language") ?? "en"
    guard ["en", "es"].contains(language) else {
      throw UsageError("people add", "'\(language)' is no language of the newsletter; use en or es")
    }
    do {
      let address = try MailAddress(text)
      subscriber = Subscriber(
        id: 0, address: address.description, name: arguments.value("name"),
        organization: arguments.value("organization"), language: language, consent: consent, since: Instant(seconds: 0))
    } catch {
      throw UsageError("people add", "\(error)")
    }
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    var newcomer = subscriber
    newcomer.since = workplace.now
    switch try await workplace.people().add(newcomer) {
    case .added(let one): workplace.output.print("added as number \(one.id)")
    case .already(let one): workplace.output.print("was there already as number \(one.id)")
    case .suppressed(let why):
      workplace.output.say("not added: this address must not be mailed (\(why))")
      return .partial
    }
    return .done
  }
}

/// `prevnet people list`.
struct PeopleListCommand: Command {
  static let manual = Manual(name: "people list", summary: "list the subscribers with their state and consent")

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let all = try await workplace.people().list()
    for one in all {
      if workplace.wantsJSON {
        workplace.output.print(try JSON(encoding: one).line)
      } else {
        workplace.output.print("\(one.id)\t\(one.address)\t\(one.status.rawValue)\t\(one.language)\t\(one.consent)")
      }
    }
    return all.isEmpty ? .partial : .done
  }
}

/// `prevnet people remove ADDRESS`.
struct PeopleRemoveCommand: Command {
  static let manual = Manual(
    name: "people remove", summary: "end a subscription", operands: "ADDRESS",
    examples: [("people remove ana@clinic.example", "she gets no further issue")])

  private let address: String

  init(_ arguments: Arguments) throws(UsageError) { address = try arguments.operands(1...1, "the address")[0] }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    guard try await workplace.people().remove(address, how: "removed by staff", at: workplace.now) else {
      workplace.output.say("no subscriber has that address; prevnet people list shows all")
      return .partial
    }
    workplace.output.print("removed")
    return .done
  }
}
