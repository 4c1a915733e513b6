import Model
import Testing

@testable import Classifying

@Suite("What an item is worth to the reader")
struct RelevanceTests {
  private static let nonprofits = ["Nonprofit", "Public Agency"]

  @Test(
    "grades funding by topic, applicant and place",
    arguments: [
      ("Reentry services grants", "Statewide grants for adult reentry programs in California.", nonprofits, 3),
      ("Youth violence prevention grants", "Grants in Los Angeles County for violence prevention.", nonprofits, 3),
      (
        "Homelessness grants to cities", "California cities and counties may apply for homelessness funds.",
        ["Public Agency"], 1
      ),
      ("Wildlife habitat grants", "Habitat restoration for salmon and wetlands in California.", nonprofits, 0),
    ])
  func funding(title: String, summary: String, eligibility: [String], expected: Int) {
    #expect(Shipped.judge(title, summary, eligibility: eligibility).relevance == expected)
  }

  @Test("shows what local philanthropy gives, whatever it is for")
  func philanthropy() {
    let judgement = Shipped.judge(
      "Los Angeles family foundation: applying for a grant", "Grant applications are taken twice a year.")
    #expect(judgement.section == .funding)
    #expect(judgement.relevance == 1)
  }

  @Test(
    "grades nothing that nobody here can use",
    arguments: [
      ("Notice of award of a single-source cooperative agreement", "Supplemental funding to the current grantee."),
      ("Research on neural circuits (R01 Clinical Trial Not Allowed)", "Studies the visual cortex."),
      ("Rural water grants", "Only rural communities may apply for rural water systems."),
    ])
  func zero(title: String, summary: String) {
    #expect(Shipped.judge(title, summary).relevance == 0)
    #expect(Shipped.judge(title, summary).section == nil)
  }

  @Test("puts an open call before a decision taken")
  func advocacy() {
    let open = Shipped.judge(
      "Action alert: care first budget",
      "Tell the Los Angeles City Council to fund unarmed crisis response. "
        + "Send written public comment.")
    let taken = Shipped.judge(
      "Council approves unarmed crisis response", "The Los Angeles City Council voted for unarmed response.")
    #expect(open.section == .advocacy)
    #expect(taken.section == .advocacy)
    #expect(open.relevance >= taken.relevance)
    #expect(taken.relevance == 2)
  }

  @Test("gives every grade with the rule that decided, in plain words")
  func reasons() {
    let judgement = Shipped.judge("Reentry grants", "California nonprofits may apply.", eligibility: Self.nonprofits)
    let reason = judgement.reasons.first { $0.about == "relevance" }
    #expect(reason?.rule.contains("_") == false)
    #expect(lines(for: judgement).contains { $0.hasPrefix("relevance \(judgement.relevance) of 3, because ") })
  }

  @Test(
    "serves at least one of the Network's goals when it is shown",
    arguments: [
      "Reentry grants for nonprofits in Los Angeles", "Council votes on housing in Los Angeles",
      "Case manager, Watts, is hiring",
    ])
  func goals(title: String) {
    let judgement = Shipped.judge(title, title, eligibility: [])
    #expect(judgement.relevance == 0 || !judgement.goals.isEmpty)
  }

  @Test("puts a post with clients before one in the office of the same provider")
  func officePosts() {
    func grade(_ title: String) -> Int {
      Shipped.judge(
        title, "A foster family agency in Watts is hiring. Full time. Resume and cover letter.", location: "Watts"
      ).relevance
    }
    #expect(grade("Foster youth counselor") == 3)
    #expect(grade("Accounting assistant, foster family agency") == 2)
  }
}
