import Model
import Text

/// Whether race or ethnicity is named as purpose, priority or eligibility, with the words that do.
///
/// Only explicit phrases count, from feeds.yml (`racial_equity`, three points and more); a bare Black or Brown never does.
/// Weaker words and phrases in a list of unlike groups (women, veterans, people with disabilities) leave it open.
func decideEquity(_ evidence: Evidence) -> (verdict: Verdict<Answer>, quote: String?) {
  guard let topic = evidence.book.topic(.equity), evidence.rule(topic) != .never else {
    return (Verdict(value: .no), nil)
  }
  // A group's own name says nothing about whom an item is for.
  let names = Set(evidence.hits.filter { $0.part == .agency }.map(\.line))
  let hits = evidence.hits.filter { hit in
    evidence.book.lines[hit.line].topic == topic && equityParts.contains(hit.part) && hit.points > 0
      && !names.contains(hit.line)
  }
  let strong = hits.filter { evidence.book.lines[$0.line].phrase.points >= 3 || evidence.rule(topic) == .always }
  let reasons = evidence.reasons(topic, about: "equity", limit: 3)
  guard let best = strong.max(by: { ($0.points, $1.part.rawValue) < ($1.points, $0.part.rawValue) }) else {
    let weak = hits.filter { $0.part == .title || $0.part == .summary }.reduce(0) { $0 + $1.points }
    return weak >= 3 ? (Verdict(value: .unclear, reasons: reasons), nil) : (Verdict(value: .no), nil)
  }
  let quote = evidence.text[best.part].text(best.words)
  if strong.count < 3, strong.allSatisfy({ isOneOfMany($0, evidence) }) {
    let doubt = "race is one entry in a list of groups: “\(quote)”"
    return (Verdict(value: .unclear, reasons: reasons, doubts: [doubt]), quote)
  }
  if strong.allSatisfy({ isArgument($0, evidence) }) {
    return (Verdict(value: .unclear, reasons: reasons, doubts: ["race stands in an argument only: “\(quote)”"]), quote)
  }
  return (Verdict(value: .yes, reasons: reasons), quote)
}

private let equityParts: Set<EntryText.Part> = [.title, .summary, .eligibility, .geography]

/// Whether two or more other groups are named within twelve words of the phrase.
private func isOneOfMany(_ hit: Evidence.Hit, _ evidence: Evidence) -> Bool {
  let topic = evidence.book.topic(.otherGroups)
  let window = hit.words.lowerBound - 12...hit.words.upperBound + 12
  let near = evidence.hits.filter {
    evidence.book.lines[$0.line].topic == topic && $0.part == hit.part && $0.words.overlaps(window)
  }
  return near.count >= 2
}

/// Whether words of comparison follow within twelve words: "Black children are removed more often than others".
private func isArgument(_ hit: Evidence.Hit, _ evidence: Evidence) -> Bool {
  let words = evidence.text[hit.part].words
  let ahead = hit.words.upperBound + 1..<min(words.count, max(hit.words.upperBound + 1, hit.words.upperBound + 13))
  return words[ahead].contains { comparisons.contains($0.key) }
}

private let comparisons = Set(FoldedText("likelier often oftener frecuencia veces tasa probabilidad").words.map(\.key))
