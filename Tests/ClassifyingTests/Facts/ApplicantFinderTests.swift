import Model
import Testing

@testable import Classifying

@Suite("Who may apply")
struct ApplicantFinderTests {
  @Test(
    "reads the classes that the text names as applicants",
    arguments: [
      ("Eligible applicants include cities, counties and nonprofit organizations.", ["public_agency", "nonprofit"]),
      ("Eligible applicants: • Tribes • School districts • Universities", ["school", "higher_ed", "tribe"]),
      ("Open to 501(c)(3) organizations.", ["nonprofit"]),
      ("Small businesses and farmers may apply.", ["business"]),
      ("Nonprofits are eligible. Individuals are not eligible to apply.", ["nonprofit"]),
      ("Open to all public and private entities.", ["public_agency", "business"]),
      ("The fund gives grants to community-based organizations to serve schools.", ["nonprofit"]),
      ("Pueden solicitar organizaciones sin fines de lucro y escuelas.", ["nonprofit", "school"]),
      ("Request for Nominations to the Youth Council", ["individual"]),
      ("The program serves schools in the county.", []),
      ("Applicants must partner with local governments.", []),
    ])
  func classes(text: String, expected: [String]) {
    #expect(facts(text).applicants.classes.map(\.value) == expected)
  }

  @Test("reads lists that stand on lines of their own")
  func lists() {
    let text = "Clean Water Fund\nThe fund repairs wells.\nPublic agencies, tribes and nonprofit organizations"
    #expect(facts(text).applicants.classes.map(\.value) == ["public_agency", "nonprofit", "tribe"])
  }

  @Test("takes a column's words and codes before prose")
  func columns() {
    let text = "Eligible applicants include cities."
    let worded = facts(text, fields: ["eligibility": ["Nonprofit", "Tribal Government"]])
    #expect(worded.applicants.classes.map(\.value) == ["nonprofit", "tribe"])
    #expect(worded.applicants.classes.first?.field == "eligibility")
    #expect(
      facts(text, fields: ["eligibility": ["12", "21"]]).applicants.classes.map(\.value) == ["nonprofit", "individual"])
  }

  @Test(
    "quotes an explicit priority for groups, and nothing weaker",
    arguments: [
      ("Priority is given to communities of color.", "Priority is given to communities of color"),
      ("Grants go to organizations led by people of color.", "led by people of color"),
      ("Tendrán preferencia las comunidades negras.", "preferencia las comunidades negras"),
      ("The Black Hills trail is a priority.", nil), ("Brown County gets priority.", nil),
      ("We study disproportionately affected communities.", nil),
    ] as [(String, String?)])
  func equity(text: String, expected: String?) {
    #expect(facts(text).applicants.equityPriority?.quote == expected)
  }
}
