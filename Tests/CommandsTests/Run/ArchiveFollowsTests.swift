import Foundation
import TestSupport
import Testing

/// What staff say reaches the archive with the next run.
@Suite("the archive after a decision", .tags(.database), .serialized)
struct ArchiveFollowsTests {
  static func ids(_ home: URL, _ words: String) throws -> [String] {
    let found = try runProgram(
      prevnetProgram, ["search", words, "--ids", "--limit", "200", "--home", home.path, "--now", "2026-02-03"],
      in: projectRoot)
    return found.out.split(separator: "\n").map(String.init)
  }

  static func prevnet(_ home: URL, _ arguments: String...) throws -> Ending {
    try runProgram(
      prevnetProgram,
      arguments + ["--home", home.path, "--config", "Tests/Fixtures/sample/feeds.yml", "--now", "2026-02-04"],
      in: projectRoot)
  }

  @Test("loses what was skipped, and has it back when it is kept after all")
  func skippedAndKept() async throws {
    try await withTemporaryFolder { home in
      #expect(try CrashTests.run(home).status == 0)
      let before = try Self.ids(home, "housing")
      let id = try #require(before.first)
      let skipped = try Self.prevnet(home, "skip", id, "--reason", "not for our members")
      #expect(skipped.status == 0, "\(skipped.err)")
      #expect(try Self.prevnet(home, "run").status == 0)
      #expect(try !Self.ids(home, "housing").contains(id))
      let kept = try Self.prevnet(home, "keep", id)
      #expect(kept.status == 0, "\(kept.err)")
      #expect(try Self.prevnet(home, "run").status == 0)
      #expect(try Set(Self.ids(home, "housing")) == Set(before))
    }
  }
}
