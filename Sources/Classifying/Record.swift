package import Model
package import Text

extension Entry {
  /// An entry from one line of normalised records: `title`, `description`, `agency`, `eligibility` and the like.
  ///
  /// Columns that are null or blank are left out.
  package init(record: JSON) {
    func text(_ name: String) -> String { record[name]?.text ?? "" }
    let id = record["id"]?.text ?? ""
    self.init(source: text("source"), id: id, title: text("title"), summary: text("description"))
    link = record["url"]?.text
    language = record["language"]?.text
    published = Day(text("posted")).map { Instant($0, hour: 20) }
    for (name, column) in Entry.columns {
      let values = record[name]?.array?.compactMap(\.text) ?? [text(name)]
      let filled = values.filter { !$0.allSatisfy(\.isWhitespace) }
      if !filled.isEmpty { fields[column, default: []] += filled }
    }
  }

  /// The record's columns and the fields they become, in the order in which they are read.
  private static let columns = [
    ("agency", EntryField.agency), ("close", EntryField.deadline), ("eligibility", EntryField.eligibility),
    ("eligibility_notes", EntryField.eligibilityNotes), ("category", EntryField.category),
    ("geography_notes", EntryField.geography), ("geography", EntryField.geography),
    ("amount_min", EntryField.amountMin), ("amount_max", EntryField.amountMax), ("total_funding", EntryField.pool),
    ("status", EntryField.status), ("match", EntryField.match), ("match_notes", EntryField.matchNotes),
    ("funding_method", EntryField.payment), ("loi", EntryField.letterOfIntent),
  ]
}
