package import Model

/// Names of places and the ring each of them lies in; names are matched with their capital letters.
package struct Gazetteer: Sendable {
  /// A place named in a text.
  package struct Mention: Hashable, Sendable {
    /// The rings that go by this name, nearest first: `Los Angeles` is a city and a county.
    package var places: [Place]
    /// As feeds.yml writes it.
    package var name: String
    /// First and last word in the text.
    package var words: ClosedRange<Int>
  }

  private let automaton: PhraseAutomaton
  private let names: [(name: String, places: [Place])]

  package init(_ places: [PlaceNames]) {
    let rings = places.flatMap { ring in ring.names.map { ($0, [ring.place]) } }
    names = Dictionary(rings) { $0 + $1 }.map { ($0.key, $0.value.sorted()) }.sorted { $0.0 < $1.0 }
    automaton = PhraseAutomaton(names.map(\.name), case: .names)
  }

  /// The places named, in their order; of overlapping names only the longest (`East Los Angeles`, not `Los Angeles`).
  package func mentions(in text: FoldedText) -> [Mention] {
    let matches = automaton.matches(in: text).sorted {
      ($0.words.lowerBound, -$0.words.upperBound, $0.phrase) < ($1.words.lowerBound, -$1.words.upperBound, $1.phrase)
    }
    var found: [Mention] = []
    for match in matches {
      if let last = found.last, match.words.lowerBound <= last.words.upperBound {
        guard match.words.count > last.words.count else { continue }
        found.removeLast()
      }
      found.append(Mention(places: names[match.phrase].places, name: names[match.phrase].name, words: match.words))
    }
    return found
  }
}
