import Archiving
import Foundation
import Mailing
import Model

/// `prevnet people import FILE`: a list of people as CSV.
struct PeopleImportCommand: Command {
  static let manual = Manual(
    name: "people import", summary: "add the people of a CSV file, with who consented, how and when", operands: "FILE",
    options: [
      .init("consent", "WORDS", "the consent of rows that have none of their own"),
      .init("check", nil, "only say what would happen"),
    ],
    details: """
      The first line names the columns, in any order: address, name, organization, language, sections, consent,
      consent_date, status. An address is added once whatever its case; who has left or asked not to be mailed, here or
      by the status of the list, is not added (people add brings back, one by one, who asks for it).
      """,
    examples: [("people import members.csv --consent 'signed up at the June meeting'", "add a list")])

  private let file: String
  private let consent: String?
  private let onlyChecks: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    file = try arguments.operands(1...1, "the CSV file")[0]
    consent = arguments.value("consent")
    onlyChecks = arguments.has("check")
  }

  /// Rows that cannot be taken are named by line and left out; the others are added all together.
  func run(in workplace: Workplace) async throws -> ExitStatus {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError(.badData, "\(file): cannot be read")
    }
    let table = SubscriberTable(
      String(decoding: bytes, as: UTF8.self), file: file, consent: consent, since: workplace.now)
    for mistake in table.mistakes { workplace.output.say(mistake) }
    let absentWords = table.absent == 0 ? "" : ", \(table.absent) not to be mailed by the list's own status"
    guard !onlyChecks else {
      workplace.output.print(
        "\(table.subscribers.count) can be added, \(table.mistakes.count) rows cannot\(absentWords)")
      return table.mistakes.isEmpty ? .done : .partial
    }
    let additions = try await workplace.people().add(table.subscribers)
    var (added, already, suppressed) = (0, 0, 0)
    for addition in additions {
      switch addition {
      case .added: added += 1
      case .already: already += 1
      case .suppressed: suppressed += 1
      }
    }
    workplace.output.print(
      "\(added) added, \(already) were there already, \(suppressed) must not be mailed, \(table.mistakes.count) rows left out\(absentWords)"
    )
    return table.mistakes.isEmpty ? .done : .partial
  }
}
