import Model
import Testing

@testable import Classifying

@Suite("Shapes of matches")
struct MatchShapesTests {
  @Test(
    "reads the share that applicants bring",
    arguments: [
      ("A 25 percent match of the total project cost is required.", [25]),
      ("At least 5% of the requested grant amount must be a cash match.", [5]),
      ("Grantees will be required to provide matching funds on a dollar-for-dollar basis.", [100]),
      ("A 1 to 1 match to grant ratio is a requirement.", [100]), ("A 1:1 match is required.", [100]),
      ("A 1-to-1 match is required.", [100]), ("The match requirement is 50/50.", [100]),
      ("75% federal share 25% local match", [25]),
      ("These funds are available on an 80% Federal, 20% local matching basis.", [20]),
      ("The match must fund at least 12% of the total project cost.", [12]),
      ("Match must cover at least 25% of the total project cost.", [25]),
      (
        "All applicants shall provide matching funds or the equivalent value of services, or material, in an amount not less than twenty-five percent (25%) of the total project cost.",
        [25]
      ),
      ("Applicants may apply for a reduction of the required 10 percent match.", [10]),
      ("Se exige una contrapartida del 20 por ciento.", [20]),
      ("Cada organización debe aportar fondos de contrapartida, uno a uno.", [100]),
    ] as [(String, [Double])])
  func shares(text: String, expected: [Double]) {
    let terms = facts(text).terms
    #expect(terms.matchRequired?.value == true)
    #expect(terms.matchPercent.map(\.value) == expected)
  }

  @Test(
    "requires nothing that is only wished, told of, or brought by others",
    arguments: [
      "Applicants are encouraged to seek additional investment, ideally a dollar-for-dollar (1:1) match.",
      "Most projects that have been funded provided at least 20% in matching funds.",
      "A list of all cost share sources must be detailed in the budget worksheets.",
      "Proposals must specify the source and dollar amount of all cost share contributions.",
      "Grant recipients utilizing cost share funds must report funds contributed to the project.",
      "Applicants must leverage partnerships with schools.",
      "Eligible families will receive a dollar-for-dollar match up to $200.",
      "Mentors match with students.",
      "The State provides a portion of the local match required for a federal grant.",
    ])
  func wished(text: String) {
    #expect(facts(text).terms.matchRequired?.value != true)
    #expect(facts(text).terms.matchPercent.isEmpty)
  }

  @Test(
    "says so when none is required",
    arguments: [
      "Match is not required, but is encouraged.", "There are no matching requirements.", "No match is required.",
      "Cost share is not required; proposals with more cost share score higher.",
      "Recipients are not required to provide a 20% cash or in-kind match with their projects.",
      "While there is no minimum match required, applications are encouraged to provide matching funds.",
      "No se requiere contrapartida.",
    ])
  func waived(text: String) { #expect(facts(text).terms.matchRequired?.value == false) }
}
