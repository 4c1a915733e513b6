package import SQLite

extension Archive {
  /// All words first; when that gives too little, any word, the best first.
  package func search(_ query: SearchQuery, limit: Int = 20) throws(DatabaseError) -> SearchResult {
    let all = try hits(matching: query.expression ?? "", limit: limit)
    return SearchResult(hits: all, attempt: .allWords)
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
