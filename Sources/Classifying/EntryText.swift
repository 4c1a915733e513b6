import Model
import Text

/// What an entry says, part by part, each folded once for all that read it.
struct EntryText: Sendable {
  /// Where words stand; a reason names it, and weights depend on it.
  enum Part: Int, CaseIterable, Sendable {
    case title, summary, applicants, eligibility, geography, category, agency, location, source

    var name: String { String(describing: self) }
  }

  /// The plain summary.
  let summary: String
  private let parts: [FoldedText]

  /// Markup removed, every part folded once.
  init(_ entry: Entry, from source: Source?) {
    summary = plainText(entry.summary)
    func joined(_ names: String...) -> String {
      names.flatMap { entry.fields[$0] ?? [] }.map { plainText($0) }.joined(separator: "\n")
    }
    let texts: [Part: String] = [
      .title: plainText(entry.title), .summary: summary,
      .applicants: joined(EntryField.eligibility), .eligibility: joined(EntryField.eligibilityNotes),
      .geography: joined(EntryField.geography), .category: joined(EntryField.category),
      .agency: joined(EntryField.agency), .location: joined(EntryField.location),
      .source: [entry.source, source?.name ?? ""].joined(separator: "\n"),
    ]
    parts = Part.allCases.map { FoldedText(texts[$0] ?? "") }
  }

  subscript(part: Part) -> FoldedText { parts[part.rawValue] }
}
