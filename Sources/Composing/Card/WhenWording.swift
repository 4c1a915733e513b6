import Model

/// The date a reader must keep, as the first line of a card.
struct WhenWording {
  let strings: Strings
  let today: Day
  /// The day of the next issue.
  let next: Day

  /// Days before a date in which it counts as closing soon.
  static let soon = 14

  /// `label`, `words`, `note`, `soon`, `is_soon` and `is_dated` for templates; nothing for an undated resource.
  ///
  /// Never a date that is not among the facts, and never more exact than the fact is.
  func value(_ opportunity: Opportunity, in section: Section) throws(TemplateError) -> TemplateValue {
    guard let deadline = opportunity.nextDate(from: today) else { return try undated(opportunity, in: section) }
    var notes = try alsoOpen(opportunity, after: deadline)
    // Who goes somewhere goes by the clock of the place; who sends something must know whose clock counts.
    if deadline.time != nil, deadline.zone == nil, deadline.kind != .event {
      notes.insert(try strings("when.zone_unstated"), at: 0)
    }
    if opportunity.facts.rolling?.value == true { notes.append(try strings("when.rolling_note")) }
    if deadline.day >= next { notes.append(try strings("when.still_open")) }
    let soon = isSoon(deadline) ? try strings(deadline.kind == .event ? "coming_up" : "closing_soon") : nil
    return [
      "label": .text(try strings("when." + key(deadline, section))), "words": .text(try strings.words(deadline)),
      "note": TemplateValue(optional: strings.sentence(notes)), "soon": TemplateValue(optional: soon),
      "is_soon": .bool(soon != nil), "is_dated": true,
    ]
  }

  /// Whether the last day is near, and known to the day: only then may it be called so.
  func isSoon(_ deadline: Deadline) -> Bool {
    deadline.day - today <= Self.soon && (deadline.precision == .day || deadline.precision == .minute)
  }

  /// The name of the label: jobs and events speak of their dates in another way than grants.
  func key(_ deadline: Deadline, _ section: Section) -> String {
    switch deadline.kind {
    case .event: section == .advocacy ? "hearing" : "event"
    // Nobody applies to a hearing or a meeting.
    case .application where section == .advocacy: "act"
    case .application where section == .events: "registration"
    default: deadline.kind.rawValue
    }
  }

  /// Later dates of the same kind: the further rounds of one program.
  private func alsoOpen(_ opportunity: Opportunity, after first: Deadline) throws(TemplateError) -> [String] {
    let later = opportunity.facts.deadlines.map(\.value).filter { $0.kind == first.kind && $0.day > first.day }
    guard !later.isEmpty else { return [] }
    var words: [String] = []
    for day in later.sorted(by: { $0.day < $1.day }).prefix(3) { words.append(try strings.words(day)) }
    return [try strings("when.also", ["dates": .text(words.joined(separator: "; "))])]
  }

  /// What stands in the place of a date where there is none, in the words of the section: nobody applies to a hearing.
  private func undated(_ opportunity: Opportunity, in section: Section) throws(TemplateError) -> TemplateValue {
    let isRolling = opportunity.facts.rolling?.value == true
    if section == .resources, !isRolling { return .nothing }
    if opportunity.status == .forecast, !isRolling {
      return plain(try strings("forecast.label"), try strings("forecast.words"))
    }
    if section == .advocacy, !isRolling, let posted = opportunity.posted, posted <= today {
      return plain(try strings("when.posted"), try strings.date(posted))
    }
    let group = isRolling ? "rolling." : "undated."
    return plain(
      try strings(group + "\(section.rawValue).label"), try strings(group + "\(section.rawValue).words"))
  }

  /// A first line without a date.
  private func plain(_ label: String, _ words: String) -> TemplateValue {
    [
      "label": .text(label), "words": .text(words), "note": .nothing, "soon": .nothing, "is_soon": false,
      "is_dated": false,
    ]
  }
}
