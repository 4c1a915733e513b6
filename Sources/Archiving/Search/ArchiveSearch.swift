import Model
package import SQLite

extension Archive {
  /// How many of the newest matches are ranked: more would cost time for what is older still.
  static let window = 5000
  /// With fewer hits than this for all words, any of them is enough.
  static let enough = 3

  /// What a reader sees at a glance: fewer hits for all words are filled up with the best for any of them.
  static let page = 10
  /// In more records than this few questions have few answers, and going on would cost as much again as the search.
  static let filledRecords = 50_000

  /// All words; when that gives too little, any word and those that mean the same, the best first; when there is still
  /// nothing, words that are spelled nearly like those of the question.
  ///
  /// With `fills` a plain question that few answer whole goes on with what answers a part of it: for people who look, not
  /// for questions that are kept.
  package func search(_ query: SearchQuery, limit: Int = 20, fills: Bool = false) throws(DatabaseError) -> SearchResult
  {
    try database.reading { () throws(DatabaseError) in try answer(query, limit: limit, fills: fills) }
  }

  /// The attempts one after the other, and then the same for other spellings.
  private func answer(_ query: SearchQuery, limit: Int, fills: Bool) throws(DatabaseError) -> SearchResult {
    if query.groups.isEmpty { return try list(query, limit: limit) }
    let found = try attempts(query, limit: limit, fills: fills)
    if !found.hits.isEmpty { return found }
    guard let other = try respelled(query) else { return found }
    var result = try attempts(other, limit: limit, fills: false)
    guard !result.hits.isEmpty else { return found }
    result.attempt = .didYouMean
    result.suggestion = other.text
    return result
  }

  /// All words first, unless it is a sentence; then any of them.
  private func attempts(_ asked: SearchQuery, limit: Int, fills: Bool) throws(DatabaseError) -> SearchResult {
    let query = try writtenOut(asked)
    let conditions = try conditions(of: query)
    var fills = fills && asked.isPlain
    if fills { fills = try count(below: Archive.filledRecords) }
    var isCompound = false
    if fills, query.groups.count > 1 { isCompound = try concepts(of: query).hasCompound }
    var all = SearchResult(hits: [], attempt: .allWords)
    // A sentence holds words that no answer needs to have, and "foster kids" is no "foster" and some "kids": what speaks
    // of most of it comes first anyway.
    if !query.isSentence, !isCompound {
      let exact = Concepts(exactly: query)
      all = try ranked(query, conditions, query.wanted ?? "", exact, limit: limit, attempt: .allWords)
      let isEnough = all.hits.count >= min(Archive.enough, limit)
      if isEnough, !fills || all.hits.count >= min(Archive.page, limit) { return all }
    }
    let wide = try concepts(of: query)
    let phrases = wide.all.flatMap { $0.variants.map(\.phrase) } + wide.pairs
    let any = try ranked(query, conditions, phrases.joined(separator: " OR "), wide, limit: limit, attempt: .anyWord)
    return all.hits.count < Archive.enough
      ? (any.hits.count > all.hits.count ? any : all) : all.filled(any, limit: limit)
  }

  /// Whether it is an archive of fewer records, by its last number: counting them would read them all.
  private func count(below limit: Int) throws(DatabaseError) -> Bool {
    try database.integer("SELECT max(number) FROM opportunity") < limit
  }

  /// The question with all that its words may mean.
  private func concepts(of query: SearchQuery) throws(DatabaseError) -> Concepts {
    let stems = try query.groups.map { group throws(DatabaseError) in try database.stems(of: group[0].text) }
    return Concepts(
      query, stems: stems, try thesaurus(for: stems.joined()), topics: try topicPhrases(for: stems.joined()))
  }

  /// One attempt: the newest matches of `words` that meet the conditions, in the order asked for.
  ///
  /// `total` is known when all matches were ranked.
  private func ranked(
    _ query: SearchQuery, _ conditions: Conditions, _ words: String, _ concepts: Concepts, limit: Int,
    attempt: SearchResult.Attempt
  ) throws(DatabaseError) -> SearchResult {
    guard let expression = conditions.expression(words, excluding: query.excluded) else {
      return SearchResult(hits: [], attempt: attempt)
    }
    if let sort = query.sort, sort != .best {
      return SearchResult(hits: try sorted(sort, query, conditions, expression, limit: limit), attempt: attempt)
    }
    let ranking = try rank(concepts, conditions, expression)
    let rows = ranking.rows
    let isWhole = rows.count < Archive.window
    let window =
      isWhole
      ? try database.integer("SELECT max(number) FROM opportunity") : rows[0] - rows[rows.count - 1] + 1
    // Whether a reader can still act, and how near it is to the reader, decide among the best; the index knows neither.
    let ranked = try ranking.best(max(limit, 60), window: window) { row throws(DatabaseError) in
      try database.first("SELECT sz FROM search_docsize WHERE id = ?", [.integer(row)]) { (row: borrowing Row) in
        row.length(ofIndexed: ArchiveColumns.summary, 0)
      } ?? 0
    }
    let best = try hits(ranked, today: query.today)
    return SearchResult(hits: Array(best.prefix(limit)), attempt: attempt, total: isWhole ? rows.count : nil)
  }

