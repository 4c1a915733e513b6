package import Model

/// What an issue says beyond its items' own facts.
package struct IssueNotes: Hashable, Sendable {
  /// Words that staff wrote or reviewed, by opportunity, then language.
  package var blurbs: [String: [String: String]] = [:]
  /// The last day each source was read without fault.
  package var checked: [String: Day] = [:]
  /// Where a decision stands in the source's own words, by opportunity: `Adopted by Task Force on 11/4/22`.
  package var standing: [String: String] = [:]
  /// What became of items of earlier issues.
  package var changes: [Change] = []

  package init() {}

  /// An item of an earlier issue that is no longer what it was.
  package struct Change: Hashable, Sendable {
    /// What happened to an item that an earlier issue printed.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case extended, amended, withdrawn }

    package var kind: Kind
    package var opportunity: Opportunity

    package init(_ kind: Kind, _ opportunity: Opportunity) {
      self.kind = kind
      self.opportunity = opportunity
    }
  }
}
