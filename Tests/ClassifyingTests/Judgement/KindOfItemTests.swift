import Model
import Testing

@testable import Classifying

@Suite("What an item is")
struct KindOfItemTests {
  @Test(
    "sorts by what the words ask of the reader",
    arguments: [
      (
        "Reentry services grants", "Nonprofits in Los Angeles County may apply for grants of up to $50,000.",
        Section.funding
      ),
      (
        "Request for proposals: youth mentoring",
        "Proposals are due March 9. Community-based organizations are eligible.", .funding
      ),
      (
        "Tell the Board to fund care first",
        "Call your Supervisor and send public comment before Tuesday's budget vote.", .advocacy
      ),
      (
        "Motion to expand tenant rights", "The Los Angeles City Council passed a motion on eviction defense.", .advocacy
      ),
      (
        "Community health fair", "Join us Saturday at Leimert Park for a free health fair and resource tables.", .events
      ),
      (
        "Case manager, homeless services", "We are hiring a full-time case manager in Compton. Send your resume.",
        .employment
      ),
      ("Know your rights guide", "A free guide for tenants in Los Angeles with hotlines and fact sheets.", .resources),
      (
        "Subvenciones para grupos juveniles", "Las organizaciones sin fines de lucro pueden solicitar hasta $20,000.",
        .funding
      ),
      (
        "Audiencia pública sobre el presupuesto de Los Ángeles",
        "Envíe sus comentarios al Concejo antes de la votación.", .advocacy
      ),
      ("Guía de recursos para inquilinos", "Guía gratuita con líneas de ayuda y centros de recursos.", .resources),
    ])
  func sections(title: String, summary: String, expected: Section) {
    #expect(Shipped.judge(title, summary).section == expected)
  }

  @Test(
    "takes help with a person's own loans for a resource",
    arguments: [
      "The program may award up to $15,000 to repay educational loans of therapists.",
      "A loan repayment program for nurses with outstanding educational debt.",
    ])
  func loans(summary: String) {
    let judgement = Shipped.judge(
      "Licensed provider education program", summary, agency: "CA Department of Health Care Access",
      eligibility: ["Individual"])
    #expect(judgement.section == .resources)
    #expect(judgement.eligible != .yes)
  }

  @Test(
    "grades news of money given at nothing",
    arguments: [
      ("Foundation announces grantees of its youth fund", "Ten organizations were selected and will share $1 million."),
      ("Grant recipients announced", "Groups share more than $3 million for reentry programs in Los Angeles."),
      (
        "Congratulations to our 2026 grantees", "Twelve groups received grants from the fund for homelessness services."
      ),
    ])
  func news(title: String, summary: String) {
    #expect(Shipped.judge(title, summary).relevance <= 1)
  }

  @Test(
    "grades the buying of goods and services by a department at nothing",
    arguments: [
      ("Bid notification: temporary personnel services", "The County seeks qualified vendors of personnel services."),
      ("RFP for janitorial services", "Vendors must be licensed janitorial companies."),
      ("Audit services", "The Department invites bids from consultant services firms."),
    ])
  func vendors(title: String, summary: String) {
    #expect(Shipped.judge(title, summary, agency: "Los Angeles County").relevance <= 1)
  }

  @Test("gives the same judgement twice, reasons and all")
  func same() {
    let first = Shipped.judge("Reentry grants in South Los Angeles", "Nonprofits may apply for up to $25,000.")
    let second = Shipped.judge("Reentry grants in South Los Angeles", "Nonprofits may apply for up to $25,000.")
    #expect(first == second)
    #expect(!first.reasons.isEmpty)
  }
}