  /// Walks the newest matches and notes where the words of the question stand in each.
  private func rank(_ concepts: Concepts, _ conditions: Conditions, _ expression: String) throws(DatabaseError)
    -> Ranking
  {
    let (join, filter) = Archive.filtering(conditions)
    var ranking = Ranking(concepts)
    try database.eachRow(
      """
      SELECT search.rowid, places(search) FROM search \(join) WHERE search MATCH ? \(filter)
      ORDER BY search.rowid DESC LIMIT \(Archive.window)
      """, [.text(expression)] + conditions.values
    ) { row throws(DatabaseError) in
      ranking.begin(row.integer(0))
      row.eachPlace(1) { phrase, column, word in ranking.add(phrase: phrase, column: column, word: word) }
    }
    return ranking
  }

  /// What SQL must add to a walk through the index for conditions that are no words of it.
  private static func filtering(_ conditions: Conditions) -> (join: String, filter: String) {
    guard !conditions.clauses.isEmpty else { return ("", "") }
    // CROSS JOIN keeps the index outside, in its own order.
    return (
      "CROSS JOIN opportunity ON opportunity.number = search.rowid",
      conditions.clauses.map { "AND \($0)" }.joined(separator: " ")
    )
  }

  /// The rows as results, in their last order.
  private func hits(_ ranked: some Sequence<Ranking.Ranked>, today: Day) throws(DatabaseError) -> [Hit] {
    var scored: [(hit: Hit, score: Double, row: Int)] = []
    for place in ranked {
      let hit = try database.first(
        "SELECT \(Hit.columns) FROM opportunity WHERE number = ?", [.integer(place.row)], Hit.init)
      guard let hit else { continue }
      let factor = (hit.isOpen(on: today) ? 1 : 0.85) * (0.94 + 0.02 * Double(hit.relevance))
      scored.append((hit, place.score * factor, place.row))
    }
    return scored.sorted { ($0.score, $0.row) > ($1.score, $1.row) }.map(\.hit)
  }

  // MARK: lists

  /// Filters without words: the nearest deadline first unless the question says otherwise.
  private func list(_ query: SearchQuery, limit: Int) throws(DatabaseError) -> SearchResult {
    let conditions = try conditions(of: query)
    let sort = query.sort.map { $0 == .best ? .deadline : $0 } ?? .deadline
    let hits: [Hit]
    if let expression = conditions.expression(nil, excluding: query.excluded) {
      hits = try sorted(sort, query, conditions, expression, limit: limit)
    } else {
      hits = try walk(sort, query, conditions, limit: limit)
    }
    return SearchResult(hits: hits, attempt: .allWords)
  }

  /// The newest matches in the order asked for.
  private func sorted(
    _ sort: SearchQuery.Sort, _ query: SearchQuery, _ conditions: Conditions, _ expression: String, limit: Int
  ) throws(DatabaseError) -> [Hit] {
    let (join, filter) = Archive.filtering(conditions)
    return try database.rows(
      """
      SELECT \(Hit.columns) FROM (
        SELECT search.rowid AS found FROM search \(join) WHERE search MATCH ? \(filter)
        ORDER BY search.rowid DESC LIMIT \(Archive.window))
      JOIN opportunity ON number = found ORDER BY \(Archive.order(sort, query.today)) LIMIT ?
      """, [.text(expression)] + conditions.values + [.integer(limit)], Hit.init)
  }

  /// Without the index: by the columns' own indexes, piece by piece, so that a large archive is never sorted whole.
  private func walk(_ sort: SearchQuery.Sort, _ query: SearchQuery, _ conditions: Conditions, limit: Int)
    throws(DatabaseError) -> [Hit]
  {
    let today = query.today.number
    let pieces =
      switch sort {
      case .deadline:
        [
          ("closing >= \(today)", "closing, number"), ("closing IS NULL", "number DESC"),
          ("closing < \(today)", "closing DESC, number DESC"),
        ]
      case .newest, .best: [("1", "first_seen DESC, number DESC")]
      case .amount: [("1", Archive.order(.amount, query.today))]
      }
    var hits: [Hit] = []
    for (piece, order) in pieces where hits.count < limit {
      hits += try database.rows(
        """
        SELECT \(Hit.columns) FROM opportunity WHERE \(([piece] + conditions.clauses).joined(separator: " AND "))
        ORDER BY \(order) LIMIT ?
        """, conditions.values + [.integer(limit - hits.count)], Hit.init)
    }
    return hits
  }

  /// Deadlines to come first, the nearest of them first; then what has none; what is past last.
  private static func order(_ sort: SearchQuery.Sort, _ today: Day) -> String {
    switch sort {
    case .deadline, .best:
      """
      CASE WHEN closing >= \(today.number) THEN 0 WHEN closing IS NULL THEN 1 ELSE 2 END,
      abs(closing - \(today.number)), number DESC
      """
    case .newest: "first_seen DESC, number DESC"
    case .amount: "amount_high IS NULL, amount_high DESC, number DESC"
    }
  }

  /// The filters of the question, funders by all their names.
  private func conditions(of query: SearchQuery) throws(DatabaseError) -> Conditions {
    try Conditions(query.filters, today: query.today) { term throws(DatabaseError) in
      let stems = try database.stems(of: term.text)
      return try thesaurus(for: stems).related(to: stems).filter { $0.worth == Thesaurus.same }.map(\.text)
    }
  }
}
