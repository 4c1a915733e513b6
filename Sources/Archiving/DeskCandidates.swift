package import Model
package import SQLite

/// What an issue may be drafted from.
package struct DraftSelection: Hashable, Sendable {
  /// The day the issue goes out: what has closed by then is left out.
  package var day: Day
  package var minimumRelevance = 0
  /// Only what was first seen after that.
  package var seenAfter: Instant?
  /// The best so many of a section; all where none is named.
  package var limits: [Section: Int] = [:]
  /// Ids that are not wanted: printed before, skipped, in doubt, or fetched by their own right.
  package var leaving: Set<String> = []

  package init(day: Day) { self.day = day }
}

extension Desk {
  /// The day's number that stands for "no end", after every real one.
  static let noLastDay = 9_999_999

  /// The last day on which a reader can act, as the column `until` has it.
  static func lastDay(of opportunity: Opportunity) -> Int {
    guard let closing = opportunity.facts.closing, opportunity.facts.rolling?.value != true else { return noLastDay }
    return closing.value.day.number
  }

  /// The open, relevant and undoubted opportunities of each section: the more relevant first, then by score, then the
  /// nearest last day, then by id.
  ///
  /// Of an event that comes again, such as a weekly class, only the next day: the others would push other events out.
  /// Only what is given back is decoded, so that a draft takes as long over 100,000 opportunities as over 1,000. Staff's
  /// edits are not applied: what they edited is fetched by its id and named in `leaving`.
  package func candidates(_ selection: DraftSelection) throws(DatabaseError) -> [Opportunity] {
    var found: [Opportunity] = []
    for section in Section.allCases {
      let limit = selection.limits[section]
      let ids = try database.rows(
        """
        SELECT id FROM opportunity INDEXED BY opportunity_draft
        WHERE doubtful = 0 AND status NOT IN ('closed', 'withdrawn') AND section = ? AND relevance >= ? AND until >= ?
        AND first_seen > ? AND (series IS NULL OR section <> 'events' OR NOT EXISTS (
          SELECT 1 FROM opportunity AS sooner INDEXED BY opportunity_series
          WHERE sooner.series = opportunity.series AND sooner.section = 'events' AND sooner.until >= ?
          AND (sooner.until, sooner.id) < (opportunity.until, opportunity.id)))
        ORDER BY relevance DESC, score DESC, until, id LIMIT ?
        """,
        [
          .text(section.rawValue), .integer(selection.minimumRelevance), .integer(selection.day.number),
          .integer(selection.seenAfter?.seconds ?? .min), .integer(selection.day.number),
          .integer(limit.map { $0 + selection.leaving.count } ?? -1),
        ]
      ) { row throws(DatabaseError) in row.text(0) }
      let wanted = ids.filter { !selection.leaving.contains($0) }
      found += try opportunities(ids: Array(wanted.prefix(limit ?? .max)))
    }
    return found
  }
}
