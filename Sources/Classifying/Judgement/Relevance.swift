import Model
import Text

/// What the grade is decided from, once the other questions are answered.
struct Standing: Sendable {
  var kind: ItemKind
  var place: Place
  var eligible: Answer
  var tags: [String]
  /// Points of the strongest of the Network's own topics.
  var corePoints = 0.0
  /// Whether one of them leads, or is nearly level with what leads.
  var isCore = false

  init(kind: ItemKind, place: Place, eligible: Answer, tags: [String], _ evidence: Evidence) {
    (self.kind, self.place, self.eligible, self.tags) = (kind, place, eligible, tags)
    corePoints = evidence.book.core.map { evidence.scores[$0] }.max() ?? 0
    let leading = tags.map { evidence.score(.issue, $0) }.max() ?? 0
    isCore = tags.contains { Standing.core.contains($0) && evidence.score(.issue, $0) >= leading * 0.7 }
  }

  /// Whether the leading tag is one of them and not civic life alone: every federal committee is civic.
  var isService: Bool { isCore && tags.first != "civic_policy" }

  /// South LA, the city or the county.
  var isLocal: Bool { place <= .laCounty }

  /// Topics of the Network, as the label guide lists them.
  static let core: Set<String> = [
    "housing", "homelessness", "mental_health", "substance_use", "youth", "reentry_justice", "child_welfare_kinship",
    "violence_prevention", "food", "employment_workforce", "immigrant", "capacity_building", "civic_policy",
  ]
}

/// Grades an item 0 to 3 by the label guide: the first rule that fits decides, and it is the reason.
func gradeRelevance(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  if let zero = nobodyHere(evidence, standing) { return zero }
  switch standing.kind {
  case .funding: return gradeFunding(evidence, standing)
  case .advocacy: return gradeAdvocacy(evidence, standing)
  case .employment: return gradeEmployment(evidence, standing)
  case .events: return gradeEvent(evidence, standing)
  case .resources: return gradeResource(evidence, standing)
  case .none: return grade(0, "nothing that a reader could act on")
  }
}

/// A grade with the rule that decided it.
private func grade(_ value: Int, _ rule: String, _ reasons: [Reason] = []) -> Verdict<Int> {
  Verdict(value: value, reasons: [Reason(about: "relevance", rule: rule, points: Double(value))] + reasons)
}

/// A signal with enough points to decide.
private func signal(_ evidence: Evidence, _ signal: Signal, _ points: Double = 3) -> [Reason]? {
  evidence.score(signal) >= points ? evidence.reasons(signal, about: "relevance") : nil
}

/// A signal that stands against the Network's own topics: in the title, or with more points than they have.
private func outweighing(_ evidence: Evidence, _ signal: Signal, _ standing: Standing) -> [Reason]? {
  let points = evidence.score(signal)
  let title = evidence.score(signal, in: [.title])
  guard points >= 3, points >= standing.corePoints * 0.75 || title >= 6 && points >= standing.corePoints * 0.4 else {
    return nil
  }
  return evidence.reasons(signal, about: "relevance")
}

