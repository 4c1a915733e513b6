/// A wall time as a calendar writes it.
package struct CalendarTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  /// A day without a time.
  package var isDay: Bool
  /// `UTC`, the TZID as written, or nil for a time that is local everywhere.
  package var zone: String?

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, isDay: Bool = false,
    zone: String? = nil
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.isDay = isDay
    self.zone = zone
  }
}

/// One event of a calendar, with the times at which it comes again.
package struct CalendarEvent: Hashable, Sendable {
  package var uid = ""
  package var summary = ""
  package var details = ""
  package var location = ""
  package var url = ""
  /// Upper case, `CONFIRMED`, `TENTATIVE`, `CANCELLED`, or empty.
  package var status = ""
  package var organizer = ""
  package var categories: [String] = []
  package var start: CalendarTime?
  package var end: CalendarTime?
  package var modified: CalendarTime?
  /// Set when this event stands in for one time of a repeated one.
  package var replaces: CalendarTime?
  /// Whether it comes again by a rule or by further dates.
  package var isRepeated = false
  /// Every start within the days that were asked for, before `excluded` and `until` are applied.
  package var starts: [CalendarTime] = []
  package var excluded: [CalendarTime] = []
  /// The last start that a rule allows, when it is given in UTC and the start is not.
  package var until: CalendarTime?

  package init() {}
}
