import CSQLite

/// One connection to one file, used by one actor at a time.
///
/// SQL is written as SQL, values are always bound, and the text of the statement is inside every error.
package final class Database {
  /// How the file is opened.
  package enum Mode: Hashable, Sendable {
    /// Created when absent, with a write-ahead log.
    case readWrite
    /// Never written; a file on a medium that cannot be written is read as it is.
    case readOnly
  }

  /// What a commit survives; a `kill -9` never costs a committed row in either.
  package enum Durability: String, Hashable, Sendable {
    /// A power cut too.
    case everyCommit = "FULL"
    /// A power cut may take the last commits, whole ones, in their order: for what the next run finds again by itself.
    case everyCheckpoint = "NORMAL"
  }

  package let path: String
  private let raw: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// Depth of nested transactions: only the outermost begins and commits.
  private var depth = 0

  /// Opens the file; waits `patience` milliseconds for another writer before it gives up.
  package init(
    path: String, mode: Mode = .readWrite, durability: Durability = .everyCommit, pageSize: Int? = nil,
    patience: Int32 = 10_000
  )
    throws(DatabaseError)
  {
    self.path = path
    switch mode {
    case .readWrite: raw = try Database.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    case .readOnly:
      raw = try Database.openForReading(path)
      // Read page by page and not mapped: at a mapped page that is not in memory the system reads on, 8 MB on a server's
      // disk, and the first question after a start then fetches a gigabyte; and a stick that is pulled out ends the
      // program by a signal. Mapped, a question over a million records was 3 ms faster.
      sqlite3_exec(raw, "PRAGMA cache_size = -65536", nil, nil, nil)
    }
    sqlite3_busy_timeout(raw, patience)
    if mode == .readWrite {
      // Only a file that is still empty takes it.
      if let pageSize { try script("PRAGMA page_size = \(pageSize)") }
      // SQLite's own 2 MB are read and written over and over while a large file grows.
      try script("PRAGMA cache_size = -32768")
      try script("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON")
      try commit(durably: durability)
    }
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(raw)
  }

  /// What commits survive from here on; not to be called inside a transaction.
  package func commit(durably durability: Durability) throws(DatabaseError) {
    try script("PRAGMA synchronous = \(durability.rawValue)")
  }

  private static func open(_ name: String, _ flags: Int32) throws(DatabaseError) -> OpaquePointer {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    if code == SQLITE_OK, let handle { return handle }
    // A handle is returned even by a failed open, to ask it for the message.
    let kind = DatabaseError.Kind(code: code, systemError: handle.map { sqlite3_system_errno($0) } ?? 0)
    let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
    sqlite3_close_v2(handle)
    throw DatabaseError(kind, code: code, message: message, file: name)
  }

  /// A file with a write-ahead log needs a place for its shared memory; where there is none, nobody can be writing either.
  private static func openForReading(_ path: String) throws(DatabaseError) -> OpaquePointer {
    let handle = try open(path, SQLITE_OPEN_READONLY)
    let code = sqlite3_exec(handle, "SELECT 1 FROM sqlite_schema LIMIT 1", nil, nil, nil)
    let refused = [SQLITE_CANTOPEN, SQLITE_READONLY].contains(code & 0xff)
    guard refused else { return handle }
    sqlite3_close_v2(handle)
    return try open("file:\(percentEncoded(path))?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  /// A path as it may stand in a `file:` address.
  private static func percentEncoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let isPlain = byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
      text += isPlain && byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + hexadecimalPair(byte)
    }
  }

  private static func hexadecimalPair(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

extension Database {
  /// For the other files of this binding.
  var connection: OpaquePointer { raw }
}

// MARK: statements

extension Database {
  /// Runs a statement that gives no rows, and returns how many rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: [SQLValue] = []) throws(DatabaseError) -> Int {
    try eachRow(sql, values) { (_: borrowing Row) throws(DatabaseError) in }
    return Int(sqlite3_changes(raw))
  }

  /// The same with the values one by one.
  @discardableResult
  package func run(_ sql: String, _ values: SQLValue...) throws(DatabaseError) -> Int {
    try run(sql, values)
  }

  /// What `read` makes of each row, in their order.
  package func rows<Result>(
    _ sql: String, _ values: [SQLValue] = [], _ read: (borrowing Row) throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> [Result] {
    var results: [Result] = []
    try eachRow(sql, values) { (row: borrowing Row) throws(DatabaseError) in results.append(try read(row)) }
    return results
  }

  /// What `read` makes of the first row, nil when there is none.
  package func first<Result>(
    _ sql: String, _ values: [SQLValue] = [], _ read: (borrowing Row) throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result? {
    var result: Result?
    let statement = try prepared(sql, values)
    defer { statement.reset() }
    if try step(statement) { result = try read(Row(raw: statement.raw)) }
    return result
  }

  /// The first column of the first row as a number, 0 when there is none.
  package func integer(_ sql: String, _ values: [SQLValue] = []) throws(DatabaseError) -> Int {
    try first(sql, values) { (row: borrowing Row) throws(DatabaseError) in row.integer(0) } ?? 0
  }

  /// Visits each row without keeping any.
  package func eachRow(
    _ sql: String, _ values: [SQLValue] = [], _ visit: (borrowing Row) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let statement = try prepared(sql, values)
    defer { statement.reset() }
    while try step(statement) { try visit(Row(raw: statement.raw)) }
  }

  /// Runs several statements without values: a schema, pragmas.
  package func script(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(raw, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code, sql) }
  }

  /// Statements are kept by their text: a program has a few dozen, and parsing them again costs more than running them.
  private func prepared(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Statement {
    let statement: Statement
    // A statement still stepping (a query inside the visit of another) must not be reset under it.
    if let kept = statements[sql], sqlite3_stmt_busy(kept.raw) == 0 {
      statement = kept
    } else {
      var handle: OpaquePointer?
      let code = sqlite3_prepare_v2(raw, sql, -1, &handle, nil)
      guard code == SQLITE_OK, let handle else { throw error(code == SQLITE_OK ? SQLITE_MISUSE : code, sql) }
      statement = Statement(sql: sql, raw: handle)
      if statements.count < 256 { statements[sql] = statement }
    }
    let code = statement.bind(values)
    guard code == SQLITE_OK else { throw error(code, sql) }
    return statement
  }

  /// True when it stands on a row.
  private func step(_ statement: Statement) throws(DatabaseError) -> Bool {
    let code = sqlite3_step(statement.raw)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw error(code, statement.sql) }
    return false
  }

  private func error(_ code: Int32, _ sql: String) -> DatabaseError {
    let message =
      code == SQLITE_RANGE ? "the statement has another number of places" : String(cString: sqlite3_errmsg(raw))
    let kind = DatabaseError.Kind(code: code, systemError: sqlite3_system_errno(raw))
    return DatabaseError(kind, code: code, message: message, sql: sql, file: path)
  }
}

// MARK: transactions

extension Database {
  /// All of `body` or none of it, whatever happens in between, a `kill -9` included.
  ///
  /// Inside another transaction it joins that one.
  package func transaction<Result>(_ body: () throws(DatabaseError) -> Result) throws(DatabaseError) -> Result {
    guard depth == 0 else { return try body() }
    try script("BEGIN IMMEDIATE")
    depth = 1
    defer { depth = 0 }
    do {
      let result = try body()
      try script("COMMIT")
      return result
    } catch {
      // SQLite may have rolled back by itself (a full disk); then there is nothing left to undo.
      if sqlite3_get_autocommit(raw) == 0 { sqlite3_exec(raw, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  /// The same for a body that waits for things of its own; nobody else may use the connection meanwhile.
  package func transaction<Result>(_ body: () async throws -> Result) async throws -> Result {
    guard depth == 0 else { return try await body() }
    try script("BEGIN IMMEDIATE")
    depth = 1
    defer { depth = 0 }
    do {
      let result = try await body()
      try script("COMMIT")
      return result
    } catch {
      if sqlite3_get_autocommit(raw) == 0 { sqlite3_exec(raw, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  /// All questions of `body` are answered from one state of the file, which is locked and checked once for them all.
  package func reading<Result>(_ body: () throws(DatabaseError) -> Result) throws(DatabaseError) -> Result {
    guard depth == 0 else { return try body() }
    try script("BEGIN")
    depth = 1
    defer {
      depth = 0
      sqlite3_exec(raw, "COMMIT", nil, nil, nil)
    }
    return try body()
  }

  /// The rowid of the last row put into a table with rowids.
  package var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(raw)) }
}
