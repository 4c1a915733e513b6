/// A value with the words it was read from.
package struct Fact<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  package var value: Value
  /// An exact piece of the text, or of the source's field when `field` names one.
  package var quote: String
  /// The source's field it came from; nil when it was read from prose.
  package var field: String?

  package init(_ value: Value, quote: String, field: String? = nil) {
    self.value = value
    self.quote = quote
    self.field = field
  }
}

/// How exactly a date is known; nothing finer than this is ever shown.
package enum Precision: String, Hashable, Sendable, Codable {
  case minute, day, month, year
  /// A month and day without a year.
  case dayWithoutYear = "day_no_year"
}

/// A date by which something must be handed in, or on which something happens.
package struct Deadline: Hashable, Sendable, Codable {
  /// What the date is for.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case application
    case letterOfIntent = "letter_of_intent"
    case preApplication = "pre_application"
    case comment
    case registration
    case event
  }

  package var kind: Kind
  /// The last day; for a month alone the last day of that month, so that nothing is called expired too early.
  package var day: Day
  package var time: TimeOfDay?
  /// As written, PT or PST or ET.
  package var zone: String?
  package var precision: Precision

  package init(
    kind: Kind = .application, day: Day, time: TimeOfDay? = nil, zone: String? = nil, precision: Precision = .day
  ) {
    self.kind = kind
    self.day = day
    self.time = time
    self.zone = zone
    self.precision = precision
  }
}
