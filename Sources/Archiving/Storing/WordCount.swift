import Text

/// How many more, or fewer, records have each word after a batch than before it.
struct WordCount {
  /// The record a word was last counted in, so that it counts once in each.
  private var counts: [String: (difference: Int, record: Int)] = [:]
  private var record = 0

  /// Counts every different word of one record's texts; 1 for a record that comes, -1 for one that goes.
  mutating func add(_ texts: some Sequence<String>, _ difference: Int) {
    record += 1
    for text in texts {
      for word in foldedWords(text) { count(word, difference) }
    }
  }

  private mutating func count(_ word: String, _ difference: Int) {
    let record = record
    // One look into the table a word: most words of a text are in it already.
    func change(_ count: inout (difference: Int, record: Int)) {
      guard count.record != record else { return }
      count = (count.difference + difference, record)
    }
    change(&counts[word, default: (0, 0)])
  }

  /// Words whose number changed, in their order.
  var differences: [(word: String, difference: Int)] {
    counts.filter { $0.value.difference != 0 }.map { ($0.key, $0.value.difference) }.sorted { $0.0 < $1.0 }
  }
}
