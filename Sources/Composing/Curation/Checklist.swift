package import Model

/// What must be right before an issue may go out, each point with a name.
package struct Checklist: Hashable, Sendable {
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case empty, expired, closing, address, unsubscribe, text, size, feature, translation, template, link
  }

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
    for edition in editions { check(edition) }
    checkTranslations(newsletter, templates)
  }

  package var isPassed: Bool { !points.contains(where: \.stops) }

  package mutating func add(_ point: Point) { points.append(point) }

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

  private mutating func checkAddress(_ newsletter: Newsletter, _ editions: [ComposedIssue]) {
    // CAN-SPAM (15 U.S.C. §7704(a)(5)): every mailing carries a postal address.
    if newsletter.postalAddress.allSatisfy(\.isWhitespace) {
      add(Point(.address, "feeds.yml has no newsletter.postal_address; the law asks for one in every issue"))
      return
    }
    let last = oneLine(newsletter.postalAddress.split(separator: "\n").last.map(String.init) ?? "", limit: 2000)
    for edition in editions where !edition.text.contains(last.prefix(40)) {
      add(Point(.address, "the \(edition.language) text does not print the postal address; see Templates/issue.txt"))
    }
  }

  private mutating func check(_ edition: ComposedIssue) {
    for (part, name) in [(edition.html, "issue.html"), (edition.text, "issue.txt")] {
      for (marker, word) in [(Marker.unsubscribe, "unsubscribe"), (Marker.preferences, "preferences")]
      where !part.contains(marker) {
        add(Point(.unsubscribe, "Templates/\(name) has no {{\(word)}} (\(edition.language)); put its address in"))
      }
    }
    if edition.text.allSatisfy(\.isWhitespace) {
      add(Point(.text, "the \(edition.language) text part is empty; see Templates/issue.txt"))
    }
    for mistake in MailLint(edition.html).mistakes {
      add(Point(mistake.hasPrefix("the HTML has") ? .size : .feature, "\(edition.language): \(mistake)"))
    }
  }

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
