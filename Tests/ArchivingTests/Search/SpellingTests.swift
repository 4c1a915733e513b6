import Model
import TestSupport
import Testing

@testable import Archiving

@Suite("did you mean", .tags(.database))
struct SpellingTests {
  private let all = [
    opportunity("a", "Reentry housing vouchers", summary: "For youth and families.", tags: []),
    opportunity("b", "Housing counsel", summary: "Niñez y vivienda.", tags: []),
    opportunity("c", "Counsellors wanted", summary: "", tags: []),
  ]

  @Test(
    "offers the nearest word that the archive has",
    arguments: [
      ("houssing", "housing"), ("huosing", "housing"), ("housng", "housing"),
      ("hosing", "housing"),
      ("vuochers", "vouchers"), ("vochers", "vouchers"), ("viviendda", "vivienda"), ("vivenda", "vivienda"),
      ("nines", "ninez"), ("counsl", "counsel"), ("reentyr houssing", "reentry housing"), ("yuoth", "youth"),
      ("houssing is:open", "housing is:open"), ("\"houssing vochers\"", "\"housing vouchers\""),
      ("-families houssing", "housing -families"),
    ])
  func offers(text: String, expected: String) async throws {
    try await withArchive(all) { archive async throws in
      let query = try SearchQuery(text, today: today)
      #expect(try await archive.respelled(query)?.text == expected)
    }
  }

  @Test(
    "offers nothing for what is right, short, silent, a beginning, or like nothing",
    arguments: ["housing", "yth", "the", "huos*", "xylophone", "zzyzx", "", "🏠", "99999"])
  func nothing(text: String) async throws {
    try await withArchive(all) { archive async throws in
      #expect(try await archive.respelled(SearchQuery(text, today: today)) == nil)
    }
  }

  @Test("forgets words with the last record that had them")
  func forgets() async throws {
    try await withArchive(all) { archive async throws in
      try await archive.update([], removing: ["a"])
      #expect(try await archive.respelled(SearchQuery("vuochers", today: today)) == nil)
      #expect(try await archive.respelled(SearchQuery("houssing", today: today))?.text == "housing")
    }
  }
}
