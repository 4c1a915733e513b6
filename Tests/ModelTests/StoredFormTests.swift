import Foundation
import Model
import TestSupport
import Testing

/// What stands in the databases, and in the copies that providers hold.
///
/// A name that changes here makes files unreadable that are already out there: a diff of these golden files wants a
/// migration beside it, and a new property a value for records that have none.
@Suite("stored forms", .tags(.golden))
struct StoredFormTests {
  /// Compares with Tests/Golden/model/NAME.json, and reads the golden file back as the same value.
  private func expectStored<Value: Codable & Equatable>(_ value: Value, _ name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try expectGolden(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n", "model/\(name).json")
    let stored = try Data(contentsOf: projectRoot.appending(path: "Tests/Golden/model/\(name).json"))
    #expect(try JSONDecoder().decode(Value.self, from: stored) == value)
  }

  @Test("an opportunity with every fact") func opportunity() throws { try expectStored(try complete(), "opportunity") }

  @Test("an opportunity of which only the title is known")
  func bare() throws {
    let at = Instant(seconds: 1_795_000_000)
    try expectStored(Opportunity(id: "pabcd2345", title: "Open call", firstSeen: at, changed: at), "bare")
  }

  @Test("an entry with fields")
  func entry() throws {
    var entry = Entry(source: "portal", id: "A-1", title: "Youth housing", link: "https://a.example/1")
    entry.summary = "<p>Due <b>June 3</b></p>"
    entry.published = Instant(seconds: 1_795_000_000)
    entry.language = "en"
    entry.fields = [EntryField.agency: ["City of Example"], EntryField.amountMax: ["50000", ""]]
    try expectStored(entry, "entry")
  }

  @Test("an issue with what staff changed in it")
  func issue() throws {
    let (from, to) = (try #require(Day("2026-11-01")), try #require(Day("2026-12-31")))
    var issue = Model.Issue(number: 3, state: .approved, period: from...to, next: to + 12, intro: "Dear friends,")
    issue.items = [.funding: ["p1", "p2"]]
    issue.hash = "00ff"
    issue.approved = Instant(seconds: 1_795_000_000)
    var edits = Model.Issue.Edits()
    edits.added = ["p2": .funding]
    edits.dropped = ["p9"]
    issue.edits = edits
    try expectStored(issue, "issue")
  }

  @Test("what is remembered of a source")
  func health() throws {
    var health = SourceHealth()
    health.validators.etag = "\"a\""
    health.validators.movedTo = "https://b.example/feed"
    health.lastVisit = Instant(seconds: 1_795_000_000)
    health.interval = 7200
    health.failuresInARow = 2
    health.lastFailure = Failure(.connect, "a.example did not answer within 60 s")
    try expectStored(health, "health")
  }

  @Test("a subscriber, a delivery and a decision")
  func people() throws {
    let at = Instant(seconds: 1_795_000_000)
    let subscriber = Subscriber(
      id: 7, address: "ana@clinic.example", name: "Ana", language: "es", sections: [.events], consent: "by mail",
      since: at)
    try expectStored(subscriber, "subscriber")
    let delivery = Delivery(
      id: 9, issue: 3, subscriber: 7, state: .deferred, messageID: "<9@a.example>", attempts: 2, detail: "451 later",
      at: at, queued: at - 60)
    try expectStored(delivery, "delivery")
    let decision = Decision(opportunity: "p1", verb: .skip, reason: "not for us", who: "ana", at: at)
    try expectStored(decision, "decision")
  }

  /// Every property filled.
  private func complete() throws -> Opportunity {
    var facts = Facts()
    let day = try #require(Day("2026-12-15"))
    let due = Deadline(kind: .application, day: day, time: TimeOfDay(17), zone: "PT", precision: .minute)
    facts.deadlines = [Fact(due, quote: "due December 15, 2026, 5 p.m. PT")]
    facts.rolling = Fact(false, quote: "no rolling applications")
    facts.informationSessions = [Fact(Deadline(kind: .event, day: day - 20), quote: "webinar on November 25")]
    facts.award.minimum = Fact(5_000, quote: "$5,000", field: EntryField.amountMin)
    facts.award.maximum = Fact(50_000, quote: "up to $50,000")
    facts.award.per = "year"
    facts.award.pool = Fact(1_000_000, quote: "$1 million in all")
    facts.award.expectedAwards = Fact(Facts.AwardCount(low: 10, high: nil), quote: "at least 10 awards")
    facts.terms.matchRequired = Fact(true, quote: "a 25% match")
    facts.terms.matchPercent = [Fact(25, quote: "a 25% match")]
    facts.terms.payment = Fact(.reimbursement, quote: "reimbursed quarterly")
    facts.terms.generalOperating = Fact(true, quote: "general operating support")
    facts.terms.months = Fact(24, quote: "two years")
    facts.applicants.classes = [Fact("nonprofit", quote: "501(c)(3)")]
    facts.applicants.fiscalSponsor = Fact(true, quote: "fiscal sponsors welcome")
    facts.applicants.budgetMinimum = Fact(50_000, quote: "over $50,000")
    facts.applicants.budgetMaximum = Fact(500_000, quote: "under $500,000")
    facts.applicants.passThrough = Fact(true, quote: "subgrants to community groups")
    facts.applicants.equityPriority = Fact(true, quote: "Black-led groups")
    facts.opportunityNumber = Fact("RFA-26-1", quote: "RFA-26-1")
    facts.assistanceListings = [Fact("93.243", quote: "93.243")]
    facts.doubts = ["the field says December 14"]
    addOthers(to: &facts, day)
    return opportunity(with: facts, day)
  }

  private func addOthers(to facts: inout Facts, _ day: Day) {
    var job = Facts.Job()
    job.payMinimum = Fact(24.5, quote: "$24.50")
    job.payMaximum = Fact(30, quote: "$30")
    job.unit = "hour"
    facts.job = job
    var event = Facts.Event()
    event.start = Fact(Deadline(kind: .event, day: day, time: TimeOfDay(9, 30)), quote: "Dec. 15, 9:30")
    event.end = Fact(Deadline(kind: .event, day: day + 1), quote: "to Dec. 16")
    event.place = Fact("Example Park", quote: "at Example Park")
    event.language = Fact("es", quote: "en español")
    event.cost = Fact("free", quote: "free")
    facts.event = event
    var advocacy = Facts.Advocacy()
    advocacy.body = Fact("Board of Supervisors", quote: "Board of Supervisors")
    advocacy.hearing = Fact(Deadline(kind: .event, day: day), quote: "on December 15")
    advocacy.place = Fact("Room 381B", quote: "Room 381B")
    advocacy.comment = Fact("by e-mail", quote: "by e-mail")
    advocacy.stipend = Fact(true, quote: "a stipend of $75")
    facts.advocacy = advocacy
  }

  private func opportunity(with facts: Facts, _ day: Day) -> Opportunity {
    var judgement = Judgement(section: .funding, relevance: 3)
    judgement.score = 7.25
    judgement.tags = ["housing"]
    judgement.populations = ["youth"]
    judgement.campaigns = ["care-first"]
    judgement.goals = [.capacity]
    judgement.place = .southLA
    judgement.eligible = .yes
    judgement.equity = .yes
    judgement.equityQuote = "Black-led groups"
    judgement.reasons = [Reason(about: "section", rule: "grant", points: 2, location: "title")]
    judgement.doubts = ["two amounts"]
    return Opportunity(
      id: "pabcd2345", title: "Youth housing", link: "https://a.example/1", summary: "Due December 15, 2026.",
      funder: "City of Example", language: "en", posted: day - 40, status: .amended, facts: facts,
      judgement: judgement, entries: [EntryKey(source: "portal", id: "A-1")],
      firstSeen: Instant(seconds: 1_795_000_000), changed: Instant(seconds: 1_795_086_400), series: "pzyxw9876")
  }
}
