import Model
import Text

/// An issue as its templates see it: the one model behind HTML and text.
struct IssueModel {
  let strings: Strings
  let configuration: Configuration
  let issue: Issue
  let today: Day
  let notes: IssueNotes
  /// What is shown, section by section in the fixed order.
  private(set) var shown: [(section: Section, items: [Opportunity])] = []
  private(set) var expired: [String] = []
  /// The sections that were chosen, in printed order; nil for all.
  private(set) var chosen: [Section]?

  init(strings: Strings, configuration: Configuration, issue: Issue, today: Day, notes: IssueNotes) {
    self.strings = strings
    self.configuration = configuration
    self.issue = issue
    self.today = today
    self.notes = notes
  }

  /// Takes what is open, in the order of the issue; of the named sections only, of all where none is named.
  mutating func choose(_ items: [String: Opportunity], sections: [Section]) {
    chosen = Section.choice(sections)
    for section in chosen ?? Section.allCases {
      let named = (issue.items[section] ?? []).compactMap { items[$0] }
      shown.append((section, named.filter { $0.isOpen(on: today) }))
      expired += named.filter { !$0.isOpen(on: today) }.map(\.id)
    }
  }

  /// Items in all shown sections.
  var count: Int { shown.reduce(0) { $0 + $1.items.count } }
  private var newsletter: Newsletter { configuration.newsletter }

  /// `18 opportunities, the next closes Dec 15: Prevention Network, issue 31`.
  func subject() throws(TemplateError) -> String {
    var values = try names()
    values["items"] = .text(try strings.counted("count.items", count))
    guard let date = firstToClose()?.deadline else { return oneLine(try strings("subject.plain", values), limit: 200) }
    values["date"] = .text(try strings.shortWords(date))
    return oneLine(try strings("subject.dated", values), limit: 200)
  }

  /// `4 funding, 2 advocacy, 1 job. Closing soonest: …`, the first words an inbox shows.
  func preheader() throws(TemplateError) -> String {
    guard let counts = try counts() else { return try strings("preheader.empty", try names()) }
    let values = ["counts": TemplateValue.text(counts)]
    guard let first = firstToClose() else { return try strings("preheader.plain", values) }
    let closing: [String: TemplateValue] = [
      "date": .text(try strings.shortWords(first.deadline)), "title": .text(calmTitle(first.item.title, limit: 60)),
    ]
    return try strings("preheader.dated", values.merging(closing) { $1 })
  }

  /// `4 for funding, 2 for advocacy and 1 job`; nil when there is nothing.
  private func counts() throws(TemplateError) -> String? {
    var counts: [String] = []
    for (section, items) in shown where !items.isEmpty {
      counts.append(try strings.counted("count." + section.rawValue, items.count))
    }
    return counts.isEmpty ? nil : try strings.joined(counts, last: "and")
  }

  /// Every date of the issue; nil when nothing is dated.
  func calendar() throws(TemplateError) -> String? {
    let items = shown.flatMap { part in part.items.map { ($0, part.section) } }
    return try IssueCalendar(strings: strings, newsletter: newsletter, today: today).file(items)
  }

  /// The file of each dated item, where its card links to one.
  func itemCalendars() throws(TemplateError) -> [String: String] {
    guard newsletter.publicURL.flatMap(safeLink) != nil else { return [:] }
    let calendar = IssueCalendar(strings: strings, newsletter: newsletter, today: today)
    var files: [String: String] = [:]
    for (section, items) in shown {
      for item in items { files[item.id] = try calendar.file([(item, section)]) }
    }
    return files
  }

  /// Everything that `issue.html` and `issue.txt` may name.
  func value(_ detail: Card.Detail) throws(TemplateError) -> TemplateValue {
    let folder = newsletter.publicURL.flatMap(safeLink).map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    let base = folder.map { "\($0)/issues/\(issue.number)" }
    var value = try names()
    value.merge(
      [
        "t": strings.values, "lang": .text(strings.language), "dir": "ltr", "subject": .text(try subject()),
        "preheader": .text(try preheader()), "counts": TemplateValue(optional: try counts()),
        "period": .text(try strings.period(issue.period)), "next_issue": .text(try strings.date(issue.next)),
        "why_you": .text(try strings("footer.why_you", value)), "intro": .list(intro),
        "glance": group(try glance()), "changes": group(try changes()),
        "sections": .list(try sections(detail, calendarFolder: base)),
        "web_version": TemplateValue(optional: base.map { "\($0)/issue.\(strings.language).html" }),
        "calendar": TemplateValue(optional: base.map { "\($0)/deadlines.\(strings.language).ics" }),
        "archive": TemplateValue(optional: folder),
        "postal_address": .list(postalAddress),
        "unsubscribe": .text(Marker.unsubscribe), "preferences": .text(Marker.preferences),
      ], uniquingKeysWith: { $1 })
    return .object(value)
  }

  /// Rows with what stands around them, or nothing at all.
  private func group(_ rows: [TemplateValue]) -> TemplateValue { rows.isEmpty ? .nothing : ["rows": .list(rows)] }

  /// What phrases may name besides their own places: the newsletter, its sender, the number.
  private func names() throws(TemplateError) -> [String: TemplateValue] {
    [
      "name": .text(oneLine(newsletter.name, limit: 100)), "number": .text(String(issue.number)),
      "from": .text(oneLine(newsletter.from, limit: 200)),
    ]
  }

