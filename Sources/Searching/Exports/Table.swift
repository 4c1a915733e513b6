import Archiving
import Model

/// Comma-separated values (RFC 4180): CRLF, every cell quoted, none that a spreadsheet would run.
func table(_ records: [ArchiveRecord]) -> String {
  let names = [
    "id", "title", "funder", "section", "deadline", "rolling", "amount_min", "amount_max", "place", "tags", "eligible",
    "applicants", "fiscal_sponsor", "status", "posted", "first_seen", "url", "summary",
  ]
  let rows = records.map { record -> [String] in
    let opportunity = record.opportunity
    let (facts, judgement) = (opportunity.facts, opportunity.judgement)
    return [
      opportunity.id, opportunity.title, opportunity.funder ?? "", judgement.section?.rawValue ?? "",
      facts.closing?.value.day.description ?? "", facts.rolling.map { $0.value ? "yes" : "no" } ?? "",
      facts.award.minimum.map { String($0.value) } ?? "", facts.award.maximum.map { String($0.value) } ?? "",
      judgement.place.rawValue, opportunity.allTags.joined(separator: " "), judgement.eligible.rawValue,
      facts.applicants.classes.map(\.value).joined(separator: " "),
      facts.applicants.fiscalSponsor.map { $0.value ? "yes" : "no" } ?? "", opportunity.status.rawValue,
      opportunity.posted?.description ?? "", opportunity.firstSeen.utcDay.description, opportunity.link ?? "",
      opportunity.summary,
    ]
  }
  return ([names] + rows).map { $0.map(Cell.quoted).joined(separator: ",") + "\r\n" }.joined()
}

/// A cell that is text to every spreadsheet.
///
/// Excel, LibreOffice and Google Sheets run a cell that begins with `=`, `+`, `-`, `@`, some also `|` and `%`, in full
/// width too, after spaces or marks that nobody sees; and a program that splits at semicolons or tabs finds such cells
/// inside one. An apostrophe before it makes it text. `Cell.plain` takes it away again, so that nothing is lost.
package enum Cell {
  private static let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"]
  private static let separators: Set<Unicode.Scalar> = [";", "\t", "\n", "\r"]
  private static let apostrophe: Unicode.Scalar = "'"

  /// The cell in quotation marks.
  static func quoted(_ text: String) -> String {
    "\"" + safe(text).replacing("\"", with: "\"\"") + "\""
  }

  /// With an apostrophe wherever a formula could begin.
  package static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: triggers.contains) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if startsPiece(scalars, at: index), isFormula(scalars[index...]) { result.append(apostrophe) }
      result.append(scalar)
    }
    return String(result)
  }

  /// The text that `safe` was given.
  package static func plain(_ cell: String) -> String {
    let scalars = Array(cell.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == apostrophe, startsPiece(scalars, at: index), isFormula(scalars[(index + 1)...]) { continue }
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a cell, or what some program takes for one, starts here.
  private static func startsPiece(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    index == 0 || separators.contains(scalars[index - 1])
  }

  /// Whether the first thing that is not blank would be run.
  private static func isFormula(_ piece: ArraySlice<Unicode.Scalar>) -> Bool {
    piece.first { !isBlank($0) }.map(triggers.contains) ?? false
  }

  /// White space, marks that nobody sees, and what a reader of such files may drop: quotation marks and separators.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace || scalar.value < 0x20 || "\"'`,;“”‘’".unicodeScalars.contains(scalar) {
      return true
    }
    return scalar.properties.generalCategory == .format || scalar.value == 0xfeff
  }
}
