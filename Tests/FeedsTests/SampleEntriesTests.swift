import Foundation
import Model
import Reading
import TestSupport
import Testing

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
}
