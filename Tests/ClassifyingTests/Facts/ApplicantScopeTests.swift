import Model
import Testing

@testable import Classifying

@Suite("Who may apply, and who is only named")
struct ApplicantScopeTests {
  @Test(
    "reads every class of a list, whatever stands around it",
    arguments: [
      (
        "Members mobilize volunteers for the groups where they serve. Nonprofit organizations and state and local government agencies are eligible to apply.",
        ["public_agency", "nonprofit"]
      ),
      (
        "Eligible entities include: local public agencies within California; nonprofit organizations qualified under Section 501(c)(3); and California Native American tribes.",
        ["public_agency", "nonprofit", "tribe"]
      ),
      (
        "Grant funds may be authorized for: Public agencies (any city, county or special district; mutual companies are not eligible); qualifying 501(c)(3) nonprofit organizations.",
        ["public_agency", "nonprofit"]
      ),
      ("Applicants must be a governmental or non-governmental organization.", ["public_agency", "nonprofit"]),
      (
        "The applicant must meet the definition of a local public agency, nonprofit, or Tribe.",
        ["public_agency", "nonprofit", "tribe"]
      ),
      (
        "Requires a single applicant that is a local public agency or a nonprofit organization.",
        ["public_agency", "nonprofit"]
      ),
      ("These grants are awarded only to Local Enforcement Agencies (LEA) and regional LEAs.", ["public_agency"]),
      ("Local educational agencies (LEAs) are eligible to apply.", ["school"]),
      ("The entity must: Be a County Office of Education.", ["school"]),
      (
        "Eligible Applicants: Public transit providers, non-profit organizations and tribal governments.",
        ["public_agency", "nonprofit", "tribe"]
      ),
      ("Applications are welcome from any organization, provided its 501(c)(3) status is verified.", ["nonprofit"]),
      ("Funds go to local governments and qualified nonprofit organizations.", ["public_agency", "nonprofit"]),
      (
        "The program provides loans to individuals, public agencies, or private entities.",
        ["public_agency", "business", "individual"]
      ),
      (
        "Local government agencies (counties, cities, and port districts that have jurisdiction over the area).",
        ["public_agency"]
      ),
      (
        "Local public entities, for-profit and nonprofit corporations, housing cooperatives, individuals, and partnerships in which an applicant is a partner.",
        ["public_agency", "nonprofit", "business", "individual"]
      ),
      ("The program provides low-cost loans of up to $250,000 to charter schools.", ["school"]),
      (
        "Entities eligible to submit grant proposals include federal, state and local agencies and nonprofits.",
        ["public_agency", "nonprofit"]
      ),
      ("The money will be open to nonprofits that serve L.A. County.", ["nonprofit"]),
      (
        "Eligible applicants include public agencies, tribes and nonprofit organizations. Proposals from private individuals or for-profit enterprises will not be accepted.",
        ["public_agency", "nonprofit", "tribe"]
      ),
      ("Pueden solicitar organizaciones sin fines de lucro y ciudades del condado.", ["public_agency", "nonprofit"]),
    ])
  func reads(text: String, expected: [String]) {
    #expect(facts("Program notice\n" + text).applicants.classes.map(\.value) == expected)
  }

  @Test(
    "takes those who are served, advised or paid for nothing more",
    arguments: [
      "The grant facilitates technical assistance to agricultural operations.",
      "Programs serve the more than 500,000 county residents eligible for relief under Proposition 47.",
      "The project helps schools.", "The grant provides services and support to employers who hire people in recovery.",
      "A request about the GV Montgomery Airport in Forest.", "Cities are growing fast.",
      "Workshops are held in Los Angeles County.",
      "The City of Compton hosts the fair.", "Partners will provide services to tribes and students.",
    ])
  func none(text: String) { #expect(facts("Program notice\n" + text).applicants.classes.isEmpty) }
}
