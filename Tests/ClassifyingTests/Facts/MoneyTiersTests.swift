import Model
import Testing

@testable import Classifying

/// Least and largest award and the money for all, each as a figure or nil.
private func award(_ text: String) -> [Int?] {
  let award = facts("Grant notice\n" + text).award
  return [award.minimum?.value, award.maximum?.value, award.pool?.value]
}

@Suite("Tiers, limits and traps of sums")
struct MoneyTiersTests {
  @Test(
    "reads the largest award of a list, and a limit however it is called",
    arguments: [
      (
        "The maximum award is $300,000 for applicants with 1 to 900 cases. $450,000 for applicants with up to 2,000 cases. $600,000 for applicants with more.",
        [nil, 600_000, nil]
      ),
      ("No award will exceed $40,000.", [nil, 40_000, nil]),
      ("No single grant may exceed $75,000.", [nil, 75_000, nil]),
      ("No organization may receive more than $30,000.", [nil, 30_000, nil]),
      ("The program may award up to $15,000 to repay loans.", [nil, 15_000, nil]),
      ("The fund pays up to 90% of project costs, or $250,000, whichever is less.", [nil, 250_000, nil]),
      ("The maximum amount of grant funds for an eligible site is $1 million.", [nil, 1_000_000, nil]),
      ("Grants up to $10 million each will be awarded to regions.", [nil, 10_000_000, nil]),
      ("In total, between $500,000 and $1 million will be available for awards.", [nil, nil, 1_000_000]),
      ("Individual awards will not exceed $200,000.", [nil, 200_000, nil]),
      ("The grant will provide about $270+ million in grants to cities.", [nil, nil, 270_000_000]),
      (
        "$1,000,000 is available for the year. $200,000 is the maximum available for each applicant. Two departments are eligible for a combined total of $200,000.",
        [nil, 200_000, 1_000_000]
      ),
      ("Ninguna subvención excederá $20,000.", [nil, 20_000, nil]),
      ("Award ceiling: $500,000. Award floor: $50,000.", [50_000, 500_000, nil]),
      ("Grants range from $2,000 to $10,000; $400,000 is available.", [2_000, 10_000, 400_000]),
    ] as [(String, [Int?])])
  func reads(text: String, expected: [Int?]) { #expect(award(text) == expected) }

  @Test(
    "takes what is no award for none",
    arguments: [
      "The annual fee is 0.02% of the bonds (maximum $150,000), maximum of $500 for small clinics.",
      "The program provided more than 270 grants, ranging from $1,000 to $1 million.",
      "Tax credits go to taxpayers who increase their annual taxable payroll by $1,000,000.",
      "Libraries with a $15,000 or more total local contribution are listed first.",
      "Registration costs $25 per person.", "The average grant was $12,000.", "Median income is $61,000.",
      "Able to show a new private capital investment in excess of $60 million.",
      "Liability insurance of $1,000,000 is required.", "Tickets are $10.",
      "Households with incomes under $45,000 are served.",
    ])
  func none(text: String) { #expect(award(text) == [nil, nil, nil]) }
}
