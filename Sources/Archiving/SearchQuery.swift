package import Model

/// What a person typed into the search, understood.
package struct SearchQuery: Hashable, Sendable {
  /// Words and quoted phrases, as typed.
  package var terms: [String]
  package var excluded: [String]
  package var today: Day

  /// Reads words and "quoted phrases"; a hyphen before one excludes it.
  package init(_ text: String, today: Day) throws(QueryError) {
    self.today = today
    terms = []
    excluded = []
    for piece in text.split(whereSeparator: \.isWhitespace) {
      if piece.first == "-" { excluded.append(String(piece.dropFirst())) } else { terms.append(String(piece)) }
    }
    terms = terms.filter { $0.unicodeScalars.contains(where: isSearchable) }
    excluded = excluded.filter { $0.unicodeScalars.contains(where: isSearchable) }
  }
}

/// A query that cannot be understood, with the place of the mistake.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  package var text: String
  /// Where the mistake starts and how long it is, in characters.
  package var offset: Int
  package var length: Int
  package var message: String

  package init(text: String, offset: Int, length: Int, message: String) {
    self.text = text
    self.offset = offset
    self.length = length
    self.message = message
  }

  /// The query with a caret below the mistake.
  package var description: String {
    let marker = String(repeating: " ", count: offset) + String(repeating: "^", count: max(1, length))
    return "\(message)\n  \(text)\n  \(marker)"
  }
}
