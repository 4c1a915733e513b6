package import Model

/// What must be right before an issue may go out, each point with a name.
package struct Checklist: Hashable, Sendable {
  /// What a point is about; the word stands in front of each line that staff read.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case empty, expired, closing, address, unsubscribe, text, size, feature, translation, template, link
  }

  /// One thing that is not as it must be.
  package struct Point: Hashable, Sendable {
    package var name: Name
    /// Place, text and what would be right.
    package var words: String
    /// Whether it stops the issue; else it is only said.
    package var stops: Bool

    package init(_ name: Name, _ words: String, stops: Bool = true) {
      self.name = name
      self.words = words
      self.stops = stops
    }
  }

  package private(set) var points: [Point] = []

  package init() {}

  /// Checks all that can be checked without the network.
  package init(
    _ issue: Issue, items: [String: Opportunity], editions: [ComposedIssue], newsletter: Newsletter,
    templates: Templates, day: Day
  ) {
    checkItems(issue, items, day)
    checkAddress(newsletter, editions)
    for (point, languages) in merged(editions.map { ($0.language, points(of: $0)) }) {
      add(Point(point.name, "\(point.words) (\(languages.joined(separator: ", ")))", stops: point.stops))
    }
    checkTranslations(newsletter, templates)
  }

  /// What can be said of an issue that could not be composed: the mistake in a template, or the words a language lacks.
  package init(
    _ issue: Issue, items: [String: Opportunity], error: TemplateError, newsletter: Newsletter, templates: Templates,
    day: Day
  ) {
    self.init(issue, items: items, editions: [], newsletter: newsletter, templates: templates, day: day)
    let isLackingWords = points.contains { $0.name == .translation && $0.words.hasPrefix(error.location.file) }
    if !isLackingWords { add(Point(.template, error.description)) }
  }

  package var isPassed: Bool { !points.contains(where: \.stops) }

  package mutating func add(_ point: Point) { points.append(point) }

  /// Every item is there and open on the day readers get it; what closes within three days is only said.
  private mutating func checkItems(_ issue: Issue, _ items: [String: Opportunity], _ day: Day) {
    let ids = Section.allCases.flatMap { issue.items[$0] ?? [] }
    if ids.isEmpty { add(Point(.empty, "issue \(issue.number) has no items; keep some, then draft it again")) }
    for id in ids {
      guard let item = items[id] else {
        add(Point(.expired, "\(id) is no longer there; drop it: prevnet issue drop \(issue.number) \(id)"))
        continue
      }
      let title = shortened(oneLine(item.title, limit: 200), to: 60)
      if !item.isOpen(on: day) {
        let isOver = item.status == .closed || item.status == .withdrawn
        let closing = isOver ? nil : item.facts.closing
        let closed = closing.map { "closed on \($0.value.day)" } ?? "is \(item.status.rawValue)"
        add(Point(.expired, "\(id) \"\(title)\" \(closed); drop it: prevnet issue drop \(issue.number) \(id)"))
      } else if let date = item.nextDate(from: day), date.day - day < 3, date.kind != .event {
        add(Point(.closing, "\(id) \"\(title)\" closes on \(date.day), too soon for most readers", stops: false))
      }
    }
  }

  /// The postal address is set and stands in the text part of every edition.
  private mutating func checkAddress(_ newsletter: Newsletter, _ editions: [ComposedIssue]) {
    // CAN-SPAM (15 U.S.C. §7704(a)(5)): every mailing carries a postal address.
    if newsletter.postalAddress.allSatisfy(\.isWhitespace) {
      add(Point(.address, "feeds.yml has no newsletter.postal_address; the law asks for one in every issue"))
      return
    }
    let last = oneLine(newsletter.postalAddress.split(separator: "\n").last.map(String.init) ?? "", limit: 2000)
    let lacking = editions.filter { !$0.text.contains(last.prefix(40)) }.map(\.language)
    guard !lacking.isEmpty else { return }
    let languages = lacking.joined(separator: ", ")
    add(
      Point(
        .address,
        "the text part (\(languages)) does not print the postal address; put {{#postal_address}}{{.}}"
          + "{{/postal_address}} into Templates/issue.txt"))
  }

  /// The same fault in several languages is said once; `languages` are those that have it.
  private func merged(_ found: [(language: String, points: [Point])]) -> [(point: Point, languages: [String])] {
    var merged: [(point: Point, languages: [String])] = []
    for (language, points) in found {
      for point in points {
        if let known = merged.firstIndex(where: { $0.point == point }) {
          if !merged[known].languages.contains(language) { merged[known].languages.append(language) }
        } else {
          merged.append((point, [language]))
        }
      }
    }
    return merged
  }

  /// What is wrong with the bytes of one edition.
  private func points(of edition: ComposedIssue) -> [Point] {
    var points: [Point] = []
    for (part, name) in [(edition.html, "issue.html"), (edition.text, "issue.txt")] {
      for (marker, word) in [(Marker.unsubscribe, "unsubscribe"), (Marker.preferences, "preferences")]
      where !part.contains(marker) {
        points.append(Point(.unsubscribe, "Templates/\(name) has no {{\(word)}}; put its address in"))
      }
    }
    if edition.text.allSatisfy(\.isWhitespace) {
      points.append(Point(.text, "the text part is empty; write it in Templates/issue.txt"))
    }
    for mistake in MailLint(edition.html).mistakes {
      let isSize = mistake.hasPrefix("the HTML has")
      points.append(
        isSize ? Point(.size, mistake) : Point(.feature, "\(mistake); take it out of Templates/issue.html"))
    }
    return points
  }

  /// Each language of the newsletter has every word that any other one has.
  private mutating func checkTranslations(_ newsletter: Newsletter, _ templates: Templates) {
    for language in newsletter.languages {
      guard let words = try? templates.strings(language) else {
        add(
          Point(.translation, "Templates/strings/\(language).yml is missing; newsletter.languages names '\(language)'"))
        continue
      }
      for other in templates.translations where other != language {
        guard let full = try? templates.strings(other) else { continue }
        for key in words.lacking(full) {
          add(Point(.translation, "\(words.file) has no '\(key)'; \(full.file) has"))
        }
      }
    }
  }
}
