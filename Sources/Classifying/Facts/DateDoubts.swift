import Model

/// What makes a date uncertain enough that staff should look first: a weekday that is not that day's, or figures that can
/// be read both ways.
struct DateDoubts {
  let prose: Prose
  let roles: [RoledMoment]
  let anchor: YearAnchor

  /// One sentence for each uncertain date that means something, in the order of the text.
  func doubts() -> [String] {
    roles.filter { $0.role != .none }.compactMap { weekday($0.moment) ?? figures($0.moment) }
  }

  /// The named weekday is not that of the day; a day without a year has the one that it was given.
  private func weekday(_ moment: Moment) -> String? {
    guard let named = moment.weekday, let day = moment.day(by: anchor), day.weekday != named else { return nil }
    return "“\(prose.quote(moment.range))”: \(day) is a \(weekdayNames[day.weekday])"
  }

  /// In a Spanish text 3/4/2026 may be April 3 or March 4.
  private func figures(_ moment: Moment) -> String? {
    guard prose.isSpanish, moment.isAmbiguous, !moment.isSettled, let number = moment.day else { return nil }
    let other = Day(moment.year ?? 2024, number, moment.month).map { String($0.description.dropFirst(5)) } ?? ""
    return "“\(prose.quote(moment.range))” may also be \(other), day before month"
  }
}

private let weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
