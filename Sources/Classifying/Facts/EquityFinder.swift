import Model

/// Reads an explicit priority for groups named as racial, ethnic, historically excluded or disproportionately harmed.
///
/// Both the group and the priority must be said, near each other and in one sentence; the quote is the words from the one
/// to the other.
struct EquityFinder {
  let prose: Prose

  /// The strongest priority, of equal ones the first; nil when there is none.
  func priority() -> Fact<Bool>? {
    var best: (strength: Int, range: Range<Int>)?
    for hit in prose.cues where hit.cues.contains(.group) {
      guard let found = prioritized(hit), found.strength > (best?.strength ?? 1) else { continue }
      best = found
    }
    return best.map { Fact(true, quote: prose.quote($0.range)) }
  }

  /// How strongly a group is put first, and the words that say so.
  private func prioritized(_ hit: CueHit) -> (strength: Int, range: Range<Int>)? {
    let sentence = prose.sentence(of: hit.range.lowerBound)
    let window =
      max(sentence.lowerBound, hit.range.lowerBound - 18)..<min(sentence.upperBound, hit.range.upperBound + 10)
    var best: (strength: Int, range: Range<Int>)?
    for cue in prose.cues(in: window) where cue.cues.contains(.priority) {
      let strength = strength(cue, hit)
      guard strength > (best?.strength ?? 0) else { continue }
      let range = min(cue.range.lowerBound, hit.range.lowerBound)..<max(cue.range.upperBound, hit.range.upperBound)
      best = (strength, range)
    }
    return best
  }

  /// "Priority for", "led by", "reserved for" are strong wherever they stand; "serving" and "benefit" only directly before
  /// the group, and then they are weak.
  private func strength(_ cue: CueHit, _ group: CueHit) -> Int {
    let word = prose.tokens[cue.range.lowerBound].word
    if prose.tokens[cue.range].contains(where: { strongWords.contains($0.word) }) { return 4 }
    let distance = group.range.lowerBound - cue.range.upperBound
    if repairWords.contains(word), (0...6).contains(distance) { return 3 }
    if word == must, (0...3).contains(distance) { return 3 }
    guard (0...2).contains(distance) else { return 0 }
    return leaderWords.contains(word) ? 3 : isNamedHarm(group) ? 2 : 1
  }

  /// The group is named by race or by the harm done to it, not only as underserved.
  private func isNamedHarm(_ group: CueHit) -> Bool {
    prose.tokens[group.range].contains { harmWords.contains($0.word) }
  }
}

private let harmWords = Set(
  [
    "disproportionately", "historically", "socially", "african", "black", "latino", "color", "bipoc", "racial",
    "indigenous", "war", "prohibition", "negras", "afroamericanas",
  ].map(Word.init))
private let must = Word("must")
private let strongWords = Set(
  [
    "priority", "prioritize", "prioritizes", "prioritized", "prioritizing", "preference", "preferences", "reserved",
    "points", "priorities", "prioridad", "prioriza", "priorizara", "preferencia", "weighted", "favorable",
  ].map(Word.init))
private let repairWords = Set(["reparar", "repair", "address", "remedy"].map(Word.init))
private let leaderWords = Set(
  ["led", "owned", "dirigidas", "fundadas", "reparar", "targeted", "goes", "intended", "dedicated", "se"].map(Word.init)
)
