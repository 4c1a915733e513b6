package import Model
package import SQLite

/// Which opportunities of the desk; every condition that is given must hold.
package struct Selection: Hashable, Sendable {
  package var sections: [Section] = []
  package var minimumRelevance = 0
  /// Only those a reader can still act on.
  package var openOn: Day?
  /// Only those written since then.
  package var changedSince: Instant?
  package var seenSince: Instant?
  package var series: String?
  /// Only those staff said nothing of.
  package var isUndecided = false
  package var limit: Int?
  package init() {}
}

extension Desk {
  /// The opportunities that meet all conditions: nearest deadline first, undated ones last, then by id.
  package func opportunities(where selection: Selection) throws(DatabaseError) -> [Opportunity] {
    let (conditions, values) = Desk.conditions(of: selection)
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let found = try database.rows(
      """
      SELECT content FROM opportunity \(filter)
      ORDER BY closing IS NULL, closing, id LIMIT ?
      """, values + [.integer(selection.limit ?? -1)]
    ) { row throws(DatabaseError) in try coder.value(Opportunity.self, row.text(0)) }
    // The clause above is only a narrowing: rolling ones and event days are the value's own business.
    guard let today = selection.openOn else { return found }
    return found.filter { $0.isOpen(on: today) }
  }

  private static func conditions(of selection: Selection) -> ([String], [SQLValue]) {
    var conditions: [String] = []
    var values: [SQLValue] = []
    func add(_ condition: String, _ value: SQLValue...) {
      conditions.append(condition)
      values += value
    }
    if !selection.sections.isEmpty {
      conditions.append("section IN (\(selection.sections.map { _ in "?" }.joined(separator: ", ")))")
      values += selection.sections.map { .text($0.rawValue) }
    }
    if selection.minimumRelevance > 0 { add("relevance >= ?", .integer(selection.minimumRelevance)) }
    if let today = selection.openOn {
      add("status NOT IN ('closed', 'withdrawn')")
      // Of the closed ones only those may be open that take applications at any time, and their content says so.
      add("(closing IS NULL OR closing >= ? OR instr(content, '\"rolling\"'))", .integer(today.number))
    }
    if let since = selection.changedSince { add("changed >= ?", .integer(since.seconds)) }
    if let since = selection.seenSince { add("first_seen >= ?", .integer(since.seconds)) }
    if let series = selection.series { add("(series = ? OR id = ?)", .text(series), .text(series)) }
    if selection.isUndecided { add("id NOT IN (SELECT opportunity FROM decision)") }
    return (conditions, values)
  }

  /// How many opportunities there are in all.
  package func opportunityCount() throws(DatabaseError) -> Int {
    try database.integer("SELECT count(*) FROM opportunity")
  }

  /// How many opportunities each section has; those that belong in none are left out.
  package func counts() throws(DatabaseError) -> [Section: Int] {
    let pairs = try database.rows(
      "SELECT section, count(*) FROM opportunity WHERE section IS NOT NULL GROUP BY section"
    ) { row throws(DatabaseError) in (Section(rawValue: row.text(0)), row.integer(1)) }
    return Dictionary(pairs.compactMap { pair in pair.0.map { ($0, pair.1) } }, uniquingKeysWith: { $1 })
  }
}
