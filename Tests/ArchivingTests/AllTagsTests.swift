import Archiving
import Foundation
import Model
import SQLite
import TestSupport
import Testing

@Suite("all tags", .tags(.database))
struct AllTagsTests {
  private static var youth: Opportunity {
    var one = opportunity("p1", tags: ["youth", "immigrant", "housing"])
    one.judgement.campaigns = ["reentry_prop47", "housing"]
    one.judgement.populations = ["youth", "latino", "immigrant"]
    return one
  }
  private let once = ["youth", "immigrant", "housing", "reentry_prop47", "latino"]

  @Test("names a tag that is an issue and a population once, issues first")
  func order() {
    #expect(Self.youth.judgement.allTags == once)
    #expect(opportunity("p2", tags: []).judgement.allTags.isEmpty)
  }

  @Test("are stored and found once, and read once from an archive that has them twice")
  func stored() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "archive.sqlite").path
      let archive = try Archive(path: path)
      try await archive.update([Self.youth])
      func tags() async throws -> [String]? {
        try await Archive(path: path, access: .reading).search(SearchQuery("tag:youth", today: today)).hits.first?.tags
      }
      #expect(try await tags() == once)
      try Database(path: path).run("UPDATE opportunity SET tags = 'youth immigrant youth immigrant'")
      #expect(try await tags() == ["youth", "immigrant"])
    }
  }
}
