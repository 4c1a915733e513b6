import Archiving
import Model
import TestSupport
import Testing

@Suite("search query")
struct SearchQueryTests {
  @Test(
    "makes of words an expression in which nothing typed is syntax",
    arguments: [
      ("youth housing", "\"youth\" AND \"housing\""),
      ("\"fiscal sponsor\" reentry", "\"fiscal sponsor\" AND \"reentry\""),
      ("“after school” «familia»", "\"after school\" AND \"familia\""),
      ("hous*", "\"hous\"*"),
      ("women's R&D K-12 C++ 50%", "\"women s\" AND \"R D\" AND \"K 12\" AND \"C\" AND \"50\""),
      ("youth -research -\"state parks\"", "(\"youth\") NOT (\"research\" OR \"state parks\")"),
      ("youth NOT research", "(\"youth\") NOT (\"research\")"),
      ("youth OR jóvenes grants", "(\"youth\" OR \"jóvenes\") AND \"grants\""),
      ("a OR OR b", "(\"a\" OR \"b\")"), ("OR a AND b AND", "\"a\" AND \"b\""),
      ("\"a\" \"b", "\"a\" AND \"b\""), ("NEAR(a b, -1)", "(\"NEAR a\" AND \"b\") NOT (\"1\")"),
      (
        "LA:county 12:30 https://a.org/b note: bring",
        "\"LA county\" AND \"12 30\" AND \"https a org b\" AND \"note\" AND \"bring\""
      ),
      ("'; DROP TABLE items; --", "\"DROP\" AND \"TABLE\" AND \"items\""), ("a\0b", "\"a\" AND \"b\""),
    ])
  func expressions(text: String, expression: String) throws {
    #expect(try SearchQuery(text, today: today).expression == expression)
  }

  @Test("asks for nothing where nothing can be found", arguments: ["", " ", "\"\"\"", "*", "-", "()", "🏠", "-youth"])
  func nothing(text: String) throws {
    #expect(try SearchQuery(text, today: today).expression == nil)
  }

  @Test(
    "reads filters, and writes them in one way",
    arguments: [
      ("tag:housing", "tag:housing"), ("-tag:mental-health,Youth", "-tag:mental_health,youth"),
      ("funder:\"LA County\"", "funder:\"LA County\""), ("place:south-la", "place:south_la"),
      ("place:\"South Los Angeles\"", "place:south_la"), ("section:jobs", "section:employment"),
      ("deadline:<30d", "deadline:2026-11-21..2026-12-20"), ("deadline:30d", "deadline:2026-11-21..2026-12-21"),
      ("deadline:>2w", "deadline:2026-12-06.."), ("deadline:2026-12", "deadline:2026-12-01..2026-12-31"),
      ("deadline:<2026-12", "deadline:..2026-11-30"), ("deadline:>=2027", "deadline:2027-01-01.."),
      ("deadline:2026-12-01..2027-01", "deadline:2026-12-01..2027-01-31"),
      ("deadline:today..1w", "deadline:2026-11-21..2026-11-28"),
      ("deadline:none", "deadline:none"), ("deadline:rolling", "deadline:rolling"), ("amount:>=50k", "amount:50000.."),
      ("amount:$10,000..1.5m", "amount:10000..1500000"), ("amount:<5000", "amount:..4999"),
      ("amount:≤5k", "amount:..5000"),
      ("eligible:nonprofit", "eligible:nonprofit"), ("eligible:501c3", "eligible:nonprofit"),
      ("sponsor:yes", "sponsor:yes"),
      ("sponsor:unknown", "sponsor:unknown"), ("equity:sí", "equity:yes"), ("is:open", "is:open"),
      ("is:forecast", "is:forecast"), ("NOT is:closed", "-is:closed"), ("since:2026-01", "since:2026-01-01.."),
      ("since:30d", "since:2026-10-22.."), ("TAG:Housing", "tag:housing"), ("lang:ES", "lang:es"),
    ])
  func filters(text: String, written: String) throws {
    let query = try SearchQuery(text, today: today)
    #expect(query.filters.map(\.description) == [written])
    #expect(query.groups.isEmpty)
  }

  @Test(
    "points at a wrong filter and offers the nearest right one",
    arguments: [
      ("youth tga:housing", 6, 3, "no filter \"tga:\"; did you mean \"tag:\"?"),
      ("-sectoin:funding", 1, 7, "no filter \"sectoin:\"; did you mean \"section:\"?"),
      ("section:fundng", 8, 6, "no section \"fundng\"; did you mean \"section:funding\"?"),
      ("is:opne", 3, 4, "no state \"opne\"; did you mean \"is:open\"?"),
      ("place:sout-la", 6, 7, "no place \"sout-la\"; did you mean \"place:south-la\"?"),
      ("sort:dedline", 5, 7, "no order \"dedline\"; did you mean \"sort:deadline\"?"),
      ("deadline:soon", 9, 4, "\"soon\" is no day; write it as 30d, 2026-12 or 2026-12-31"),
      ("deadline:2026-02-30", 9, 10, "\"2026-02-30\" is no day; write it as 30d, 2026-12 or 2026-12-31"),
      ("amount:>=lots", 7, 6, "\"lots\" is no sum; write it as 50k, 1.5m or 50000"),
      ("amount:9k..5k", 7, 6, "9k is more than 5k"), ("tag:", 0, 4, "tag: needs a value, such as tag:housing"),
    ])
  func mistakes(text: String, offset: Int, length: Int, message: String) {
    let error = #expect(throws: QueryError.self) { try SearchQuery(text, today: today) }
    #expect(error?.message == message)
    #expect(error?.offset == offset && error?.length == length)
  }

  @Test("shows the question with a caret under the mistake")
  func caret() {
    let error = #expect(throws: QueryError.self) { try SearchQuery("youth tga:housing", today: today) }
    #expect(
      error?.description == """
        no filter "tga:"; did you mean "tag:"?
          youth tga:housing
                ^^^
        """)
    let long = String(repeating: "palabra ", count: 40) + "tga:housing"
    let cut = #expect(throws: QueryError.self) { try SearchQuery(long, today: today) }
    #expect(cut?.description.split(separator: "\n").allSatisfy { $0.count < 80 } == true)
  }

  @Test("knows tags by their labels in either language, and names them when one is wrong")
  func tags() throws {
    let names = ["housing": "housing", "mental health": "mental_health", "salud mental": "mental_health"]
    #expect(
      try SearchQuery("tag:\"salud mental\"", today: today, names: names).filters[0].condition
        == .anyOf(["mental_health"]))
    #expect(try SearchQuery("tag:hous", today: today, names: names).filters[0].condition == .anyOf(["housing"]))
    let near = #expect(throws: QueryError.self) { try SearchQuery("tag:housin6", today: today, names: names) }
    #expect(near?.message == "no tag \"housin6\"; did you mean \"tag:housing\"?")
    let far = #expect(throws: QueryError.self) { try SearchQuery("tag:xyzzy", today: today, names: names) }
    #expect(far?.message == "no tag \"xyzzy\"; tags are housing or mental_health")
  }

  @Test("stays small however much is typed")
  func bounds() throws {
    let query = try SearchQuery(String(repeating: "a OR ", count: 2000), today: today)
    #expect(query.groups.count == 1 && query.groups[0].count == 24)
    #expect(try SearchQuery(String(repeating: "word ", count: 5000), today: today).groups.count == 24)
    #expect(try SearchQuery("sort:deadline", today: today).sort == .deadline)
  }
}
