import Model
import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("conditions of a question")
struct ConditionsTests {
  private func conditions(_ text: String) throws -> Conditions {
    try Conditions(SearchQuery(text, today: today).filters, today: today) { _ throws(DatabaseError) in ["county of la"]
    }
  }

  @Test(
    "are words of the index where a property has a mark",
    arguments: [
      ("tag:mental-health", "marks : (tagmentalhealth)"), ("tag:a,b", "marks : (taga OR tagb)"),
      ("section:jobs", "marks : (sectionemployment)"), ("place:south-la", "marks : (placesouthla)"),
      ("eligible:nonprofit", "marks : (applicantnonprofit)"), ("eligible:yes", "marks : (eligibleyes)"),
      ("source:grants-gov", "marks : (sourcegrantsgov)"), ("lang:ES", "marks : (langes)"),
      ("-tag:youth", "(markall) NOT (marks : (tagyouth))"),
      ("funder:\"LA County\"", "funder : (\"LA County\" OR \"county of la\")"),
      ("deadline:2026-12..2027-01", "marks : (closes202612 OR closes202701)"),
      ("tag:youth -section:funding", "(marks : (tagyouth)) NOT (marks : (sectionfunding))"),
    ])
  func marks(text: String, expression: String) throws {
    #expect(try conditions(text).expression(nil, excluding: []) == expression)
  }

  @Test(
    "are SQL over columns otherwise, with every value bound",
    arguments: [
      ("amount:>=50k", "amount_high >= ? AND coalesce(amount_low, amount_high) IS NOT NULL", [50_000]),
      ("amount:..5k", "amount_high IS NOT NULL AND coalesce(amount_low, amount_high) <= ?", [5000]),
      ("is:rolling", "rolling = 1", []), ("is:undated", "closing IS NULL AND rolling = 0", []),
      ("-is:series", "(series IS NOT NULL) IS NOT TRUE", []), ("deadline:<2026-12", "closing <= ?", [20_787]),
      ("since:2026-11-20", "first_seen >= ?", [20_777 * 86_400]),
    ])
  func clauses(text: String, clause: String, values: [Int]) throws {
    let conditions = try conditions(text)
    #expect(conditions.clauses == [clause])
    #expect(conditions.values == values.map { .integer($0) })
  }

  @Test("puts words, marks and what is excluded into one question")
  func together() throws {
    let query = try SearchQuery("youth tag:arts -rent", today: today)
    let conditions = try conditions("tag:arts")
    #expect(
      conditions.expression(query.wanted, excluding: query.excluded)
        == "((\"youth\") AND marks : (tagarts)) NOT (\"rent\")")
    #expect(try self.conditions("is:open").expression(nil, excluding: []) == nil)
  }

  @Test("names no month of a range that is longer than a few, or turned round")
  func longRanges() throws {
    for text in ["deadline:2020..2030", "deadline:2026-01..", "-deadline:2026-12"] {
      #expect(try conditions(text).expression(nil, excluding: []) == nil, "\(text)")
    }
  }
}
