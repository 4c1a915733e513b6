/// A phrase found in a text.
struct CueHit: Sendable {
  var cues: Cues
  /// The tokens of the phrase.
  var range: Range<Int>
  /// Which of `Cues.groups` they belong to.
  var group: Int
}

/// All phrases of all finders in one tree of words, so that a text is walked once however many there are.
///
/// A phrase is written as words; `a|b` are alternatives and `_` among them means that the word may be missing:
/// `application|proposal form|_ due`.
struct CueTable: Sendable {
  /// By node and word together.
  private var edges: [Word: Int32] = [:]
  private var roots: [Word: Int32] = [:]
  private var meanings: [Cues] = [[]]

  /// All spellings of every phrase; the same words with two meanings carry both.
  init(_ phrases: [(Cues, [String])]) {
    for (cues, list) in phrases {
      for phrase in list { add(phrase, meaning: cues) }
    }
  }

  static let standard = CueTable(dateCues + moneyCues + termCues + applicantCues + equityCues + noticeCues)

  /// The word as seen from a node; no two edges of one table share a number.
  private static func edge(_ node: Int32, _ word: Word) -> Word {
    Word(number: (word.number ^ UInt64(UInt32(bitPattern: node)) &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd)
  }

  /// Every combination of a phrase's alternatives.
  private mutating func add(_ phrase: String, meaning: Cues) {
    var nodes: Set<Int32> = [0]
    for part in phrase.split(separator: " ") {
      var next: Set<Int32> = []
      for choice in part.split(separator: "|") {
        for node in nodes { next.insert(choice == "_" ? node : child(of: node, word: Word(String(choice)))) }
      }
      nodes = next
    }
    for node in nodes where node != 0 { meanings[Int(node)].formUnion(meaning) }
  }

  /// The node for a word after a node, made when it is new.
  private mutating func child(of node: Int32, word: Word) -> Int32 {
    let edge = CueTable.edge(node, word)
    if let known = edges[edge] { return known }
    let new = Int32(meanings.count)
    meanings.append([])
    edges[edge] = new
    if node == 0 { roots[word] = new }
    return new
  }

  /// The leftmost longest phrases of each finder's group, so that a long phrase of one does not hide a short one of
  /// another; hyphens, slashes and apostrophes between words do not count.
  func hits(in tokens: [Token]) -> [CueHit] {
    var hits: [CueHit] = []
    var taken = [Int](repeating: 0, count: Cues.groups.count)
    for index in tokens.indices where tokens[index].kind != .sign {
      guard let root = roots[tokens[index].word] else { continue }
      collect(from: root, at: index, in: tokens, taken: &taken, into: &hits)
    }
    return hits
  }

  private func collect(
    from root: Int32, at start: Int, in tokens: [Token], taken: inout [Int], into hits: inout [CueHit]
  ) {
    let first = hits.count
    var node = root
    var end = start + 1
    while true {
      let meaning = meanings[Int(node)]
      if !meaning.isEmpty { note(meaning, start..<end, taken: &taken, from: first, into: &hits) }
      let next = skipJoiners(end, in: tokens)
      guard next < tokens.count, tokens[next].kind != .sign, tokens[next].sentence == tokens[start].sentence,
        let child = edges[CueTable.edge(node, tokens[next].word)]
      else { break }
      node = child
      end = next + 1
    }
    for hit in hits[first...] { taken[hit.group] = hit.range.upperBound }
  }

  /// Keeps the longest phrase of each group that begins here.
  private func note(
    _ meaning: Cues, _ range: Range<Int>, taken: inout [Int], from first: Int, into hits: inout [CueHit]
  ) {
    for (group, mask) in Cues.groups.enumerated() where taken[group] <= range.lowerBound && meaning.intersects(mask) {
      let hit = CueHit(cues: meaning.intersection(mask), range: range, group: group)
      if let known = hits[first...].firstIndex(where: { $0.group == group }) {
        hits[known] = hit
      } else {
        hits.append(hit)
      }
    }
  }

  /// "pre-application", "applicant's" and "Q&A" are two words each.
  private func skipJoiners(_ index: Int, in tokens: [Token]) -> Int {
    guard index < tokens.count, tokens[index].kind == .sign else { return index }
    let sign = tokens[index].sign
    let joins =
      sign == UInt8(ascii: "-") || sign == UInt8(ascii: "'") || sign == UInt8(ascii: "/")
      || sign == UInt8(ascii: "&")
    return joins ? index + 1 : index
  }
}
