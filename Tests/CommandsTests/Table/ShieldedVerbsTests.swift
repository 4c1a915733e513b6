import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("what sources wrote, in the verbs")
struct ShieldedVerbsTests {
  @Test("holds for a queue, a card, a filtered list and an issue")
  func verbs() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let title = "Fund \u{202e}txet\u{202c} \u{1b}[2J\u{9b}1m now"
      try await office.desk().save(
        [
          Office.item("phost0001", title, closes: 10), Office.item("pweak0009", title, closes: 10, relevance: 0),
        ], at: Office.now)
      await office.run("issue", "new")
      let shown = [
        await office.run("review", "--list"), await office.run("review", "--filtered"),
        await office.run("issue", "show"),
        await office.run("keep", "phost0001"), await office.run("issue", "preview", "1", "--text"),
        await office.run("review", "--list", "--json"), await office.run("edit", "phost0001", "titel=\u{202e}x"),
        await office.run("issue", "checklist", "1", "--offline"),
      ]
      for reply in shown {
        let scalars = (reply.out + reply.err).unicodeScalars
        #expect(!scalars.contains { $0.value == 0x1b || $0.value == 0x9b || (0x202a...0x202e).contains($0.value) })
      }
      #expect(shown[0].out.contains("Fund txet"))
    }
  }
}
