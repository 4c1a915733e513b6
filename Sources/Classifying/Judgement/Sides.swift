import Model

/// The tags of one kind with enough points, the likeliest first; `always` and `never` phrases decide alone.
func tags(of kind: Topic.Kind, _ evidence: Evidence, from points: Double = 3) -> Verdict<[String]> {
  let topics = evidence.book.topics.indices.filter { index in
    guard evidence.book.topics[index].kind == kind, evidence.rule(index) != .never else { return false }
    return evidence.rule(index) == .always || evidence.isFromSource(index) || evidence.scores[index] >= points
  }
  let ranked = topics.sorted { (evidence.scores[$1], $0) < (evidence.scores[$0], $1) }
  let reasons = ranked.flatMap { evidence.reasons($0, about: evidence.book.topics[$0].tag, limit: 2) }
  return Verdict(value: ranked.map { evidence.book.topics[$0].tag }, reasons: reasons)
}

/// Which of the Network's goals an item serves; every item that is shown serves at least one.
func goals(_ evidence: Evidence, _ standing: Standing, relevance: Int) -> Verdict<[Goal]> {
  guard relevance > 0 else { return Verdict(value: []) }
  var found: [(goal: Goal, rule: String)] = []
  if standing.kind == .advocacy || standing.tags.contains("civic_policy") {
    found.append((.policy, "a public decision or civic topic"))
  }
  if standing.kind == .funding && standing.eligible != .no || standing.tags.contains("capacity_building") {
    found.append((.capacity, "money or help for organizations"))
  }
  if standing.kind == .events || evidence.score(.relevance, "collaboration") >= 2 {
    found.append((.collaboration, "brings providers and residents together"))
  }
  if found.isEmpty {
    found = [
      standing.kind == .employment ? (.capacity, "people for organizations") : (.collaboration, "shared knowledge")
    ]
  }
  return Verdict(
    value: found.map(\.goal),
    reasons: found.map { Reason(about: "goal " + $0.goal.rawValue, rule: $0.rule, points: 1) })
}

/// To sort by within a relevance: nearness, fit of topic, a plain yes to “may we apply”, equity.
func sortingScore(_ judgement: Judgement, _ evidence: Evidence) -> Double {
  let nearness: Double =
    switch judgement.place {
    case .southLA: 3
    case .laCity, .laCounty: 2
    case .california: 1
    case .national, .elsewhere: 0
    }
  let topic = judgement.tags.first.map { min(evidence.score(.issue, $0), 12) / 4 } ?? 0
  let bonus = (judgement.eligible == .yes ? 1.0 : 0) + (judgement.equity == .yes ? 1 : 0)
  let campaign = judgement.campaigns.isEmpty ? 0.0 : 1
  return Double(judgement.relevance) * 10 + nearness + topic + bonus + campaign
}
