import Testing

@testable import Deduplicating

@Suite("title comparison")
struct TitleComparisonTests {
  static func compared(_ left: String, _ right: String, ignoring words: Set<String> = []) -> TitleComparison {
    TitleComparison(TitleShape(left), TitleShape(right), ignoring: words.map { WordMark($0.utf8).hash })
  }

  @Test(
    "reads over slips of the pen and what digests add",
    arguments: [
      ("Watershed Enhacnement Solicitation", "Watershed Enhancement Solicitation"),
      ("CaliforniaC ivil Liberties", "California Civil Liberties"),
      ("California Frui t& Vegetable", "California Fruit & Vegetable"),
      ("Funding Alert: Orphan Site Cleanup", "Orphan Site Cleanup"),
      ("[NIH] KUH Center Coordinating Hub", "KUH Center Coordinating Hub"),
      ("Health Research Center – due soon", "Health Research Center"),
      ("Neighborhood Youth Fund | Philanthropy News Digest", "Neighborhood Youth Fund"),
      ("OccupationalS afety and Health", "Occupational Safety and Health"),
    ])
  func equal(left: String, right: String) {
    #expect(Self.compared(left, right).isEqual)
    #expect(Self.compared(right, left).isEqual)
  }

  @Test("leaves the funder's name out when only one title has it")
  func funders() {
    let funder: Set<String> = ["administration", "living"]
    #expect(
      Self.compared("Administration for Living: Disability Projects", "Disability Projects", ignoring: funder).isEqual)
    #expect(!Self.compared("Administration for Living: Disability Projects", "Disability Projects").isEqual)
  }

  @Test(
    "knows a cut title from the name of something else",
    arguments: [
      ("Local Government Waste Tire", "Local Government Waste Tire Enforcement Grant Program", true),
      ("Vocational Nurse Scholarship", "Licensed Vocational Nurse to Associate Degree Nursing Scholarship", false),
      ("Associate Degree Nursing", "Licensed Vocational Nurse to Associate Degree Nursing", false),
    ])
  func beginnings(left: String, right: String, isBeginning: Bool) {
    #expect(Self.compared(left, right).isBeginning == isBeginning)
    #expect(Self.compared(right, left).isBeginning == isBeginning)
  }

  @Test(
    "takes each for a thing of its own when both have words that the other lacks",
    arguments: [
      ("Voter Project - President of Programs", "Voter Project - President of Development", true),
      ("Head Start in Kansas", "Head Start in Michigan", true),
      ("Disaster Assistance Grants Program", "Disaster Assistance Grants Program; Extension of Submission", false),
      ("Care Center Program RFP", "Office of Services: Care Center Program RFP", false),
    ])
  func siblings(left: String, right: String, isSibling: Bool) {
    #expect(Self.compared(left, right).isSibling == isSibling)
    #expect(Self.compared(right, left).isSibling == isSibling)
  }

  @Test("sees numbers that one title lacks")
  func numbers() {
    #expect(Self.compared("Award Level 3", "Award Level 4").hasOtherNumbers)
    #expect(Self.compared("GFO-21-303 Buildings", "GFO-21-304 Buildings").hasOtherNumbers)
    #expect(!Self.compared("Prop 68 Parks", "Prop 68 Park").hasOtherNumbers)
  }

  @Test(
    "calls a slip what a finger does, and no other word",
    arguments: [
      ("resilience", "ersilience", true), ("trail", "trial", true), ("research", "reserach", true),
      ("enhancement", "enhancment", true), ("housing", "housing", false), ("health", "wealth", true),
      ("award", "aware", false), ("level3", "level4", false), ("arts", "rats", false), ("kansas", "arkansas", false),
      ("", "", false),
    ])
  func slips(left: String, right: String, isSlip: Bool) {
    #expect(TitleComparison.isSlip(left, right) == isSlip)
    #expect(TitleComparison.isSlip(right, left) == isSlip)
  }
}
