import CSQLite

/// One prepared statement, kept by its database and used again for the same text.
final class Statement {
  let sql: String
  let raw: OpaquePointer

  init(sql: String, raw: OpaquePointer) {
    self.sql = sql
    self.raw = raw
  }

  deinit { sqlite3_finalize(raw) }

  /// Binds the values to the places in their order and gives the first result code that is not OK.
  func bind(_ values: [SQLValue]) -> Int32 {
    guard Int(sqlite3_bind_parameter_count(raw)) == values.count else { return SQLITE_RANGE }
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    // SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(raw, place)
    case .integer(let number): return sqlite3_bind_int64(raw, place, Int64(number))
    case .real(let number): return sqlite3_bind_double(raw, place, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty buffer has no address, and a null address would bind NULL.
          guard let start = characters.baseAddress else { return sqlite3_bind_text(raw, place, "", 0, transient) }
          return sqlite3_bind_text64(raw, place, start, UInt64(characters.count), transient, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return sqlite3_bind_zeroblob(raw, place, 0) }
        return sqlite3_bind_blob64(raw, place, start, UInt64(buffer.count), transient)
      }
    }
  }

  /// Ready for the next use; keeps no copy of what was bound.
  func reset() {
    sqlite3_reset(raw)
    sqlite3_clear_bindings(raw)
  }
}

/// The row a query stands on; it cannot be copied, so it cannot outlive the step.
package struct Row: ~Copyable {
  private let raw: OpaquePointer

  init(raw: OpaquePointer) { self.raw = raw }

  /// Columns count from 0.
  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(raw, Int32(column)) == SQLITE_NULL }

  /// The empty text for NULL.
  package func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(raw, Int32(column)) else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, Int32(column))))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// 0 for NULL.
  package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(raw, Int32(column))) }

  /// 0 for NULL.
  package func real(_ column: Int) -> Double { sqlite3_column_double(raw, Int32(column)) }

  /// Empty for NULL.
  package func blob(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(raw, Int32(column)) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, Int32(column)))))
  }

  /// The bytes of a column where they lie, empty for NULL.
  func withBytes<Result>(_ column: Int, _ read: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = sqlite3_column_blob(raw, Int32(column))
    return read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, Int32(column)))))
  }

  package func truth(_ column: Int) -> Bool { integer(column) != 0 }

  package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  package func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  package func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }
}
