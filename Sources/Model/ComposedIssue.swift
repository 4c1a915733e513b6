/// The parts of one issue in one language, as they are frozen: all but what differs from subscriber to subscriber,
/// which stands as a `Marker`.
package struct ComposedIssue: Hashable, Sendable, Codable {
  package var number: Int
  /// `en` or `es`.
  package var language: String
  /// The only sections in it, for subscribers who chose them, in printed order; nil for the whole issue.
  package var sections: [Section]?
  /// One line, no control characters.
  package var subject: String
  /// The first words an inbox shows beside the subject; also the first words of `html`.
  package var preheader: String
  package var html: String
  /// The same content as plain text, wrapped at 72.
  package var text: String
  /// Every deadline and event as iCalendar (RFC 5545); nil when nothing is dated.
  package var calendar: String?
  /// The calendar file of each dated item, by its id, where the newsletter has a public address to keep them at.
  package var itemCalendars: [String: String]
  /// Ids that were in the issue but can no longer be acted on, and so are not in its parts.
  package var expired: [String]

  package init(
    number: Int, language: String, sections: [Section]? = nil, subject: String, preheader: String, html: String,
    text: String, calendar: String? = nil, itemCalendars: [String: String] = [:], expired: [String] = []
  ) {
    self.number = number
    self.language = language
    self.sections = sections
    self.subject = subject
    self.preheader = preheader
    self.html = html
    self.text = text
    self.calendar = calendar
    self.itemCalendars = itemCalendars
    self.expired = expired
  }
}

/// Fixed words in a composed issue that stand for what is one subscriber's own.
///
/// ASCII without a letter that HTML, quoted-printable or an address would write in another way; the composer takes
/// them out of everything that sources wrote.
package enum Marker {
  /// The address that ends the subscription.
  package static let unsubscribe = "~~unsubscribe~~"
  /// The address where sections and language are chosen.
  package static let preferences = "~~preferences~~"
  package static let all = [unsubscribe, preferences]
}
