package import Model

/// A source that is to be visited, with what is remembered of it.
package struct Visit: Sendable {
  package var source: Source
  package var health: SourceHealth

  package init(source: Source, health: SourceHealth = SourceHealth()) {
    self.source = source
    self.health = health
  }
}

/// What a reader asks for besides the source's own address: a next page, an entry's own page.
package struct FollowUp: Hashable, Sendable {
  package var request: Source.Request
  package var purpose: Fetch.Purpose

  package init(request: Source.Request, purpose: Fetch.Purpose) {
    self.request = request
    self.purpose = purpose
  }
}
