import Model
import SQLite

/// The filters of a question: as words of the index where a property has a mark, as SQL over the columns otherwise.
struct Conditions {
  /// All must hold.
  private var marks: [String] = []
  private var excludedMarks: [String] = []
  private(set) var clauses: [String] = []
  private(set) var values: [SQLValue] = []

  /// `thesaurus` gives other names of a funder ("LA County" is also "County of Los Angeles").
  init(_ filters: [Filter], today: Day, thesaurus: (SearchQuery.Term) throws(DatabaseError) -> [String])
    throws(DatabaseError)
  {
    for filter in filters {
      switch filter.condition {
      case .anyOf(let names): add(marks: Conditions.marks(filter.key, names), isExcluded: filter.isExcluded)
      case .phrase(let term):
        let names = [term.quoted] + (try thesaurus(term)).map { "\"\($0)\"" }
        add("funder : (\(names.joined(separator: " OR ")))", isExcluded: filter.isExcluded)
      default:
        if case .days(let start?, let end?) = filter.condition, filter.key == .deadline, !filter.isExcluded {
          addMonths(start, end)
        }
        let (clause, bound) = Conditions.clause(filter.key, filter.condition, today)
        // A condition on what is not known is not met, and neither is its opposite: hence "IS NOT TRUE".
        clauses.append(filter.isExcluded ? "(\(clause)) IS NOT TRUE" : clause)
        values += bound
      }
    }
  }

  /// The whole question for the index; nil when the index has no part in it.
  func expression(_ words: String?, excluding excluded: [SearchQuery.Term]) -> String? {
    var wanted = marks
    if let words { wanted.insert("(\(words))", at: 0) }
    let unwanted = excludedMarks + excluded.map(\.quoted)
    guard !wanted.isEmpty || !unwanted.isEmpty else { return nil }
    let all = wanted.isEmpty ? ArchiveColumns.everyRecord : wanted.joined(separator: " AND ")
    return unwanted.isEmpty ? all : "(\(all)) NOT (\(unwanted.joined(separator: " OR ")))"
  }

  /// Any of the words in the column of marks.
  private mutating func add(marks names: [String], isExcluded: Bool) {
    add("marks : (\(names.joined(separator: " OR ")))", isExcluded: isExcluded)
  }

  /// A piece of the index's own language that must hold, or must not.
  private mutating func add(_ expression: String, isExcluded: Bool) {
    if isExcluded { excludedMarks.append(expression) } else { marks.append(expression) }
  }

  /// A few months are words of the index too, so that a rare deadline among common words is found without a walk.
  private mutating func addMonths(_ start: Day, _ end: Day) {
    guard end >= start, end - start < 800 else { return }
    var names: [String] = []
    var day = start
    while day <= end || day.month == end.month {
      names.append(ArchiveColumns.month(day))
      day = day + (Day.days(inMonth: day.month, of: day.year) - day.dayOfMonth + 1)
      if names.count > 30 { break }
    }
    add(marks: names, isExcluded: false)
  }

  /// The words that stand in the index for values of a property.
  private static func marks(_ key: Filter.Key, _ names: [String]) -> [String] {
    names.map { name in
      switch key {
      case .eligible where !["yes", "no", "unclear"].contains(name): ArchiveColumns.mark("applicant", name)
      default: ArchiveColumns.mark(key.rawValue, name)
      }
    }
  }

  /// The condition as SQL with `?` for every value, and the values in their order.
  private static func clause(_ key: Filter.Key, _ condition: Filter.Condition, _ today: Day) -> (String, [SQLValue]) {
    switch condition {
    case .days(let start, let end):
      key == .since ? seen(start, end) : range("closing", start?.number, end?.number)
    case .dollars(let low, let high):
      // What one applicant may get reaches from the lowest to the highest sum: some of it must lie in the range.
      both(range("amount_high", low, nil), range("coalesce(amount_low, amount_high)", nil, high))
    case .undated: ("closing IS NULL AND rolling = 0", [])
    case .rolling: ("rolling = 1", [])
    case .open: (isOpen, [.integer(today.number)])
    case .closed: ("NOT (\(isOpen))", [.integer(today.number)])
    case .status(let status): ("status = ?", [.text(status.rawValue)])
    case .inSeries: ("series IS NOT NULL", [])
    case .sponsor(let answer): ("sponsor IS ?", [answer.map { SQLValue($0) } ?? .null])
    case .anyOf, .phrase: ("1", [])
    }
  }

  /// As `Opportunity.isOpen(on:)` says it.
  private static let isOpen =
    "status NOT IN ('closed', 'withdrawn') AND (closing IS NULL OR rolling = 1 OR closing >= ?)"

  /// First seen on these days, both included, by the clock in UTC.
  private static func seen(_ start: Day?, _ end: Day?) -> (String, [SQLValue]) {
    range("first_seen", start.map { Instant($0).seconds }, end.map { Instant($0 + 1).seconds - 1 })
  }

  /// A column between two ends, open where an end is nil; a value that is not known is in no range.
  private static func range(_ column: String, _ low: Int?, _ high: Int?) -> (String, [SQLValue]) {
    switch (low, high) {
    case (let low?, let high?): ("\(column) BETWEEN ? AND ?", [.integer(low), .integer(high)])
    case (let low?, nil): ("\(column) >= ?", [.integer(low)])
    case (nil, let high?): ("\(column) <= ?", [.integer(high)])
    case (nil, nil): ("\(column) IS NOT NULL", [])
    }
  }

  private static func both(_ left: (String, [SQLValue]), _ right: (String, [SQLValue])) -> (String, [SQLValue]) {
    ("\(left.0) AND \(right.0)", left.1 + right.1)
  }
}
