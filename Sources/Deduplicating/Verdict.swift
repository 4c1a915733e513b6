/// How two candidates stand to each other, with the points and a sentence for each.
package struct Verdict: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case same, series, different, review }

  package var kind: Kind
  package var points: Double
  /// What spoke for it or against it, in the order in which it was weighed.
  package var weighed: [Weighed]
  /// Different, but of so like titles that an entry may take one for the other.
  package var isSibling = false

  package init(_ kind: Kind, points: Double, weighed: [Weighed]) {
    self.kind = kind
    self.points = points
    self.weighed = weighed
  }

  /// A sentence each, with its points where it has any.
  package var reasons: [String] { weighed.map(\.description) }
}

/// One thing that was weighed; put into words only for the few verdicts that somebody reads.
package struct Weighed: Hashable, Sendable, CustomStringConvertible {
  /// Nil for what decides by itself.
  package var points: Double?
  package var words: String

  init(_ words: String, _ points: Double? = nil) {
    self.points = points
    self.words = words
  }

  package var description: String { points.map { "\($0 > 0 ? "+" : "")\($0) \(words)" } ?? words }
}
