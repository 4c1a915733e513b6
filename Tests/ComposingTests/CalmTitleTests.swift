import TestSupport
import Testing

@testable import Composing

@Suite("titles in capitals")
struct CalmTitleTests {
  @Test(
    "get small letters, and keep what is an abbreviation",
    arguments: [
      ("FOREST HEALTH & WILDFIRE RESILIENCE PROGRAM", "Forest Health & Wildfire Resilience Program"),
      ("FAIR HOUSING INITIATIVES PROGRAM (FHIP) FY23", "Fair Housing Initiatives Program (FHIP) FY23"),
      ("BSCC GRANTS FOR YOUTH IN LA COUNTY", "BSCC Grants for Youth in LA County"),
      ("CDFA PIERCE'S DISEASE BOARD", "CDFA Pierce's Disease Board"),
      ("U.S. EMBASSY ANNUAL STATEMENT", "U.S. Embassy Annual Statement"),
      ("RURAL AND PERI-URBAN SANITATION", "Rural and Peri-Urban Sanitation"),
      ("USAID/AZERBAIJAN SOCIAL SUPPORT", "USAID/Azerbaijan Social Support"),
      ("REQUEST FOR PROPOSALS: THE CARE FIRST FUND", "Request for Proposals: The Care First Fund"),
      ("FONDO PARA LA COMUNIDAD DE LOS ÁNGELES", "Fondo para la Comunidad de Los Ángeles"),
      ("SUBVENCIONES PARA LOS JÓVENES", "Subvenciones para los Jóvenes"),
      ("GRANTS OF LOS ANGELES COUNTY", "Grants of Los Angeles County"),
    ])
  func calmed(title: String, expected: String) { #expect(calmTitle(title, limit: 200) == expected) }

  @Test(
    "stay as they are where they are short, one word, or not all in capitals",
    arguments: [
      "CalVIP Cohort 5", "RFP", "BSCC CRS 2026", "JUVENILE", "Youth FUND", "FY26 Law Enforcement Mental Health Act", "",
      "MOTION: Unarmed Responder Pilot Program RFP status",
    ])
  func kept(title: String) { #expect(calmTitle(title, limit: 200) == title) }

  @Test("never lose or add a letter, and change nothing the second time")
  func property() {
    var random = SeededNumbers(11)
    let pieces = ["FUND", "OF", "(ABC)", "D'ARC", "U.S.", "LA", "-", ":", "É", "&", "/", "A", "2026", "ñu", "ÁNGELES"]
    for _ in 0..<500 {
      let title = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let calm = calmTitle(title, limit: 200)
      #expect(calm.uppercased() == title.uppercased())
      #expect(calmTitle(calm, limit: 200) == calm)
    }
  }
}

@Suite("funder named in front of a text")
struct FunderLabelTests {
  @Test(
    "is read to the end of its sentence or line, and nothing else is taken for one",
    arguments: [
      ("Donor Name: Peace Corner Collective. County: Los Angeles.", "Peace Corner Collective"),
      ("  funder: Alameda Street Foundation\nGrants of $5", "Alameda Street Foundation"),
      ("Grantor: A & B Co.", "A & B Co"), ("Donor Name:", nil),
      ("Donor Name: 12", nil),
      ("The donor name: X", nil), ("Donors: many", nil), ("", nil),
      ("Funder: " + String(repeating: "word ", count: 60), nil),
    ] as [(String, String?)])
  func read(text: String, expected: String?) { #expect(FunderLabel.funder(in: text) == expected) }
}
