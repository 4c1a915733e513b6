import Model
import Testing

@testable import Classifying

private func notice(_ text: String) -> Facts { facts("Grant notice\n" + text) }

@Suite("Shapes of who may apply and how many")
struct ApplicantShapesTests {
  @Test(
    "reads the classes that may apply, and no others",
    arguments: [
      ("Nonprofits with 501(c)(3) status may apply.", ["nonprofit"]),
      (
        "Eligible applicants: nonprofit organizations, schools, and local governments.",
        ["nonprofit", "public_agency", "school"]
      ),
      ("Open to community-based organizations and faith-based groups in Los Angeles County.", ["nonprofit"]),
      ("Applicants must be tax-exempt under Section 501(c)(3) or have a fiscal sponsor.", ["nonprofit"]),
      ("Cities and counties are eligible to apply.", ["public_agency"]),
      ("Only county probation departments may apply.", ["public_agency"]),
      (
        "Eligible entities include federally recognized tribes, colleges, and for-profit businesses.",
        ["business", "higher_ed", "tribe"]
      ),
      ("Individuals may apply.", ["individual"]),
      ("This grant serves students at local high schools.", []),
      ("Who can apply? Grassroots groups, nonprofits and tribal organizations.", ["nonprofit", "tribe"]),
      ("Who is eligible: small businesses with fewer than 20 employees.", ["business"]),
      ("Public agencies and nonprofits may apply; individuals are not eligible.", ["nonprofit", "public_agency"]),
      ("Eligibility: 501(c)(3) nonprofits located in South LA.", ["nonprofit"]),
      ("Applicants must partner with a school district.", []),
      ("To be eligible, organizations must be nonprofit and serve SPA 6.", ["nonprofit"]),
      ("The program provides grants to small businesses.", ["business"]),
      ("Pueden participar organizaciones sin fines de lucro y escuelas.", ["nonprofit", "school"]),
      ("Elegibles: organizaciones comunitarias y gobiernos tribales.", ["nonprofit", "tribe"]),
      ("No pueden participar empresas. Solo organizaciones comunitarias.", ["nonprofit"]),
      ("Lead applicants must be local educational agencies; nonprofits may be partners.", ["school"]),
      ("Public universities and community colleges are invited to apply.", ["higher_ed"]),
    ])
  func classes(text: String, expected: [String]) {
    #expect(notice(text).applicants.classes.map(\.value).sorted() == expected)
  }

  @Test(
    "reads how many awards are expected, open ends left open",
    arguments: [
      ("We anticipate making 8-10 awards.", ["8-10"]),
      ("Up to 12 organizations will be selected.", ["-12"]),
      ("The Foundation will award five grants of $30,000 each.", ["5-5"]),
      ("Estimated number of awards: 15", ["15-15"]),
      ("Expected Number of Awards: 6", ["6-6"]),
      ("Approximately 20 grants will be awarded.", ["20-20"]),
      ("The County intends to fund three (3) agencies.", ["3-3"]),
      ("A minimum of four projects will be funded.", ["4-"]),
      ("One contract will be awarded.", ["1-1"]),
      ("Each agency may submit up to two applications.", []),
      ("Last year 34 grants were awarded.", []),
      ("Applicants must have three years of experience.", []),
      ("Se otorgarán 12 subvenciones.", ["12-12"]),
      ("We will select 10 fellows.", ["10-10"]),
      ("The program will make up to 25 awards statewide.", ["-25"]),
      ("Number of grants: 4-6", ["4-6"]),
      ("The city plans to award between 5 and 8 contracts.", ["5-8"]),
      ("Anticipated number of grants: ten", ["10-10"]),
      ("Grants support projects in 14 counties.", []),
    ])
  func counts(text: String, expected: [String]) {
    let count = notice(text).award.expectedAwards?.value
    let written = count.map { ["\($0.low.map(String.init) ?? "")-\($0.high.map(String.init) ?? "")"] }
    #expect((written ?? []) == expected)
  }
}
