import Model

/// What an item is before it is asked whether it matters; `none` is news of money given, a podcast, a seat on a board.
enum ItemKind: String, CaseIterable, Sendable {
  case funding, advocacy, employment, events, resources, none

  var section: Section? { Section(rawValue: rawValue) }
}

/// Decides what an item is: section phrases, the section its source is mostly about, and columns only one kind has.
func decideKind(_ evidence: Evidence) -> Verdict<ItemKind> {
  var scores = ItemKind.allCases.map { (kind: $0, points: evidence.score(.section, $0.rawValue)) }
  scores[scores.count - 1].points = evidence.score(.nothing)
  var reasons: [Reason] = []
  for (kind, rule, points) in structure(of: evidence) {
    scores[ItemKind.allCases.firstIndex(of: kind) ?? 0].points += points
    reasons.append(Reason(about: "section", rule: rule, points: points))
  }
  // Stable: of equal points the earlier section wins.
  let ranked = scores.enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
  guard let best = ranked.first?.element, best.points > 0 else {
    return Verdict(value: .none, doubts: ["nothing says what this is"])
  }
  let kept = reasons.filter { $0.rule.hasSuffix(best.kind.rawValue) }
  var verdict = Verdict(value: best.kind, reasons: kept)
  if best.kind == .none {
    verdict.reasons = evidence.reasons(.nothing, about: "section")
  } else if let topic = evidence.book.topic(.section, best.kind.rawValue) {
    verdict.reasons += evidence.reasons(topic, about: "section", limit: 3)
  }
  if let second = ranked.dropFirst().first?.element, second.points > 2, best.points - second.points < 1 {
    verdict.doubts = ["could be \(best.kind.rawValue) or \(second.kind.rawValue)"]
  }
  return verdict
}

/// Points for columns and for the source; each rule ends in the kind's name.
private func structure(of evidence: Evidence) -> [(ItemKind, String, Double)] {
  let entry = evidence.entry
  func has(_ names: String...) -> Bool { names.contains { entry.first($0) != nil } }
  var found: [(ItemKind, String, Double)] = []
  if let section = evidence.source?.section, let kind = ItemKind(rawValue: section.rawValue) {
    found.append((kind, "the source is mostly \(kind.rawValue)", 3))
  }
  if has(EntryField.eligibility) { found.append((.funding, "a column of eligible applicants speaks for funding", 3)) }
  if has(EntryField.amountMin, EntryField.amountMax, EntryField.amount, EntryField.pool) {
    found.append((.funding, "a column with sums speaks for funding", 2))
  }
  if has(EntryField.number, EntryField.aln) { found.append((.funding, "an opportunity number speaks for funding", 1)) }
  if has(EntryField.salary) { found.append((.employment, "a column with pay speaks for employment", 4)) }
  if has(EntryField.start) { found.append((.events, "a start time speaks for events", 3)) }
  return found
}
