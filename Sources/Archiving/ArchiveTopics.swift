package import Model
package import SQLite
import Text

extension Archive {
  /// Keeps the topics of feeds.yml: their labels are searched with what carries their tag, in every language, and their
  /// phrases lead to it.
  ///
  /// When they are no longer the same, every opportunity is indexed again.
  package func describe(_ topics: [Topic]) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      let known = try database.rows("SELECT tag, kind, labels, phrases FROM topic ORDER BY tag") {
        row throws(DatabaseError) in (0..<4).map { row.text($0) }
      }
      let rows = try topics.map { topic throws(DatabaseError) in
        let phrases = topic.phrases.filter { $0.rule == .points && $0.points > 0 }.map(\.text)
        return [topic.tag, topic.kind.rawValue, try coder.text(topic.labels), try coder.text(phrases)]
      }.sorted { $0[0] < $1[0] }
      if rows == known { return }
      try database.run("DELETE FROM topic")
      for row in rows {
        try database.run(
          "INSERT OR REPLACE INTO topic (tag, kind, labels, phrases) VALUES (?, ?, ?, ?)", row.map(SQLValue.text))
      }
      try keepPhrases(of: topics)
      try indexAgain()
    }
  }

  /// Builds the index anew from the records, a page at a time.
  func indexAgain() throws(DatabaseError) {
    keptLabels = nil
    try database.run("INSERT INTO search (search) VALUES ('delete-all')")
    try database.run("DELETE FROM vocabulary")
    var words = WordCount()
    var last = -1
    while true {
      let page = try stored("WHERE number > ?", [.integer(last)], order: "number LIMIT 500")
      guard let end = page.last else { break }
      for row in page { try index(try columns(of: row.record), at: row.number, counting: &words) }
      last = end.number
    }
    try count(words)
    try remember("form", ArchiveColumns.form)
    needsIndexing = false
  }

  /// What a tag is called, in all languages.
  func labels() throws(DatabaseError) -> [String: String] {
    if let keptLabels { return keptLabels }
    let pairs = try database.rows("SELECT tag, labels FROM topic") { row throws(DatabaseError) in
      let labels = try coder.value([String: String].self, row.text(1))
      return (row.text(0), labels.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", "))
    }
    let labels = Dictionary(pairs, uniquingKeysWith: { $1 })
    keptLabels = labels
    return labels
  }

  /// Tags by their folded names and labels, for `tag:` filters.
  package func tagNames() throws(DatabaseError) -> [String: String] {
    var names: [String: String] = [:]
    let rows = try database.rows(
      "SELECT tag, labels FROM topic WHERE kind <> 'section' AND kind <> 'relevance' ORDER BY tag"
    ) {
      row throws(DatabaseError) in (row.text(0), try coder.value([String: String].self, row.text(1)))
    }
    for (tag, labels) in rows {
      for label in labels.values { names[fold(label)] = tag }
    }
    for (tag, _) in rows { names[fold(tag)] = tag }
    return names
  }

  /// Phrases of topics that begin with one of these stems: what a question with them may speak of.
  ///
  /// Empty for a copy of an archive that was published before they were kept.
  func topicPhrases(for stems: some Sequence<String>) throws(DatabaseError) -> TopicPhrases {
    var phrases = TopicPhrases()
    guard try database.schemaVersion > 2 else { return phrases }
    for stem in Set(stems) {
      try database.eachRow(
        "SELECT stems, tag FROM topic_phrase WHERE stems = ?1 OR stems > ?1 || ' ' AND stems < ?1 || '!'",
        [.text(stem)]
      ) { row throws(DatabaseError) in phrases.add(row.text(0), tag: row.text(1)) }
    }
    return phrases
  }

  /// Keeps the phrases and labels of what a reader may ask about, by their stems.
  private func keepPhrases(of topics: [Topic]) throws(DatabaseError) {
    try database.run("DELETE FROM topic_phrase")
    let subjects = topics.filter { [.issue, .campaign, .population].contains($0.kind) }
    let pairs = subjects.flatMap { topic in
      (topic.phrases.filter { $0.rule == .points && $0.points > 0 }.map(\.text) + topic.labels.values.sorted()).map {
        (topic.tag, $0)
      }
    }
    // One call for all, as in the thesaurus.
    let separator = "zqzq"
    let stems = try database.stems(of: pairs.map(\.1).joined(separator: " \(separator) ")).split(
      separator: separator, omittingEmptySubsequences: false)
    for ((tag, _), phrase) in zip(pairs, stems) where !phrase.isEmpty {
      try database.run(
        "INSERT OR IGNORE INTO topic_phrase (stems, tag) VALUES (?, ?)", .text(phrase.joined(separator: " ")),
        .text(tag))
    }
  }

  /// The thesaurus with all that these stems may lead to.
  func thesaurus(for stems: some Sequence<String>) throws(DatabaseError) -> Thesaurus {
    var thesaurus = keptThesaurus ?? Thesaurus()
    keptThesaurus = nil
    try thesaurus.load(for: stems) { text throws(DatabaseError) in try database.stems(of: text) }
    keptThesaurus = thesaurus
    return thesaurus
  }
}
