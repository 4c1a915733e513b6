import Model
package import SQLite

extension Archive {
  /// All words first; when that gives too little, any word, the best first.
  package func search(_ query: SearchQuery, limit: Int = 20) throws(DatabaseError) -> SearchResult {
    let all = try hits(matching: query.expression(joined: " "), limit: limit)
    if all.count >= min(3, limit) || query.terms.count < 2 { return SearchResult(hits: all, attempt: .allWords) }
    let any = try hits(matching: query.expression(joined: " OR "), limit: limit)
    return any.count > all.count
      ? SearchResult(hits: any, attempt: .anyWord) : SearchResult(hits: all, attempt: .allWords)
  }

  private func hits(matching expression: String, limit: Int) throws(DatabaseError) -> [Hit] {
    guard !expression.isEmpty else { return [] }
    return try database.rows(
      """
      SELECT \(Hit.columns) FROM (
        SELECT rowid AS found, bm25(search, 8, 3, 3, 1, 0) AS score FROM search
        WHERE search MATCH ? ORDER BY rowid DESC LIMIT 5000)
      JOIN opportunity ON number = found ORDER BY score, number DESC LIMIT ?
      """, [.text(expression), .integer(limit)], Hit.init)
  }
}

extension SearchQuery {
  /// Every term quoted, so that nothing a person types is syntax.
  func expression(joined separator: String) -> String {
    func quoted(_ term: String) -> String {
      "\"" + term.filter { $0 != "\"" && $0 != "\0" } + "\""
    }
    guard !terms.isEmpty else { return "" }
    let wanted = terms.map(quoted).joined(separator: separator)
    guard !excluded.isEmpty else { return wanted }
    return "(\(wanted)) NOT (\(excluded.map(quoted).joined(separator: " OR ")))"
  }
}

extension Hit {
  static let columns = """
    id, title, funder, link, section, place, status, relevance, closing, due, rolling, amount_low, amount_high, tags,
    first_seen
    """

  /// From a row with `columns`.
  init(_ row: borrowing Row) throws(DatabaseError) {
    id = row.text(0)
    title = row.text(1)
    funder = row.text(2)
    link = row.optionalText(3)
    section = row.optionalInteger(4).flatMap { Section.allCases.indices.contains($0) ? Section.allCases[$0] : nil }
    place = Place.allCases.indices.contains(row.integer(5)) ? Place.allCases[row.integer(5)] : .elsewhere
    status = Opportunity.Status(rawValue: row.text(6)) ?? .posted
    relevance = row.integer(7)
    closing = row.optionalInteger(8).map { Day(number: $0) }
    due = row.text(9)
    isRolling = row.truth(10)
    amountLow = row.optionalInteger(11)
    amountHigh = row.optionalInteger(12)
    tags = row.text(13).split(separator: " ").map(String.init)
    firstSeen = Instant(seconds: row.integer(14))
  }
}
