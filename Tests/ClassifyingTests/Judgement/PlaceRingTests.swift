import Model
import Testing

@testable import Classifying

@Suite("Whom an item is near to")
struct PlaceRingTests {
  @Test(
    "finds the smallest ring that is named",
    arguments: [
      ("Workshop for Watts residents", "A workshop in Watts.", Place.southLA),
      ("Youth grants in South Los Angeles", "", .southLA),
      ("Grants for nonprofits in Willowbrook and Westmont", "", .southLA),
      ("City Council of Los Angeles adopts motion", "The Los Angeles City Council voted.", .laCity),
      ("Los Angeles County mental health grants", "For Los Angeles County providers.", .laCounty),
      ("Reentry grants in California", "Organizations anywhere in California may apply.", .california),
      ("Grants for nonprofits", "Nonprofits may apply.", .national),
    ])
  func rings(title: String, summary: String, expected: Place) {
    #expect(Shipped.judge(title, summary).place == expected)
  }

  @Test(
    "knows right words in the wrong place",
    arguments: [
      (
        "Kinship care grants", "Kinship programs of Pennsylvania may apply.",
        "Pennsylvania Department of Human Services"
      ),
      ("Black-led fund", "Supports Black-led groups in Seattle, Washington.", "Seattle Foundation"),
      ("Racial equity fund", "For groups in these counties.", "Community Foundation for South Central New York"),
    ])
  func elsewhere(title: String, summary: String, agency: String) {
    #expect(Shipped.judge(title, summary, agency: agency).place == .elsewhere)
  }

  @Test("lets a geography note that leaves out Los Angeles decide")
  func excluded() {
    let judgement = Shipped.judge(
      "Reentry services grants", "California nonprofits may apply.",
      geography: "Open to California organizations except for organizations in Los Angeles County")
    #expect(judgement.place == .elsewhere)
    #expect(judgement.relevance == 0)
  }

  @Test("takes no street for a neighborhood")
  func streets() {
    #expect(Shipped.judge("Grants", "Send it to 1600 W. Imperial Highway, Anytown.").place == .national)
  }

  @Test("takes the place of a job from where the work is")
  func jobs() {
    let judgement = Shipped.judge(
      "Case manager", "We are hiring a case manager at a shelter. Resume and cover letter.", location: "Compton, CA")
    #expect(judgement.place == .southLA)
    #expect(Shipped.judge("Case manager", "We are hiring.", location: "Oakland, CA").place == .elsewhere)
  }
}
