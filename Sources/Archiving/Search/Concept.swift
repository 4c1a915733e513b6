import SQLite
import Text

/// One thing a question is about, with all the words it may be written in.
struct Concept: Hashable {
  /// A way of writing it, as the index's own language has it, and what it is worth: 1 for the reader's own word.
  struct Variant: Hashable {
    var phrase: String
    var worth: Double
  }

  var variants: [Variant]
  /// What the concept counts beside the others: little for a word that hardly says anything.
  var weight: Double
}

/// A question as concepts, and the pairs of neighbours among its words.
struct Concepts {
  private(set) var all: [Concept] = []
  /// Looked for as phrases of their own, after those of the concepts.
  private(set) var pairs: [String] = []
  /// Found by where their words stand: cheaper than a phrase, where both words are looked for in any case.
  private(set) var neighbours: [Neighbours] = []
  /// Several of its words are one thing together: "foster kids", "sea level rise".
  private(set) var hasCompound = false

  /// Two phrases of the question, by their numbers, of which the right one should begin so many words after the left.
  struct Neighbours: Hashable {
    var left: Int
    var right: Int
    var distance: Int
  }

  /// One word or quoted phrase of the question.
  private struct Unit {
    var term: SearchQuery.Term
    var stems: [String]
    var isSilent: Bool
    /// What it counts beside a word that names a subject.
    var weight: Double
    /// Other terms of an OR group.
    var others: [SearchQuery.Term]
  }

  private static let weakWeight = 0.15
  private static let qualifyingWeight = 0.5
  /// A word of several that are one thing together, alone.
  private static let partWorth = 0.25
  /// Ways of writing all concepts together: so that no question becomes slow by what is added to it.
  private static let maximumPhrases = 160

  /// The reader's own words only.
  init(exactly query: SearchQuery) {
    all = query.groups.map { group in
      Concept(variants: group.map { .init(phrase: $0.quoted, worth: 1) }, weight: 1)
    }
    var phrase = 0
    for (left, right) in zip(query.groups, query.groups.dropFirst()) {
      if left.count == 1, right.count == 1, !left[0].isPrefix, !right[0].isPrefix {
        let distance = left[0].text.split(separator: " ").count
        neighbours.append(Neighbours(left: phrase, right: phrase + 1, distance: distance))
      }
      phrase += left.count
    }
  }

  /// With words that mean the same, and without those that say nothing; `stems` are those of each group's first term.
  init(_ query: SearchQuery, stems: [[String]], _ thesaurus: Thesaurus, topics: TopicPhrases) {
    let units = zip(query.groups, stems).map { group, stems in
      let folded = fold(group[0].text)
      let isPlain = !group[0].isQuoted && !group[0].isPrefix && group.count == 1
      return Unit(
        term: group[0], stems: stems, isSilent: isPlain && CommonWords.silent.contains(folded),
        weight: isPlain ? Concepts.weight(of: folded) : 1, others: Array(group.dropFirst()))
    }
    addConcepts(units, thesaurus, topics)
    addPairs(units.map { $0.isSilent || $0.term.isPrefix ? nil : $0.term.text })
    if all.allSatisfy({ $0.weight < 1 }) { for index in all.indices { all[index].weight = 1 } }
  }

  /// By what the word is, folded, in nearly every question.
  private static func weight(of word: String) -> Double {
    if CommonWords.weak.contains(word) { return weakWeight }
    return CommonWords.qualifying.contains(word) ? qualifyingWeight : 1
  }

  /// The longest runs of words that the thesaurus knows first, then each word that is left.
  private mutating func addConcepts(_ units: [Unit], _ thesaurus: Thesaurus, _ topics: TopicPhrases) {
    var concepts: [Int: Concept] = [:]
    let room = max(2, min(24, Concepts.maximumPhrases / max(1, units.count)))
    var isTaken = units.map { !$0.others.isEmpty || $0.term.isPrefix }
    for index in units.indices where isTaken[index] { concepts[index] = alone(units[index]) }
    for length in stride(from: min(thesaurus.longest, units.count), through: 2, by: -1) {
      for start in 0...(units.count - length) where !isTaken[start..<start + length].contains(true) {
        let run = units[start..<start + length]
        let key = run.flatMap(\.stems)
        guard thesaurus.knows(key) || topics.knows(key) else { continue }
        concepts[start] = several(run, key, thesaurus, topics).cut(to: room)
        hasCompound = true
        for index in run.indices { isTaken[index] = true }
      }
    }
    for (index, unit) in units.enumerated() where !isTaken[index] && !unit.isSilent {
      concepts[index] = single(unit, thesaurus, topics).cut(to: room)
    }
    all = concepts.sorted { $0.key < $1.key }.map(\.value)
    if all.isEmpty { all = units.map(alone) }
  }

