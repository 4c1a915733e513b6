import Foundation
import TestSupport
import Testing

@Suite("people")
struct PeopleCommandTests {
  private func withDesk(_ body: (MailDesk) async throws -> Void) async throws {
    try await withTemporaryFolder { try await body(try MailDesk(in: $0.appending(path: "desk"), relay: 25)) }
  }

  private func file(_ text: String, _ desk: MailDesk) throws -> String {
    let file = desk.folder.appending(path: "list.csv")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test("imports a list once, exports it, and imports that again without a change")
  func roundTrip() async throws {
    try await withDesk { desk in
      let list = try file(
        "address,name,language,sections,consent,consent_date\nana@a.example.org,\"Ruiz, Ana\",es,funding,sheet,2026-02-03\n"
          + "b@b.example.org,=cmd(),en,,form,\nbroken,,,,,\n", desk)
      let checked = try desk.prevnet("people", "import", list, "--check")
      #expect(checked.out.hasPrefix("2 can be added, 1 rows cannot") && checked.err.contains(":4: 'broken'"))
      #expect(try desk.prevnet("people", "list").status == 1)
      #expect(try desk.prevnet("people", "import", list).out.hasPrefix("2 added, 0 were there"))
      #expect(try desk.prevnet("people", "import", list).out.hasPrefix("0 added, 2 were there"))
      #expect(try desk.prevnet("people", "show", "ANA@A.EXAMPLE.ORG").out.contains("consent: sheet, 2026-02-03"))
      let export = try desk.prevnet("people", "export").out
      #expect(export.contains("\"Ruiz, Ana\"") && export.contains("\"'=cmd()\""), "\(export)")
      let again = try desk.prevnet("people", "import", try file(export, desk))
      #expect(again.out.hasPrefix("0 added, 2 were there"), "\(again)")
    }
  }

  @Test("moves a list to another desk without those who left")
  func move() async throws {
    try await withDesk { old in
      try old.add(["ana@a.example.org", "luis@b.example.org", "eva@c.example.org"])
      #expect(try old.prevnet("people", "remove", "luis@b.example.org").status == 0)
      #expect(try old.prevnet("people", "suppress", "eva@c.example.org", "--reason", "asked by phone").status == 0)
      let export = try old.prevnet("people", "export").out
      try await withDesk { new in
        let moved = try new.prevnet("people", "import", try file(export, new))
        #expect(moved.out.hasPrefix("1 added") && moved.out.contains("by the list's own status"), "\(moved)")
        let list = try new.prevnet("people", "list").out
        #expect(list.contains("ana@a.example.org") && !list.contains("luis@") && !list.contains("eva@"))
      }
    }
  }

  @Test("lets nothing bring back who was suppressed or erased, and keeps no trace of the address")
  func suppression() async throws {
    try await withDesk { desk in
      try desk.add(["ana@a.example.org", "luis@b.example.org"])
      #expect(try desk.prevnet("people", "suppress", "Ana@A.example.org", "--reason", "asked by phone").status == 0)
      #expect(try desk.prevnet("people", "erase", "ana@a.example.org").out == "erased\n")
      #expect(try desk.prevnet("people", "erase", "luis@b.example.org").status == 0)
      let list = try file("address\nANA@a.example.org\nluis@B.example.org\n", desk)
      #expect(try desk.prevnet("people", "import", list, "--consent", "x").out.contains("2 must not be mailed"))
      let added = try desk.prevnet("people", "add", "ana@a.example.org", "--consent", "x")
      #expect(added.status == 1 && added.err.contains("must not be mailed"))
      #expect(try desk.prevnet("people", "show", "ana@a.example.org").out.contains("kept as a hash"))
      for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.appending(path: "state").path) {
        let bytes = try? Data(contentsOf: desk.folder.appending(path: "state/\(name)"))
        // The write-ahead log keeps old pages until it is checkpointed; the database itself must be clean.
        guard name == "people.sqlite", let bytes else { continue }
        #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("ana@a.example.org"))
      }
      #expect(try desk.prevnet("people", "suppress", "ana@a.example.org", "--lift").status == 0)
      #expect(try desk.prevnet("people", "add", "ana@a.example.org", "--consent", "came back").status == 0)
    }
  }

  @Test(
    "says what is wrong and what would be right",
    arguments: [
      (["add", "ana@a.example.org"], "--consent is missing"), (["add", "ana", "--consent", "x"], "needs one @"),
      (["add", "a@b.example.org", "--consent", "x", "--language", "fr"], "use en or es"),
      (["suppress", "<a@b>"], "such as maria@example.org"), (["import"], "the CSV file"),
      (["import", "/none.csv"], "cannot be read"), (["remove", "nobody@a.example.org"], "people list shows all"),
      (["erase", "nobody@a.example.org"], "no subscriber has that address"),
    ])
  func mistakes(words: [String], message: String) async throws {
    try await withDesk { desk in
      let ending = try runProgram(prevnetProgram, ["people"] + words, in: desk.folder)
      #expect(ending.status != 0 && ending.err.contains(message), "\(ending)")
    }
  }
}
