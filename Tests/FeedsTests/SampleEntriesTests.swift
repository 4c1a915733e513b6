import Foundation
import Model
import Reading
import TestSupport
import Testing
import Text

/// The sample's files as its feeds.yml has them read.
@Suite("the sample's entries")
struct SampleEntriesTests {
  /// 2026-02-03 09:00 in Los Angeles.
  static let now = Instant(seconds: 1_770_138_000)

  static func entries(_ id: String) throws -> [Entry] {
    let source = try #require(try SampleFileTests.sample().sources.first { $0.id == id })
    let url = try #require(URL(string: source.request.url))
    let document = Document(bytes: Array(try Data(contentsOf: url)), url: source.request.url)
    return try readEntries(document, as: source, now: now).entries
  }

  @Test(
    "gives each source's items",
    arguments: [
      ("jacaranda-fund", 14), ("grants-digest", 9), ("justice-care", 12), ("library", 10), ("provider-alliance", 12),
      ("vecinos", 8), ("bulletin-board", 6), ("federal-search", 18), ("city-bids", 12), ("state-grants", 19),
      ("community-calendar", 21), ("county-jobs", 15), ("prevention-documents", 19), ("task-force", 14),
      ("hearings", 11),
    ])
  func counts(id: String, count: Int) throws {
    let entries = try Self.entries(id)
    #expect(entries.count == count, "\(entries.map(\.title))")
    #expect(entries.allSatisfy { !$0.title.isEmpty })
    #expect(Set(entries.map(\.id)).count == entries.count)
  }

  /// All entries of the sample by source.
  static func all() throws -> [Entry] {
    try SampleFileTests.sample().sources.flatMap { try entries($0.id) }
  }

  static func entry(_ id: String, _ title: String) throws -> Entry {
    try #require(try entries(id).first { $0.title.hasPrefix(title) })
  }

  @Test("holds at least 150 entries in all")
  func enough() throws {
    #expect(try Self.all().count >= 150)
  }

  @Test("tells of one grant in three sources, with its number or its deadline in each")
  func sameGrant() throws {
    let reentry = try Self.all().filter { $0.title.contains("Community Reentry Services Grant") }
    #expect(Set(reentry.map(\.source)) == ["grants-digest", "city-bids", "state-grants"])
    #expect(reentry.allSatisfy { $0.summary.contains("BSCC-CRS-26") || $0.first(EntryField.number) == "BSCC-CRS-26" })
    let stores = try Self.all().filter { $0.title.hasPrefix("Healthy Corner Store Conversion Fund") }
    #expect(Set(stores.map(\.source)) == ["jacaranda-fund", "grants-digest"])
  }

  @Test("holds two rounds of one program in one source")
  func rounds() throws {
    let roots = try Self.entries("jacaranda-fund").filter { $0.title.hasPrefix("Neighborhood Roots Capacity Grants") }
    #expect(
      roots.map(\.title).sorted() == [
        "Neighborhood Roots Capacity Grants, 2025 round", "Neighborhood Roots Capacity Grants, 2026 round",
      ])
  }

  @Test("reads fields of each shape exactly")
  func fields() throws {
    let bid = try Self.entry("city-bids", "Family Source Center")
    #expect(bid.id == "240102")
    #expect(bid.link == "https://bids.example.org/opportunity?id=240102")
    #expect(bid.first(EntryField.deadline)?.hasPrefix("2026-03-26") == true)
    #expect(bid.first(EntryField.agency) == "Community Investment for Families Department")
    let federal = try Self.entry("federal-search", "Second Chance Act")
    #expect(federal.link == "https://federal.example.org/opportunity/371003")
    #expect(federal.first(EntryField.deadline) == "2026-04-14")
    let grant = try Self.entry("state-grants", "Early Childhood Mental Health")
    #expect(grant.summary.contains("\nLine two of the description"))
    #expect(try Self.entry("state-grants", "Supported Employment").first(EntryField.deadline) == "Ongoing")
    let job = try Self.entry("county-jobs", "Substance Abuse Counselor")
    #expect(job.first(EntryField.salary) == "$27.40 to $36.95 Hourly")
    #expect(job.first(EntryField.agency) == "Department of Public Health")
    #expect(job.first(EntryField.deadline) == "2026-02-20")
    let notice = try Self.entry("justice-care", "Listening session")
    #expect(notice.link == "https://justicecare.example.org/news/cfci-listening")
    #expect(notice.published == Instant(Day(number: 20_480), hour: 17))
    let lesson = try Self.entry("library", "Citizenship class")
    #expect(lesson.published == Zone.losAngeles.instant(try #require(Day(2026, 1, 23)), .midnight))
  }

  @Test("expands events that recur, and leaves out the day that was taken out")
  func recurring() throws {
    let circle = try Self.entries("community-calendar").filter { $0.title.hasPrefix("Grandparents") }
    let days = circle.compactMap { $0.first(EntryField.start)?.prefix(10) }
    #expect(days == ["2026-02-11", "2026-02-25", "2026-03-04", "2026-03-11", "2026-03-18", "2026-03-25"])
    let summit = try Self.entry("community-calendar", "Youth justice summit")
    #expect(summit.first(EntryField.location) == "Southwest College, 1600 W Imperial Hwy")
  }

  @Test("reads three pages made for people")
  func pages() throws {
    let documents = try Self.entries("prevention-documents")
    #expect(documents.count { $0.published != nil } == 16)
    #expect(documents.allSatisfy { $0.link?.hasPrefix("https://ocp.example.org/") == true })
    #expect(try Self.entries("task-force").map(\.id).first == "1a")
    let hearing = try Self.entry("hearings", "Relatives first")
    #expect(hearing.id == "h-37")
    #expect(hearing.link == "https://hearings.example.org/hearings/h-37")
    #expect(hearing.first(EntryField.start)?.hasPrefix("2026-02-10T09:30") == true)
    #expect(hearing.first(EntryField.location) == "Online")
    #expect(hearing.first(EntryField.deadline) == "February 9, 2026")
    #expect(hearing.first(EntryField.agency) == "Commission for Children and Families")
  }

  @Test("reads Spanish whose bytes are not in the encoding that the file names")
  func encoding() throws {
    let seed = try Self.entry("vecinos", "Fondo Semilla")
    #expect(seed.summary.contains("Los Ángeles"))
    #expect(seed.summary.contains("Fecha límite: 13 de marzo de 2026"))
    #expect(seed.language == "es")
    #expect(
      !(try Self.entries("vecinos").contains { $0.title.contains("\u{FFFD}") || $0.summary.contains("\u{FFFD}") }))
  }

  @Test("takes no address that could run from the bulletin board, and nothing from the machine's files")
  func hostile() throws {
    let board = try Self.entries("bulletin-board")
    #expect(board.map(\.title).contains { $0.hasPrefix("Toy drive & coat drive") })
    for entry in board {
      #expect(entry.link == nil || entry.link?.hasPrefix("https://board.example.org/") == true, "\(entry)")
    }
    #expect(!board.contains { $0.title.contains("<script") || ($0.title + $0.summary).contains("root:") })
    #expect(!board.contains { $0.title.unicodeScalars.contains { $0.value < 0x20 } })
  }
}
