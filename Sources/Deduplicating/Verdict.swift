/// How two candidates stand to each other, with the points and a sentence for each.
package struct Verdict: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case same, series, different, review }

  package var kind: Kind
  package var points: Double
  package var reasons: [String]
  /// Different, but of so like titles that an entry may take one for the other.
  package var isSibling = false

  package init(_ kind: Kind, points: Double, reasons: [String]) {
    self.kind = kind
    self.points = points
    self.reasons = reasons
  }
}
