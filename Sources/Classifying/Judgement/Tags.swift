import Model

/// The issue tags of an entry, the likeliest first, with their reasons.
///
/// A tag needs three points and a good part of the leading tag's; `never` phrases forbid one, `always` phrases set it.
/// What is only a list of many populations is about none of them. Without any, the categories of the source and then
/// the agency's name are asked.
func chooseTags(_ evidence: Evidence, kind: ItemKind) -> Verdict<[String]> {
  let allowed = evidence.book.issues.filter { evidence.rule($0) != .never }
  let forced = allowed.filter { evidence.rule($0) == .always || evidence.isFromSource($0) }
  var points = allowed.map { (topic: $0, points: tagPoints($0, evidence, kind)) }
  points.sort { ($1.points, $0.topic) < ($0.points, $1.topic) }
  let top = points.first?.points ?? 0
  var chosen = points.filter { $0.points >= tagThreshold(top: top) }.prefix(3).map(\.topic)
  chosen += forced.filter { !chosen.contains($0) }
  if chosen.isEmpty { chosen = fallback(evidence, points) }
  let tags = chosen.map { evidence.book.topics[$0].tag }
  let reasons = chosen.flatMap { topic in
    let tag = evidence.book.topics[topic].tag
    return evidence.reasons(topic, about: tag, limit: 4) + evidence.learnedReasons(Target.tag(tag), about: tag)
  }
  guard tags.isEmpty else { return Verdict(value: tags, reasons: reasons) }
  return Verdict(
    value: ["other"], reasons: [Reason(about: "other", rule: "no topic reached three points", points: 0)],
    doubts: ["no topic is certain"])
}

/// Points that a tag needs where the leading one has `top`.
func tagThreshold(top: Double) -> Double { max(3, top * 0.45) }

/// A vacancy speaks of work, education and culture without being about them; the words of its list count less.
private func tagPoints(_ topic: Int, _ evidence: Evidence, _ kind: ItemKind) -> Double {
  let tag = evidence.book.topics[topic].tag
  let isBoilerplate = kind == .employment && (tag == "employment_workforce" || !evidence.book.core.contains(topic))
  let learned = evidence.learned(Target.tag(tag)) * Prior.tagScale
  return (isBoilerplate ? evidence.scores[topic] * 0.4 : evidence.scores[topic]) + learned
}

/// The best topic with something behind it: weak phrases, the source's own category, or the name of the agency.
private func fallback(_ evidence: Evidence, _ points: [(topic: Int, points: Double)]) -> [Int] {
  let categories = (evidence.entry.fields[EntryField.category] ?? []).flatMap { evidence.book.topics(ofCategory: $0) }
  let agency = agencyPoints(evidence)
  let ranked = points.map { item in
    let category = categories.contains(item.topic) ? 1.0 : 0
    return (topic: item.topic, points: item.points + category + (agency[item.topic] ?? 0))
  }
  let best = ranked.max { ($0.points, $1.topic) < ($1.points, $0.topic) }
  guard let best, best.points >= 1.5 else { return [] }
  return [best.topic]
}

/// Points of phrases in the agency's name, by topic.
private func agencyPoints(_ evidence: Evidence) -> [Int: Double] {
  var points: [Int: Double] = [:]
  for hit in evidence.hits where hit.part == .agency {
    let line = evidence.book.lines[hit.line]
    points[line.topic, default: 0] += line.phrase.points
  }
  return points
}
