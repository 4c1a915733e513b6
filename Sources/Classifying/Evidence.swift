import Model
import Text

/// All that speaks for one judgement or another in an entry: phrases with their points, and places.
struct Evidence: Sendable {
  /// A phrase in one part of the entry.
  struct Hit: Sendable {
    /// Index in the phrase book's lines.
    var line: Int
    var part: EntryText.Part
    var count: Int
    /// Where it stood first.
    var words: ClosedRange<Int>
    /// After weight and repetition.
    var points: Double
  }

  struct Mention: Sendable {
    var places: [Place]
    var name: String
    var part: EntryText.Part
  }

  let entry: Entry
  let source: Source?
  let text: EntryText
  let book: PhraseBook
  let gazetteer: Gazetteer
  private let residual: Residual
  /// What the residual knows of; empty without one.
  private var learnable: [String] = []
  private(set) var hits: [Hit] = []
  private(set) var mentions: [Mention] = []
  /// Points by topic.
  private(set) var scores: [Double]
  private var rules: [Topic.Rule?]

  /// Finds phrases and places in every part; without a residual nothing is prepared for learning.
  init(_ entry: Entry, from source: Source?, book: PhraseBook, gazetteer: Gazetteer, residual: Residual = .none) {
    self.entry = entry
    self.source = source
    self.book = book
    self.gazetteer = gazetteer
    self.residual = residual
    text = EntryText(entry, from: source)
    scores = Array(repeating: 0, count: book.topics.count)
    rules = Array(repeating: nil, count: book.topics.count)
    for part in EntryText.Part.allCases where !text[part].words.isEmpty {
      count(book.matches(in: text[part]), in: part)
      guard part != .category, part != .source else { continue }
      for mention in gazetteer.mentions(in: text[part]) where !isStreet(mention, in: text[part]) {
        mentions.append(Mention(places: mention.places, name: mention.name, part: part))
      }
    }
    if !residual.isEmpty { learnable = features() }
  }

  /// Whether the name is that of a street: `1600 W. Imperial Highway`, `4101 West Adams Blvd.`.
  private func isStreet(_ mention: Gazetteer.Mention, in text: FoldedText) -> Bool {
    let next = mention.words.upperBound + 1
    return next < text.words.count && streetWords.contains(text.words[next].key)
  }

  /// Repeats of one phrase in one part are one hit with a count.
  private mutating func count(_ matches: [PhraseAutomaton.Match], in part: EntryText.Part) {
    var places: [Int: Int] = [:]
    var found: [Hit] = []
    for match in matches {
      if let known = places[match.phrase] {
        found[known].count += 1
      } else {
        places[match.phrase] = found.count
        found.append(Hit(line: match.phrase, part: part, count: 1, words: match.words, points: 0))
      }
    }
    hits += found.map { scored($0) }
  }

  /// A repeated phrase adds a quarter of its points each time, at most as much again.
  private mutating func scored(_ hit: Hit) -> Hit {
    let line = book.lines[hit.line]
    let weight = Evidence.weight(of: hit.part, for: book.topics[line.topic].kind)
    let repeats = 1 + 0.25 * Double(min(hit.count - 1, 4))
    var hit = hit
    hit.points = line.phrase.points * weight * repeats
    scores[line.topic] += hit.points
    if line.phrase.rule != .points, weight > 0, rules[line.topic] != .never { rules[line.topic] = line.phrase.rule }
    return hit
  }

  /// What a phrase counts in a part: a title says what an item is, an agency's name is not a topic.
  static func weight(of part: EntryText.Part, for kind: Topic.Kind) -> Double {
    switch (part, kind) {
    case (.title, _): 2
    case (.summary, _): 1
    case (.source, .section): 2
    case (.source, _), (.location, _): 0
    case (.agency, .relevance): 1
    case (.agency, _): 0
    case (.category, .section), (.category, .relevance): 1
    case (.category, _): 0
    case (.eligibility, .issue), (.geography, .issue), (.applicants, .issue): 0.4
    case (.eligibility, .campaign), (.geography, .campaign), (.applicants, .campaign): 0.4
    case (.eligibility, _), (.geography, _), (.applicants, _): 1
    }
  }

  /// What staff's decisions add for a target; 0 without a residual.
  func learned(_ target: String) -> Double { residual.sum(target, learnable) }

  /// The strongest of what staff taught, as reasons.
  func learnedReasons(_ target: String, about: String) -> [Reason] {
    residual.strongest(target, learnable).map {
      Reason(about: about, rule: $0.feature, points: $0.points, location: "decisions of staff")
    }
  }

  /// Points of a topic; 0 when feeds.yml does not have it.
  func score(_ kind: Topic.Kind, _ tag: String) -> Double { book.topic(kind, tag).map { scores[$0] } ?? 0 }

  /// Whether an `always` or `never` phrase of the topic stood in the entry; never wins over always.
  func rule(_ topic: Int) -> Topic.Rule? { rules[topic] }

  /// Whether the source says that all its items are about the topic.
  func isFromSource(_ topic: Int) -> Bool { source?.tags.contains(book.topics[topic].tag) ?? false }

  /// The phrases behind a topic's points, the weightiest first.
  func reasons(_ topic: Int, about: String, limit: Int = 5) -> [Reason] {
    let fixed = isFromSource(topic) ? [Reason(about: about, rule: "holds for every item of the source", points: 0)] : []
    let found = hits.filter { book.lines[$0.line].topic == topic && ($0.points != 0 || isRule($0)) }
    return fixed
      + found.sorted { ($1.points.magnitude, $0.line) < ($0.points.magnitude, $1.line) }.prefix(limit).map {
        Reason(about: about, rule: words(of: $0), points: $0.points, location: $0.part.name)
      }
  }

  /// The phrase as feeds.yml writes it, with the word `always` or `never` before those that decide alone.
  func words(of hit: Hit) -> String {
    let phrase = book.lines[hit.line].phrase
    return phrase.rule == .points ? phrase.text : phrase.rule.rawValue + ": " + phrase.text
  }

  private func isRule(_ hit: Hit) -> Bool { book.lines[hit.line].phrase.rule != .points }
}

private let streetWords = Set(
  FoldedText("blvd boulevard ave avenue st street highway hwy road rd drive dr way place pl").words.map(\.key))