  /// The words that open the issue, in the reader's language where staff wrote them in it.
  ///
  /// A line `[es]` begins the Spanish ones; what stands before any such line is in the newsletter's first language.
  private var intro: [TemplateValue] {
    var parts: [String: [String]] = [:]
    var language = newsletter.languages.first ?? "en"
    for line in issue.intro.split(separator: "\n") {
      let word = line.filter { !$0.isWhitespace }
      if word.count == 4, word.hasPrefix("["), word.hasSuffix("]") {
        language = word.dropFirst().dropLast().lowercased()
      } else {
        parts[language, default: []].append(String(line))
      }
    }
    let own = parts[strings.language]
    let lines = own ?? parts[newsletter.languages.first ?? "en"] ?? []
    let lang = own == nil ? TemplateValue.text(newsletter.languages.first ?? "en") : .nothing
    return lines.map { oneLine($0, limit: 2000) }.filter { !$0.isEmpty }.map { ["words": .text($0), "lang": lang] }
  }

  /// Its lines, without the name that stands above it.
  private var postalAddress: [TemplateValue] {
    let lines = paragraphs(newsletter.postalAddress)
    return lines.first == .text(oneLine(newsletter.name, limit: 100)) ? Array(lines.dropFirst()) : lines
  }

  /// Each line that is not blank, made safe.
  private func paragraphs(_ text: String) -> [TemplateValue] {
    text.split(separator: "\n").map { oneLine(String($0), limit: 2000) }.filter { !$0.isEmpty }.map(TemplateValue.text)
  }
}

// MARK: Parts

extension IssueModel {
  /// The nearest dates of the whole issue, nearest first.
  private func dated() -> [(item: Opportunity, section: Section, deadline: Deadline)] {
    let all = shown.flatMap { part in
      part.items.compactMap { item in item.nextDate(from: today).map { (item, part.section, $0) } }
    }
    return all.sorted { left, right in (left.2.day, left.0.id) < (right.2.day, right.0.id) }
  }

  /// What one must send or say soonest; a meeting happens and does not close.
  private func firstToClose() -> (item: Opportunity, section: Section, deadline: Deadline)? {
    dated().first { $0.deadline.kind != .event }
  }

  /// The dates at a glance: the nearest ten that are known to the day, letters of intent among them.
  private func glance() throws(TemplateError) -> [TemplateValue] {
    let when = WhenWording(strings: strings, today: today, next: issue.next)
    var dates = dated()
    for (section, items) in shown {
      for item in items { dates += item.earlierSteps(from: today).map { (item, section, $0) } }
    }
    let exact = dates.filter { $0.deadline.precision == .day || $0.deadline.precision == .minute }
      .sorted { left, right in (left.deadline.day, left.item.id) < (right.deadline.day, right.item.id) }
    var rows: [TemplateValue] = []
    for (item, section, deadline) in exact.prefix(10) {
      rows.append([
        "id": .text(item.id), "date": .text(try strings.shortDate(deadline.day)),
        "label": .text(try strings("glance_label." + when.key(deadline, section))),
        "title": .text(calmTitle(item.title, limit: 90)), "is_soon": .bool(when.isSoon(deadline)),
        "lang": TemplateValue(optional: item.language == strings.language ? nil : item.language),
      ])
    }
    return rows
  }

  /// The sections in their fixed order, each with its cards or with the words for none.
  private func sections(_ detail: Card.Detail, calendarFolder: String?) throws(TemplateError) -> [TemplateValue] {
    let card = Card(
      strings: strings, configuration: configuration, notes: notes, today: today, next: issue.next, detail: detail,
      calendarFolder: calendarFolder)
    var parts: [TemplateValue] = []
    for (section, items) in shown {
      var cards: [TemplateValue] = []
      for item in items { cards.append(try card.value(item, in: section, isLast: item == items.last)) }
      parts.append([
        "id": .text(section.rawValue), "title": .text(try strings("section." + section.rawValue)),
        "lead": .text(try strings("lead." + section.rawValue)),
        "empty": .text(try strings("empty." + section.rawValue)),
        "count": .text(String(items.count)), "items": .list(cards),
      ])
    }
    return parts
  }

  /// What became of items of the issue before: extended, amended, withdrawn, in the sections the reader chose.
  private func changes() throws(TemplateError) -> [TemplateValue] {
    var rows: [TemplateValue] = []
    for change in notes.changes where chosen?.contains(change.opportunity.judgement.section ?? .resources) ?? true {
      let item = change.opportunity
      var values: [String: TemplateValue] = ["title": .text(calmTitle(item.title, limit: 120))]
      if let date = item.nextDate(from: today) { values["date"] = .text(try strings.words(date)) }
      let key = change.kind == .extended && values["date"] == nil ? "amended" : change.kind.rawValue
      let lang = item.language == strings.language ? nil : item.language
      rows.append([
        "title": .text(calmTitle(item.title, limit: 120)), "link": TemplateValue(optional: safeLink(item.link)),
        "words": .text(try strings("change." + key, values)), "lang": TemplateValue(optional: lang),
      ])
    }
    return rows
  }
}
