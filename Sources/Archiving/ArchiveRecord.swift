package import Model

/// An opportunity with all that a reader may ask about it; what the archive keeps.
package struct ArchiveRecord: Hashable, Sendable, Codable {
  package var opportunity: Opportunity
  package var origins: [Origin]
  package var history: [Change]

  package init(opportunity: Opportunity, origins: [Origin] = [], history: [Change] = []) {
    self.opportunity = opportunity
    self.origins = origins
    self.history = history
  }

  /// One place where it was published.
  package struct Origin: Hashable, Sendable, Codable {
    package var source: String
    package var name: String
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
