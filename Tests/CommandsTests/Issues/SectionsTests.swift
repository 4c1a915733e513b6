import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("sections that subscribers chose", .tags(.database))
struct SectionsTests {
  static func reader(_ name: String, _ sections: [Section], _ language: String = "en") -> Subscriber {
    Subscriber(
      id: 0, address: "\(name)@readers.example", language: language, sections: sections, consent: "asked",
      since: Office.now)
  }

  /// An approved issue with an item of funding and one of events, and these readers.
  func approved(_ readers: [Subscriber], _ body: (Office) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      _ = try await office.people().add(readers)
      await office.run("issue", "new")
      let approval = await office.run("issue", "approve", "1", "--offline")
      #expect(approval.status == 0, "\(approval.err)")
      try await body(office)
    }
  }

  func letter(to name: String, _ office: Office) throws -> String {
    try #require(try office.letters().values.first { $0.contains("To: \(name)@readers.example") })
  }

  @Test("are all that their message has: items, counts, dates, subject and calendar")
  func sent() async throws {
    let readers = [
      Self.reader("all", []), Self.reader("events", [.events]), Self.reader("dinero", [.funding], "es"),
      Self.reader("five", Section.allCases.reversed()),
    ]
    try await approved(readers) { office in
      #expect(await office.run("issue", "send", "1", "--yes", "4").status == 0)
      let whole = try letter(to: "all", office)
      #expect(whole.contains("Closes first") && whole.contains("Training") && whole.contains("3 opportunities"))
      let events = try letter(to: "events", office)
      #expect(events.contains("Training") && events.contains("Subject: 1 opportunity"))
      for word in ["Closes first", "Youth fund", "for funding", "Advocacy", "pyouth001"] {
        #expect(!events.contains(word), "\(word)")
      }
      let dinero = try letter(to: "dinero", office)
      #expect(dinero.contains("Closes first") && dinero.contains("Financiamiento") && !dinero.contains("Training"))
      let five = try letter(to: "five", office)
      #expect(five.contains("Training") && five.contains("Youth fund"))
    }
  }

  @Test("that nobody had when the issue was approved get the fewest approved ones that hold them")
  func changedAfterwards() async throws {
    let readers = [Self.reader("one", [.events]), Self.reader("two", [.funding, .events])]
    try await approved(readers) { office in
      _ = try await office.people().add([Self.reader("late", [.funding])])
      #expect(await office.run("issue", "send", "1", "--yes", "3").status == 0)
      let late = try letter(to: "late", office)
      #expect(late.contains("Youth fund") && late.contains("Training") && !late.contains("Advocacy"))
    }
  }

  @Test("say so when there is nothing in them this time")
  func nothing() async throws {
    try await approved([Self.reader("jobs", [.employment])]) { office in
      #expect(await office.run("issue", "send", "1", "--yes", "1").status == 0)
      let letter = try letter(to: "jobs", office)
      #expect(letter.contains("No jobs this time.") && letter.contains("Subject: 0 opportunities"))
      #expect(letter.contains("List-Unsubscribe:") && !letter.contains("text/calendar"))
    }
  }

  @Test("leave no trace in what is published")
  func published() async throws {
    try await approved([Self.reader("events", [.events])]) { office in
      let folder = office.folder.appending(path: "state/issues/1")
      let page = try String(contentsOf: folder.appending(path: "issue.en.html"), encoding: .utf8)
      #expect(page.contains("Youth fund") && page.contains("Training"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.filter { $0.hasSuffix(".html") }.sorted() == ["issue.en.html", "issue.es.html"])
    }
  }
}

@Suite("frozen issue")
struct FrozenIssueTests {
  static func edition(_ language: String, _ sections: [Section]? = nil) -> ComposedIssue {
    ComposedIssue(
      number: 7, language: language, sections: sections, subject: "s", preheader: "p", html: "h", text: "t")
  }

  static let frozen = FrozenIssue(
    number: 7, date: Instant(seconds: 1_800_000_000),
    editions: [
      edition("en"), edition("es"), edition("en", [.funding]), edition("en", [.funding, .advocacy]),
      edition("es", [.events]), edition("en", [.funding, .events, .resources]),
    ])

  @Test(
    "gives each subscriber their language and sections, else the fewest that hold them",
    arguments: [
      ("en", [], 0), ("es", [], 1), ("fr", [], 0), ("en", Section.allCases, 0), ("en", [Section.funding], 2),
      ("en", [.advocacy], 3), ("en", [.advocacy, .funding], 3), ("en", [.events], 5), ("en", [.employment], 0),
      ("es", [.events], 4), ("es", [.funding], 1), ("fr", [.funding], 2), ("en", [.funding, .funding], 2),
    ] as [(String, [Section], Int)])
  func chooses(language: String, sections: [Section], place: Int) {
    let reader = Subscriber(
      id: 1, address: "a@b.example", language: language, sections: sections, consent: "", since: Instant(seconds: 0))
    #expect(Self.frozen.edition(for: reader) == place)
  }

  @Test("has a hash over every byte a reader gets")
  func hash() {
    let original = Self.frozen.hash
    let changes: [(inout FrozenIssue) -> Void] = [
      { $0.number = 8 }, { $0.date = Instant(seconds: 1) }, { $0.editions[5].html = "i" },
      { $0.editions[0].text = "u" }, { $0.editions[0].subject = "" }, { $0.editions[1].calendar = "c" },
      { $0.editions[2].sections = [.events] }, { $0.editions.removeLast() }, { $0.editions.swapAt(0, 1) },
    ]
    for change in changes {
      var other = Self.frozen
      change(&other)
      #expect(other.hash != original)
    }
    // What stands at the end of one part is not the start of the next.
    var shifted = Self.frozen
    shifted.editions[0].html = "ht"
    shifted.editions[0].text = ""
    #expect(shifted.hash != original)
  }

  @Test("is refused when a byte of it was changed on disk, or it is gone")
  func tampered() async throws {
    try await withTemporaryFolder { folder in
      var issue = Model.Issue(
        number: 7, period: Day(number: 1)...Day(number: 2), next: Day(number: 3), hash: Self.frozen.hash)
      #expect(throws: CommandError.self) { try FrozenIssue.read(issue, below: folder) }
      try Self.frozen.write(below: folder, newsletter: Newsletter())
      #expect(try FrozenIssue.read(issue, below: folder) == Self.frozen)
      let file = folder.appending(path: "7/issue.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("\"h\"", with: "\"x\"").utf8).write(to: file)
      let error = #expect(throws: CommandError.self) { try FrozenIssue.read(issue, below: folder) }
      #expect(error?.description.contains("not the bytes that were approved; approve issue 7 again") == true)
      issue.hash = nil
      #expect(throws: CommandError.self) { try FrozenIssue.read(issue, below: folder) }
    }
  }

  @Test("replaces an older folder whole")
  func replaced() async throws {
    try await withTemporaryFolder { folder in
      try Self.frozen.write(below: folder, newsletter: Newsletter())
      try Data("old".utf8).write(to: folder.appending(path: "7/stray.html"))
      try Self.frozen.write(below: folder, newsletter: Newsletter())
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "7").path).sorted()
      #expect(names == ["issue.en.html", "issue.en.txt", "issue.es.html", "issue.es.txt", "issue.json"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["7"])
    }
  }
}
