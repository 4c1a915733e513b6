import Text

/// How two titles stand to each other, with slips of the pen repaired and what publishers add left out.
struct TitleComparison {
  /// Both name the same thing in the same words, but for words that a title may have or lack.
  let isEqual: Bool
  /// Share of the shorter title's telling words that the longer one has, 0 to 1.
  let containment: Double
  /// Telling words that both have.
  let shared: Int
  /// The shorter title is an unbroken piece of the longer one.
  let isPiece: Bool
  /// The shorter title is how the longer one begins, as when a digest cuts it.
  let isBeginning: Bool
  /// Telling words that only the longer one has.
  let extra: Int
  /// Each has telling words that the other lacks, the longer of them no mere acronym.
  let isSibling: Bool
  /// A number stands in one of them that the other lacks: `Level 3`, `GFO-21-304`.
  let hasOtherNumbers: Bool

  /// Compares; `ignored` are words that count for nothing when only one title has them: the funders' names.
  init(_ left: TitleShape, _ right: TitleShape, ignoring ignored: Set<String>) {
    let (one, other) = TitleComparison.repaired(left.telling, right.telling)
    let (first, second) = (
      TitleComparison.without(ignored, one, other), TitleComparison.without(ignored, other, one)
    )
    let (a, b) = (Set(first), Set(second))
    shared = a.intersection(b).count
    isEqual = a == b && !a.isEmpty
    let fewer = min(a.count, b.count)
    containment = fewer == 0 ? 0 : Double(shared) / Double(fewer)
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    isPiece = containment == 1 && TitleComparison.holds(long, short)
    isBeginning = containment == 1 && long.starts(with: short)
    extra = max(a.count, b.count) - shared
    let (ownLeft, ownRight) = (a.subtracting(b), b.subtracting(a))
    // "President of Programs" and "President of Development": a common word may be all that tells them apart.
    let ownAny = (left.own(beside: right.words), right.own(beside: left.words))
    isSibling =
      !(ownLeft.isEmpty && ownAny.0.isEmpty) && !(ownRight.isEmpty && ownAny.1.isEmpty)
      && ownLeft.union(ownRight).contains { $0.utf8.count > 5 }
    func numbers(_ words: Set<String>) -> Set<String> { words.filter { $0.utf8.contains { (48...57).contains($0) } } }
    hasOtherNumbers = !numbers(ownLeft).isEmpty || !numbers(ownRight).isEmpty
  }

  /// Leaves out the ignored words that the other title lacks, unless nothing would be left.
  private static func without(_ ignored: Set<String>, _ words: [String], _ others: [String]) -> [String] {
    guard !ignored.isDisjoint(with: words) else { return words }
    let kept = words.filter { !ignored.contains($0) || others.contains($0) }
    return kept.isEmpty ? words : kept
  }

  /// Whether `long` has all of `short` in one piece.
  private static func holds(_ long: [String], _ short: [String]) -> Bool {
    guard let first = short.first, short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { start in
      long[start] == first && long[start..<start + short.count].elementsEqual(short)
    }
  }

  /// Neighbouring words as one where the other title has them so: `frui t`, `cyber security`.
  private static func joined(_ words: [String], as others: [String]) -> [String] {
    let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
    guard let index = pairs.firstIndex(where: { others.contains($0) && !words.contains($0) }) else { return words }
    return Array(words[..<index]) + [pairs[index]] + Array(words[(index + 2)...])
  }

  /// Both lists of words, those of `right` spelled as in `left` where they differ by a slip: `enhacnement`, `trail`,
  /// and a space one letter too early or too late (`californiac ivil`).
  private static func repaired(_ left: [String], _ right: [String]) -> ([String], [String]) {
    let (left, right) = (joined(left, as: right), joined(right, as: left))
    let (a, b) = (Set(left), Set(right))
    let strangers = left.filter { !b.contains($0) }
    guard !strangers.isEmpty, right.contains(where: { !a.contains($0) }) else { return (left, right) }
    var repaired = right
    for index in repaired.indices where !a.contains(repaired[index]) {
      let word = repaired[index]
      if let slip = strangers.first(where: { isSlip($0, word) }) { repaired[index] = slip }
    }
    for index in repaired.indices.dropLast() where !a.contains(repaired[index]) || !a.contains(repaired[index + 1]) {
      let joined = repaired[index] + repaired[index + 1]
      let found = zip(left, left.dropFirst()).first { isSlip($0 + $1, joined) || $0 + $1 == joined }
      if let found { (repaired[index], repaired[index + 1]) = found }
    }
    return (left, repaired)
  }

  /// Whether two words differ by what a finger does.
  ///
  /// From six letters on that is one letter added, left out or changed; from five on two neighbours that changed places.
  /// Digits are never slips.
  static func isSlip(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard abs(a.count - b.count) <= 1, min(a.count, b.count) >= 5, left != right else { return false }
    guard !(a + b).contains(where: { (48...57).contains($0) }) else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (x, y) = (a[start..<a.count - end], b[start..<b.count - end])
    if x.count == 2, y.count == 2 { return x.first == y.last && x.last == y.first }
    return x.count <= 1 && y.count <= 1 && min(a.count, b.count) >= 6
  }
}
