import Foundation
import Model
import Testing

@testable import Composing

@Suite("facts in words")
struct FactWordingTests {
  func strings(_ language: String = "en") throws -> Strings { try Sample.templates().strings(language) }

  static func award(
    _ minimum: Int?, _ maximum: Int?, pool: Int? = nil, per: String? = nil, count: Facts.AwardCount? = nil
  ) -> Facts.Award {
    var award = Facts.Award()
    award.minimum = minimum.map { Fact($0, quote: "") }
    award.maximum = maximum.map { Fact($0, quote: "") }
    award.pool = pool.map { Fact($0, quote: "") }
    award.expectedAwards = count.map { Fact($0, quote: "") }
    award.per = per
    return award
  }

  @Test(
    "give an award as far as the text does",
    arguments: [
      (award(nil, nil), nil), (award(25_000, 100_000), "$25,000 to $100,000"),
      (award(nil, 5_700_000), "Up to $5,700,000"),
      (award(500, nil), "From $500"), (award(10_000, 10_000), "$10,000"),
      (award(nil, nil, pool: 2_400_000), "$2,400,000 in all"),
      (award(nil, 50_000, per: "year"), "Up to $50,000 a year"),
      (award(1, 2, pool: 3, count: .init(low: 1, high: 1)), "$1 to $2, $3 in all, 1 award"),
      (award(nil, nil, count: .init(low: 40, high: 60)), "40 to 60 awards"),
      (award(nil, nil, count: .init(low: nil, high: 1)), "At most 1 award"),
      (award(nil, nil, count: .init(low: 7, high: nil)), "At least 7 awards"),
      (award(nil, nil, count: .init(low: nil, high: nil)), nil),
    ] as [(Facts.Award, String?)])
  func awards(award: Facts.Award, words: String?) throws { #expect(try strings().amount(award) == words) }

  @Test(
    "write sums with commas and cents only where there are any",
    arguments: [
      (0.0, "$0"), (0.5, "$0.50"), (22.5, "$22.50"), (999.999, "$1,000"), (1_234_567.89, "$1,234,567.89"),
      (-1_500, "-$1,500"),
    ])
  func money(sum: Double, words: String) throws { #expect(try strings().money(sum) == words) }

  @Test("say who may apply with the limits that decide it for a small group, in both languages")
  func applicants() throws {
    var applicants = Facts.Applicants()
    #expect(try strings().applicants(applicants, eligible: .unclear) == nil)
    #expect(try strings().applicants(applicants, eligible: .yes) == "Community organizations")
    applicants.classes = ["nonprofit", "tribe", "nonprofit", "unheard_of", "school"].map { Fact($0, quote: "") }
    applicants.fiscalSponsor = Fact(false, quote: "")
    applicants.budgetMinimum = Fact(10_000, quote: "")
    #expect(
      try strings().applicants(applicants, eligible: .yes)
        == "Nonprofits, tribes and schools; no fiscal sponsors; yearly budget of at least $10,000")
    applicants.budgetMaximum = Fact(500_000, quote: "")
    applicants.fiscalSponsor = Fact(true, quote: "")
    let spanish = try #require(try strings("es").applicants(applicants, eligible: .yes))
    #expect(spanish.contains("$10,000") && spanish.contains("$500,000") && spanish.first?.isUppercase == true)
    #expect(!spanish.contains("unheard"))
  }

  @Test("say what the money asks for in return")
  func terms() throws {
    var terms = Facts.Terms()
    #expect(try strings().terms(terms) == nil)
    terms.matchRequired = Fact(true, quote: "")
    #expect(try strings().terms(terms) == "Match required")
    terms.matchPercent = [Fact(25, quote: ""), Fact(12.5, quote: "")]
    terms.payment = Fact(.reimbursement, quote: "")
    terms.months = Fact(1, quote: "")
    #expect(try strings().terms(terms) == "12.5 or 25 percent match; paid back after you spend; for 1 month")
    terms.matchRequired = Fact(false, quote: "")
    terms.generalOperating = Fact(true, quote: "")
    terms.payment = Fact(.both, quote: "")
    #expect(
      try strings().terms(terms)
        == "No match required; paid up front or paid back; may pay for general operating costs; for 1 month")
  }

  @Test("give a job's pay with its unit, and without a unit nobody knows")
  func pay() throws {
    var job = Facts.Job()
    #expect(try strings().pay(job) == nil)
    job.payMaximum = Fact(31, quote: "")
    #expect(try strings().pay(job) == "$31")
    job.payMinimum = Fact(24.5, quote: "")
    job.unit = "hour"
    #expect(try strings().pay(job) == "$24.50 to $31 an hour")
    job.unit = "fortnight"
    #expect(try strings().pay(job) == "$24.50 to $31")
  }

  @Test("say why an item is here, never blank, in the labels of the reader's language")
  func why() throws {
    let wording = WhyWording(strings: try strings("es"), topics: Sample.configuration.topics)
    var judgement = Judgement(section: .funding, relevance: 3)
    judgement.place = .laCounty
    #expect(try !wording.words(judgement).isEmpty)
    judgement.tags = ["youth", "other", "no_such_tag"]
    judgement.equity = .yes
    judgement.goals = [.policy]
    let words = try wording.words(judgement)
    #expect(words.hasPrefix("Juventud, no such tag; ") && words.components(separatedBy: "; ").count == 4)
    #expect(!words.contains("other"))
  }

  @Test("have a phrase for every value a fact can take, in both languages", arguments: ["en", "es"])
  func complete(language: String) throws {
    let strings = try strings(language)
    for kind in Deadline.Kind.allCases {
      for section in Section.allCases {
        let wording = WhenWording(strings: strings, today: Sample.today, next: Sample.today + 30)
        let key = wording.key(Deadline(kind: kind, day: Sample.today), section)
        #expect(strings.optional("when." + key) != nil && strings.optional("glance_label." + key) != nil)
      }
    }
    for section in Section.allCases {
      for key in [
        "rolling.\(section).label", "rolling.\(section).words", "undated.\(section).words", "lead.\(section)",
      ] {
        #expect(strings.optional(key) != nil, "\(key)")
      }
    }
    for kind in IssueNotes.Change.Kind.allCases { #expect(strings.optional("change." + kind.rawValue) != nil) }
  }
}
