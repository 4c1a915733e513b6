/// Finds what may be the same; Archiving keeps the keys and the candidates.
package protocol KeyIndex: Sendable {
  /// Candidates that share a key, those with the most shared keys first, at most `limit`.
  func candidates(for keys: [UInt64], limit: Int) async throws -> [Candidate]
}

/// Where a candidate belongs among what is there.
package struct Placement: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case new
    case same(String)
    /// A new round in the series of that opportunity.
    case series(String)
    /// In doubt about those; it stands alone until staff decide.
    case review([String])
  }

  package var kind: Kind
  package var points: Double
  package var reasons: [String]
}

/// Compares the candidate with all that share a key, and takes the strongest verdict: same, then review, then series.
package func place(_ candidate: Candidate, in index: some KeyIndex) async throws -> Placement {
  let others = try await index.candidates(for: keys(of: candidate), limit: 50)
  var best: [Verdict.Kind: (id: String, verdict: Verdict)] = [:]
  for other in others where other.id != candidate.id {
    let verdict = compare(candidate, other)
    let known = best[verdict.kind]
    if known == nil || (verdict.points, other.id) > (known?.verdict.points ?? 0, known?.id ?? "") {
      best[verdict.kind] = (other.id, verdict)
    }
  }
  func placement(_ kind: Placement.Kind, _ found: (id: String, verdict: Verdict)) -> Placement {
    Placement(kind: kind, points: found.verdict.points, reasons: found.verdict.reasons)
  }
  if let found = best[.same] { return placement(.same(found.id), found) }
  if let found = best[.series], found.verdict.points >= best[.review]?.verdict.points ?? 0 {
    return placement(.series(found.id), found)
  }
  if let found = best[.review] { return placement(.review([found.id]), found) }
  return Placement(kind: .new, points: 0, reasons: [])
}
