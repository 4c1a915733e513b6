package import Archiving
package import Model
import Text

/// A way to write opportunities for another program.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case json, jsonl, csv, atom, rss, jsonfeed, opml, markdown, ics

  /// The usual end of such a file's name.
  package var fileName: String {
    switch self {
    case .json: "opportunities.json"
    case .jsonl: "opportunities.jsonl"
    case .csv: "opportunities.csv"
    case .atom: "feed.atom"
    case .rss: "feed.rss"
    case .jsonfeed: "feed.json"
    case .opml: "feeds.opml"
    case .markdown: "opportunities.md"
    case .ics: "deadlines.ics"
    }
  }
}

/// What an export says of itself.
package struct ExportHeader: Hashable, Sendable {
  package var title: String
  /// Where the pages stand; nil when they are nowhere.
  package var address: String?
  /// Names what has no address: `tag:` addresses (RFC 4151) and the UIDs of calendars.
  package var domain: String
  package var today: Day

  package init(title: String, address: String? = nil, domain: String = "localhost", today: Day) {
    self.title = title
    self.address = address
    self.domain = domain
    self.today = today
  }

  /// The page of an opportunity where there are pages, else where it was published.
  func link(_ opportunity: Opportunity) -> String? {
    address.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + "o/\(opportunity.id).html" } ?? opportunity.link
  }

  /// The same for ever, whatever the address.
  func identifier(_ opportunity: Opportunity) -> String { "tag:\(domain),2026:opportunity/\(opportunity.id)" }
}

/// Records in the order given, in one of the formats.
package func export(_ records: [ArchiveRecord], as format: ExportFormat, _ header: ExportHeader) throws -> String {
  switch format {
  case .json: "[" + (try records.map { try $0.json.line }.joined(separator: ",\n ")) + "]\n"
  case .jsonl: try records.map { try $0.json.line + "\n" }.joined()
  case .csv: table(records)
  case .atom: atom(records, header)
  case .rss: rss(records, header)
  case .jsonfeed: jsonFeed(records, header)
  case .opml: opml(records, header)
  case .markdown: markdown(records, header)
  case .ics: calendar(records, header)
  }
}

extension Opportunity {
  /// The facts on one line, for readers of feeds.
  package var factLine: String {
    var parts: [String] = []
    if let closing = facts.closing { parts.append("Due " + Words.deadline(closing.value)) }
    if closingIsOpenEnded { parts.append("Rolling") }
    let amount = Words.amount(facts.award.minimum?.value, facts.award.maximum?.value)
    if !amount.isEmpty { parts.append(amount.prefix(1).uppercased() + amount.dropFirst()) }
    if let funder { parts.append(funder) }
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }

  private var closingIsOpenEnded: Bool { facts.closing == nil && facts.rolling?.value == true }

  /// Issue tags, campaigns and populations, each once.
  package var allTags: [String] { judgement.allTags }
}

/// The newest change of any of them: what a feed says of its own age, so that the same records give the same bytes.
func newest(_ records: [ArchiveRecord], _ header: ExportHeader) -> Instant {
  records.map(\.opportunity.changed).max() ?? Instant(header.today)
}
