package import Model

/// What a person typed into the search, understood: words to find and conditions to meet.
package struct SearchQuery: Hashable, Sendable {
  /// As typed.
  package var text: String
  /// Each must be found; a group of several is met by any of its terms (`youth OR jóvenes`).
  package var groups: [[Term]]
  /// None may be found.
  package var excluded: [Term]
  package var filters: [Filter]
  /// Nil when the question did not say: the best first, or the nearest deadline when there are no words.
  package var sort: Sort?
  package var today: Day

  /// In which order hits are listed.
  package enum Sort: String, Hashable, Sendable, CaseIterable { case best, deadline, newest, amount }

  /// A word, a word's beginning or a quoted phrase.
  package struct Term: Hashable, Sendable {
    /// Nothing but letters, digits and single spaces, as typed: no search syntax can be in it.
    package var text: String
    /// `hous*`.
    package var isPrefix = false
    /// Written in quotes.
    package var isQuoted = false

    package init(_ text: String, isPrefix: Bool = false, isQuoted: Bool = false) {
      self.text = text
      self.isPrefix = isPrefix
      self.isQuoted = isQuoted
    }
  }

  /// Reads a question; throws when a filter is wrong.
  ///
  /// `names` maps folded tag names and labels to tags, where known.
  package init(_ text: String, today: Day, names: [String: String] = [:]) throws(QueryError) {
    self.text = text
    self.today = today
    groups = []
    excluded = []
    filters = []
    var reader = QueryReader(text, today: today, names: names)
    try reader.read(into: &self)
  }

  /// Whether anything was asked at all.
  package var isEmpty: Bool { groups.isEmpty && excluded.isEmpty && filters.isEmpty && sort == nil }
}

extension SearchQuery {
  /// The question for the index, each term quoted; nil when there are no words to find.
  package var expression: String? {
    guard let wanted, !excluded.isEmpty else { return wanted }
    return "(\(wanted)) NOT (\(excluded.map(\.quoted).joined(separator: " OR ")))"
  }

  /// The same without what is excluded.
  var wanted: String? {
    guard !groups.isEmpty else { return nil }
    return groups.map { group in
      group.count == 1 ? group[0].quoted : "(" + group.map(\.quoted).joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
  }
}

extension SearchQuery.Term {
  /// As the index's own language writes a string.
  var quoted: String { "\"\(text)\"" + (isPrefix ? "*" : "") }

  /// A term of what is searchable in the text, nil when nothing is.
  init?(cleaning text: some StringProtocol, isPrefix: Bool = false, isQuoted: Bool = false) {
    let words = text.unicodeScalars.split { !isSearchable($0) }.map { String(String.UnicodeScalarView($0)) }
    guard !words.isEmpty else { return nil }
    self.init(words.joined(separator: " "), isPrefix: isPrefix, isQuoted: isQuoted)
  }
}

/// Whether the index keeps a character: letters, numbers, marks on letters and private use, as its tokenizer does.
func isSearchable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x80 {
    return (UInt32(0x30)...0x39).contains(scalar.value) || (UInt32(0x41)...0x5a).contains(scalar.value & ~0x20)
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .nonspacingMark:
    return true
  default: return false
  }
}
