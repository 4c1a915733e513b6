import Archiving
import Model
import TestSupport
import Testing

@Suite("archive search", .tags(.database))
struct ArchiveSearchTests {
  static let reentry = opportunity(
    "reentry", "Second chance grants", summary: "For formerly incarcerated adults who look for work.",
    tags: ["reentry_justice"], closing: today + 20, amount: 75_000, place: .southLA)
  static let housing = opportunity(
    "housing", "Rental help for families", summary: "Vouchers and legal aid for tenants.", funder: "City of Compton",
    tags: ["housing"], closing: today - 3, amount: 5000)
  static let arts = opportunity(
    "arts", "Murals for young artists", summary: "Paint for the neighbourhood.", funder: "County of Los Angeles",
    tags: ["arts_culture", "youth"], amount: 20_000)
  static let hearing = opportunity(
    "hearing", "Hearing on kinship care", summary: "Familias y niñez: comentarios.", funder: nil, section: .advocacy,
    tags: ["child_welfare_kinship"], closing: today + 5)
  static let all = [reentry, housing, arts, hearing]

  private func ids(_ text: String, limit: Int = 20) async throws -> [String] {
    try await withArchive(Self.all) { archive in
      let names = ["housing": "housing", "youth": "youth", "arts culture": "arts_culture"]
      return try await archive.search(SearchQuery(text, today: today, names: names), limit: limit).hits.map(\.id)
    }
  }

  @Test(
    "finds words in any form, with and without accents, and what means the same",
    arguments: [
      ("tenant", ["housing"]), ("NINEZ", ["hearing"]), ("murál", ["arts"]), ("mura*", ["arts"]),
      ("\"young artists\"", ["arts"]), ("\"artists young\"", []), ("formerly incarcerated", ["reentry"]),
      ("leaving jail", ["reentry"]), ("eviction", ["housing"]), ("vivienda", ["housing"]),
      ("paint OR vouchers", ["housing", "arts"]), ("grants -incarcerated", []), ("xylophone", []),
    ])
  func words(text: String, expected: [String]) async throws {
    #expect(try await Set(ids(text)) == Set(expected))
  }

  @Test(
    "meets every filter, and the opposite of one",
    arguments: [
      ("tag:housing", ["housing"]), ("-tag:housing", ["hearing", "reentry", "arts"]),
      ("tag:housing,youth", ["arts", "housing"]), ("section:advocacy", ["hearing"]), ("place:south-la", ["reentry"]),
      ("funder:compton", ["housing"]), ("funder:\"LA County\"", ["reentry", "arts"]),
      ("deadline:<30d", ["hearing", "reentry"]),
      ("deadline:<10d", ["hearing"]), ("deadline:none", ["arts"]), ("deadline:<2026-11-21", ["housing"]),
      ("amount:>=50k", ["reentry"]), ("amount:1k..20k", ["arts", "housing"]),
      ("-amount:>=50k", ["hearing", "arts", "housing"]),
      ("is:open", ["hearing", "reentry", "arts"]), ("is:closed", ["housing"]),
      ("sponsor:unknown is:open", ["hearing", "reentry", "arts"]),
      ("since:2026-11", ["hearing", "reentry", "arts", "housing"]), ("since:2026-12", []),
      ("sort:amount", ["reentry", "arts", "housing", "hearing"]),
      ("eligible:unclear amount:>1", ["reentry", "arts", "housing"]),
      ("grants tag:youth", []), ("artists tag:youth", ["arts"]), ("-artists is:open", ["hearing", "reentry"]),
    ])
  func filters(text: String, expected: [String]) async throws {
    #expect(try await ids(text) == expected)
  }

