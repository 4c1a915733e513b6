import Archiving
import Model
import Text

/// `export FORMAT`.
package struct ExportVerb: ReadingVerb {
  package static let usage = VerbUsage(
    "export", "write opportunities for another program", operands: "FORMAT [WORDS…]",
    options: [.init("limit", "N", "at most so many; all")],
    details: """
      Formats: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).
      Words and filters are those of search; without them everything is written. Cells of csv that a spreadsheet would
      run as a formula begin with an apostrophe.
      """,
    examples: [
      ("export csv is:open section:funding > open.csv", "a table for a spreadsheet"),
      ("export atom is:open sort:newest > feed.atom", "a feed for a reader"),
    ])

  /// Which of the formats, the words of the question, and how many at most; nil for all.
  private let format: ExportFormat
  private let words: String
  private let limit: Int?

  /// Throws with the nearest format when the first word names none.
  package init(_ words: some VerbWords) throws(VerbMistake) {
    let known = ExportFormat.allCases.map(\.rawValue)
    guard let name = words.operands.first else {
      throw VerbMistake("the format is missing: \(known.joined(separator: ", "))")
    }
    let other = ["md": "markdown", "json-feed": "jsonfeed", "ical": "ics", "ndjson": "jsonl"][name.lowercased()]
    guard let format = ExportFormat(rawValue: other ?? name.lowercased()) else {
      let hint =
        nearest(name, in: known).map { "did you mean '\($0)'?" } ?? "formats are \(known.joined(separator: ", "))"
      throw VerbMistake("no format '\(name)'; \(hint)")
    }
    self.format = format
    self.words = words.operands.dropFirst().joined(separator: " ")
    limit = try number(words.value("limit"), in: 1...10_000_000, of: "limit")
  }

  package func run(in reader: Reader) async throws -> Int32 {
    let archive = try reader.open()
    let records = try await records(archive, reader.today)
    reader.raw(try export(records, as: format, try await archive.header(today: reader.today)))
    if records.isEmpty { reader.say("nothing found to export") }
    return records.isEmpty ? 1 : 0
  }

  /// Everything in the order of ids, or what the question finds in the order it asks for.
  private func records(_ archive: Archive, _ today: Day) async throws -> [ArchiveRecord] {
    var records: [ArchiveRecord] = []
    let names = words.lowercased().contains("tag:") ? try await archive.tagNames() : [:]
    let query = try SearchQuery(words, today: today, names: names)
    if query.isEmpty {
      while let page = Optional(try await archive.records(after: records.last?.opportunity.id ?? "", limit: 500)),
        !page.isEmpty, records.count < limit ?? .max
      {
        records += page
      }
      return Array(records.prefix(limit ?? .max))
    }
    for hit in try await archive.search(query, limit: limit ?? 5000).hits {
      if let record = try await archive.record(hit.id) { records.append(record) }
    }
    return records
  }
}
