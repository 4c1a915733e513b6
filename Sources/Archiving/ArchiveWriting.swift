package import Model
package import SQLite

extension Archive {
  /// Takes over records and drops the removed ones, all or nothing, and notes the desk's revision that it then holds.
  ///
  /// What is the same already is not written again.
  package func update(_ records: [ArchiveRecord], removing removed: [String] = [], revision: Int? = nil)
    async
    throws(DatabaseError)
  {
    let labels = try labels()
    let columns = try await Archive.columns(of: records, labels: labels, coder)
    try database.transaction { () throws(DatabaseError) in
      if needsIndexing { try indexAgain() }
      var words = WordCount()
      for id in removed { try remove(id, counting: &words) }
      // Somebody may have named the topics anew in the meantime.
      let isCurrent = try self.labels() == labels
      for (record, columns) in zip(records, columns) {
        try write(record, isCurrent ? columns : try self.columns(of: record), counting: &words)
      }
      try count(words)
      if let revision { try remember("revision", String(revision)) }
    }
  }

  /// The same for opportunities alone.
  package func update(_ opportunities: [Opportunity], removing removed: [String] = []) async throws(DatabaseError) {
    try await update(opportunities.map { ArchiveRecord(opportunity: $0) }, removing: removed)
  }

  /// Inserts or replaces one record with its place in the index; an equal one is left alone.
  private func write(_ record: ArchiveRecord, _ columns: ArchiveColumns, counting words: inout WordCount)
    throws(DatabaseError)
  {
    let known = try stored("WHERE id = ?", [.text(record.opportunity.id)]).first
    if let known {
      if known.record == record { return }
      try unindex(known, counting: &words)
    }
    try database.run(Archive.insertion, [SQLValue(known?.number)] + columns.values)
    try index(columns, at: database.lastInsertedRow, counting: &words)
  }

  private static let insertion = """
    INSERT INTO opportunity (number, id, title, funder, summary, link, section, place, relevance, status, closing, due,
    rolling, amount_low, amount_high, sponsor, tags, posted, first_seen, changed, series, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Drops a record, if it is there, with its place in the index.
  private func remove(_ id: String, counting words: inout WordCount) throws(DatabaseError) {
    guard let known = try stored("WHERE id = ?", [.text(id)]).first else { return }
    try unindex(known, counting: &words)
  }

  /// Puts the columns into the index under the number of their row.
  func index(_ columns: ArchiveColumns, at number: Int, counting words: inout WordCount) throws(DatabaseError) {
    try database.run(
      "INSERT INTO search (rowid, title, funder, labels, summary, marks) VALUES (?, ?, ?, ?, ?, ?)",
      [.integer(number)] + columns.indexed.map(SQLValue.text))
    words.add(columns.words, 1)
  }

  /// An index that keeps no copy must be told exactly what it held.
  private func unindex(_ known: Stored, counting words: inout WordCount) throws(DatabaseError) {
    let columns = try columns(of: known.record)
    try database.run(
      "INSERT INTO search (search, rowid, title, funder, labels, summary, marks) VALUES ('delete', ?, ?, ?, ?, ?, ?)",
      [.integer(known.number)] + columns.indexed.map(SQLValue.text))
    try database.run("DELETE FROM opportunity WHERE number = ?", .integer(known.number))
    words.add(columns.words, -1)
  }

  /// Adds to the vocabulary what a batch brought and took.
  func count(_ words: WordCount) throws(DatabaseError) {
    for (word, difference) in words.differences {
      try database.run(
        """
        INSERT INTO vocabulary (term, documents) VALUES (?, ?)
        ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents
        """, .text(word), .integer(difference))
      if difference < 0 { try database.run("DELETE FROM vocabulary WHERE term = ? AND documents <= 0", .text(word)) }
    }
  }

  /// The row of one record with the labels of now.
  func columns(of record: ArchiveRecord) throws(DatabaseError) -> ArchiveColumns {
    try Archive.columns(of: record, labels: try labels(), coder)
  }

  /// The row of one record: pure, so that many can be made at once.
  private static func columns(of record: ArchiveRecord, labels: [String: String], _ coder: Coder) throws(DatabaseError)
    -> ArchiveColumns
  {
    // What stands in columns of its own would be there twice.
    var rest = record
    rest.opportunity.id = ""
    rest.opportunity.title = ""
    rest.opportunity.link = nil
    rest.opportunity.funder = nil
    rest.opportunity.summary = ""
    rest.opportunity.firstSeen = Instant(seconds: 0)
    rest.opportunity.changed = Instant(seconds: 0)
    return ArchiveColumns(record.opportunity, content: Packing.pack(try coder.bytes(rest)), labels: labels)
  }

  /// Fewer are not worth a second thread.
  private static let piece = 500

  /// The columns of many records, made on all processors; SQLite alone then takes one after the other.
  private static func columns(of records: [ArchiveRecord], labels: [String: String], _ coder: Coder)
    async
    throws(DatabaseError) -> [ArchiveColumns]
  {
    typealias Piece = (start: Int, columns: Result<[ArchiveColumns], DatabaseError>)
    @Sendable func piece(_ start: Int) -> Piece {
      let part = records[start..<min(start + Archive.piece, records.count)]
      do throws(DatabaseError) {
        return (
          start,
          .success(try part.map { record throws(DatabaseError) in try columns(of: record, labels: labels, coder) })
        )
      } catch {
        return (start, .failure(error))
      }
    }
    let starts = stride(from: 0, to: records.count, by: Archive.piece)
    let pieces: [Piece]
    if records.count > Archive.piece {
      pieces = await withTaskGroup(of: Piece.self) { group in
        for start in starts { group.addTask { piece(start) } }
        return await group.reduce(into: []) { $0.append($1) }
      }
    } else {
      pieces = starts.map(piece)
    }
    var all: [ArchiveColumns] = []
    all.reserveCapacity(records.count)
    for piece in pieces.sorted(by: { $0.start < $1.start }) { all += try piece.columns.get() }
    return all
  }
}