/// What rules an item out whatever its kind.
private func nobodyHere(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int>? {
  if let reasons = signal(evidence, .excluded, 2) { return grade(0, "Los Angeles is left out", reasons) }
  if standing.place == .elsewhere { return grade(0, "for people elsewhere") }
  if standing.isLocal, standing.kind == .advocacy || standing.kind == .employment { return nil }
  if let reasons = outweighing(evidence, .foreign, standing) { return grade(0, "aid to other countries", reasons) }
  if let reasons = outweighing(evidence, .nature, standing), evidence.score(.nature) > evidence.score(.offCore) {
    return grade(0, "farms, wildlife, waters or forests", reasons)
  }
  return nil
}

/// Money: what is researched, bought or built for others first, then who may apply, then the topic.
private func gradeFunding(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  for (rule, kind) in [
    ("research", Signal.research), ("equipment, energy or software", .technology),
    ("for schools of the professions", .training),
    ("services a public agency buys for itself", .vendors), ("only tribes may apply", .tribes),
  ] where kind != .tribes || standing.eligible != .yes {
    if let reasons = outweighing(evidence, kind, standing) { return grade(0, rule, reasons) }
  }
  if standing.eligible == .no { return gradeForOthers(evidence, standing) }
  if let reasons = signal(evidence, .limited, 4) {
    let isOurs = standing.isCore || standing.eligible == .yes
    return grade(isOurs ? 1 : 0, "only those already funded may apply", reasons)
  }
  if let reasons = outweighing(evidence, .construction, standing) { return grade(1, "money for buildings", reasons) }
  if let reasons = signal(evidence, .offCore), evidence.score(.offCore) > standing.corePoints {
    return grade(standing.eligible == .yes ? 1 : 0, "outside the Network's topics", reasons)
  }
  guard standing.isCore || isHealth(standing) && standing.isLocal else {
    let isUseful = standing.eligible == .yes && standing.place != .national || isHealth(standing) || standing.isLocal
    return grade(isUseful ? 1 : 0, "outside the Network's topics")
  }
  return gradeCore(standing)
}

private func isHealth(_ standing: Standing) -> Bool { standing.tags.contains("health") }

/// Core topics that nobody is barred from: how near, and is it said that community organizations may apply.
private func gradeCore(_ standing: Standing) -> Verdict<Int> {
  switch (standing.place, standing.eligible) {
  case (.national, .yes): grade(2, "the Network's topic, a national pool")
  case (.national, _): grade(1, "the Network's topic, a national pool, and not said who may apply")
  case (_, .yes): grade(3, "the Network's topic, community organizations may apply, Los Angeles is covered")
  default: grade(2, "the Network's topic, Los Angeles is covered, not said who may apply")
  }
}

/// Money that community organizations may not ask for themselves.
private func gradeForOthers(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  if let reasons = signal(evidence, .passThrough), standing.isCore {
    return grade(2, "half or more is passed on to community organizations", reasons)
  }
  if standing.isCore, standing.place != .national, signal(evidence, .localGovernments) != nil {
    return grade(1, "governments apply and may pass some of it on")
  }
  if let reasons = signal(evidence, .individuals), standing.place != .national {
    return grade(1, "for individuals", reasons)
  }
  return grade(0, "community organizations may not apply")
}

/// Decisions: near ones on the Network's topics, those that can still be moved before those taken.
private func gradeAdvocacy(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  if let reasons = signal(evidence, .works) { return grade(0, "street works or recovery elsewhere", reasons) }
  if !standing.isLocal, let reasons = signal(evidence, .routine, 4) { return grade(0, "a routine meeting", reasons) }
  if standing.place == .national {
    return grade(standing.isService && standing.corePoints >= 4 ? 1 : 0, "federal rules and notices")
  }
  guard standing.isCore else {
    let isOpen = standing.isLocal && signal(evidence, .actNow) != nil
    return grade(standing.tags.contains("other") && !isOpen ? 0 : 1, "outside the Network's topics")
  }
  if let reasons = signal(evidence, .actNow) { return grade(3, "the Network's topic, action open now", reasons) }
  return grade(2, "the Network's topic, decision taken or far off")
}

/// Vacancies: only in the county, and only with providers and organizing groups.
private func gradeEmployment(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  guard standing.isLocal else { return grade(0, "no work in Los Angeles County") }
  if let reasons = signal(evidence, .company) { return grade(0, "a company hires", reasons) }
  if let reasons = signal(evidence, .provider) {
    if isBackOffice(evidence) { return grade(2, "a provider hires for its office", reasons) }
    return grade(standing.place == .southLA ? 3 : 2, "a provider or organizing group hires", reasons)
  }
  if let reasons = signal(evidence, .nonprofit, 1) { return grade(1, "a nonprofit hires", reasons) }
  return grade(0, "nothing shows that a nonprofit hires")
}

/// Whether the title is that of a post in accounts, pay or personnel.
private func isBackOffice(_ evidence: Evidence) -> Bool {
  evidence.text[.title].words.contains { officeWords.contains($0.key) }
}

/// Gatherings: near ones; routine meetings only in South LA.
private func gradeEvent(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  if standing.place == .national { return grade(0, "no event in California") }
  if evidence.score(.routine) > evidence.score(.actNow), let reasons = signal(evidence, .routine) {
    return grade(standing.place == .southLA ? 1 : 0, "a routine meeting", reasons)
  }
  if standing.place == .california { return grade(standing.isCore ? 2 : 0, "an event for all of California") }
  if standing.place == .southLA, signal(evidence, .actNow) != nil { return grade(3, "in South LA, and open") }
  return grade(2, "an event in Los Angeles County")
}

/// Guides and services: those on the Network's topics.
private func gradeResource(_ evidence: Evidence, _ standing: Standing) -> Verdict<Int> {
  if standing.place == .national { return grade(standing.isService ? 1 : 0, "a national resource") }
  if let reasons = signal(evidence, .individuals) { return grade(1, "for individuals", reasons) }
  guard standing.isCore else { return grade(1, "outside the Network's topics") }
  return grade(standing.tags.contains("capacity_building") ? 2 : 1, "a resource on the Network's topics")
}

private let officeWords = Set(
  FoldedText(
    "accountant accounting bookkeeper payroll finance contabilidad contador contadora nómina recepcionista receptionist"
  )
  .words.map(\.key))
