import Model

/// What an item is before it is asked whether it matters; `none` is news of money given, a podcast, a seat on a board.
enum ItemKind: String, CaseIterable, Sendable {
  case funding, advocacy, employment, events, resources, none

  var section: Section? { Section(rawValue: rawValue) }
}

/// Points of every kind, in the order of the sections: phrases, columns, the source, and what staff taught.
func kindScores(_ evidence: Evidence) -> [(kind: ItemKind, points: Double)] {
  var scores = ItemKind.allCases.map { kind in
    let learned = evidence.learned(Target.section(kind.rawValue)) * Prior.sectionScale
    return (kind: kind, points: evidence.score(.section, kind.rawValue) + learned)
  }
  scores[scores.count - 1].points = evidence.score(.nothing)
  for (kind, _, points) in structure(of: evidence) {
    scores[ItemKind.allCases.firstIndex(of: kind) ?? 0].points += points
  }
  return scores.map { ($0.kind, ruled($0.kind, $0.points, evidence)) }
}

/// An always phrase of a section puts it before all others, a never phrase behind them.
private func ruled(_ kind: ItemKind, _ points: Double, _ evidence: Evidence) -> Double {
  guard let topic = evidence.book.topic(.section, kind.rawValue), let rule = evidence.rule(topic) else { return points }
  return rule == .always ? 1000 : -1000
}

/// Decides what an item is: section phrases, the section its source is mostly about, and columns only one kind has.
func decideKind(_ evidence: Evidence) -> Verdict<ItemKind> {
  // Stable: of equal points the earlier section wins.
  let ranked = kindScores(evidence).enumerated()
    .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }.map(\.element)
  guard let best = ranked.first, best.points > 0 else {
    return Verdict(value: .none, doubts: ["nothing says what this is"])
  }
  var verdict = Verdict(value: best.kind, reasons: kindReasons(best.kind, evidence))
  if let second = ranked.dropFirst().first, second.points > 2, best.points - second.points < 1 {
    verdict.doubts = ["could be \(best.kind.rawValue) or \(second.kind.rawValue)"]
  }
  return verdict
}

/// The rules and phrases that spoke for a kind, the rules first.
private func kindReasons(_ kind: ItemKind, _ evidence: Evidence) -> [Reason] {
  if kind == .none { return evidence.reasons(.nothing, about: "section") }
  let rules = structure(of: evidence).filter { $0.0 == kind }.map { Reason(about: "section", rule: $0.1, points: $0.2) }
  let phrases = evidence.book.topic(.section, kind.rawValue).map { evidence.reasons($0, about: "section", limit: 3) }
  return rules + (phrases ?? []) + evidence.learnedReasons(Target.section(kind.rawValue), about: "section")
}

/// Points for columns and for the source; each rule ends in the kind's name.
private func structure(of evidence: Evidence) -> [(ItemKind, String, Double)] {
  let entry = evidence.entry
  func has(_ names: String...) -> Bool { names.contains { entry.first($0) != nil } }
  var found: [(ItemKind, String, Double)] = []
  if let section = evidence.source?.section, let kind = ItemKind(rawValue: section.rawValue) {
    found.append((kind, "the source is mostly \(kind.rawValue)", 4))
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
