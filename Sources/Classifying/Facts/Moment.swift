import Model

/// A date as it stands in prose: a day, a month, or a day without its year.
struct Moment: Sendable {
  /// The tokens of the date and of the time beside it.
  var range: Range<Int>
  /// The tokens of the date alone.
  var dateRange: Range<Int>
  var year: Int?
  var month: Int
  /// Nil when only a month is named.
  var day: Int?
  /// The first of the days of "May 15-20", whose last is `day`.
  var firstDay: Int?
  /// The weekday beside it, 0 is Sunday.
  var weekday: Int?
  var clock: Clock?
  /// It opens a range whose end is the next moment.
  var opensRange = false
  /// It ends a range that the moment before it opens.
  var closesRange = false
  /// Day and month may be the other way round.
  var isAmbiguous = false
  /// Another date of the text, or the day of the notice, told which way round it is.
  var isSettled = false
  /// Written in figures with the day before the month.
  var isDayFirst = false

  /// The day itself; the anchor tells the year when it is not written.
  func day(by anchor: YearAnchor) -> Day? {
    guard let day else { return nil }
    if let year { return Day(year, month, day) }
    return anchor.day(month: month, day: day)
  }
}

/// A time of day as it stands in prose.
struct Clock: Sendable, Equatable {
  var time: TimeOfDay
  /// The zone as written.
  var zone: String?
  var range: Range<Int>
}
