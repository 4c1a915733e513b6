import Model
import Testing
import Text

@testable import Classifying

@Suite("classifier")
struct ClassifierTests {
  @Test("judges a grant for community organizations")
  func grant() {
    let judgement = Shipped.judge(
      "Reentry Housing Grants",
      "Request for applications. Community-based organizations in California may apply for grants of up to $250,000 to "
        + "provide rental assistance to formerly incarcerated people.",
      agency: "Board of State and Community Corrections",
      eligibility: ["Nonprofit"], geography: "Statewide")
    #expect(judgement.section == .funding)
    #expect(judgement.relevance == 3)
    #expect(judgement.tags.contains("reentry_justice"))
    #expect(judgement.place == .california)
    #expect(judgement.eligible == .yes)
    #expect(judgement.campaigns.contains("reentry_prop47"))
    #expect(judgement.goals.contains(.capacity))
  }

  @Test(
    "grades the same topic by who may apply and where",
    arguments: [
      (["Public Agency"], "Statewide", 0...1), (["Nonprofit"], "Statewide", 3...3),
      (["Nonprofit"], "Fresno County", 0...0),
      ([], "Statewide", 2...2),
    ])
  func grades(eligibility: [String], geography: String, expected: ClosedRange<Int>) {
    let judgement = Shipped.judge(
      "Homelessness services grant program", "Grant funds for homelessness services.",
      agency: "California Interagency Council",
      eligibility: eligibility, geography: geography)
    #expect(expected.contains(judgement.relevance), "\(judgement.reasons)")
  }

  @Test(
    "knows the section in either language",
    arguments: [
      ("Request for Proposals: youth mentoring in Los Angeles", "Proposals due May 1.", Section.funding),
      (
        "Take action: tell the Board of Supervisors to fund care first", "Call your supervisor in Los Angeles.",
        .advocacy
      ),
      (
        "Community Organizer", "A tenant rights group in South Los Angeles is hiring. Send a resume and cover letter.",
        .employment
      ),
      ("South LA Resource Fair", "Saturday from 10 a.m. to 2 p.m. in Watts. Join us.", .events),
      (
        "Solicitud de propuestas: apoyo a personas sin hogar",
        "El Condado de Los Ángeles busca organizaciones comunitarias.", .funding
      ),
      ("Taller gratuito: derechos de inquilinos", "Sábado 3 de octubre en Watts. Inscríbase.", .events),
    ])
  func sections(title: String, summary: String, expected: Section) {
    #expect(Shipped.judge(title, summary).section == expected)
  }

  @Test("says why, and where each phrase stood")
  func reasons() {
    let judgement = Shipped.judge("Kinship support grants", "Grant program for relatives.", eligibility: ["Nonprofit"])
    #expect(
      judgement.reasons.contains(Reason(about: "child_welfare_kinship", rule: "kinship", points: 8, location: "title")))
    let lines = lines(for: judgement)
    #expect(lines.contains { $0.hasPrefix("tag child_welfare_kinship, because “kinship” in the title (+8)") })
    #expect(lines.contains { $0.hasPrefix("relevance ") })
  }

  @Test(
    "reads the language of a text",
    arguments: [
      ("El condado busca organizaciones para los jóvenes de la ciudad", "es"),
      ("The county seeks organizations for young people", "en"), ("Homekey", "en"),
    ])
  func language(text: String, expected: String) {
    let entry = Entry(source: "test", id: "1", title: text)
    #expect(Shipped.classifier.classify(entry, from: nil, now: Instant(seconds: 0)).language == expected)
  }

  @Test("takes the source's section and place where the text is silent")
  func prior() {
    let at = Location(file: "feeds.yml", line: 1, column: 1)
    var source = Source(id: "s", name: "A source", request: Source.Request(url: "https://example.org"), location: at)
    source.section = .advocacy
    source.place = .laCity
    source.tags = ["food", "equitable_relief"]
    let entry = Entry(source: "s", id: "1", title: "Homelessness emergency")
    let judgement = Shipped.classifier.classify(entry, from: source, now: Instant(seconds: 0)).judgement
    #expect(judgement.section == .advocacy)
    #expect(judgement.place == .laCity)
    #expect(judgement.tags == ["homelessness", "food"])
    #expect(judgement.campaigns == ["equitable_relief"])
  }

  @Test("an always phrase sets a tag and a never phrase forbids it, whatever the points")
  func rules() {
    var configuration = Configuration()
    configuration.topics = [
      Topic(tag: "housing", phrases: [.init("tenant", points: 9), .init("tenant farmer", rule: .never)]),
      Topic(tag: "food", phrases: [.init("pantry", points: 0.1, rule: .always)]),
      Topic(
        tag: "youth",
        phrases: [.init("youth", points: 5), .init("youth hostel", rule: .never), .init("tenant", rule: .always)]),
    ]
    let entry = Entry(source: "s", id: "1", title: "Tenant farmer pantry at the youth hostel")
    let judgement = Classifier(configuration).classify(entry, from: nil, now: Instant(seconds: 0)).judgement
    #expect(judgement.tags == ["food"])
  }

  @Test("judges without any configuration, and an empty entry, without a fault")
  func empty() {
    let classified = Classifier(Configuration()).classify(
      Entry(source: "", id: "", title: ""), from: nil, now: Instant(seconds: 0))
    #expect(classified.judgement.relevance == 0)
    #expect(classified.judgement.section == nil)
  }
}
