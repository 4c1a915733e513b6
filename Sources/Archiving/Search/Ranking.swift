import Glibc
import SQLite

/// Orders the newest matches of a question, the best first.
///
/// Each concept counts once, however it is written: the places of its words are added up by column and by what each
/// word is worth, flattened so that the tenth mention says little, and multiplied by how rare the concept is among the
/// matches. A row that speaks of all concepts comes before one that speaks much of one.
struct Ranking {
  /// By column: title, funder, labels, summary, marks.
  static let columnWorth = [3.0, 0.6, 2.0, 1.0, 1.0]
  static let summary: UInt8 = 3
  private static let flattening = 3.0
  private static let lengthShare = 0.4
  private static let pairWorth = 0.6

  /// A row of the index and its place in the order.
  struct Ranked {
    var row: Int
    var score: Double
  }

  private let concepts: [Concept]
  /// For each phrase of the question: its concept and its worth; pairs follow after them.
  private let phrases: [(concept: Int, worth: Double)]

  init(_ concepts: Concepts) {
    self.concepts = concepts.all
    phrases = concepts.all.enumerated().flatMap { index, concept in
      concept.variants.map { (index, $0.worth) }
    }
  }

  /// The matches in their order; `window` is how many rows of the archive they were taken from.
  func order(_ matches: [(row: Int, match: Match)], window: Int) -> [Ranked] {
    let average = Double(matches.reduce(0) { $0 + $1.match.length }) / Double(max(1, matches.count))
    let strengths = matches.map { strength($0.match, average: max(1, average)) }
    let rarity = rarities(strengths, window: window)
    let total = zip(concepts, rarity.concepts).reduce(0) { $0 + $1.0.weight * $1.1 }
    let ranked = zip(matches, strengths).map { match, strength in
      var (score, covered) = (0.0, 0.0)
      for (index, concept) in concepts.enumerated() where strength.concepts[index] > 0 {
        let worth = concept.weight * rarity.concepts[index]
        score += worth * strength.concepts[index] / (Ranking.flattening + strength.concepts[index])
        covered += worth
      }
      for (index, pair) in strength.pairs { score += Ranking.pairWorth * (rarity.pairs[index] ?? 0) * pair }
      return Ranked(row: match.row, score: total > 0 ? score * covered / total : score)
    }
    return ranked.sorted { ($0.score, $0.row) > ($1.score, $1.row) }
  }

  private struct Strength {
    var concepts: [Double]
    var own: [Bool]
    var pairs: [Int: Double] = [:]
  }

  /// How much one row speaks of each concept.
  private func strength(_ match: Match, average: Double) -> Strength {
    var strength = Strength(
      concepts: [Double](repeating: 0, count: concepts.count), own: [Bool](repeating: false, count: concepts.count))
    let share = 1 / (1 - Ranking.lengthShare + Ranking.lengthShare * Double(match.length) / average)
    for (phrase, column) in match.places {
      let worth = Ranking.columnWorth[min(Int(column), 4)] * (column == Ranking.summary ? share : 1)
      guard Int(phrase) < phrases.count else {
        let pair = Int(phrase) - phrases.count
        strength.pairs[pair] = max(strength.pairs[pair] ?? 1, column == 0 ? 1.5 : 1)
        continue
      }
      let (concept, factor) = phrases[Int(phrase)]
      strength.concepts[concept] += worth * factor
      if factor == 1 { strength.own[concept] = true }
    }
    return strength
  }

  /// The logarithm of how few rows have each concept, half by the reader's own word and half by all its words.
  private func rarities(_ strengths: [Strength], window: Int) -> (concepts: [Double], pairs: [Int: Double]) {
    func rarity(_ documents: Double) -> Double {
      max(0.01, log(1 + (Double(max(window, strengths.count)) - documents + 0.5) / (documents + 0.5)))
    }
    let concepts = concepts.indices.map { index in
      let any = Double(strengths.count { $0.concepts[index] > 0 })
      let own = Double(strengths.count { $0.own[index] })
      return rarity(own > 0 ? (own + any) / 2 : any)
    }
    var pairs: [Int: Double] = [:]
    for strength in strengths { for pair in strength.pairs.keys { pairs[pair, default: 0] += 1 } }
    return (concepts, pairs.mapValues(rarity))
  }
}
