/// The nearest of the known words, for "did you mean"; nil when none is near: more than a third of the letters differ.
package func nearest(_ word: String, in known: some Sequence<String>) -> String? {
  let limit = max(1, min(3, word.count / 3 + 1))
  let ranked = known.map { (name: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
    .filter { $0.distance <= limit }
  return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
///
/// Words over 64 letters are
/// compared by their first 64, which bounds the work.
package func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left.unicodeScalars.prefix(64))
  let b = Array(right.unicodeScalars.prefix(64))
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { current[j] = min(current[j], before[j - 2] + 1) }
    }
    (before, previous) = (previous, current)
  }
  return previous[b.count]
}
