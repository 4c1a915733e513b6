import Model
import Text

/// Whether a community organization may apply: a column that names nonprofits, narrowed by what the text says.
func decideEligible(_ evidence: Evidence, kind: ItemKind, facts: Facts) -> Verdict<Answer> {
  guard kind == .funding else {
    return Verdict(value: .no, reasons: [Reason(about: "eligible", rule: "nothing to apply for", points: 0)])
  }
  let named = evidence.score(.communityOrganizations)
  let others = evidence.score(.otherApplicants) + evidence.score(.localGovernments) + evidence.score(.individuals)
  if let column = columnAnswer(evidence) { return narrowed(column, evidence) }
  if named >= 2, named >= others {
    return Verdict(value: .yes, reasons: evidence.reasons(.communityOrganizations, about: "eligible"))
  }
  for signal in [
    Signal.research, .vendors, .otherApplicants, .localGovernments, .training, .individuals, .tribes, .construction,
  ]
  where evidence.score(signal) >= 3 {
    return Verdict(value: .no, reasons: evidence.reasons(signal, about: "eligible"))
  }
  if facts.applicants.classes.contains(where: { $0.value == "nonprofit" }) {
    return Verdict(value: .yes, reasons: [Reason(about: "eligible", rule: "the text names nonprofits", points: 2)])
  }
  return Verdict(value: .unclear, reasons: [Reason(about: "eligible", rule: "does not say who may apply", points: 0)])
}

/// What the column of applicants says; nil when there is none or it names no class.
private func columnAnswer(_ evidence: Evidence) -> Answer? {
  let classes = evidence.entry.fields[EntryField.eligibility] ?? []
  let words = Set(classes.flatMap { foldedWords($0) })
  guard !words.isEmpty else { return nil }
  if words.contains(where: { $0.hasPrefix("nonprofit") || $0 == "unrestricted" || $0 == "all" }) { return .yes }
  let text = classes.map { fold($0) }.joined(separator: " | ")
  if text.contains("non profit") || text.contains("not for profit") || text.contains("501 c 3") { return .yes }
  return .no
}

/// A column that names nonprofits holds unless the notes beside it narrow it to another class, and the other way round.
private func narrowed(_ column: Answer, _ evidence: Evidence) -> Verdict<Answer> {
  let rule = "the column of applicants " + (column == .yes ? "names nonprofits" : "names no nonprofits")
  let reason = Reason(about: "eligible", rule: rule, points: 3)
  let named = evidence.score(.communityOrganizations, in: [.eligibility])
  if column == .no {
    guard named >= 3 else { return Verdict(value: .no, reasons: [reason]) }
    return Verdict(
      value: .unclear, reasons: [reason] + evidence.reasons(.communityOrganizations, about: "eligible"),
      doubts: ["the column of applicants and its notes disagree on nonprofits"])
  }
  for signal in [Signal.otherApplicants, .localGovernments, .training, .individuals]
  where evidence.score(signal, in: [.eligibility]) >= 4 && evidence.score(signal, in: [.eligibility]) > named {
    return Verdict(value: .no, reasons: [reason] + evidence.reasons(signal, about: "eligible"))
  }
  for signal in [Signal.otherApplicants, .training, .individuals, .construction]
  where evidence.score(signal, in: [.title, .summary]) >= 8 && named < 3 {
    return Verdict(value: .no, reasons: [reason] + evidence.reasons(signal, about: "eligible"))
  }
  return Verdict(value: .yes, reasons: [reason])
}
