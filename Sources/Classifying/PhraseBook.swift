import Model
import Text

/// The topics of feeds.yml, ready to be found in text.
struct PhraseBook: Sendable {
  /// One phrase of one topic.
  struct Line: Sendable {
    var topic: Int
    var phrase: Topic.Phrase
  }

  let topics: [Topic]
  let lines: [Line]
  private let automaton: PhraseAutomaton
  private let indexes: [Topic.Kind: [String: Int]]
  private let signals: [Signal: Int]
  /// The topics of issue tags, and those among them that are the Network's own.
  let issues: [Int]
  let core: [Int]
  /// Topics by the folded category codes of other taxonomies.
  private let categories: [String: [Int]]

  /// Builds the automaton and the tables of tags, signals and categories.
  init(_ topics: [Topic]) {
    self.topics = topics
    lines = topics.indices.flatMap { index in topics[index].phrases.map { Line(topic: index, phrase: $0) } }
    automaton = PhraseAutomaton(lines.map(\.phrase.text))
    var indexes: [Topic.Kind: [String: Int]] = [:]
    for index in topics.indices.reversed() { indexes[topics[index].kind, default: [:]][topics[index].tag] = index }
    self.indexes = indexes
    let known = Signal.allCases.compactMap { signal in indexes[.relevance]?[signal.rawValue].map { (signal, $0) } }
    signals = Dictionary(uniqueKeysWithValues: known)
    issues = topics.indices.filter { topics[$0].kind == .issue }
    core = issues.filter { Standing.core.contains(topics[$0].tag) }
    var categories: [String: [Int]] = [:]
    for index in topics.indices {
      for code in topics[index].crosswalk.values.joined() { categories[fold(code), default: []].append(index) }
    }
    self.categories = categories
  }

  /// The topic of that kind and tag; nil when feeds.yml does not have it.
  func topic(_ kind: Topic.Kind, _ tag: String) -> Int? { indexes[kind]?[tag] }

  /// The topic whose phrases are a signal; nil when feeds.yml does not have it.
  func topic(_ signal: Signal) -> Int? { signals[signal] }

  /// The topics that a category of Grants.gov, the California portal or Candid stands for.
  func topics(ofCategory name: String) -> [Int] { categories[fold(name)] ?? [] }

  /// The phrases in a text; of overlapping phrases of one topic only the longest, so that `animal homelessness: 0`
  /// takes the points from `homelessness`.
  func matches(in text: FoldedText) -> [PhraseAutomaton.Match] {
    let found = automaton.matches(in: text).sorted { before($0, $1) }
    var kept: [PhraseAutomaton.Match] = []
    for match in found {
      if let last = kept.last, topic(of: last) == topic(of: match), last.words.upperBound >= match.words.lowerBound {
        guard match.words.count > last.words.count else { continue }
        kept.removeLast()
      }
      kept.append(match)
    }
    return kept
  }

  private func topic(of match: PhraseAutomaton.Match) -> Int { lines[match.phrase].topic }

  /// By topic, then place, the longer of two that begin together first.
  private func before(_ left: PhraseAutomaton.Match, _ right: PhraseAutomaton.Match) -> Bool {
    (topic(of: left), left.words.lowerBound, -left.words.upperBound, left.phrase)
      < (topic(of: right), right.words.lowerBound, -right.words.upperBound, right.phrase)
  }
}
