import Archiving
import Model

/// The whole record as text.
struct RecordText {
  private var lines: [String] = []
  private let width: Int

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// `rounds` are the other opportunities of its series, `width` the columns of the reader.
  init(_ record: ArchiveRecord, rounds: [Opportunity], today: Day, width: Int) {
    self.width = width
    let opportunity = record.opportunity
    add(opportunity.title)
    add(heading(opportunity))
    if let link = opportunity.link { lines.append(link.onOneLine) }
    addFacts(opportunity, today: today)
    if !opportunity.summary.isEmpty {
      lines.append("")
      add(opportunity.summary)
    }
    addReasons(opportunity.judgement)
    addOrigins(record)
    addHistory(record)
    if !rounds.isEmpty {
      title("Other rounds")
      for round in rounds { add("  \(round.id)  \(closing(round, today))  \(round.title)") }
    }
  }

  /// Id, section, funder, place, status and tags on one line.
  private func heading(_ opportunity: Opportunity) -> String {
    let judgement = opportunity.judgement
    let parts = [
      opportunity.id, judgement.section?.rawValue ?? "in no section", opportunity.funder ?? "",
      Words.place(judgement.place), opportunity.status.rawValue,
    ]
    let tags = opportunity.allTags.map(Words.tag).joined(separator: ", ")
    return (parts + [tags]).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The deadline and how far it is.
  private func closing(_ opportunity: Opportunity, _ today: Day) -> String {
    guard let closing = opportunity.facts.closing else { return "no deadline" }
    return Words.deadline(closing.value) + " (" + Words.distance(closing.value.day, from: today) + ")"
  }

  // MARK: facts

  /// Every fact with the words it was read from.
  private mutating func addFacts(_ opportunity: Opportunity, today: Day) {
    title("Facts")
    for row in FactRow.rows(opportunity.facts) {
      let distance = row.day.map { ", " + Words.distance($0, from: today) } ?? ""
      add("  \(row.name): \(row.value)\(distance)" + (row.quote.isEmpty ? "" : "  “\(row.quote)”"))
    }
    if lines.last == "Facts" { lines.append("  none were read from the text") }
  }

  // MARK: where from, and why

  /// What the judgement rests on, a line each.
  private mutating func addReasons(_ judgement: Judgement) {
    title("Why it is here")
    add(
      "  relevance \(judgement.relevance) of 3, may we apply: \(judgement.eligible.rawValue), "
        + "for groups like ours: \(judgement.equity.rawValue)")
    if let quote = judgement.equityQuote { add("  “\(quote)”") }
    for reason in judgement.reasons {
      let points = reason.points == 0 ? "" : (reason.points > 0 ? " +" : " ") + short(reason.points)
      let place = reason.location.isEmpty ? "" : " in \(reason.location)"
      add("  \(Words.tag(reason.about)):\(points) \(reason.rule)\(place)")
    }
  }

  /// One decimal at most.
  private func short(_ points: Double) -> String {
    let tenths = Int((points * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
  }

  /// Every place it was published at, with the title it has there.
  private mutating func addOrigins(_ record: ArchiveRecord) {
    title("Sources")
    for origin in record.origins {
      add("  \(origin.name), since \(Words.day(origin.firstSeen.utcDay)): \(origin.title)")
      if let link = origin.link { lines.append("    " + link.onOneLine) }
    }
    if record.origins.isEmpty {
      for entry in record.opportunity.entries { add("  \(entry.source): \(entry.id)") }
    }
  }

  /// Posted, first seen, and every change since.
  private mutating func addHistory(_ record: ArchiveRecord) {
    title("History")
    if let posted = record.opportunity.posted { add("  \(posted)  posted") }
    add("  \(record.opportunity.firstSeen.utcDay)  first seen")
    for change in record.history {
      let (before, after) = (
        change.before.isEmpty ? "none" : change.before, change.after.isEmpty ? "none" : change.after
      )
      add("  \(change.at.utcDay)  \(change.field): \(before) → \(after)")
    }
  }

  // MARK: lines

  /// A heading after an empty line.
  private mutating func title(_ text: String) { lines += ["", text] }

  /// Wrapped at spaces; lines after the first stand two columns further in.
  private mutating func add(_ text: String) {
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = String(paragraph.prefix { $0 == " " })
      var line = ""
      for word in paragraph.split(separator: " ") {
        let piece = String(word).onOneLine
        if !line.isEmpty, line.width + 1 + piece.width > width {
          lines.append(line)
          line = indent + (indent.isEmpty ? "" : "  ") + piece
        } else {
          line = line.isEmpty ? indent + piece : line + " " + piece
        }
      }
      lines.append(line)
    }
  }
}
