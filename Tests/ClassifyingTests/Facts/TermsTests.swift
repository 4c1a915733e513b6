import Model
import Testing

@testable import Classifying

@Suite("Terms in prose")
struct TermsTests {
  @Test(
    "reads whether a match is required, and how much",
    arguments: [
      ("A 25% match of project costs is required.", true, [25]),
      ("Applicants must provide a one-to-one match.", true, [100]),
      ("No match is required.", false, []),
      ("Matching funds are encouraged, but are not required.", false, []),
      ("The program does not have a match requirement.", false, []),
      ("Se exige una contrapartida del 10 %.", true, [10]),
      ("No se requiere contrapartida.", false, []),
      ("Requests up to $25,000 need no match. Larger ones, 33% match.", true, [33]),
      ("We match volunteers with mentors.", nil, []),
    ] as [(String, Bool?, [Double])])
  func match(text: String, required: Bool?, percents: [Double]) {
    let terms = facts(text).terms
    #expect(terms.matchRequired?.value == required)
    #expect(terms.matchPercent.map(\.value) == percents)
  }

  @Test(
    "reads how the money is paid",
    arguments: [
      ("Funds are paid on a reimbursement basis.", .reimbursement),
      ("Grantees are paid in arrears. Advance payments are not available.", .reimbursement),
      ("Costs are reimbursed; an advance of a quarter may be requested.", .both),
      ("Half is paid upfront payment style: an upfront payment on signing.", .advance),
      ("La mitad se paga por adelantado y el resto se reembolsa.", .both),
      ("Comments are welcome in advance of the meeting.", nil),
      ("Travel will be reimbursed at the state rate.", nil),
    ] as [(String, Facts.Payment?)])
  func payment(text: String, expected: Facts.Payment?) {
    #expect(facts(text).terms.payment?.value == expected)
  }

  @Test(
    "reads the length in months",
    arguments: [
      ("The grant period is three (3) years.", 36), ("The maximum grant duration is one year, six months.", 18),
      ("This is a 24-month project period.", 24), ("El periodo del proyecto es de 18 meses.", 18),
      ("The grant term runs from July 1, 2026 through June 30, 2028.", 24),
      ("Applicants need five years of experience.", nil), ("The agency has a three-year history.", nil),
    ] as [(String, Int?)])
  func months(text: String, expected: Int?) {
    #expect(facts(text).terms.months?.value == expected)
  }

  @Test(
    "reads fiscal sponsors, general support and pass-through",
    arguments: [
      ("Groups may apply through a fiscal sponsor.", true, nil, nil),
      ("Fiscal sponsors are not accepted; fiscal sponsorship is not allowed.", false, nil, nil),
      ("Grants give general operating support.", nil, true, nil),
      ("Funds may not be used for general operating support.", nil, nil, nil),
      ("Half of the award must be a pass-through to local groups.", nil, nil, true),
      ("¿Qué es un patrocinador fiscal?", nil, nil, nil),
    ] as [(String, Bool?, Bool?, Bool?)])
  func small(text: String, sponsor: Bool?, operating: Bool?, passThrough: Bool?) {
    let facts = facts(text)
    #expect(facts.applicants.fiscalSponsor?.value == sponsor)
    #expect(facts.terms.generalOperating?.value == operating)
    #expect(facts.applicants.passThrough?.value == passThrough)
  }

  @Test(
    "reads limits of the applicant's own budget",
    arguments: [
      ("Open to groups with annual budgets under $500,000.", nil, 500_000),
      ("Annual revenue must be at least $50,000.", 50_000, nil),
      ("Gross revenue falls between $1,000 and $2,500,000.", 1000, 2_500_000),
      ("Operating budgets exceeding $100,000 are welcome.", 100_000, nil),
      ("Presupuesto anual máximo: $750,000.", nil, 750_000),
      ("If the operating budget is less than $400,000, write to us.", nil, nil),
    ] as [(String, Int?, Int?)])
  func budget(text: String, minimum: Int?, maximum: Int?) {
    let applicants = facts(text).applicants
    #expect(applicants.budgetMinimum?.value == minimum)
    #expect(applicants.budgetMaximum?.value == maximum)
  }
}
