package import Archiving
package import Model
import Text

/// `deadlines`.
package struct DeadlinesVerb: ReadingVerb {
  package static let usage = VerbUsage(
    "deadlines", "list what is due, the nearest first",
    options: [
      .init("within", "SPAN", "so far ahead: 30d, 8w, 3m; 60d"), .init("section", "NAME", "only one section"),
      .init("ics", nil, "print a calendar for Outlook, Google or Apple"),
    ],
    examples: [
      ("deadlines --within 30d", "what is due in the next 30 days"),
      ("deadlines --section funding --ics > deadlines.ics", "a calendar to import"),
    ])

  /// In the language of search: the span, the section, open ones, the nearest first.
  private let query: String
  private let isCalendar: Bool

  /// Throws for a span or a section that search would not understand.
  package init(_ words: some VerbWords) throws(VerbMistake) {
    if let word = words.operands.first { throw VerbMistake("'\(word)' is one operand too many; search finds words") }
    let section = words.value("section").map { " section:\($0)" } ?? ""
    query = "deadline:\(words.value("within") ?? "60d") is:open sort:deadline" + section
    isCalendar = words.has("ics")
    // The clock is not known yet; any day shows whether the values are right.
    do { _ = try SearchQuery(query, today: Day(number: 0)) } catch { throw VerbMistake(error.message) }
  }

  package func run(in reader: Reader) async throws -> Int32 {
    let archive = try reader.open()
    let hits = try await archive.search(SearchQuery(query, today: reader.today), limit: 5000).hits
    if isCalendar {
      var records: [ArchiveRecord] = []
      for hit in hits { if let record = try await archive.record(hit.id) { records.append(record) } }
      reader.raw(try export(records, as: .ics, try await archive.header(today: reader.today)))
    } else if reader.wantsJSON {
      reader.line(JSON.array(hits.map(\.json)).line)
    } else if let width = reader.width {
      let lines = ResultLines(today: reader.today, width: width, usesColour: reader.usesColour)
      reader.raw(hits.flatMap(lines.lines).map { $0 + "\n" }.joined())
    } else {
      reader.raw(hits.map { ResultLines.tabs($0) + "\n" }.joined())
    }
    if hits.isEmpty { reader.say("nothing is due in that time") }
    return hits.isEmpty ? 1 : 0
  }
}

extension Archive {
  /// What exports say of themselves, from what the archive says of itself.
  package func header(today: Day) throws -> ExportHeader {
    ExportHeader(
      title: try about("name") ?? "Opportunities", address: try about("address"),
      domain: try about("domain") ?? "localhost", today: today)
  }
}
