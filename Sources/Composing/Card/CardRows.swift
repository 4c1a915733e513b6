import Model

/// The labelled lines of a card: what a small organization must know before it clicks.
struct CardRows {
  let strings: Strings
  let topics: [Topic]
  let today: Day
  /// The language of the item when it is not the reader's.
  let itemLanguage: TemplateValue
  /// What the card says in the source's own words: no row repeats it.
  let said: String
  private var rows: [TemplateValue] = []

  init(strings: Strings, topics: [Topic], today: Day, itemLanguage: TemplateValue, said: String) {
    self.strings = strings
    self.topics = topics
    self.today = today
    self.itemLanguage = itemLanguage
    self.said = said
  }

  /// The rows that a reader of that section needs; `standing` is where a decision stands, in the source's words.
  ///
  /// A card is no form: what a notice says beside the purpose of the section (the pay of a job that a grant funds, the
  /// place of its information session) stands in the notice.
  mutating func rows(
    of opportunity: Opportunity, in section: Section, standing: String? = nil
  ) throws(TemplateError) -> [TemplateValue] {
    let facts = opportunity.facts
    if let standing {
      add("label.status", oneLine(standing, limit: 120), lang: itemLanguage)
    } else if opportunity.status == .forecast, opportunity.nextDate(from: today) != nil || facts.rolling?.value == true
    {
      // Where nothing is dated the card opens with it.
      add("label.status", try strings("status.forecast"))
    }
    switch section {
    case .funding: try addGrant(opportunity)
    case .employment: try addJob(facts)
    case .advocacy, .events:
      try addEvent(facts, in: section)
      try addAdvocacy(facts)
    case .resources:
      try addGrant(opportunity)
      try addEvent(facts, in: section)
    }
    add("label.why", try WhyWording(strings: strings, topics: topics).words(opportunity.judgement))
    return rows
  }

  /// Puts a row below the others; nothing for nil, for blank words and for a label that the language lacks.
  ///
  /// `lang` marks words of the item that are in another language than the reader's.
  private mutating func add(_ label: String, _ words: String?, lang: TemplateValue = .nothing) {
    guard let words, !words.isEmpty, let name = strings.optional(label) else { return }
    rows.append(["label": .text(name), "words": .text(words), "lang": lang])
  }

  /// What it takes and what it gives.
  private mutating func addGrant(_ opportunity: Opportunity) throws(TemplateError) {
    let facts = opportunity.facts
    try addEarlierSteps(facts)
    add("label.amount", try strings.amount(facts.award))
    add("label.who", try strings.applicants(facts.applicants, eligible: opportunity.judgement.eligible))
    add("label.terms", try strings.terms(facts.terms))
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

  /// What a job pays, as far as it says.
  private mutating func addJob(_ facts: Facts) throws(TemplateError) {
    guard let job = facts.job else { return }
    add("label.pay", try strings.pay(job))
  }

  /// When, where and for how much.
  ///
  /// A hearing is an event too: in the advocacy section its day and place are said once, among the rows of `addAdvocacy`.
  private mutating func addEvent(_ facts: Facts, in section: Section) throws(TemplateError) {
    guard let event = facts.event else { return }
    let isHearing = section == .advocacy && facts.advocacy?.hearing != nil
    if let start = event.start?.value, !isHearing, facts.closing?.value != start, start.day >= today {
      add(section == .advocacy ? "label.hearing" : "label.event", try strings.words(start))
    }
    addPlace(event.place ?? facts.advocacy?.place)
    if event.cost?.value == "free" {
      add("label.cost", strings.optional("cost.free"))
    } else {
      add("label.cost", event.cost.map { oneLine($0.value, limit: 60) }, lang: itemLanguage)
    }
    if let codes = event.language?.value { add("label.language", try strings.speech(codes)) }
  }

  /// Who decides, when, and how to be heard.
  private mutating func addAdvocacy(_ facts: Facts) throws(TemplateError) {
    guard let advocacy = facts.advocacy else { return }
    add("label.body", advocacy.body.map { oneLine($0.value, limit: 100) }, lang: itemLanguage)
    if let hearing = advocacy.hearing?.value, hearing.day >= today, facts.closing?.value != hearing {
      add("label.hearing", try strings.words(hearing))
    }
    if facts.event?.place == nil { addPlace(advocacy.place) }
    if let comment = advocacy.comment.map({ oneLine($0.value, limit: 140) }), !said.contains(comment.prefix(60)) {
      add("label.comment", comment, lang: itemLanguage)
    }
    if advocacy.stipend?.value == true { add("label.stipend", try strings("stipend.offered")) }
  }

  /// Where it is, as the notice writes it.
  private mutating func addPlace(_ place: Fact<String>?) {
    add("label.place", place.map { oneLine($0.value, limit: 120).trimmingPunctuation }, lang: itemLanguage)
  }
}
