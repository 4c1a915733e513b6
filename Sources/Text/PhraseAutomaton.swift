/// Finds every one of many phrases in one pass over a text, whatever their number (Aho and Corasick, over words).
package struct PhraseAutomaton: Sendable {
  /// How the case of a phrase's letters binds.
  package enum CaseRule: Sendable {
    /// Words written in capitals (`ICE`, `LA`) match only capitals.
    case acronyms
    /// Besides, words with a capital first letter (`Watts`) match only such.
    case names
  }

  /// One occurrence: the phrase's index, and its first and last word.
  package struct Match: Hashable, Sendable {
    package var phrase: Int
    package var words: ClosedRange<Int>
  }

  private struct Node: Sendable {
    var failure: Int32 = 0
    /// The nearest node of the failure chain that ends a phrase, -1 when none does.
    var nextOutput: Int32 = -1
    /// The first phrase ending here, -1 when none does; more of them follow in `sameEnd`.
    var phrase: Int32 = -1
    var depth: Int32 = 0
  }

  private var vocabulary = NumberTable()
  private var edges = NumberTable()
  private var nodes = [Node()]
  /// For phrases that are the same words: the next of them, or -1.
  private var sameEnd: [Int32] = []
  private var cases: [[FoldedText.LetterCase]] = []
  private var wordCount: UInt64 = 0

  /// Phrases without a letter or digit never match.
  package init(_ phrases: [String], case rule: CaseRule = .acronyms) {
    var children: [[(word: UInt64, node: Int32)]] = [[]]
    for phrase in phrases { add(phrase, rule, &children) }
    link(children)
  }

  /// Every occurrence, in the order of their last words; longer ones first where several end together.
  package func matches(in text: FoldedText) -> [Match] {
    var found: [Match] = []
    var state: Int32 = 0
    for index in text.words.indices {
      guard let word = vocabulary[text.words[index].key] else {
        state = 0
        continue
      }
      state = advance(state, UInt64(UInt32(bitPattern: word)))
      report(state, at: index, in: text, to: &found)
    }
    return found
  }

  private func report(_ state: Int32, at last: Int, in text: FoldedText, to found: inout [Match]) {
    var node = nodes[Int(state)].phrase >= 0 ? state : nodes[Int(state)].nextOutput
    while node >= 0 {
      let range = last - Int(nodes[Int(node)].depth) + 1...last
      var phrase = nodes[Int(node)].phrase
      while phrase >= 0 {
        if fits(Int(phrase), range, text) { found.append(Match(phrase: Int(phrase), words: range)) }
        phrase = sameEnd[Int(phrase)]
      }
      node = nodes[Int(node)].nextOutput
    }
  }

  private func fits(_ phrase: Int, _ range: ClosedRange<Int>, _ text: FoldedText) -> Bool {
    let needed = cases[phrase]
    if needed.isEmpty { return true }
    return zip(range, needed).allSatisfy { text.words[$0].letterCase >= $1 }
  }

  private func advance(_ from: Int32, _ word: UInt64) -> Int32 {
    var state = from
    while true {
      if let next = edges[edge(state, word)] { return next }
      if state == 0 { return 0 }
      state = nodes[Int(state)].failure
    }
  }

  private func edge(_ state: Int32, _ word: UInt64) -> UInt64 { UInt64(UInt32(bitPattern: state)) << 32 | word }

  private mutating func add(
    _ phrase: String, _ rule: CaseRule, _ children: inout [[(word: UInt64, node: Int32)]]
  ) {
    let index = Int32(cases.count)
    let words = FoldedText(phrase).words
    let needed = words.map { neededCase($0.letterCase, rule) }
    cases.append(needed.allSatisfy { $0 == .small } ? [] : needed)
    sameEnd.append(-1)
    guard !words.isEmpty else { return }
    var state: Int32 = 0
    for word in words { state = child(of: state, word.key, &children) }
    nodes[Int(state)].depth = Int32(words.count)
    sameEnd[Int(index)] = nodes[Int(state)].phrase
    nodes[Int(state)].phrase = index
  }

  private func neededCase(_ written: FoldedText.LetterCase, _ rule: CaseRule) -> FoldedText.LetterCase {
    rule == .names || written == .capitals ? written : .small
  }

  private mutating func child(
    of state: Int32, _ key: UInt64, _ children: inout [[(word: UInt64, node: Int32)]]
  ) -> Int32 {
    let word: UInt64
    if let known = vocabulary[key] {
      word = UInt64(UInt32(bitPattern: known))
    } else {
      word = wordCount
      vocabulary.insert(key, Int32(clamping: word))
      wordCount += 1
    }
    if let next = edges[edge(state, word)] { return next }
    let next = Int32(nodes.count)
    nodes.append(Node())
    children.append([])
    children[Int(state)].append((word, next))
    edges.insert(edge(state, word), next)
    return next
  }

  /// Sets the failure links breadth first.
  private mutating func link(_ children: [[(word: UInt64, node: Int32)]]) {
    var queue = children[0].map(\.node)
    var head = 0
    while head < queue.count {
      let parent = queue[head]
      head += 1
      for (word, node) in children[Int(parent)] {
        let failure = advance(nodes[Int(parent)].failure, word)
        nodes[Int(node)].failure = failure
        queue.append(node)
      }
      let failure = nodes[Int(parent)].failure
      nodes[Int(parent)].nextOutput = nodes[Int(failure)].phrase >= 0 ? failure : nodes[Int(failure)].nextOutput
    }
  }
}

/// A hash table from 64-bit keys to numbers with open addressing: a look-up is one or two array reads.
struct NumberTable: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 16)
  private var values: [Int32] = Array(repeating: -1, count: 16)
  private var count = 0

  subscript(key: UInt64) -> Int32? {
    let mask = keys.count - 1
    var slot = NumberTable.slot(key, mask)
    while values[slot] >= 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a key that is not in the table; the value must not be negative.
  mutating func insert(_ key: UInt64, _ value: Int32) {
    if count * 2 >= keys.count { grow() }
    place(key, value)
    count += 1
  }

  private mutating func place(_ key: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var slot = NumberTable.slot(key, mask)
    while values[slot] >= 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.1 >= 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: -1, count: values.count * 2)
    for (key, value) in old { place(key, value) }
  }

  /// Fibonacci hashing, by the high bits of the product.
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }
}
