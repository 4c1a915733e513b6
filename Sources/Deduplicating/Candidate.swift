package import Model

/// What matching sees of an opportunity or an entry.
package struct Candidate: Hashable, Sendable {
  package var id: String
  /// The source and its own id for the entry; equal in both means one entry published again.
  package var entry: EntryKey?
  package var title: String
  package var link: String?
  package var number: String?
  package var funder: String?
  /// Last days to apply or comment; empty when none is known.
  package var closes: [Day]
  package var posted: Day?
  package var firstSeen: Day?
  /// The most one applicant may get, in dollars.
  package var amount: Int?
  package var isForecast: Bool
  /// Plain text.
  package var summary: String

  package init(
    id: String, entry: EntryKey? = nil, title: String, link: String? = nil, number: String? = nil,
    funder: String? = nil, closes: [Day] = [], posted: Day? = nil, firstSeen: Day? = nil, amount: Int? = nil,
    isForecast: Bool = false, summary: String = ""
  ) {
    self.id = id
    self.entry = entry
    self.title = title
    self.link = link
    self.number = number
    self.funder = funder
    self.closes = closes
    self.posted = posted
    self.firstSeen = firstSeen
    self.amount = amount
    self.isForecast = isForecast
    self.summary = summary
  }

  package init(_ opportunity: Opportunity) {
    let dated = opportunity.facts.deadlines.map(\.value).filter { [.application, .comment, .event].contains($0.kind) }
    self.init(
      id: opportunity.id, entry: opportunity.entries.first, title: opportunity.title, link: opportunity.link,
      number: opportunity.facts.opportunityNumber?.value, funder: opportunity.funder, closes: dated.map(\.day),
      posted: opportunity.posted, firstSeen: opportunity.firstSeen.utcDay,
      amount: opportunity.facts.award.maximum?.value, isForecast: opportunity.status == .forecast,
      summary: opportunity.summary)
    if closes.isEmpty, let start = opportunity.facts.event?.start?.value.day { closes = [start] }
  }
}
