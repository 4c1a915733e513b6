package import Model
import Text

/// Turns an issue and its items into HTML, text and calendar, from one model.
package struct Composer: Sendable {
  let templates: Templates
  let configuration: Configuration

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
    let last = Card.Detail.levels.count - 1
    // No card is shorter than 150 bytes: with so many the shortest form is tried at once.
    let first = model.count * 150 > Self.maximumBytes ? last : 0
    for level in first..<last {
      let value = try model.value(Card.Detail.levels[level])
      let html = tightened(try templates.render("issue.html", value))
      if html.count <= Self.maximumBytes { return try composed(model, value, html) }
    }
    let value = try model.value(Card.Detail.levels[last])
    return try composed(model, value, tightened(try templates.render("issue.html", value)))
  }

  /// Everything that `issue.html` and `issue.txt` may name, for whoever writes templates and for measuring engines.
  package func model(
    _ issue: Issue, items: [String: Opportunity], language: String, today: Day
  ) throws(TemplateError) -> TemplateValue {
    var model = IssueModel(
      strings: try templates.strings(language), configuration: configuration, issue: issue, today: today,
      notes: IssueNotes())
    model.choose(items, sections: [])
    return try model.value(Card.Detail.levels[0])
  }

  /// The other parts around the HTML that was found short enough.
  private func composed(
    _ model: IssueModel, _ value: TemplateValue, _ html: [UInt8]
  ) throws(TemplateError) -> ComposedIssue {
    let text = wrapped(String(decoding: try templates.render("issue.txt", value), as: UTF8.self))
    return ComposedIssue(
      number: model.issue.number, language: model.strings.language, sections: model.chosen,
      subject: try model.subject(),
      preheader: try model.preheader(), html: String(decoding: html, as: UTF8.self), text: text,
      calendar: try model.calendar(),
      itemCalendars: try model.itemCalendars(), expired: model.expired)
  }

  /// One labelled line of a card.
  package struct Line: Hashable, Sendable {
    package var label: String
    package var words: String
  }

  /// A card as plain lines, for staff at a terminal: the same words that readers will see, and the days that are left.
  package func lines(of item: Opportunity, in section: Section, today: Day) throws(TemplateError) -> [Line] {
    let strings = try templates.strings("en")
    let next = issueDates(configuration.newsletter, onOrAfter: today).next
    let card = Card(
      strings: strings, configuration: configuration, notes: IssueNotes(), today: today, next: next,
      detail: Card.Detail.levels[0], calendarFolder: nil)
    let value = try card.value(item, in: section, isLast: true)
    var lines: [Line] = []
    if let when = value["when"], let label = when["label"]?.string, let words = when["words"]?.string {
      let left = try item.nextDate(from: today).map { (date) throws(TemplateError) in
        try strings.counted("days_left", date.day - today)
      }
      lines.append(Line(label: label, words: left.map { "\(words) (\($0))" } ?? words))
    }
    if case .list(let rows)? = value["rows"] {
      lines += rows.map { Line(label: $0["label"]?.string ?? "", words: $0["words"]?.string ?? "") }
    }
    if let quotes = value["quotes"]?["words"]?.string {
      lines.append(Line(label: try strings("label.quotes"), words: quotes))
    }
    if let blurb = value["blurb"]?["words"]?.string { lines.append(Line(label: "Summary", words: blurb)) }
    return lines + [Line(label: try strings("label.source"), words: value["source"]?.string ?? "")]
  }
}

extension ComposedIssue {
  /// The page for everybody: personal links lead to the newsletter's own page, or to its address by mail.
  ///
  /// A letter is an article within a mail program's page; by itself it is the main part of its own page, and whoever
  /// listens to it can go there (WCAG 2.2, technique ARIA11).
  package func webVersion(_ newsletter: Newsletter) -> String {
    let place = newsletter.publicURL.flatMap(safeLink) ?? safeMail(newsletter.replyTo ?? newsletter.from)
    let page = html.replacing("<div role=\"article\"", with: "<div role=\"main\"", maxReplacements: 1)
    return Marker.all.reduce(page) { page, marker in page.replacing(marker, with: place) }
  }

  /// A mail address that can stand in an attribute.
  private func safeMail(_ address: String) -> String {
    "mailto:"
      + String(String.UnicodeScalarView(address.unicodeScalars.filter { !"\"<>&' ".unicodeScalars.contains($0) }))
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
