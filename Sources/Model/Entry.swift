/// One item as a source published it; immutable once stored.
package struct Entry: Hashable, Sendable, Codable {
  /// The id of the source in feeds.yml.
  package var source: String
  /// The source's own id for it: guid, else address, else fingerprint; unique within the source.
  package var id: String
  /// Plain text on one line.
  package var title: String
  /// Absolute address, or nil.
  package var link: String?
  /// HTML or plain text as published; `Markup` cleans it before it is shown, `Text` makes it plain before it is read.
  package var summary: String
  package var published: Instant?
  package var updated: Instant?
  /// BCP 47, when the source says.
  package var language: String?
  /// All else the source said, by the names of `EntryField` where it has one, values in their order.
  package var fields: [String: [String]]

  package init(
    source: String, id: String, title: String, link: String? = nil, summary: String = "", published: Instant? = nil,
    updated: Instant? = nil, language: String? = nil, fields: [String: [String]] = [:]
  ) {
    self.source = source
    self.id = id
    self.title = title
    self.link = link
    self.summary = summary
    self.published = published
    self.updated = updated
    self.language = language
    self.fields = fields
  }

  /// The first value of a field, nil when absent or blank.
  package func first(_ name: String) -> String? {
    fields[name]?.first { !$0.allSatisfy(\.isWhitespace) }
  }
}

/// Names of the fields that more than one room knows; feeds.yml maps a source's own columns onto them.
package enum EntryField {
  package static let deadline = "deadline"
  package static let opens = "opens"
  package static let agency = "agency"
  package static let number = "number"
  package static let aln = "aln"
  package static let eligibility = "eligibility"
  package static let eligibilityNotes = "eligibility_notes"
  package static let category = "category"
  package static let status = "status"
  package static let amountMin = "amount_min"
  package static let amountMax = "amount_max"
  package static let amount = "amount"
  package static let pool = "pool"
  package static let awards = "awards"
  package static let match = "match"
  package static let matchNotes = "match_notes"
  package static let payment = "payment"
  package static let letterOfIntent = "loi"
  package static let geography = "geography"
  package static let start = "start"
  package static let end = "end"
  package static let location = "location"
  package static let salary = "salary"
  package static let language = "language"
  package static let author = "author"

  /// Every standard name, for the configuration's check and its suggestions.
  package static let all = [
    deadline, opens, agency, number, aln, eligibility, eligibilityNotes, category, status, amountMin, amountMax, amount,
    pool, awards, match, matchNotes, payment, letterOfIntent, geography, start, end, location, salary, language, author,
  ]
}
