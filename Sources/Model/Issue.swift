/// One newsletter.
package struct Issue: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable { case draft, approved, scheduled, held, sending, sent }

  package var number: Int
  package var state: State
  /// First and last day it covers, and the day of the next one.
  package var period: ClosedRange<Day>
  package var next: Day
  package var intro: String
  /// Opportunity ids by section, in printed order.
  package var items: [Section: [String]]
  /// SHA-256 of the frozen bytes, once approved.
  package var hash: String?
  /// When it goes out.
  package var due: Instant?
  /// When staff approved it; what is first seen later belongs to the next.
  package var approved: Instant?

  package init(
    number: Int, state: State = .draft, period: ClosedRange<Day>, next: Day, intro: String = "",
    items: [Section: [String]] = [:], hash: String? = nil, due: Instant? = nil
  ) {
    self.number = number
    self.state = state
    self.period = period
    self.next = next
    self.intro = intro
    self.items = items
    self.hash = hash
    self.due = due
  }
}

/// What staff said of an opportunity or a pair; never overwritten by a machine.
package struct Decision: Hashable, Sendable, Codable {
  package enum Verb: String, Hashable, Sendable, Codable { case keep, skip, later, retag, merge, split, edit }

  package var opportunity: String
  package var verb: Verb
  /// The section for keep, the other id for merge and split, the tags for retag, `field=value` for edit.
  package var value: String
  package var reason: String
  package var who: String
  package var at: Instant

  package init(
    opportunity: String, verb: Verb, value: String = "", reason: String = "", who: String, at: Instant
  ) {
    self.opportunity = opportunity
    self.verb = verb
    self.value = value
    self.reason = reason
    self.who = who
    self.at = at
  }
}