  private func alone(_ unit: Unit) -> Concept {
    Concept(variants: ([unit.term] + unit.others).map { .init(phrase: $0.quoted, worth: 1) }, weight: 1)
  }

  private func single(_ unit: Unit, _ thesaurus: Thesaurus, _ topics: TopicPhrases) -> Concept {
    var concept = alone(unit)
    concept.weight = unit.weight
    concept.add(thesaurus.related(to: unit.stems))
    concept.add(topics.related(to: unit.stems))
    if let singular = singular(unit.term.text) { concept.add([(singular, 1)]) }
    return concept
  }

  private func several(_ run: ArraySlice<Unit>, _ key: [String], _ thesaurus: Thesaurus, _ topics: TopicPhrases)
    -> Concept
  {
    let words = run.map(\.term.text).joined(separator: " ")
    var concept = Concept(variants: [.init(phrase: "\"\(words)\"", worth: 1)], weight: 1)
    concept.add(thesaurus.related(to: key))
    concept.add(topics.related(to: key))
    // Its words alone may be about something else.
    concept.add(run.filter { !$0.isSilent }.map { ($0.term.text, Concepts.partWorth) })
    return concept
  }

  /// Porter's stems leave "buses" and "bus" apart.
  private func singular(_ word: String) -> String? {
    let endings = ["ses", "xes", "zes", "ches", "shes"]
    return endings.contains { word.lowercased().hasSuffix($0) } ? String(word.dropLast(2)) : nil
  }

  /// Two neighbours that stand together in a text say more than each alone.
  private mutating func addPairs(_ words: [String?]) {
    for (left, right) in zip(words, words.dropFirst()) {
      if let left, let right { pairs.append("\"\(left) \(right)\"") }
    }
  }
}

extension SearchQuery {
  /// Words alone, in no order of their own: nothing that says how exactly they are meant.
  var isPlain: Bool {
    groups.allSatisfy { $0.count == 1 && !$0[0].isQuoted && !$0[0].isPrefix } && (sort ?? .best) == .best
  }

  /// Whether it is asked as people speak: with words between that say nothing, or with many words.
  var isSentence: Bool {
    let plain = groups.filter { $0.count == 1 && !$0[0].isQuoted && !$0[0].isPrefix }
    return plain.count > 4 || plain.count > 1 && plain.contains { CommonWords.silent.contains(fold($0[0].text)) }
  }
}

extension Concept {
  /// The first so many ways of writing it.
  fileprivate func cut(to count: Int) -> Concept { Concept(variants: Array(variants.prefix(count)), weight: weight) }

  fileprivate mutating func add(_ words: [(text: String, worth: Double)]) {
    for (text, worth) in words {
      let phrase = "\"\(text)\""
      guard !variants.contains(where: { $0.phrase.lowercased() == phrase }) else { continue }
      variants.append(.init(phrase: phrase, worth: worth))
    }
  }
}

/// The phrases of feeds.yml's topics by their stems: whoever asks in a topic's words also means what carries its tag.
struct TopicPhrases {
  private var tags: [String: Set<String>] = [:]

  static let worth = 0.3

  init() {}

  /// `stems` are joined by spaces.
  mutating func add(_ stems: String, tag: String) { tags[stems, default: []].insert(tag) }

  func knows(_ stems: [String]) -> Bool { tags[stems.joined(separator: " ")] != nil }

  func related(to stems: [String]) -> [(text: String, worth: Double)] {
    (tags[stems.joined(separator: " ")] ?? []).sorted().map { (ArchiveColumns.mark("tag", $0), TopicPhrases.worth) }
  }
}
