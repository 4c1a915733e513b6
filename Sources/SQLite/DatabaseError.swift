/// Why SQLite refused, with the statement that it refused.
package struct DatabaseError: Error, Hashable, Sendable {
  /// What a caller can do about it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No space left, or a quota is used up.
    case full
    /// The file, its folder or its file system cannot be written.
    case readOnly
    /// The file or its folder is missing or may not be opened.
    case cannotOpen
    /// Another process held the lock for longer than the patience of the connection.
    case busy
    /// Not a database, or a damaged one, or a row that cannot be read back.
    case damaged
    /// Written by a newer program, whose schema this one does not know.
    case newer
    /// A row that breaks a rule of the schema.
    case constraint
    /// Reading or writing failed below SQLite.
    case device
    /// Stopped because it took too long.
    case interrupted
    /// A fault of the statement itself.
    case statement
  }

  package var kind: Kind
  /// SQLite's extended result code, 0 when the fault was found by this program.
  package var code: Int32
  package var message: String
  /// The statement; empty when the file could not even be opened.
  package var sql: String
  package var file: String

  package init(_ kind: Kind, code: Int32 = 0, message: String, sql: String = "", file: String) {
    self.kind = kind
    self.code = code
    self.message = message
    self.sql = sql
    self.file = file
  }
}

extension DatabaseError: CustomStringConvertible {
  /// Place, text and what to do: `state/desk.sqlite: database or disk is full; free some space and run again (in: …)`.
  package var description: String {
    let advice = kind.advice.map { "; " + $0 } ?? ""
    let statement = sql.isEmpty ? "" : " (in: \(DatabaseError.shortened(sql)))"
    let number = code == 0 ? "" : " [\(code)]"
    return "\(file): \(message)\(number)\(advice)\(statement)"
  }

  /// The statement on one line of at most 160 letters.
  private static func shortened(_ sql: String) -> String {
    let words = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 160 ? words.prefix(159) + "…" : words
  }
}

extension DatabaseError.Kind {
  /// What would help, nil when only a programmer can.
  package var advice: String? {
    switch self {
    case .full: "free some space and run again: nothing was changed"
    case .readOnly: "make the file and its folder writable, or name another folder with --home"
    case .cannotOpen: "look whether the folder exists and may be entered"
    case .busy: "another run is writing; try again when it is done"
    case .damaged: "restore the file from a copy"
    case .newer: "update this program"
    case .device: "look at the disk"
    case .constraint, .interrupted, .statement: nil
    }
  }
}
