package import Model

/// One condition of a question, `-` before it turns it round.
package struct Filter: Hashable, Sendable {
  /// What stands before the colon.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    case tag, funder, place, deadline, amount, eligible, equity, sponsor, `is`, section, since, source, lang, sort
  }

  /// What must hold.
  package enum Condition: Hashable, Sendable {
    /// Any of these values: a tag, a section, a ring, a class of applicants.
    case anyOf([String])
    /// These words, one after the other, in the funder's name.
    case phrase(SearchQuery.Term)
    /// Closing, or first seen, on one of these days; an open end is nil.
    case days(Day?, Day?)
    /// Dollars that one applicant may get; an open end is nil.
    case dollars(Int?, Int?)
    /// No deadline is known.
    case undated
    case rolling
    /// A reader can still act today.
    case open
    case closed
    case status(Opportunity.Status)
    /// One of several rounds of a program.
    case inSeries
    /// The text says yes, no, or nothing of a fiscal sponsor.
    case sponsor(Bool?)
  }

  package var key: Key
  package var condition: Condition
  package var isExcluded: Bool
}

extension Filter: CustomStringConvertible {
  /// The filter in one way of writing, for `--json` and the stage.
  package var description: String { (isExcluded ? "-" : "") + key.rawValue + ":" + condition.words }
}

extension Filter.Condition {
  fileprivate var words: String {
    switch self {
    case .anyOf(let values): values.joined(separator: ",")
    case .phrase(let term): "\"\(term.text)\""
    case .days(let start, let end): range(start?.description, end?.description)
    case .dollars(let low, let high): range(low.map(String.init), high.map(String.init))
    case .undated: "none"
    case .rolling: "rolling"
    case .open: "open"
    case .closed: "closed"
    case .status(let status): status.rawValue
    case .inSeries: "series"
    case .sponsor(let answer): answer.map { $0 ? "yes" : "no" } ?? "unknown"
    }
  }

  private func range(_ low: String?, _ high: String?) -> String {
    low == high ? low ?? "" : "\(low ?? "")..\(high ?? "")"
  }
}
