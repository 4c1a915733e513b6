/// A phrase found in a text.
struct CueHit: Sendable {
  var cues: Cues
  /// The tokens of the phrase.
  var range: Range<Int>
}

/// All phrases of all finders in one tree of words, so that a text is walked once however many there are.
///
/// A phrase is written as words; `a|b` are alternatives and `_` among them means that the word may be missing:
/// `application|proposal form|_ due`.
struct CueTable: Sendable {
  private struct Edge: Hashable { var node: Int32; var word: Word }

  private var edges: [Edge: Int32] = [:]
  private var roots: [Word: Int32] = [:]
  private var meanings: [Cues] = [[]]

  init(_ phrases: [(Cues, [String])]) {
    for (cues, list) in phrases {
      for phrase in list { add(phrase, meaning: cues) }
    }
  }

  static let standard = CueTable(dateCues + moneyCues + termCues + applicantCues + noticeCues)

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

  private mutating func child(of node: Int32, word: Word) -> Int32 {
    let edge = Edge(node: node, word: word)
    if let known = edges[edge] { return known }
    let new = Int32(meanings.count)
    meanings.append([])
    edges[edge] = new
    if node == 0 { roots[word] = new }
    return new
  }

  /// Leftmost longest phrases, none overlapping another; hyphens and apostrophes between words do not count.
  func hits(in tokens: [Token]) -> [CueHit] {
    var hits: [CueHit] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].kind == .word, let root = roots[tokens[index].word],
        let (end, cues) = longest(from: root, at: index, in: tokens)
      {
        hits.append(CueHit(cues: cues, range: index..<end))
        index = end
      } else {
        index += 1
      }
    }
    return hits
  }

  private func longest(from root: Int32, at start: Int, in tokens: [Token]) -> (Int, Cues)? {
    var node = root
    var best: (Int, Cues)?
    var index = start + 1
    while true {
      if !meanings[Int(node)].isEmpty { best = (index, meanings[Int(node)]) }
      let next = skipJoiners(index, in: tokens)
      guard next < tokens.count, tokens[next].kind == .word, tokens[next].sentence == tokens[start].sentence,
        let child = edges[Edge(node: node, word: tokens[next].word)]
      else { return best }
      node = child
      index = next + 1
    }
  }

  /// "pre-application" and "applicant's" are two words each.
  private func skipJoiners(_ index: Int, in tokens: [Token]) -> Int {
    guard index < tokens.count, tokens[index].kind == .sign else { return index }
    let sign = tokens[index].sign
    let joins = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "'") || sign == UInt8(ascii: "/")
    return joins ? index + 1 : index
  }
}
