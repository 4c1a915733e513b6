package import Model
package import SQLite

extension Archive {
  /// Takes over records and drops the removed ones, all or nothing, and notes the desk's revision that it then holds.
  ///
  /// What is the same already is not written again.
  package func update(_ records: [ArchiveRecord], removing removed: [String] = [], revision: Int? = nil)
    throws(DatabaseError)
  {
    try database.transaction { () throws(DatabaseError) in
      var words: [String: Int] = [:]
      for id in removed { try remove(id, counting: &words) }
      for record in records { try write(record, counting: &words) }
      try count(words)
      if let revision { try remember("revision", String(revision)) }
    }
  }

  /// The same for opportunities alone.
  package func update(_ opportunities: [Opportunity], removing removed: [String] = []) throws(DatabaseError) {
    try update(opportunities.map { ArchiveRecord(opportunity: $0) }, removing: removed)
  }

  private func write(_ record: ArchiveRecord, counting words: inout [String: Int]) throws(DatabaseError) {
    let columns = try columns(of: record)
    let known = try database.first(
      "SELECT number, content, title, funder, labels, summary, marks FROM opportunity WHERE id = ?",
      [.text(record.opportunity.id)]
    ) { row throws(DatabaseError) in
      (number: row.integer(0), content: row.text(1), indexed: (2...6).map { row.text($0) })
    }
    let number: SQLValue
    if let known {
      if known.content == columns.content, known.indexed == columns.indexed { return }
      try unindex(known.number, known.indexed, counting: &words)
      try database.run("DELETE FROM opportunity WHERE number = ?", .integer(known.number))
      number = .integer(known.number)
    } else {
      number = .null
    }
    try database.run(Archive.insertion, [number] + columns.values)
    try database.run(
      "INSERT INTO search (rowid, title, funder, labels, summary, marks) VALUES (?, ?, ?, ?, ?, ?)",
      [.integer(database.lastInsertedRow)] + columns.indexed.map(SQLValue.text))
    for word in columns.vocabulary { words[word, default: 0] += 1 }
  }

  private static let insertion = """
    INSERT INTO opportunity (number, id, title, funder, labels, summary, marks, link, section, place, relevance, status,
    closing, due, rolling, amount_low, amount_high, sponsor, tags, posted, first_seen, changed, series, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private func remove(_ id: String, counting words: inout [String: Int]) throws(DatabaseError) {
    let known = try database.first(
      "SELECT number, title, funder, labels, summary, marks FROM opportunity WHERE id = ?", [.text(id)]
    ) { row throws(DatabaseError) in (number: row.integer(0), indexed: (1...5).map { row.text($0) }) }
    guard let known else { return }
    try unindex(known.number, known.indexed, counting: &words)
    try database.run("DELETE FROM opportunity WHERE number = ?", .integer(known.number))
  }

  /// An index beside its content must be told exactly what it held.
  private func unindex(_ number: Int, _ indexed: [String], counting words: inout [String: Int]) throws(DatabaseError) {
    try database.run(
      "INSERT INTO search (search, rowid, title, funder, labels, summary, marks) VALUES ('delete', ?, ?, ?, ?, ?, ?)",
      [.integer(number)] + indexed.map(SQLValue.text))
    for word in ArchiveColumns.vocabulary(of: indexed) { words[word, default: 0] -= 1 }
  }

  /// Adds to the vocabulary what a batch brought and took.
  private func count(_ words: [String: Int]) throws(DatabaseError) {
    for (word, difference) in words.sorted(by: { $0.key < $1.key }) where difference != 0 {
      try database.run(
        """
        INSERT INTO vocabulary (term, documents) VALUES (?, ?)
        ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents
        """, .text(word), .integer(difference))
      if difference < 0 { try database.run("DELETE FROM vocabulary WHERE term = ? AND documents <= 0", .text(word)) }
    }
  }

  private func columns(of record: ArchiveRecord) throws(DatabaseError) -> ArchiveColumns {
    // Title, funder and summary stand in columns of their own: twice would double the file.
    var rest = record
    rest.opportunity.title = ""
    rest.opportunity.funder = nil
    rest.opportunity.summary = ""
    return ArchiveColumns(record.opportunity, content: try coder.text(rest), labels: try labels())
  }
}
