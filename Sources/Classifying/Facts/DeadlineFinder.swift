import Model

/// Reads deadlines and information sessions: which dates bind the applicant, and until what hour.
struct DeadlineFinder {
  let prose: Prose
  let roles: [RoledMoment]
  let posted: Day?
  let anchor: YearAnchor

  /// Deadlines of every kind, in the order of the text, each day once.
  func deadlines() -> [Fact<Deadline>] {
    var found: [(fact: Fact<Deadline>, isExtended: Bool)] = []
    for roled in roles {
      guard let kind = kind(of: roled.role), let deadline = deadline(roled.moment, kind: kind), !isOver(roled, deadline)
      else { continue }
      let fact = Fact(deadline, quote: prose.quote(roled.moment.range))
      if let same = found.firstIndex(where: { $0.fact.value.kind == kind && $0.fact.value.day == deadline.day }) {
        if found[same].fact.value.time == nil, deadline.time != nil { found[same].fact = fact }
        found[same].isExtended = found[same].isExtended || roled.isExtended
      } else {
        found.append((fact, roled.isExtended))
      }
    }
    return withoutReplaced(found)
  }

  /// Days of sessions for applicants, each once.
  func sessions() -> [Fact<Deadline>] {
    var days: Set<Day> = []
    return roles.filter { $0.role == .session }.compactMap { roled in
      guard let session = deadline(roled.moment, kind: .event), days.insert(session.day).inserted else { return nil }
      return Fact(session, quote: prose.quote(roled.moment.range))
    }
  }

  /// Nil for what nothing is handed in by.
  private func kind(of role: DateRole) -> Deadline.Kind? {
    switch role {
    case .application: .application
    case .letter: .letterOfIntent
    case .comment: .comment
    case .registration: .registration
    case .session, .gathering, .none: nil
    }
  }

  /// As a value; a month alone is its last day, and a day whose year cannot be known lies in `Deadline.unknownYear`.
  func deadline(_ moment: Moment, kind: Deadline.Kind) -> Deadline? {
    guard let number = moment.day else {
      guard let year = moment.year, let day = Day(year, moment.month, Day.days(inMonth: moment.month, of: year)) else {
        return nil
      }
      return Deadline(kind: kind, day: day, precision: .month)
    }
    var isKnown = true
    var resolved = moment.day(by: anchor)
    if case .unknown = anchor, moment.year == nil {
      isKnown = false
      resolved = Day(Deadline.unknownYear, moment.month, number)
    }
    guard let day = resolved else { return nil }
    let precision: Precision = !isKnown ? .dayWithoutYear : moment.clock == nil ? .day : .minute
    return Deadline(kind: kind, day: day, time: moment.clock?.time, zone: moment.clock?.zone, precision: precision)
  }

  /// A closed round, or the old date of a call that was reopened or prolonged.
  private func isOver(_ roled: RoledMoment, _ deadline: Deadline) -> Bool {
    guard let posted, deadline.day < posted, !roled.isExtended else { return false }
    // A period that ended before the notice is one that it tells of.
    if roled.moment.closesRange { return true }
    return prose.cues.contains { $0.cues.intersects([.reopened, .extended, .pastRound]) }
  }

  /// Where a day was moved, the days it was moved from do not count.
  private func withoutReplaced(_ found: [(fact: Fact<Deadline>, isExtended: Bool)]) -> [Fact<Deadline>] {
    let moved = found.filter(\.isExtended)
    return found.filter { one in
      one.isExtended
        || !moved.contains { $0.fact.value.kind == one.fact.value.kind && $0.fact.value.day >= one.fact.value.day }
    }.map(\.fact)
  }
}

extension Deadline {
  /// Stands for a year that neither the text nor a posted day tells; far ahead, so that nothing is called expired.
  package static let unknownYear = 9996
}
