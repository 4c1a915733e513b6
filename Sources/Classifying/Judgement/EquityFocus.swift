import Model
import Text

/// Whether race or ethnicity is named as purpose, priority or eligibility, with the words that do.
///
/// Only explicit phrases count, from feeds.yml (`racial_equity`); a bare Black or Brown never does. A phrase that
/// stands in a list of unlike groups (women, veterans, people with disabilities) leaves the matter open.
func decideEquity(_ evidence: Evidence) -> (verdict: Verdict<Answer>, quote: String?) {
  let topic = evidence.book.topic(.relevance, Signal.equity.rawValue)
  let parts: Set<EntryText.Part> = [.title, .summary, .eligibility, .geography]
  let hits = evidence.hits.filter { evidence.book.lines[$0.line].topic == topic && parts.contains($0.part) }
  let strong = hits.filter { $0.points > 0 }.sorted { ($1.points, $0.part.rawValue) < ($0.points, $1.part.rawValue) }
  guard let best = strong.first else { return (Verdict(value: .no), nil) }
  let total = strong.reduce(0) { $0 + $1.points }
  let reasons = topic.map { evidence.reasons($0, about: "equity", limit: 3) } ?? []
  let quote = evidence.text[best.part].text(best.words)
  guard total >= 3 else { return (Verdict(value: .unclear, reasons: reasons), nil) }
  if strong.count < 3, strong.allSatisfy({ isOneOfMany($0, evidence) }) {
    let doubt = "race is one entry in a list of groups: “\(quote)”"
    return (Verdict(value: .unclear, reasons: reasons, doubts: [doubt]), quote)
  }
  return (Verdict(value: .yes, reasons: reasons), quote)
}

/// Whether two or more other groups are named within twelve words of the phrase.
private func isOneOfMany(_ hit: Evidence.Hit, _ evidence: Evidence) -> Bool {
  let topic = evidence.book.topic(.relevance, Signal.otherGroups.rawValue)
  let window = hit.words.lowerBound - 12...hit.words.upperBound + 12
  let near = evidence.hits.filter {
    evidence.book.lines[$0.line].topic == topic && $0.part == hit.part && $0.words.overlaps(window)
  }
  return near.count >= 2
}
