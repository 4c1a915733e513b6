import Composing
import Model

/// Invented opportunities of the size of real ones.
struct Sample {
  let today = Day(number: 20_788)
  var configuration = Configuration()

  init() {
    configuration.newsletter.name = "Prevention Network"
    configuration.newsletter.from = "letter@prevention.example"
    configuration.newsletter.domain = "prevention.example"
    configuration.newsletter.publicURL = "https://prevention.example"
    configuration.newsletter.postalAddress = "100 Example Avenue, Los Angeles, CA 90044"
    configuration.newsletter.languages = ["en", "es"]
    configuration.newsletter.sectionLimit = [.funding: 15, .advocacy: 12, .employment: 10, .events: 12, .resources: 8]
    configuration.mail.listAddress = "list@prevention.example"
  }

  func items(_ count: Int) -> [String: Opportunity] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { number in ("p\(10_000_000 + number)", item(number)) })
  }

  func issue(_ items: [String: Opportunity]) -> Issue {
    var issue = Issue(number: 1, period: today...(today + 27), next: today + 28)
    issue.intro = "Dear members,\nthis is what we found for you."
    for id in items.keys.sorted() {
      let section = Section.allCases[(Int(id.dropFirst()) ?? 0) % Section.allCases.count]
      issue.items[section, default: []].append(id)
    }
    return issue
  }

  /// Of a hundred on the desk eight are open and relevant, as in the recorded records.
  func archived(_ number: Int) -> Opportunity {
    var item = item(number)
    let isOpen = number % 100 < 8
    if !isOpen, number % 2 == 0 { item.judgement.relevance = 0 }
    if !isOpen, number % 2 == 1 { item.facts.deadlines = [Fact(Deadline(day: today - 30), quote: "by then")] }
    return item
  }

  private func item(_ number: Int) -> Opportunity {
    var item = Opportunity(
      id: "p\(10_000_000 + number)", title: "Youth Healing & Prevention Fund, round \(number)",
      link: "https://www.example.org/grants/2026/\(number)",
      summary: "Grants for community groups that keep young people well and out of the justice system, with trauma "
        + "care, mentoring and paid internships. Groups that never held a state contract are encouraged to apply.",
      funder: "California Department of Public Health", language: "en",
      entries: [EntryKey(source: "portal", id: "\(number)")], firstSeen: Instant(today), changed: Instant(today))
    item.judgement = Judgement(section: Section.allCases[number % Section.allCases.count], relevance: 3)
    item.judgement.tags = ["youth", "mental_health"]
    item.judgement.place = .laCounty
    item.judgement.reasons = (0..<6).map {
      Reason(about: "youth", rule: "young people \($0)", points: 2, location: "title")
    }
    item.facts.deadlines = [
      Fact(
        Deadline(day: today + 5 + number % 60, time: TimeOfDay(minutes: 1020), zone: "PT", precision: .minute),
        quote: "no later than 5:00 p.m. PT")
    ]
    item.facts.award.maximum = Fact(100_000, quote: "up to $100,000")
    item.facts.applicants.classes = [Fact("nonprofit", quote: "501(c)(3) organizations")]
    item.facts.applicants.fiscalSponsor = Fact(true, quote: "fiscal sponsor")
    return item
  }
}
