import Model
import Testing

@testable import Deduplicating

@Suite("combination")
struct CombinationTests {
  static let funder = Entry(
    source: "county", id: "1", title: "Reentry Grants", summary: "Short.", fields: ["deadline": ["2026-04-01"]])
  static let blog = Entry(
    source: "blog", id: "9", title: "Reentry Grants!", link: "https://blog.example/9",
    summary: String(repeating: "Long prose about the grant. ", count: 20),
    fields: ["deadline": ["2026-05-01"], "agency": ["County"]])
  static let digest = Entry(source: "digest", id: "4", title: "Reentry", summary: "")

  @Test("takes the official one and fills its gaps from the others")
  func fills() {
    let (entry, ranked) = combined([Self.blog, Self.digest, Self.funder], official: ["county"])
    #expect(entry.title == "Reentry Grants")
    #expect(entry.first("deadline") == "2026-04-01")
    #expect(entry.first("agency") == "County")
    #expect(entry.link == "https://blog.example/9")
    #expect(entry.summary.hasPrefix("Long prose"))
    #expect(ranked.map(\.source) == ["county", "blog", "digest"])
  }

  @Test("gives the same whatever the order")
  func order() {
    let all = [Self.funder, Self.blog, Self.digest]
    for _ in 0..<20 {
      #expect(combined(all.shuffled(), official: []).entry == combined(all, official: []).entry)
    }
  }
}
