import CSQLite

/// The places of a question's words in one row of a full-text index, as the function `places` gives them: four
/// bytes a place, for phrase, column, and the number of its first word in two bytes.
///
/// The index counts the phrases of a question from 0, in the order in which they are written in it.
extension Row {
  /// How many words a column of an index has, from `sz` of its table `_docsize` in `column`: one number each, of seven
  /// bits a byte with the highest bit set in all but the last.
  package func length(ofIndexed index: Int, _ column: Int) -> Int {
    withBytes(column) { bytes in
      var (number, length) = (0, 0)
      for byte in bytes {
        length = length << 7 | Int(byte & 0x7f)
        if byte & 0x80 != 0 { continue }
        if number == index { return length }
        (number, length) = (number + 1, 0)
      }
      return 0
    }
  }

  /// Visits phrase and column of every place, without a copy.
  package func eachPlace(_ column: Int, _ visit: (_ phrase: UInt8, _ column: UInt8, _ word: Int) -> Void) {
    withBytes(column) { bytes in
      for index in stride(from: 0, to: bytes.count - 3, by: 4) {
        visit(bytes[index], bytes[index + 1], Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
      }
    }
  }
}

/// Places looked at in one row: the rest of a very long text says nothing new.
private let maximumPlaces = 400

extension Database {
  /// Adds the function `places(TABLE)` to full-text queries: what `Row.eachPlace` reads.
  package func addPlaces() throws(DatabaseError) {
    let interface = try fullText()
    guard interface.pointee.xCreateFunction(interface, "places", nil, placesOfMatch, nil) == SQLITE_OK else {
      throw DatabaseError(.statement, message: "cannot add a function to the full-text search", file: path)
    }
  }

  /// The words of a text as an index with Porter's stems keeps them: lower case, no accents, no endings.
  package func stems(of text: String) throws(DatabaseError) -> [String] {
    let interface = try fullText()
    var functions = fts5_tokenizer()
    var context: UnsafeMutableRawPointer?
    var tokenizer: OpaquePointer?
    let found = interface.pointee.xFindTokenizer(interface, "porter", &context, &functions)
    guard found == SQLITE_OK, porterTokenizer(functions, context, &tokenizer) == SQLITE_OK, let tokenizer else {
      throw DatabaseError(.statement, message: "this SQLite has no stemming", file: path)
    }
    defer { functions.xDelete(tokenizer) }
    var words: [String] = []
    var text = text
    _ = withUnsafeMutablePointer(to: &words) { words in
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          functions.xTokenize(
            tokenizer, words, FTS5_TOKENIZE_QUERY, characters.baseAddress, Int32(characters.count), keepStem)
        }
      }
    }
    return words
  }

  /// SQLite hands out its full-text interface through a bound pointer (fts5.html §7).
  private func fullText() throws(DatabaseError) -> UnsafeMutablePointer<fts5_api> {
    var interface: UnsafeMutablePointer<fts5_api>?
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else {
      throw DatabaseError(.statement, message: "this SQLite has no full-text search", file: path)
    }
    withUnsafeMutablePointer(to: &interface) { place in
      _ = sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
      _ = sqlite3_step(statement)
    }
    guard let interface else {
      throw DatabaseError(.statement, message: "this SQLite has no full-text search", file: path)
    }
    return interface
  }
}

/// Porter's stems over the words of `unicode61` without diacritics, as the index has it.
private func porterTokenizer(
  _ functions: fts5_tokenizer, _ context: UnsafeMutableRawPointer?, _ tokenizer: UnsafeMutablePointer<OpaquePointer?>
) -> Int32 {
  "unicode61".withCString { base in
    "remove_diacritics".withCString { option in
      "2".withCString { value in
        var arguments: [UnsafePointer<CChar>?] = [base, option, value]
        return functions.xCreate(context, &arguments, 3, tokenizer)
      }
    }
  }
}

/// Called by the tokenizer for each word; the context is the array that collects them.
private func keepStem(
  _ context: UnsafeMutableRawPointer?, _ flags: Int32, _ start: UnsafePointer<CChar>?, _ count: Int32, _ from: Int32,
  _ to: Int32
) -> Int32 {
  guard let context, let start else { return SQLITE_OK }
  let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
  context.assumingMemoryBound(to: [String].self).pointee.append(String(decoding: bytes, as: UTF8.self))
  return SQLITE_OK
}

/// The function `places`.
private func placesOfMatch(
  _ interface: UnsafePointer<Fts5ExtensionApi>?, _ cursor: OpaquePointer?, _ result: OpaquePointer?, _ count: Int32,
  _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let functions = interface?.pointee else { return }
  var instances: Int32 = 0
  guard functions.xInstCount(cursor, &instances) == SQLITE_OK else { return sqlite3_result_null(result) }
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * maximumPlaces) { bytes in
    let kept = min(Int(instances), maximumPlaces)
    var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
    for index in 0..<kept {
      _ = functions.xInst(cursor, Int32(index), &phrase, &column, &offset)
      let start = 4 * index
      bytes[start] = UInt8(truncatingIfNeeded: phrase)
      bytes[start + 1] = UInt8(truncatingIfNeeded: column)
      bytes[start + 2] = UInt8(truncatingIfNeeded: offset >> 8)
      bytes[start + 3] = UInt8(truncatingIfNeeded: offset)
    }
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_result_blob(result, bytes.baseAddress, Int32(4 * kept), transient)
  }
}
