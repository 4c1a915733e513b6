import Model
import Testing

@testable import Classifying

@Suite("Shapes of jobs and hearings")
struct OccasionShapesTests {
  @Test(
    "reads pay and its unit however it is written",
    arguments: [
      ("Wages: $20.79/hour, the flat rate.", 20.79, 20.79, "hour"),
      ("20 hours a week at an hourly rate of $20.79.", 20.79, 20.79, "hour"),
      ("Pay depends on experience: $52,000 - $77,000.", 52_000, 77_000, "year"),
      ("Starting salary: $58,240 annually", 58_240, 58_240, "year"),
      ("Salary $4,500 - $5,900 per month.", 4_500, 5_900, "month"),
      ("The position pays $25 to $30 an hour.", 25, 30, "hour"),
      ("Pay range: $62K-$70K", 62_000, 70_000, "year"), ("Compensation: $1,900 biweekly", 1_900, 1_900, "biweekly"),
      ("Salario: $22 a $25 por hora", 22, 25, "hour"), ("Sueldo anual de $48,000.", 48_000, 48_000, "year"),
    ])
  func pay(text: String, low: Double, high: Double, unit: String) {
    let facts = facts("Organizer\n" + text)
    #expect(facts.job?.payMinimum?.value == low)
    #expect(facts.job?.payMaximum?.value == high)
    #expect(facts.job?.unit == unit)
    #expect(facts.award.maximum == nil)
  }

  @Test(
    "takes sums that nobody is paid for no pay",
    arguments: [
      "Grants of $10,000 are available.", "Bring a $5 lunch.", "The budget is $2 million.", "Pay is competitive.",
      "Admission: $10",
    ])
  func noPay(text: String) { #expect(facts("Notice\n" + text).job == nil) }

  @Test(
    "reads who decides, when and where the hearing is, and until when to comment",
    arguments: [
      (
        "The City Council will hold a public hearing on the liquor permit on March 10, 2026 at 10 a.m. at City Hall. Written comments are due by March 9, 2026.",
        "City Council", "2026-03-10", "City Hall", "2026-03-09"
      ),
      (
        "The Planning Commission holds a public hearing Thursday, March 12, 2026, 8:30 a.m., at Room 1010. Comment by email until March 11, 2026.",
        "Planning Commission", "2026-03-12", "Room 1010", "2026-03-11"
      ),
      (
        "La Junta de Supervisores celebrará una audiencia pública el 10 de marzo de 2026 a las 9:30 a. m. en el Salón de Administración. Envíe sus comentarios a más tardar el 9 de marzo de 2026.",
        "Junta de Supervisores", "2026-03-10", "Salón de Administración", "2026-03-09"
      ),
    ])
  func hearings(text: String, body: String, hearing: String, place: String, comment: String) {
    let facts = facts(text)
    #expect(facts.advocacy?.body?.value == body)
    #expect(facts.advocacy?.hearing?.value.day.description == hearing)
    #expect(facts.advocacy?.place?.value == place)
    #expect(facts.deadlines.first { $0.value.kind == .comment }?.value.day.description == comment)
  }

  @Test(
    "keeps both and asks where a source's column and its text disagree",
    arguments: [
      ("Applications are due March 9, 2026.", ["deadline": ["2026-03-16"]], "deadline"),
      ("Applications are due March 9, 2026 and June 9, 2026.", ["deadline": ["07/01/2026"]], "deadline"),
      ("Awards of up to $10,000.", ["amount_max": ["25000"]], "largest award"),
      ("Las solicitudes se reciben hasta el 9 de marzo de 2026.", ["deadline": ["2026-03-10"]], "deadline"),
    ] as [(String, [String: [String]], String)])
  func disagreement(text: String, fields: [String: [String]], about: String) {
    let facts = facts(text, fields: fields)
    #expect(facts.doubts.count == 1)
    #expect(facts.doubts.first?.contains(about) == true)
    if about == "deadline" {
      #expect(facts.deadlines.first?.field == "deadline")
      #expect(facts.deadlines.count >= 2)
    }
  }

  @Test("has no doubt where the column and the text agree")
  func agreement() {
    let facts = facts(
      "Applications are due March 9, 2026. Awards of up to $25,000.",
      fields: ["deadline": ["03/09/2026"], "amount_max": ["25000"]])
    #expect(facts.doubts.isEmpty)
    #expect(facts.deadlines.count == 1)
  }
}
