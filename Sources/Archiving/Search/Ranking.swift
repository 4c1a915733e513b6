import Glibc
import SQLite

/// Orders the newest matches of a question, the best first.
///
/// Each concept counts once, however it is written: the places of its words are added up by column and by what each
/// word is worth, flattened so that the tenth mention says little, and multiplied by how rare the concept is among the
/// matches. A row that speaks of all concepts comes before one that speaks much of one.
struct Ranking {
  /// By column: title, funder, labels, summary, marks.
  private static let columnWorth = [3.0, 0.6, 2.0, 1.0, 1.0]
  private static let summary: UInt8 = 3
  private static let flattening = 3.0
  private static let lengthShare = 0.4
  /// Words of a usual summary: longer ones must say a word more often.
  private static let usualLength = 100.0
  private static let pairWorth = 0.6

  /// A row of the index and its place in the order.
  struct Ranked {
    var row: Int
    var score: Double
  }

  private let weights: [Double]
  /// For each phrase of the question: its concept and its worth; pairs follow after them.
  private let phrases: [(concept: Int, worth: Double)]
  private let neighbours: [Concepts.Neighbours]
  private let pairCount: Int
  /// Column and word of the last place of each phrase in this row, for finding neighbours; -1 for none.
  private var lastPlaces: [Int]
  private(set) var rows: [Int] = []
  // One flat list each, row after row: thousands of small lists would cost more than the search itself.
  /// Strength of each concept by its places outside the summary, and by those inside before the summary's length counts.
  private var strengths: [Double] = []
  private var summaries: [Double] = []
  private var own: [Bool] = []
  private var pairs: [Double] = []

  init(_ concepts: Concepts) {
    weights = concepts.all.map(\.weight)
    phrases = concepts.all.enumerated().flatMap { index, concept in concept.variants.map { (index, $0.worth) } }
    neighbours = concepts.neighbours
    pairCount = concepts.pairs.count + neighbours.count
    lastPlaces = Array(repeating: -1, count: neighbours.isEmpty ? 0 : phrases.count)
  }

  /// Begins a row; its places follow.
  mutating func begin(_ row: Int) {
    rows.append(row)
    for _ in weights.indices {
      strengths.append(0)
      summaries.append(0)
      own.append(false)
    }
    for _ in 0..<pairCount { pairs.append(0) }
    for index in lastPlaces.indices { lastPlaces[index] = -1 }
  }

  /// One place of a phrase in the row last begun; places come in the order of the text.
  mutating func add(phrase: UInt8, column: UInt8, word: Int) {
    let index = Int(phrase)
    guard index < phrases.count else { return found(pair: index - phrases.count + neighbours.count, column) }
    if !lastPlaces.isEmpty { meet(index, column, word) }
    let (concept, worth) = phrases[index]
    let place = strengths.count - weights.count + concept
    if column == Ranking.summary {
      summaries[place] += worth * Ranking.columnWorth[Int(column)]
    } else {
      strengths[place] += worth * Ranking.columnWorth[min(Int(column), 4)]
    }
    if worth == 1 { own[place] = true }
  }

  private mutating func found(pair: Int, _ column: UInt8) {
    guard pair < pairCount else { return }
    let place = pairs.count - pairCount + pair
    pairs[place] = max(pairs[place], column == 0 ? 1.5 : 1)
  }

  /// Whether the phrase stands right after the one that it follows in the question.
  private mutating func meet(_ phrase: Int, _ column: UInt8, _ word: Int) {
    let place = Int(column) << 20 | word
    for (pair, both) in neighbours.enumerated() where both.right == phrase {
      if lastPlaces[both.left] >= 0, lastPlaces[both.left] + both.distance == place { found(pair: pair, column) }
    }
    lastPlaces[phrase] = place
  }

  /// The first so many in their order; `window` is how many rows of the archive the matches were taken from, `length`
  /// says how many words the summary of a row has.
  ///
  /// Reading a length costs more than all else about a row, so it is read only of those that a short summary would bring
  /// among the best.
  func best(_ count: Int, window: Int, length: (_ row: Int) throws(DatabaseError) -> Int) throws(DatabaseError)
    -> [Ranked]
  {
    let size = Double(max(window, rows.count))
    let rarity = weights.indices.map { concept in
      let documents = stride(from: concept, to: strengths.count, by: weights.count).reduce(into: (any: 0.0, own: 0.0)) {
        if strengths[$1] + summaries[$1] > 0 { $0.any += 1 }
        if own[$1] { $0.own += 1 }
      }
      // Half by the reader's own word, half by all its words.
      return Ranking.rarity(documents.own > 0 ? (documents.own + documents.any) / 2 : documents.any, of: size)
    }
    let pairRarity = (0..<pairCount).map { pair in
      let documents = stride(from: pair, to: pairs.count, by: pairCount).count { pairs[$0] > 0 }
      return Ranking.rarity(Double(documents), of: size)
    }
    var best: [Ranked] = []
    best.reserveCapacity(count + 1)
    for index in rows.indices {
      // Rows come newest first, so of equals the one that is here already stays before.
      let least = best.count == count ? best.last?.score ?? 0 : -1
      guard score(index, rarity, pairRarity, share: Ranking.share(0)) > least else { continue }
      let score = score(index, rarity, pairRarity, share: Ranking.share(try length(rows[index])))
      guard score > least else { continue }
      let place = best.partitioningIndex { $0.score < score }
      best.insert(Ranked(row: rows[index], score: score), at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  /// What a place in a summary of so many words is worth beside one in a usual summary.
  private static func share(_ length: Int) -> Double {
    1 / (1 - lengthShare + lengthShare * Double(length) / usualLength)
  }

  private func score(_ index: Int, _ rarity: [Double], _ pairRarity: [Double], share: Double) -> Double {
    var (score, covered, total) = (0.0, 0.0, 0.0)
    for concept in weights.indices {
      let worth = weights[concept] * rarity[concept]
      let place = index * weights.count + concept
      let strength = strengths[place] + share * summaries[place]
      total += worth
      guard strength > 0 else { continue }
      score += worth * strength / (Ranking.flattening + strength)
      covered += worth
    }
    for pair in 0..<pairCount { score += Ranking.pairWorth * pairRarity[pair] * pairs[index * pairCount + pair] }
    return total > 0 ? score * covered / total : score
  }

  /// The logarithm of how few rows of so many have it.
  private static func rarity(_ documents: Double, of size: Double) -> Double {
    max(0.01, log(1 + (size - documents + 0.5) / (documents + 0.5)))
  }
}

extension Array {
  /// The first index for which it holds, in an array where it holds for all after one for which it does.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
