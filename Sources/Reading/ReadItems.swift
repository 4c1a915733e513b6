package import Model

/// What a document of a source gave.
package struct ReadItems: Hashable, Sendable {
  package var entries: [Entry] = []
  /// The next page of a list longer than one answer, or the feed that a page names.
  package var next: Source.Request?
  /// Each entry's own page, where the source reads details; the caller asks for unseen ids only.
  package var details: [Detail] = []
  /// Single items and fields that could not be read; the others are there.
  package var warnings: [Failure] = []
  /// What the document turned out to be: `rss20`, `csv`, `html`.
  package var format = ""

  package init() {}

  /// A page that belongs to one entry alone.
  package struct Detail: Hashable, Sendable {
    package var id: String
    package var request: Source.Request
  }
}
