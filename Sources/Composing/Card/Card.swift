import Model

/// One item as templates see it.
struct Card {
  let strings: Strings
  let configuration: Configuration
  let notes: IssueNotes
  let today: Day
  let next: Day
  let detail: Detail
  /// Where single calendar files lie; nil without a public address.
  let calendarFolder: String?

  /// How much a card says; long issues say less, so that no mail program cuts them.
  struct Detail {
    /// Characters of the summary.
    var summary: Int
    var quotes: Bool
    static let levels = [
      Detail(summary: 260, quotes: true), Detail(summary: 160, quotes: false), Detail(summary: 80, quotes: false),
      Detail(summary: 0, quotes: false),
    ]
  }

  /// All that `partials/item.html` may name for one item; `is_last` is for the line between two cards of the text.
  func value(_ item: Opportunity, in section: Section, isLast: Bool) throws(TemplateError) -> TemplateValue {
    let lang = TemplateValue(optional: item.language == strings.language ? nil : language(of: item))
    let when = WhenWording(strings: strings, today: today, next: next)
    let blurb = blurb(item, lang)
    let said = blurb["words"]?.string ?? ""
    var rows = CardRows(strings: strings, topics: configuration.topics, today: today, itemLanguage: lang, said: said)
    let facts = try rows.rows(of: item, in: section, standing: notes.standing[item.id])
    let funder = TemplateValue(optional: item.funder.map { oneLine($0, limit: 120) })
    let date = try when.value(item, in: section)
    let note = date["note"] ?? .nothing
    let shown = facts.reduce(said) { $0 + "\n" + ($1["words"]?.string ?? "") }
    let title = calmTitle(item.title, limit: 200)
    return [
      "id": .text(item.id), "lang": lang, "title": .text(title.isEmpty ? try strings("item.untitled") : title),
      "link": TemplateValue(optional: safeLink(item.link)),
      "funder": funder, "when": date, "under": funder.isTruthy || note.isTruthy ? ["note": note] : .nothing,
      "blurb": blurb, "rows": .list(facts), "quotes": quotes(item, beside: shown, lang),
      "source": .text(try source(item)),
      "calendar": TemplateValue(optional: calendarLink(item)), "is_last": .bool(isLast),
    ]
  }

  /// The item's language if it is one that can stand in a `lang` attribute; English when the source does not say.
  private func language(of item: Opportunity) -> String? {
    guard let language = item.language else { return strings.language == "en" ? nil : "en" }
    let isTag = language.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == 45 }
    return isTag && (2...12).contains(language.utf8.count) ? language : nil
  }

  /// Staff's words in the reader's language, else in another, else the start of the source's own summary.
  private func blurb(_ item: Opportunity, _ lang: TemplateValue) -> TemplateValue {
    let reviewed = notes.blurbs[item.id] ?? [:]
    if let words = reviewed[strings.language] { return ["words": .text(oneLine(words, limit: 600)), "lang": .nothing] }
    if let (language, words) = reviewed.min(by: { $0.key < $1.key }) {
      return ["words": .text(oneLine(words, limit: 600)), "lang": .text(language)]
    }
    let words = detail.summary == 0 ? "" : shortened(withoutHeading(item.summary, item), to: detail.summary)
    return words.isEmpty ? .nothing : ["words": .text(words), "lang": lang]
  }

  /// The source's own words, where there is room for them and the card does not show them in any case.
  private func quotes(_ item: Opportunity, beside said: String, _ lang: TemplateValue) -> TemplateValue {
    guard detail.quotes, let words = CardQuotes(item).words(beside: said) else { return .nothing }
    return ["words": .text(words), "lang": lang]
  }

  /// Who published it, and when it was last looked at.
  private func source(_ item: Opportunity) throws(TemplateError) -> String {
    let first = item.entries.first?.source ?? ""
    let name = configuration.sources.first { $0.id == first }?.name ?? first
    var words = oneLine(name.isEmpty ? try strings("source.staff") : name, limit: 80)
    let others = Set(item.entries.map(\.source)).subtracting([first]).count
    if others > 0 { words = try strings.counted("source.more", others, ["source": .text(words)]) }
    guard let day = notes.checked[first] else { return words }
    return try strings("source.checked", ["source": .text(words), "date": .text(try strings.shortDate(day))])
  }

  /// The address of the item's own .ics; nil without a date or without a public folder.
  private func calendarLink(_ item: Opportunity) -> String? {
    guard let calendarFolder, IssueCalendar.hasDate(item, from: today) else { return nil }
    return "\(calendarFolder)/\(item.id).\(strings.language).ics"
  }
}
