import Composing
import Foundation
import Model
import TestSupport

/// The shipped templates and an invented issue, for every suite of this room.
enum Sample {
  static let today = Day(number: 20_788)  // 2026-12-01
  static func templates() throws -> Templates { try Templates(folder: projectRoot.appending(path: "Templates").path) }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.newsletter.name = "Prevention Network"
    configuration.newsletter.from = "letter@prevention.example"
    configuration.newsletter.languages = ["en", "es"]
    configuration.newsletter.domain = "prevention.example"
    configuration.newsletter.postalAddress = "Prevention Network\n100 Example Avenue\nLos Angeles, CA 90044"
    configuration.newsletter.publicURL = "https://prevention.example"
    configuration.topics = [
      Topic(tag: "youth", labels: ["en": "Youth", "es": "Juventud"]),
      Topic(tag: "mental_health", labels: ["en": "Mental health", "es": "Salud mental"]),
      Topic(tag: "family_care_kinship", kind: .campaign, labels: ["en": "Family care, not foster care"]),
    ]
    let nowhere = Location(file: "feeds.yml", line: 1, column: 1)
    configuration.sources = [
      Source(
        id: "portal", name: "California Grants Portal", request: .init(url: "https://x.example"), location: nowhere),
      Source(id: "county", name: "LA County Board agenda", request: .init(url: "https://y.example"), location: nowhere),
    ]
    return configuration
  }

  /// An opportunity that says only what a test needs.
  static func item(
    _ id: String, _ title: String, _ section: Section = .funding, closes: Day? = nil,
    kind: Deadline.Kind = .application,
    source: String = "portal", relevance: Int = 3
  ) -> Opportunity {
    var item = Opportunity(
      id: id, title: title, link: "https://example.org/\(id)", summary: "", language: "en",
      entries: [EntryKey(source: source, id: id)], firstSeen: Instant(today), changed: Instant(today))
    item.judgement = Judgement(section: section, relevance: relevance)
    item.judgement.place = .laCounty
    if let closes { item.facts.deadlines = [Fact(Deadline(kind: kind, day: closes), quote: "by \(closes)")] }
    return item
  }

  static var youthGrant: Opportunity {
    var item = item("pyouth001", "Youth Healing & Prevention Fund", closes: today + 14)
    item.funder = "California Department of Public Health"
    item.summary =
      "Grants for community groups that keep young people well and out of the justice system, with trauma care, "
      + "mentoring and paid internships. Groups that have never held a state contract are encouraged to apply. Staff "
      + "of the department will help with budgets."
    item.facts.deadlines = [
      Fact(
        Deadline(day: today + 14, time: TimeOfDay(17), zone: "PT", precision: .minute),
        quote: "no later than 5:00 p.m. PT on December 15, 2026"),
      Fact(Deadline(kind: .letterOfIntent, day: today + 3), quote: "letters of intent are due December 4"),
    ]
    item.facts.award.minimum = Fact(25_000, quote: "between $25,000")
    item.facts.award.maximum = Fact(100_000, quote: "and $100,000")
    item.facts.award.pool = Fact(2_400_000, quote: "$2.4 million is available")
    item.facts.applicants.classes = [
      Fact("nonprofit", quote: "501(c)(3) organizations"), Fact("tribe", quote: "tribes"),
    ]
    item.facts.applicants.fiscalSponsor = Fact(true, quote: "may apply through a fiscal sponsor")
    item.facts.applicants.budgetMaximum = Fact(500_000, quote: "budgets under $500,000")
    item.facts.terms.matchRequired = Fact(false, quote: "No match is required")
    item.facts.terms.payment = Fact(.advance, quote: "25% is paid up front")
    item.judgement.tags = ["youth", "mental_health"]
    item.judgement.equity = .yes
    item.judgement.equityQuote = "priority for Black- and Brown-led groups"
    return item
  }

  static var kinshipHearing: Opportunity {
    var item = item("phear0002", "Motion: kinship placements first", .advocacy, source: "county")
    item.funder = "Los Angeles County Board of Supervisors"
    item.facts.deadlines = [Fact(Deadline(kind: .comment, day: today + 7), quote: "by December 8")]
    item.facts.advocacy = Facts.Advocacy()
    item.facts.advocacy?.body = Fact("Board of Supervisors", quote: "Board of Supervisors")
    item.facts.advocacy?.hearing = Fact(
      Deadline(kind: .event, day: today + 8, time: TimeOfDay(9, 30), zone: "PT"), quote: "December 9, 9:30 a.m.")
    item.facts.advocacy?.stipend = Fact(true, quote: "stipends")
    item.judgement.campaigns = ["family_care_kinship"]
    item.judgement.goals = [.policy]
    item.judgement.place = .laCounty
    return item
  }

  static var spanishEvent: Opportunity {
    var item = item("pevent003", "Taller: cómo pedir fondos para su grupo", .events, source: "county")
    item.language = "es"
    item.summary = "Un taller gratuito en español para grupos pequeños."
    item.facts.event = Facts.Event()
    item.facts.event?.start = Fact(
      Deadline(kind: .event, day: today + 12, time: TimeOfDay(18), precision: .minute),
      quote: "13 de diciembre, 6 p. m.")
    item.facts.event?.place = Fact("Biblioteca de Watts", quote: "Biblioteca de Watts")
    return item
  }

  static var job: Opportunity {
    var item = item("pjob00004", "Case manager, reentry", .employment, closes: today + 30)
    item.facts.job = Facts.Job()
    item.facts.job?.payMinimum = Fact(24.5, quote: "$24.50")
    item.facts.job?.payMaximum = Fact(31, quote: "$31")
    item.facts.job?.unit = "hour"
    return item
  }

  static var items: [String: Opportunity] {
    var rolling = item("proll0005", "Emergency fund for small groups", .funding)
    rolling.facts.rolling = Fact(true, quote: "until funds run out")
    let expired = item("pgone0006", "A grant that has closed", closes: today - 1)
    let all = [youthGrant, kinshipHearing, spanishEvent, job, rolling, expired]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
  }

  static var issue: Issue {
    var issue = Issue(number: 31, period: today...(today + 62), next: today + 63)
    issue.intro =
      "Dear members,\nthis is a quiet season for grants, and a busy one for the Board. Two dates matter most.\n"
      + "[es]\nQueridos miembros:\nes una temporada tranquila para las subvenciones y movida para la Junta."
    issue.items = [
      .funding: ["pyouth001", "proll0005", "pgone0006"], .advocacy: ["phear0002"], .employment: ["pjob00004"],
      .events: ["pevent003"],
    ]
    return issue
  }

  static var notes: IssueNotes {
    var notes = IssueNotes()
    notes.checked = ["portal": today - 1]
    notes.blurbs = ["pjob00004": ["es": "Acompaña a personas que vuelven a casa después de la cárcel."]]
    notes.changes = [.init(.extended, item("pext00007", "Violence interrupters", closes: today + 20))]
    return notes
  }

  static func composed(_ language: String, sections: [Section] = []) throws -> ComposedIssue {
    try Composer(templates: try templates(), configuration: configuration)
      .compose(issue, items: items, language: language, today: today, sections: sections, notes: notes)
  }
}
