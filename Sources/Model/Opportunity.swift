/// What one or more entries describe, as it is shown.
package struct Opportunity: Hashable, Sendable, Codable {
  /// Where it stands; the first three are from the source, the last two from the clock and the source.
  package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    case forecast, posted, amended, closed, withdrawn
  }

  /// Short, stable, printed everywhere: `p` and eight letters or digits.
  package var id: String
  package var title: String
  package var link: String?
  /// Plain text, for reading and for search.
  package var summary: String
  /// Who gives, decides, hires or hosts.
  package var funder: String?
  package var language: String?
  package var posted: Day?
  package var status: Status
  package var facts: Facts
  package var judgement: Judgement
  /// Every entry behind it, the shown one first.
  package var entries: [EntryKey]
  package var firstSeen: Instant
  package var changed: Instant
  /// The id of the first opportunity of its series of rounds; nil when it stands alone.
  package var series: String?

  package init(
    id: String, title: String, link: String? = nil, summary: String = "", funder: String? = nil,
    language: String? = nil, posted: Day? = nil, status: Status = .posted, facts: Facts = Facts(),
    judgement: Judgement = Judgement(), entries: [EntryKey] = [], firstSeen: Instant, changed: Instant,
    series: String? = nil
  ) {
    self.id = id
    self.title = title
    self.link = link
    self.summary = summary
    self.funder = funder
    self.language = language
    self.posted = posted
    self.status = status
    self.facts = facts
    self.judgement = judgement
    self.entries = entries
    self.firstSeen = firstSeen
    self.changed = changed
    self.series = series
  }

  /// Whether a reader can still act on `today`; undated and rolling ones count as open.
  package func isOpen(on today: Day) -> Bool {
    guard status != .closed, status != .withdrawn else { return false }
    guard let closing = facts.closing else { return true }
    return closing.value.day >= today || facts.rolling?.value == true
  }
}

/// Names one entry: its source and the source's id for it.
package struct EntryKey: Hashable, Sendable, Codable, Comparable {
  package var source: String
  package var id: String

  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  package static func < (left: EntryKey, right: EntryKey) -> Bool {
    (left.source, left.id) < (right.source, right.id)
  }
}
