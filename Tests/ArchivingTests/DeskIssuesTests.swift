import Archiving
import Foundation
import Model
import TestSupport
import Testing

@Suite("issues on the desk", .tags(.database))
struct DeskIssuesTests {
  let day = Day(number: 20_788)

  @Test("are replaced only while they are what the writer had in hand")
  func replacing() async throws {
    try await withTemporaryFolder { folder in
      let desk = try Desk(path: folder.appending(path: "desk.sqlite").path)
      let first = Issue(number: 1, period: day...(day + 27), next: day + 28)
      #expect(try await desk.save(first, replacing: nil))
      #expect(try await !desk.save(first, replacing: nil), "it is there already")
      var (mine, theirs) = (first, first)
      mine.intro = "mine"
      theirs.edits = .init()
      theirs.edits?.dropped = ["a", "b", "c"]
      #expect(try await desk.save(theirs, replacing: first))
      #expect(try await !desk.save(mine, replacing: first))
      #expect(try await desk.issue(1) == theirs)
      // Sets have no order: what was read back is still the same issue.
      let read = try #require(try await desk.issue(1))
      mine = read
      mine.intro = "mine"
      #expect(try await desk.save(mine, replacing: read))
      #expect(try await desk.issue(1)?.edits?.dropped == ["a", "b", "c"])
    }
  }

  @Test("hold between two connections to one file")
  func twoConnections() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "desk.sqlite").path
      let (one, other) = (try Desk(path: path), try Desk(path: path))
      let issue = Issue(number: 1, period: day...(day + 27), next: day + 28)
      #expect(try await one.save(issue, replacing: nil))
      var changed = issue
      changed.state = .approved
      #expect(try await other.save(changed, replacing: issue))
      changed.state = .held
      #expect(try await !one.save(changed, replacing: issue))
      #expect(try await one.issue(1)?.state == .approved)
    }
  }
}
