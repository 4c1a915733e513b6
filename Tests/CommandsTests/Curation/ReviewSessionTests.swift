import Archiving
import Composing
import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Commands

@Suite("review at the terminal", .tags(.database))
struct ReviewSessionTests {
  /// Presses keys and types lines; what was written comes back.
  ///
  /// `before` runs once, before the first answer.
  func session(
    _ office: Office, _ answers: [String], before: @escaping @Sendable () async throws -> Void = {}
  ) async throws -> String {
    let output = CollectedOutput()
    let arguments = try Arguments(
      ["--config", office.folder.appending(path: "feeds.yml").path], for: ReviewCommand.manual)
    let workplace = try Workplace(
      arguments, output: output.output, environment: ["PREVNET_WHO": "ana"], clock: { Office.now })
    let curator = try Curator(in: workplace, who: nil)
    let queue = try await curator.queue()
    let keys = Mutex(answers[...])
    let session = ReviewSession(
      curator: curator, composer: try workplace.composer(curator.configuration), output: output.output
    ) { _, _ in keys.withLock { $0.popFirst() } }
    try await before()
    try await session.run(queue)
    return output.standardOutput
  }

  func verbs(_ office: Office) async throws -> [String: [String]] {
    try await office.desk().decisions().mapValues { $0.map { "\($0.verb.rawValue) \($0.value)\($0.reason)" } }
  }

  @Test("writes every key down at once, and stops where it was told to")
  func keys() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let shown = try await session(office, ["?", "y", "res", "n", "too far", "q"])
      #expect(try await verbs(office) == ["psoon0002": ["keep resources"], "pevent004": ["skip too far"]])
      #expect(shown.contains("[1 of 3] psoon0002  funding\nCloses first\nhttps://example.org/psoon0002\n"))
      #expect(shown.contains("Apply by: Thursday, December 10, 2026 (9 days left)"))
      #expect(shown.contains("y  keep it") && shown.contains("\n2 decided, 1 wait: prevnet review --config "))
    }
  }

  @Test("takes back the last word, edits, and puts off")
  func undo() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      _ = try await session(office, ["y", "", "u", "e", "title=", "e", "nonsense", "l", "l"])
      let decided = try await verbs(office)
      // Undo goes back to the card that it undid: the edit and the first "later" are of that one.
      #expect(decided["psoon0002"]?.map { $0.prefix(10) } == ["keep fundi", "reopen ", "edit title", "later "])
      #expect(decided["pevent004"] == ["later "])
      #expect(decided["pyouth001"] == nil)
    }
  }

  @Test("shows both sides of a possible duplicate, and remembers the answer")
  func pair() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let doubt = Doubt(
        opportunity: "pyouth001", kind: "duplicate", other: "psoon0002", words: ["the same number"], at: Office.now)
      try await office.desk().ask([doubt])
      let shown = try await session(office, ["s", "q"])
      #expect(shown.contains("It may be the same as psoon0002:\n  * the same number"))
      #expect(shown.contains("deadline   2026-12-21"))
      #expect(try await verbs(office) == ["psoon0002": ["split pyouth001"], "pyouth001": ["split psoon0002"]])
      #expect(try await office.desk().doubts().isEmpty)
    }
  }

  @Test("does not overrule what somebody else said meanwhile, until told so")
  func twoReviewers() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let seen = try await office.desk().decisions(of: "psoon0002").count
      try await office.desk().decide([
        Decision(opportunity: "psoon0002", verb: .skip, reason: "seen", who: "ben", at: Office.now)
      ])
      let mine = Decision(opportunity: "psoon0002", verb: .keep, value: "funding", who: "ana", at: Office.now)
      #expect(try await office.desk().decide(mine, seen: seen).map(\.who) == ["ben"])
      #expect(try await office.desk().decisions(of: "psoon0002").map(\.who) == ["ben"])
      #expect(try await office.desk().decide(mine, seen: seen + 1).isEmpty)
      #expect(try await office.desk().decisions(of: "psoon0002").map(\.who) == ["ben", "ana"])
    }
  }

  @Test("shows on the card what somebody else said since the queue was read")
  func meanwhile() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let shown = try await session(office, ["q"]) {
        await office.run("skip", "psoon0002", "--reason", "not for us", who: "ben")
      }
      #expect(shown.contains("ben said 'skip': not for us"))
    }
  }
}
