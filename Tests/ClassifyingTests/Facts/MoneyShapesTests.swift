import Model
import Testing

@testable import Classifying

/// The sums of a text by what they are, in US dollars.
private func sums(_ text: String) -> [String] {
  let facts = facts("Grant notice\n" + text)
  let named: [(String, Fact<Int>?)] = [
    ("from", facts.award.minimum), ("to", facts.award.maximum), ("pool", facts.award.pool),
    ("budget from", facts.applicants.budgetMinimum), ("budget to", facts.applicants.budgetMaximum),
  ]
  return named.compactMap { name, fact in fact.map { name + " \($0.value)" } }
}

@Suite("Shapes of sums")
struct MoneyShapesTests {
  @Test(
    "reads what one applicant may get",
    arguments: [
      ("Grants of up to $25,000 are available.", ["to 25000"]),
      ("Awards range from $10,000 to $50,000.", ["from 10000", "to 50000"]),
      ("Award amount: $10,000 - $50,000", ["from 10000", "to 50000"]),
      ("Grant size: $5,000", ["from 5000", "to 5000"]),
      ("Maximum award: $250,000 per year for three years.", ["to 250000"]),
      ("The maximum grant amount is $75,000.", ["to 75000"]),
      ("Applicants may request up to $100,000.", ["to 100000"]),
      ("Applicants may request between $50,000 and $150,000.", ["from 50000", "to 150000"]),
      ("Requests must not exceed $40,000.", ["to 40000"]),
      ("Each selected organization will receive $15,000.", ["from 15000", "to 15000"]),
      ("Ten organizations will receive $20,000 each.", ["from 20000", "to 20000"]),
      ("The Foundation will award five grants of $30,000 each.", ["from 30000", "to 30000"]),
      ("Mini-grants of $500 to $2,500 for resident-led projects.", ["from 500", "to 2500"]),
      ("Funding will range between $75K and $150K per organization.", ["from 75000", "to 150000"]),
      ("Up to $10,000 per applicant.", ["to 10000"]),
      ("The average grant is $25,000; the maximum is $60,000.", ["to 60000"]),
      ("Two tiers: planning grants up to $25,000 and implementation grants up to $150,000.", ["to 150000"]),
      ("Tier 1: $5,000-$10,000. Tier 2: $10,001-$25,000.", ["from 5000", "to 25000"]),
      ("One-time grants of $10,000 will be made to 20 grassroots groups.", ["from 10000", "to 10000"]),
      ("Contracts will be for up to $300,000 annually.", ["to 300000"]),
      ("Funding request: minimum $20,000, maximum $80,000", ["from 20000", "to 80000"]),
      ("Grants between $2,500 and $7,500 support neighborhood projects.", ["from 2500", "to 7500"]),
      ("Loans from $5,000 to $100,000 at 3% interest.", ["from 5000", "to 100000"]),
      ("Scholarships of $2,000 are available to students.", ["from 2000", "to 2000"]),
      ("We anticipate making 8-10 awards of $75,000 to $125,000.", ["from 75000", "to 125000"]),
      ("Grant awards will be made in amounts up to $35,000 for a 12-month term.", ["to 35000"]),
      ("Applicants can apply for a maximum of $15,000.", ["to 15000"]),
      ("Grants up to $25,000!", ["to 25000"]),
      ("The grant pays up to 80% of costs, to a maximum of $120,000.", ["to 120000"]),
      ("Awards will be capped at $45,000.", ["to 45000"]),
      ("Award cap: $45,000", ["to 45000"]),
      ("Minimum grant $10,000; no maximum.", ["from 10000"]),
      ("Funding amount: Up to $1.5 million over 36 months", ["to 1500000"]),
    ])
  func awards(text: String, expected: [String]) { #expect(sums(text) == expected) }

  @Test(
    "tells the money for all from the money for one",
    arguments: [
      (
        "A total of $2 million is available; individual awards will not exceed $200,000.",
        ["to 200000", "pool 2000000"]
      ),
      ("Approximately $3.5 million is available for this solicitation.", ["pool 3500000"]),
      ("Total funding available: $1,200,000", ["pool 1200000"]),
      (
        "Estimated Total Program Funding: $4,000,000. Award Ceiling: $500,000. Award Floor: $100,000.",
        ["from 100000", "to 500000", "pool 4000000"]
      ),
      ("The County has allocated $12 million to the program.", ["pool 12000000"]),
      ("The City expects to award $600,000 in total to up to 12 organizations.", ["pool 600000"]),
      ("The RFP makes available $5.7M over three years.", ["pool 5700000"]),
      ("The Board approved $40 million for care-first community investment.", ["pool 40000000"]),
      (
        "Maximum funding per project is $2,000,000; $18,000,000 is available statewide.",
        ["to 2000000", "pool 18000000"]
      ),
      ("Funding Available: $500,000 Maximum Request: $50,000", ["to 50000", "pool 500000"]),
      ("The program will distribute $750,000 among selected CBOs.", ["pool 750000"]),
      ("A $10 million fund will support Black-led organizations.", ["pool 10000000"]),
      ("$250,000 in grants will be awarded.", ["pool 250000"]),
      ("The Institute intends to commit $2.4 million in FY 2027 to fund 4 awards.", ["pool 2400000"]),
      ("Approximately $800,000 will be awarded to 8 to 10 agencies.", ["pool 800000"]),
    ])
  func pools(text: String, expected: [String]) { #expect(sums(text) == expected) }

  @Test(
    "reads limits of the applicant's own budget",
    arguments: [
      ("Organizations must have annual budgets under $500,000.", ["budget to 500000"]),
      ("Open to nonprofits with operating budgets of $2 million or less.", ["budget to 2000000"]),
      ("Applicants must have an annual operating budget of at least $100,000.", ["budget from 100000"]),
      ("Organizational budget between $50,000 and $1 million.", ["budget from 50000", "budget to 1000000"]),
    ])
  func budgets(text: String, expected: [String]) { #expect(sums(text) == expected) }

  @Test(
    "takes fees, costs, incomes, pay and past awards for none",
    arguments: [
      "Grants average $25,000.",
      "Last year the fund awarded $1.1 million to 34 groups.",
      "To date the program has awarded more than $7 million.",
      "There is a $50 application fee.",
      "Salary: $62,000 - $70,000 per year. Full benefits.",
      "The position pays $25 to $30 an hour.",
      "Projects costing more than $100,000 need two bids.",
      "Households earning less than $60,000 qualify.",
      "A minimum match of $5,000 is required.",
      "Equipment over $5,000 requires prior approval.",
    ])
  func others(text: String) { #expect(sums(text).isEmpty) }

  @Test(
    "reads Spanish sums",
    arguments: [
      ("Subvenciones de hasta $25,000.", ["to 25000"]),
      ("Se otorgarán apoyos de $5,000 a $20,000.", ["from 5000", "to 20000"]),
      ("Monto máximo: $50,000", ["to 50000"]),
      ("Cada organización puede solicitar hasta 30,000 dólares.", ["to 30000"]),
      ("El fondo total es de $2 millones.", ["pool 2000000"]),
      ("Hay $1.2 millones disponibles.", ["pool 1200000"]),
      ("Cada beneficiario recibirá $10,000.", ["from 10000", "to 10000"]),
      ("Presupuesto anual menor de $500,000.", ["budget to 500000"]),
      ("El monto de las subvenciones va de $2,000 a $8,000.", ["from 2000", "to 8000"]),
      ("Salario: $22 a $25 por hora", []),
      ("La beca es de $1,500.", ["from 1500", "to 1500"]),
      ("Se repartirán $600,000 entre 12 organizaciones.", ["pool 600000"]),
    ])
  func spanish(text: String, expected: [String]) { #expect(sums(text) == expected) }
}
