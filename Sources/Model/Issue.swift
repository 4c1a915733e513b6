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
  /// What staff changed in the machine's draft; nil when nothing.
  package var edits: Edits?

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

extension Issue {
  /// What staff changed in the draft: it survives every new draft.
  package struct Edits: Hashable, Sendable, Codable {
    /// Put in by hand, and where.
    package var added: [String: Section] = [:]
    package var dropped: Set<String> = []
    /// The order staff gave a section; what comes later stands after it.
    package var order: [Section: [String]] = [:]
    package init() {}

    /// The machine's draft as staff want it.
    package func applied(to draft: [Section: [String]]) -> [Section: [String]] {
      var edited: [Section: [String]] = [:]
      for section in Section.allCases {
        var ids = (draft[section] ?? []).filter { !dropped.contains($0) && added[$0] == nil }
        ids += added.filter { $0.value == section && !dropped.contains($0.key) }.keys.sorted()
        let known = order[section] ?? []
        let placed = known.filter(ids.contains)
        ids = placed + ids.filter { !placed.contains($0) }
        if !ids.isEmpty { edited[section] = ids }
      }
      return edited
    }
  }
}

/// What staff said of an opportunity or a pair; never overwritten by a machine.
package struct Decision: Hashable, Sendable, Codable {
  /// `reopen` takes back what was said and puts it before staff again.
  package enum Verb: String, Hashable, Sendable, Codable { case keep, skip, later, reopen, retag, merge, split, edit }

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
