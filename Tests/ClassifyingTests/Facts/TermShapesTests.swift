import Model
import Testing

@testable import Classifying

@Suite("Shapes of payment and length")
struct TermShapesTests {
  @Test(
    "reads advances where money is spoken of",
    arguments: [
      ("Advance payments of up to 25% are available.", .advance), ("Half of the grant is paid upfront.", .advance),
      ("Nonprofit hospitals are allowed advances and reimbursements.", .both),
      ("Most payments are reimbursement only. Advances require additional consideration.", .both),
      ("An advance may be requested.", .advance), ("Costs are reimbursed quarterly.", .reimbursement),
      ("Payments are made in arrears.", .reimbursement), ("El pago es por reembolso.", .reimbursement),
      ("Hay un anticipo del 25 %.", .advance),
    ] as [(String, Facts.Payment?)])
  func payment(text: String, expected: Facts.Payment?) { #expect(facts(text).terms.payment?.value == expected) }

  @Test(
    "takes other advances for none",
    arguments: [
      "The program advances the development of sustainable forests.", "Despite advances in technology, mining is hard.",
      "The pilot allows for less documentation to be submitted upfront.", "This award advances knowledge of the funds.",
      "Unarmed Crisis Response Model Advances at LA City Council", "The grant supports advances in health.",
      "Please register in advance.", "We thank you in advance.", "Rates of reimbursement by Medicaid have changed.",
      "Tuition reimbursement is offered to staff.",
    ])
  func noPayment(text: String) { #expect(facts(text).terms.payment == nil) }

  @Test(
    "reads how long the money runs",
    arguments: [
      ("Funding for two years.", 24), ("Grants for 18 months.", 18), ("Projects are funded over 36 months.", 36),
      ("Awards for three years support staff.", 36), ("Organizations receive support for two years.", 24),
      ("The project period is 30 months.", 30), ("Grant period: 24 months", 24),
      ("Selected agencies will be funded for 24 or 36 months.", 36),
      ("Projects should be completed in a performance period of 20 months or less.", 20),
      ("The contract term is three (3) years.", 36), ("A 42-month term, from 7/1/2026 to 12/31/2029.", 42),
      ("Apoyo durante 24 meses.", 24), ("El fondo apoya proyectos de hasta 24 meses.", 24),
      ("Las subvenciones cubren gastos generales por dos años.", 24),
      ("El contrato de tres años comienza en julio.", 36),
    ])
  func months(text: String, expected: Int) { #expect(facts(text).terms.months?.value == expected) }

  @Test(
    "takes other lengths for none",
    arguments: [
      "The maximum term of a loan is 17 years.", "The financing term is up to 20 years.",
      "Repayment term: up to 30 years.", "An affordability restriction with a remaining term of less than five years.",
      "The plan gives support for long-term management in a 10-year view.",
      "Cities that have not entered into a three-year cooperation agreement.",
      "Credits are awarded in the first four years of production.", "Staff need two years of experience.",
      "Children up to five years old.",
      "Over the last ten years we gave grants.",
      "Records must be kept for three years.", "The organization has a five-year history.",
    ])
  func noMonths(text: String) { #expect(facts(text).terms.months == nil) }

  @Test(
    "counts the awards to come",
    arguments: [
      ("We anticipate awarding 5 grants.", 5, 5), ("The Foundation expects to fund 8-10 projects.", 8, 10),
      ("The Department will fund one (1) public agency.", 1, 1), ("Up to five grants will be awarded.", nil, 5),
      ("ACL intends to award a single cooperative agreement to one grantee.", 1, 1),
      ("It is expected that one, highly qualified recipient will be selected.", 1, 1),
      ("Approximately 12 organizations will be selected.", 12, 12), ("Expected number of awards: 6", 6, 6),
      ("Se otorgarán hasta cinco subvenciones.", nil, 5), ("Se espera seleccionar 12 organizaciones.", 12, 12),
    ] as [(String, Int?, Int?)])
  func counts(text: String, low: Int?, high: Int?) {
    #expect(facts(text).award.expectedAwards?.value == Facts.AwardCount(low: low, high: high))
  }

  @Test(
    "counts nothing else",
    arguments: [
      "The prize will be awarded to the best of the four Build Phase projects.",
      "The NCI will support U54 Specialized Centers.", "The program will fund P50 grants.",
      "Funding establishes the Region 1 Technical Assistance Center.",
      "Assistance goes to two primary groups of families.", "The fund supports the currently funded twenty centers.",
      "Organizations may partner with one clear lead applicant.", "Funding is available for two groups of activities.",
      "Last year we awarded 34 grants.", "Each applicant may submit two proposals.", "Grants run two years.",
      "Applicants must have at least three projects in the county.",
    ])
  func noCounts(text: String) { #expect(facts(text).award.expectedAwards == nil) }
}