  @Test("says which attempt ran, and what it looked for instead")
  func attempts() async throws {
    try await withArchive(Self.all) { archive in
      func search(_ text: String) async throws -> SearchResult {
        try await archive.search(SearchQuery(text, today: today), limit: 1)
      }
      #expect(try await search("rental families").attempt == .allWords)
      let any = try await search("murals xylophone")
      #expect(any.attempt == .anyWord && any.hits.map(\.id) == ["arts"])
      let sentence = try await search("paint for the murals of the neighbourhood")
      #expect(sentence.attempt == .anyWord && sentence.hits.map(\.id) == ["arts"])
      let near = try await search("mruals tag:youth")
      #expect(near.attempt == .didYouMean && near.suggestion == "murals tag:youth" && near.hits.map(\.id) == ["arts"])
      let none = try await search("zzyzx")
      #expect(none.hits.isEmpty && none.suggestion == nil)
    }
  }

  @Test("fills a plain question that few answer whole, those few first, and no other")
  func fills() async throws {
    let both = (1...4).map { opportunity("both\($0)", "Gardens for schools", summary: "Soil.") }
    let one = opportunity("one", "Gardens", summary: "Seeds and trees.")
    let kids = opportunity("kids", "Kids grow", summary: "We foster learning.")
    let fostered = opportunity("fostered", "Foster care homes", summary: "For families.")
    try await withArchive(both + [one, kids, fostered]) { archive in
      func search(_ text: String, limit: Int = 20, fills: Bool = true) async throws -> SearchResult {
        try await archive.search(SearchQuery(text, today: today), limit: limit, fills: fills)
      }
      let filled = try await search("gardens schools")
      #expect(filled.attempt == .anyWord && filled.exact == 4 && filled.hits.count > 4)
      #expect(filled.hits.prefix(4).allSatisfy { $0.id.hasPrefix("both") } && filled.hits.map(\.id).contains("one"))
      #expect(Set(filled.hits.map(\.id)).count == filled.hits.count)
      for text in ["gardens \"schools\"", "gardens school*", "gardens OR soil schools", "gardens schools sort:newest"] {
        #expect(try await search(text).exact == 0, "\(text)")
      }
      let kept = try await search("gardens schools", fills: false)
      #expect(kept.attempt == .allWords && kept.hits.count == 4)
      #expect(try await search("gardens schools", limit: 4).attempt == .allWords)
      // One thing in two words is no pair of words.
      #expect(try await search("foster kids").hits.first?.id == "fostered")
    }
  }

  @Test("puts a title before a mention, more of the question before less, and what is open before what is over")
  func order() async throws {
    let mention = opportunity("mention", "Small grants", summary: "Also for gardens, among many other things.")
    let title = opportunity("title", "Gardens for schools", summary: "Soil and seeds.")
    let over = opportunity("over", "Gardens for schools", summary: "Soil and seeds.", closing: today - 1)
    try await withArchive([title, mention, over]) { archive in
      let hits = try await archive.search(SearchQuery("gardens", today: today)).hits
      #expect(hits.map(\.id) == ["title", "over", "mention"])
    }
  }

  @Test("finds what carries a topic's tag by the topic's labels and phrases")
  func topics() async throws {
    try await withArchive(Self.all) { archive in
      let topic = Topic(
        tag: "arts_culture", labels: ["en": "Arts and culture", "es": "Arte y cultura"],
        phrases: [.init("brushwork"), .init("martial arts", rule: .never)])
      try await archive.describe([topic])
      for words in ["cultura", "brushwork"] {
        let hits = try await archive.search(SearchQuery(words, today: today)).hits
        #expect(hits.map(\.id) == ["arts"], "\(words)")
      }
      #expect(
        try await archive.tagNames() == [
          "arts culture": "arts_culture", "arts and culture": "arts_culture", "arte y cultura": "arts_culture",
        ])
      try await archive.describe([])
      #expect(try await archive.tagNames().isEmpty)
    }
  }

  @Test("answers whatever is typed", arguments: ["\"", "NEAR(a b", "a NOT", "^a", "{title", "a+b", "%", "ﬁ", "tag"])
  func hostile(text: String) async throws {
    _ = try await ids(text)
    _ = try await ids(String(repeating: text + " ", count: 300))
  }
}
