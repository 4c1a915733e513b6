/// How many more, or fewer, records have each word after a batch than before it.
struct WordCount {
  private var counts: [String: Int] = [:]

  /// Counts the different words of one record; 1 for a record that comes, -1 for one that goes.
  mutating func add(_ words: [String], _ difference: Int) {
    for word in words { counts[word, default: 0] += difference }
  }

  /// Words whose number changed, in their order.
  var differences: [(word: String, difference: Int)] {
    counts.filter { $0.value != 0 }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
