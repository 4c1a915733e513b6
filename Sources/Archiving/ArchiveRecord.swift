package import Model

/// An opportunity with all that a reader may ask about it; what the archive keeps.
package struct ArchiveRecord: Hashable, Sendable, Codable {
  package var opportunity: Opportunity
  /// Every place where it was published, the first seen first.
  package var origins: [Origin]
  /// What its deadline, amount, status and title were, the oldest change first.
  package var history: [Change]

  package init(opportunity: Opportunity, origins: [Origin] = [], history: [Change] = []) {
    self.opportunity = opportunity
    self.origins = origins
    self.history = history
  }

  /// One place where it was published.
  package struct Origin: Hashable, Sendable, Codable {
    /// The id of the source in feeds.yml, and its name for a reader.
    package var source: String
    package var name: String
    /// As that source has it.
    package var title: String
    package var link: String?
    package var firstSeen: Instant

    package init(source: String, name: String, title: String, link: String?, firstSeen: Instant) {
      self.source = source
      self.name = name
      self.title = title
      self.link = link
      self.firstSeen = firstSeen
    }
  }
}
