import Model
import Text

/// Takes a question apart: words, "phrases", beginnings*, -excluded, `a OR b`, and key:value filters.
///
/// Whatever is typed is a question; only a filter that is none throws.
struct QueryReader {
  /// More words than this say nothing more, and the work stays bounded.
  static let maximumTerms = 24

  private let text: String
  private let characters: [Character]
  private let values: FilterReader
  private var position = 0
  /// The last word was OR, so the next term joins the group before it.
  private var joinsLast = false
  /// The last word was NOT.
  private var excludesNext = false

  init(_ text: String, today: Day, names: [String: String]) {
    self.text = text
    characters = Array(text.prefix(20_000))
    values = FilterReader(today: today, names: names)
  }

  mutating func read(into query: inout SearchQuery) throws(QueryError) {
    while let piece = nextPiece() {
      if let (key, value) = try filter(in: piece) {
        try add(key, value, piece, to: &query)
      } else {
        addTerm(piece, to: &query)
      }
    }
  }

  /// What stands between two spaces, a quoted part taken as one.
  struct Piece {
    var offset: Int
    /// Without the hyphen that excludes it, quotes kept.
    var text: [Character]
    var isExcluded: Bool
    var length: Int
  }

  private mutating func nextPiece() -> Piece? {
    while position < characters.count, isGap(characters[position]) { position += 1 }
    guard position < characters.count else { return nil }
    let start = position
    var isQuoted = false
    while position < characters.count, isQuoted || !isGap(characters[position]) {
      if isQuote(characters[position]), isQuoted || opensQuote(at: position, from: start) { isQuoted.toggle() }
      position += 1
    }
    var piece = Array(characters[start..<position])
    let isExcluded = piece.count > 1 && piece[0] == "-" && piece[1] != "-"
    if isExcluded { piece.removeFirst() }
    return Piece(offset: start, text: piece, isExcluded: isExcluded, length: position - start)
  }

  /// A quotation mark opens a phrase at the start of a piece, after its hyphen or after its colon.
  private func opensQuote(at index: Int, from start: Int) -> Bool {
    index == start || characters[index - 1] == ":" || index == start + 1 && characters[start] == "-"
  }

  private func isGap(_ character: Character) -> Bool { character.isWhitespace || character == "\0" }

  private func isQuote(_ character: Character) -> Bool { "\"“”„«»".contains(character) }

  // MARK: filters

  /// Key and value when the piece is a filter; throws for a key that is nearly one.
  private func filter(in piece: Piece) throws(QueryError) -> (Filter.Key, Piece)? {
    guard let colon = piece.text.firstIndex(of: ":"), colon > 0 else { return nil }
    let name = String(piece.text[..<colon])
    var value = piece
    value.text = Array(piece.text[(colon + 1)...])
    let skipped = colon + 1 + (piece.isExcluded ? 1 : 0)
    value.offset += skipped
    value.length -= skipped
    if let key = Filter.Key(rawValue: name.lowercased()) {
      guard value.text.contains(where: { !isQuote($0) }) else {
        throw error(piece, "\(key.rawValue): needs a value, such as \(key.example)")
      }
      return (key, value)
    }
    // `LA:county`, `12:30`, `https://…` and `note: bring it` are words.
    guard name.allSatisfy({ $0.isASCII && $0.isLowercase || $0 == "_" || $0 == "-" }), name.count > 1,
      let first = value.text.first, first != "/"
    else { return nil }
    let known = Filter.Key.allCases.map(\.rawValue)
    let hint = nearest(name, in: known).map { "did you mean \"\($0):\"?" } ?? "filters are \(list(known))"
    var key = piece
    key.offset += piece.isExcluded ? 1 : 0
    key.length = colon
    throw error(key, "no filter \"\(name):\"; \(hint)")
  }

  private mutating func add(_ key: Filter.Key, _ value: Piece, _ piece: Piece, to query: inout SearchQuery)
    throws(QueryError)
  {
    joinsLast = false
    let isExcluded = piece.isExcluded != excludesNext
    excludesNext = false
    let text = String(value.text.filter { !isQuote($0) })
    do throws(FilterMistake) {
      if key == .sort {
        query.sort = try values.sort(text)
      } else {
        let condition = try values.condition(key, text)
        query.filters.append(Filter(key: key, condition: condition, isExcluded: isExcluded))
      }
    } catch {
      throw self.error(value, error.message)
    }
  }

  private func error(_ piece: Piece, _ message: String) -> QueryError {
    QueryError(text: text, offset: piece.offset, length: piece.length, message: message)
  }

  // MARK: words

  private mutating func addTerm(_ piece: Piece, to query: inout SearchQuery) {
    switch String(piece.text) {
    case "OR", "|", "||": joinsLast = !query.groups.isEmpty
    case "AND", "&", "&&": joinsLast = false
    case "NOT": excludesNext = true
    default:
      defer {
        joinsLast = false
        excludesNext = false
      }
      guard let term = term(piece.text), query.groups.count + query.excluded.count < QueryReader.maximumTerms else {
        return
      }
      if piece.isExcluded != excludesNext {
        query.excluded.append(term)
      } else if joinsLast, let last = query.groups.indices.last {
        if query.groups[last].count < QueryReader.maximumTerms { query.groups[last].append(term) }
      } else {
        query.groups.append([term])
      }
    }
  }

  private func term(_ characters: [Character]) -> SearchQuery.Term? {
    let isQuoted = characters.first.map(isQuote) ?? false
    let isPrefix = characters.last == "*" && characters.dropLast().last.map { $0.isLetter || $0.isNumber } ?? false
    return SearchQuery.Term(cleaning: String(characters), isPrefix: isPrefix && !isQuoted, isQuoted: isQuoted)
  }
}

/// `a, b or c`.
func list(_ names: [String]) -> String {
  names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
}
