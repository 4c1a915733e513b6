import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("from one issue to the next", .tags(.database))
struct NextIssueTests {
  /// An office whose first issue is out; a month later something has become of its items.
  func second(_ change: (inout Opportunity) -> Void, _ body: (Office) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      try await office.desk().save([Office.item("plong0005", "Long fund", closes: 50)], at: Office.now)
      await office.run("issue", "new")
      #expect(await office.run("issue", "approve", "1", "--offline").status == 0)
      var item = try #require(try await office.opportunity("plong0005"))
      change(&item)
      let later = Instant(seconds: Office.now.seconds + 20 * 86_400)
      var fresh = Office.item("pfresh006", "Fresh fund", closes: 70)
      fresh.firstSeen = later
      try await office.desk().save([item, fresh], at: later)
      #expect(await office.run("issue", "new", days: 21).out.hasPrefix("issue 2 has 1 item;"))
      try await body(office)
    }
  }

  @Test("names what was given more time, what was changed and what was withdrawn")
  func changes() async throws {
    let cases: [((inout Opportunity) -> Void, String)] = [
      (
        { $0.facts.deadlines = [Fact(Deadline(day: Office.today + 80), quote: "")] },
        "More time: now Friday, February 19"
      ),
      ({ $0.title = "Long fund, amended" }, "The notice was changed; read it again"),
      ({ $0.status = .withdrawn }, "Withdrawn; please do not apply"),
    ]
    for (change, words) in cases {
      try await second(change) { office in
        let text = await office.run("issue", "preview", "2", "--text", days: 21).out
        #expect(text.contains("Changed since the last issue") && text.contains(words), "\(text.suffix(900))")
        #expect(!text.contains("pevent004"), "what the first issue printed does not come again")
      }
    }
  }

  @Test("says nothing when nothing changed")
  func unchanged() async throws {
    try await second({ _ in }) { office in
      #expect(await !office.run("issue", "preview", "2", "--text", days: 21).out.contains("Changed since"))
    }
  }

  @Test("marks what is still open when the next one comes out")
  func stillOpen() async throws {
    try await second({ _ in }) { office in
      let first = await office.run("issue", "preview", "1", "--text").out
      let cards = first.components(separatedBy: "- - -")
      #expect(cards.contains { $0.contains("Long fund") && $0.contains("Still open next issue") })
      #expect(cards.contains { $0.contains("Closes first") && !$0.contains("Still open") })
    }
  }
}
