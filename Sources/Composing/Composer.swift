package import Model
import Text

/// Turns an issue and its items into HTML, text and calendar, from one model.
package struct Composer: Sendable {
  private let templates: Templates
  private let configuration: Configuration

  /// Above this many bytes mail programs cut a message; what personal links add is left free.
  package static let maximumBytes = 89_000

  package init(templates: Templates, configuration: Configuration) {
    self.templates = templates
    self.configuration = configuration
  }

  /// All parts in one language; the same input gives the same bytes.
  ///
  /// What is no longer open on `today` is left out and named in `expired`. `sections` narrows the issue to those that
  /// a subscriber chose. A long issue says less about each item rather than being cut by the reader's mail program.
  package func compose(
    _ issue: Issue, items: [String: Opportunity], language: String, today: Day, sections: [Section] = [],
    notes: IssueNotes = IssueNotes()
  ) throws(TemplateError) -> ComposedIssue {
    var model = IssueModel(
      strings: try templates.strings(language), configuration: configuration, issue: issue, today: today, notes: notes)
    model.choose(items, sections: sections)
    for detail in Card.Detail.levels.dropLast() {
      let composed = try render(model, detail)
      if composed.html.utf8.count <= Self.maximumBytes { return composed }
    }
    return try render(model, Card.Detail.levels[Card.Detail.levels.count - 1])
  }

  private func render(_ model: IssueModel, _ detail: Card.Detail) throws(TemplateError) -> ComposedIssue {
    let value = try model.value(detail)
    let html = tightened(try templates.render("issue.html", value))
    let text = wrapped(String(decoding: try templates.render("issue.txt", value), as: UTF8.self))
    return ComposedIssue(
      number: model.issue.number, language: model.strings.language, subject: try model.subject(),
      preheader: try model.preheader(), html: String(decoding: html, as: UTF8.self), text: text,
      calendar: try model.calendar(), expired: model.expired)
  }

  /// The calendar file of one item, for its own link; nil when it has no date.
  package func calendar(
    of item: Opportunity, in section: Section, language: String, today: Day
  ) throws(TemplateError) -> String? {
    try IssueCalendar(strings: try templates.strings(language), newsletter: configuration.newsletter, today: today)
      .file([(item, section)])
  }
}

/// Without the white space that only makes a template readable: at the start of lines, and blank lines.
private func tightened(_ html: [UInt8]) -> [UInt8] {
  var tight: [UInt8] = []
  tight.reserveCapacity(html.count)
  for byte in html {
    let isAtStart = tight.isEmpty || tight[tight.count - 1] == newline
    if isAtStart, isBlank(byte) || byte == newline { continue }
    tight.append(byte)
  }
  return tight
}
