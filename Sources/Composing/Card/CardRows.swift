import Model

/// The labelled lines of a card: what a small organization must know before it clicks.
struct CardRows {
  let strings: Strings
  let topics: [Topic]
  let today: Day
  /// The language of the item when it is not the reader's.
  let itemLanguage: TemplateValue
  private var rows: [TemplateValue] = []

  init(strings: Strings, topics: [Topic], today: Day, itemLanguage: TemplateValue) {
    self.strings = strings
    self.topics = topics
    self.today = today
    self.itemLanguage = itemLanguage
  }

  /// All rows of an item.
  mutating func rows(
    of opportunity: Opportunity, in section: Section
  ) throws(TemplateError) -> [TemplateValue] {
    let facts = opportunity.facts
    if opportunity.status == .forecast { add("label.status", try strings("status.forecast")) }
    if section == .funding || section == .resources {
      try addEarlierSteps(facts)
      add("label.amount", try strings.amount(facts.award))
      add("label.who", try strings.applicants(facts.applicants, eligible: opportunity.judgement.eligible))
      add("label.terms", try strings.terms(facts.terms))
    }
    try addJob(facts)
    try addEvent(facts, in: section)
    try addAdvocacy(facts)
    add("label.why", try WhyWording(strings: strings, topics: topics).words(opportunity.judgement))
    return rows
  }

  private mutating func add(_ label: String, _ words: String?, lang: TemplateValue = .nothing) {
    guard let words, !words.isEmpty, let name = strings.optional(label) else { return }
    rows.append(["label": .text(name), "words": .text(words), "lang": lang])
  }

  /// What comes before the application: a letter of intent, a session.
  ///
  /// One that has passed is said to have passed.
  private mutating func addEarlierSteps(_ facts: Facts) throws(TemplateError) {
    for kind in [Deadline.Kind.letterOfIntent, .preApplication] {
      let dates = facts.deadlines.map(\.value).filter { $0.kind == kind }.sorted { $0.day < $1.day }
      guard let date = dates.first(where: { $0.day >= today }) ?? dates.last else { continue }
      // Where nothing else is dated the card already opens with it.
      guard facts.closing?.value.kind != kind else { continue }
      let words = try strings.words(date)
      add("label." + kind.rawValue, date.day >= today ? words : try strings("when.passed", ["date": .text(words)]))
    }
    if let session = facts.informationSessions.map(\.value).filter({ $0.day >= today }).min(by: { $0.day < $1.day }) {
      add("label.session", try strings.words(session))
    }
  }

  private mutating func addJob(_ facts: Facts) throws(TemplateError) {
    guard let job = facts.job else { return }
    add("label.pay", try strings.pay(job))
  }

  private mutating func addEvent(_ facts: Facts, in section: Section) throws(TemplateError) {
    guard let event = facts.event else { return }
    if let start = event.start?.value, facts.closing?.value.kind != .event, start.day >= today {
      add("label.event", try strings.words(start))
    }
    add("label.place", event.place.map { oneLine($0.value, limit: 120) }, lang: itemLanguage)
    add("label.cost", event.cost.map { oneLine($0.value, limit: 60) }, lang: itemLanguage)
    add("label.language", event.language.map { oneLine($0.value, limit: 60) }, lang: itemLanguage)
  }

  private mutating func addAdvocacy(_ facts: Facts) throws(TemplateError) {
    guard let advocacy = facts.advocacy else { return }
    add("label.body", advocacy.body.map { oneLine($0.value, limit: 100) }, lang: itemLanguage)
    if let hearing = advocacy.hearing?.value, hearing.day >= today, facts.closing?.value != hearing {
      add("label.hearing", try strings.words(hearing))
    }
    add("label.place", advocacy.place.map { oneLine($0.value, limit: 120) }, lang: itemLanguage)
    add("label.comment", advocacy.comment.map { oneLine($0.value, limit: 140) }, lang: itemLanguage)
    if advocacy.stipend?.value == true { add("label.stipend", try strings("stipend.offered")) }
  }
}

/// The source's own words behind date, sum and eligibility, where they were read from prose.
///
/// A column's raw value (`2022-09-23 17:00:00`) tells a reader nothing and is left out.
func quotes(of opportunity: Opportunity) -> String? {
  let facts = opportunity.facts
  var quotes: [String?] = [quote(facts.closing), quote(facts.rolling)]
  quotes += [quote(facts.award.maximum ?? facts.award.minimum), quote(facts.award.pool)]
  quotes += facts.applicants.classes.prefix(2).map(quote) + [quote(facts.applicants.fiscalSponsor)]
  quotes += [quote(facts.terms.matchRequired), opportunity.judgement.equityQuote]
  var said: [String] = []
  for quote in quotes.compactMap(\.self).map({ oneLine($0, limit: 100) }) where !quote.isEmpty {
    if !said.contains(where: { $0.contains(quote) }) { said.append(quote) }
  }
  return said.isEmpty ? nil : said.prefix(4).map { "“\($0)”" }.joined(separator: " ")
}

private func quote<Value>(_ fact: Fact<Value>?) -> String? { fact?.field == nil ? fact?.quote : nil }
