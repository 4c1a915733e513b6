import Model

/// What tells the year of a date that does not have its own.
enum YearAnchor: Sendable {
  /// The first such day on or after the day the notice was posted.
  case onOrAfter(Day)
  /// The one nearest to a day that stands in the same text.
  case nearest(Day)
  /// The year in the title.
  case year(Int)
  case unknown

  /// The day of the notice, else a dated day of the text, else the year in the title.
  init(posted: Day?, prose: Prose, moments: [Moment]) {
    if let posted {
      self = .onOrAfter(posted)
    } else if let dated = moments.lazy.compactMap({ $0.year == nil ? nil : $0.day(by: .unknown) }).first {
      self = .nearest(dated)
    } else if let year = YearAnchor.titleYear(prose) {
      self = .year(year)
    } else {
      self = .unknown
    }
  }

  /// The only year of the first line; "LA2050" and the like are names.
  private static func titleYear(_ prose: Prose) -> Int? {
    guard let title = prose.sentences.first else { return nil }
    let years = prose.tokens[title].filter { $0.digits == 4 }.compactMap(\.small).filter { (2000...2039).contains($0) }
    return Set(years).count == 1 ? years.first : nil
  }

  /// The day of that name.
  func day(month: Int, day: Int) -> Day? {
    switch self {
    case .onOrAfter(let posted):
      (0...8).lazy.compactMap { Day(posted.year + $0, month, day) }.first { $0 >= posted }
    case .nearest(let other):
      (-1...1).compactMap { Day(other.year + $0, month, day) }.min { abs($0 - other) < abs($1 - other) }
    case .year(let year): Day(year, month, day)
    case .unknown: nil
    }
  }
}
