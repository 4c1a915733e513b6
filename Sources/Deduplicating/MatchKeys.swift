import Model

/// Keys under which a candidate is filed so that its like is found: equal keys are a reason to compare, no more.
///
/// Opportunity number, address, the three longest title words, and each pair of neighbouring title words (the rarest of
/// them have short posting lists; the index caps long ones).
package func keys(of candidate: Candidate) -> [UInt64] {
  var texts: [String] = []
  if let number = candidate.plainNumber { texts.append("n:" + number) }
  if let address = candidate.address { texts.append("u:" + address.plain) }
  if let entry = candidate.entry { texts.append("e:\(entry.source)\u{1}\(entry.id)") }
  let words = candidate.shape.words
  texts.append("t:" + words.joined(separator: " "))
  let longest = Set(words).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.prefix(3)
  texts += longest.map { "w:" + $0 }
  texts += zip(words, words.dropFirst()).prefix(12).map { "p:\($0) \($1)" }
  return Array(Set(texts.map(hash))).sorted()
}

/// FNV-1a, 64 bits: the same text has the same key on every machine and in every run.
func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
