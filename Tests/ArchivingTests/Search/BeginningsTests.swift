import Model
import TestSupport
import Testing

@testable import Archiving

@Suite("beginnings of words", .tags(.database))
struct BeginningsTests {
  private let all = [
    opportunity("house", "Houses for families", summary: "", tags: []),
    opportunity("housing", "Housing vouchers", summary: "For the homeless.", tags: []),
    opportunity("city", "Houston, a city", summary: "Jóvenes y familias.", tags: []),
    opportunity("home", "A home", summary: "Nothing else", tags: []),
  ]

  private func ids(_ text: String) async throws -> [String] {
    try await withArchive(all) { archive async throws in
      try await archive.search(SearchQuery(text, today: today)).hits.map(\.id).sorted()
    }
  }

  @Test(
    "finds every word that begins so, folded, alone, in a group and beside other words",
    arguments: [
      ("hous*", ["city", "house", "housing"]), ("HOUST*", ["city"]), ("jov*", ["city"]), ("jóv*", ["city"]),
      ("voucher* OR home*", ["home", "housing"]),
      ("hous* -city", ["house", "housing"]),
      ("zzz*", []),
    ])
  func finds(text: String, expected: [String]) async throws { #expect(try await ids(text) == expected) }

  @Test("asks for the words themselves, one for each stem, the most frequent first")
  func writtenOut() async throws {
    let more = opportunity("more", "Housing, housing, houses", tags: [])
    try await withArchive(all + [more]) { archive async throws in
      func terms(_ text: String) async throws -> [[String]] {
        let query = try await archive.writtenOut(SearchQuery(text, today: today))
        return query.groups.map { $0.map { $0.text + ($0.isPrefix ? "*" : "") } }
      }
      #expect(try await terms("hous*") == [["houses", "houston"]])
      #expect(try await terms("youth famil* OR vou*") == [["youth"], ["familias", "families", "vouchers"]])
      #expect(try await terms("nobodyhas*") == [["nobodyhas*"]])
      #expect(try await terms("hous") == [["hous"]])
    }
  }

  /// The number as two letters, so that no two words share a stem.
  private func letters(_ number: Int) -> String {
    String(decoding: [UInt8(97 + number % 26), UInt8(97 + number / 26)], as: UTF8.self)
  }

  @Test("asks the index itself when a small archive has more words that begin so than a question may hold")
  func manyWords() async throws {
    let all = (0..<300).map { number in
      opportunity("p\(number)", "pre" + letters(number) + "qx", summary: "", tags: [])
    }
    try await withArchive(all) { archive async throws in
      let query = try await archive.writtenOut(SearchQuery("pre*", today: today))
      #expect(query.groups[0].map(\.isPrefix) == [true])
      #expect(try await archive.search(SearchQuery("pre*", today: today), limit: 500).hits.count == 300)
    }
  }

  @Test("keeps the number of phrases in one question bounded")
  func bounded() async throws {
    let all = (0..<30).map { number in
      let words = ["al", "be", "ga"].map { $0 + letters(number) + "x" }.joined(separator: " ")
      return opportunity("p\(number)", words, summary: "", tags: [])
    }
    try await withArchive(all) { archive async throws in
      let query = try await archive.writtenOut(SearchQuery("al* be* ga*", today: today))
      #expect(query.groups.joined().count == 90)
      #expect(try await archive.search(SearchQuery("al* be* ga*", today: today), limit: 500).hits.count == 30)
    }
  }
}
