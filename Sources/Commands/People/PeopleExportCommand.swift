import Archiving
import Mailing
import Model

/// `prevnet people export`: the subscribers as CSV, to be imported again or opened in a spreadsheet.
struct PeopleExportCommand: Command {
  static let manual = Manual(
    name: "people export", summary: "write the subscribers as CSV, safe for spreadsheets",
    examples: [("people export > people.csv", "a copy of the list, with consent")])

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let all = try await workplace.people().list()
    workplace.output.print("address,name,organization,language,sections,status,consent,since")
    for one in all where one.address.contains("@") {
      let cells = [
        one.address, one.name ?? "", one.organization ?? "", one.language,
        one.sections.map(\.rawValue).joined(separator: " "), one.status.rawValue, one.consent, "\(one.since)",
      ]
      workplace.output.print(cells.map(csvCell).joined(separator: ","))
    }
    return all.isEmpty ? .partial : .done
  }
}
