package import Model
package import SQLite

/// archive.sqlite: what may be published, searchable; built from the desk, never edited, safe to copy.
package actor Archive {
  let database: Database
  let coder: Coder
  /// Read when first asked for: most questions need none of them.
  var keptLabels: [String: String]?
  /// The index is of another form than this program writes.
  var needsIndexing = false
  var keptThesaurus: Thesaurus?

  /// Works on the main thread, where its callers are.
  ///
  /// A search then needs no second thread: faster, and libdispatch, which stops a program that has worker threads and no
  /// /proc, has none to watch in a bare chroot.
  nonisolated package var unownedExecutor: UnownedSerialExecutor { unsafe MainActor.sharedUnownedExecutor }

  /// How the file is opened.
  package enum Access: Hashable, Sendable {
    /// Created or brought to the newest schema.
    case writing
    /// Never changed; a newer schema asks for an update of the program.
    case reading
  }

  /// Opens the file; throws a `DatabaseError` of kind `.newer` when a newer program wrote it.
  package init(path: String, access: Access = .writing) throws(DatabaseError) {
    coder = Coder(file: path)
    switch access {
    case .writing:
      // All of it can be built again from the desk.
      database = try Database(path: path, durability: .everyCheckpoint, pageSize: 16_384)
      // What may be published needs no wiping, which doubles the writing.
      try database.script("PRAGMA secure_delete = OFF")
      try database.migrate(ArchiveSchema.steps)
      needsIndexing =
        try database.integer(
          "SELECT count(*) FROM about WHERE name = 'form' AND value = ?", [.text(ArchiveColumns.form)]) == 0
    case .reading:
      database = try Database(path: path, mode: .readOnly)
      try database.requireKnown(try database.schemaVersion, ArchiveSchema.steps.count)
      if try database.schemaVersion == 0 {
        throw DatabaseError(.damaged, message: "is no archive", file: path)
      }
    }
    try database.addPlaces()
  }

  /// Steps of the newest schema that this program knows.
  package static var schema: Int { ArchiveSchema.steps.count }

  /// Writes a copy in one file without a log; `path` must not exist.
  package func write(copyTo path: String) throws(DatabaseError) {
    try database.run("VACUUM INTO ?", .text(path))
  }

  /// How many opportunities it holds.
  package func count() throws(DatabaseError) -> Int {
    try database.integer("SELECT count(*) FROM opportunity")
  }

  /// The desk's revision that it holds; 0 for an empty one.
  package func revision() throws(DatabaseError) -> Int { Int(try about("revision") ?? "") ?? 0 }

  /// A remark about the file itself.
  package func about(_ name: String) throws(DatabaseError) -> String? {
    try database.first("SELECT value FROM about WHERE name = ?", [.text(name)]) { row throws(DatabaseError) in
      row.text(0)
    }
  }

  /// Notes who publishes it: the newsletter's name, the address of its pages, and the domain that names its records.
  package func describe(name: String, address: String?, domain: String) throws(DatabaseError) {
    let values = ["address": address, "domain": domain, "name": name]
    try database.transaction { () throws(DatabaseError) in
      for (key, value) in values.sorted(by: { $0.key < $1.key }) where try about(key) != value {
        if let value {
          try remember(key, value)
        } else {
          try database.run("DELETE FROM about WHERE name = ?", .text(key))
        }
      }
    }
  }

  func remember(_ name: String, _ value: String) throws(DatabaseError) {
    try database.run("INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)", .text(name), .text(value))
  }
}

// MARK: reading whole records

extension Archive {
  /// The whole record, nil when there is none of that id.
  package func record(_ id: String) throws(DatabaseError) -> ArchiveRecord? {
    try records("WHERE id = ?", [.text(id)]).first
  }

  package func opportunity(_ id: String) throws(DatabaseError) -> Opportunity? { try record(id)?.opportunity }

  /// The rounds of one program, the oldest first.
  package func series(_ id: String) throws(DatabaseError) -> [Opportunity] {
    try records("WHERE series = ?1 OR id = ?1", [.text(id)]).map(\.opportunity)
  }

  /// Those whose closing day lies in the range, the nearest first.
  package func deadlines(from start: Day, to end: Day) throws(DatabaseError) -> [Opportunity] {
    try records(
      "WHERE closing BETWEEN ? AND ? AND status NOT IN ('closed', 'withdrawn')",
      [.integer(start.number), .integer(end.number)], order: "closing, id"
    ).map(\.opportunity)
  }

  /// Every record a page at a time: those after `id`, in the order of their ids.
  package func records(after id: String = "", limit: Int) throws(DatabaseError) -> [ArchiveRecord] {
    try records("WHERE id > ?", [.text(id)], order: "id LIMIT \(limit)")
  }

  func records(_ filter: String, _ values: [SQLValue], order: String = "first_seen, id") throws(DatabaseError)
    -> [ArchiveRecord]
  {
    try stored(filter, values, order: order).map(\.record)
  }

  /// A record and the number of its row.
  struct Stored {
    var number: Int
    var record: ArchiveRecord
  }

  func stored(_ filter: String, _ values: [SQLValue], order: String = "number") throws(DatabaseError) -> [Stored] {
    try database.rows(
      """
      SELECT number, id, title, funder, summary, link, first_seen, changed, content FROM opportunity
      \(filter) ORDER BY \(order)
      """, values
    ) { row throws(DatabaseError) in
      var record = try coder.value(ArchiveRecord.self, Packing.unpack(row.text(8)))
      record.opportunity.id = row.text(1)
      record.opportunity.title = row.text(2)
      record.opportunity.funder = row.text(3).isEmpty ? nil : row.text(3)
      record.opportunity.summary = row.text(4)
      record.opportunity.link = row.optionalText(5)
      record.opportunity.firstSeen = Instant(seconds: row.integer(6))
      record.opportunity.changed = Instant(seconds: row.integer(7))
      return Stored(number: row.integer(0), record: record)
    }
  }
}
