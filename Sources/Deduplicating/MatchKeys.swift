/// Keys under which a candidate is filed so that its like is found: equal keys are a reason to compare, no more.
///
/// Opportunity number, address, the whole title, the three most telling title words and up to five pairs of neighbouring
/// ones: eleven at most, so that a million candidates stay below 250 MB. Two different texts share a key of 32 bits now
/// and then, which costs one comparison.
package func matchKeys(of candidate: Candidate) -> [UInt32] {
  var keys: Set<UInt32> = []
  func add(_ kind: Character, _ text: String) { keys.insert(shortHash("\(kind):\(text)")) }
  if let number = candidate.number { add("n", number) }
  if let address = candidate.address, !address.plain.isEmpty { add("u", address.plain) }
  let words = candidate.shape.text.split(separator: " ").map(String.init)
  guard !words.isEmpty else { return keys.sorted() }
  add("t", words.joined(separator: " "))
  // A long word is a rare one; `community` and `development` are not, whatever their length.
  let telling = Set(words).filter { !commonWords.contains($0) }
  for word in longest(telling.count >= 3 ? telling : Set(words)).prefix(3) { add("w", word) }
  let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
  for pair in longest(Set(pairs)).prefix(5) { add("p", pair) }
  return keys.sorted()
}

/// The longest first; of one length in alphabetical order, so that the same title has the same keys everywhere.
private func longest(_ words: Set<String>) -> [String] {
  words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
}

/// FNV-1a, 64 bits folded to 32: the same text has the same key on every machine and in every run.
func shortHash(_ text: String) -> UInt32 {
  let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
}

/// Words that stand in so many titles of this field that their lists of candidates are always full.
private let commonWords: Set<String> = [
  "program", "grant", "project", "opportunity", "opportunitie", "funding", "request", "proposal", "solicitation",
  "application", "initiative", "community", "development", "research", "service", "support", "education", "training",
  "health", "national", "california", "state", "assistance", "technical", "public", "improvement", "prevention",
  "department", "center", "award", "clinical", "trial", "optional", "allowed", "required", "cooperative", "agreement",
  "local", "management", "planning", "youth", "housing", "infrastructure", "capacity", "building", "student", "water",
  "information", "collection", "commission", "meeting", "availability", "system", "implementation", "competitive",
  "committee", "council", "director", "manager", "coordinator", "associate", "assistant", "agency", "activitie",
]
