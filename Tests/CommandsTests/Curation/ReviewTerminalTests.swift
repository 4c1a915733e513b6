import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// The real program on a real terminal: every key, and every way a sitting ends.
@Suite("review on a terminal of its own", .tags(.database), .serialized)
struct ReviewTerminalTests {
  private static func command(_ office: Office) -> String {
    let words = [
      prevnetProgram.path, "review", "--who", "ana", "--now", Office.now.description, "--config",
      office.folder.appending(path: "feeds.yml").path,
    ]
    return words.map { "'\($0)'" }.joined(separator: " ")
  }

  private func words(_ office: Office) async throws -> [String: [String]] {
    try await office.desk().decisions().mapValues { $0.map { "\($0.verb.rawValue) \($0.value)\($0.reason)" } }
  }

  @Test("understands y, n with a reason, l, e, u, ?, q and capital letters, and explains every other key")
  func keys() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let terminal = try TerminalSession(Self.command(office))
      try terminal.wait(for: "[1 of 3] psoon0002  funding\nCloses first\n")
      try terminal.wait(for: "y keep  n skip  l later  e edit  u undo  ? help  q stop > ")
      for key in ["?", "x", "\n", "\u{1b}[A", "ñ", "\t"] {
        try terminal.press(key)
        try terminal.wait(for: "q  stop; the rest waits, and all you decided stays\n")
        try terminal.wait(for: "[1 of 3] psoon0002")
        try terminal.wait(for: "q stop > ")
      }
      try terminal.press("n")
      try terminal.wait(for: "why, in a few words: ")
      try terminal.press("  \n")
      try terminal.wait(for: "not skipped: the machine learns from the reason; press n again and say why")
      try terminal.wait(for: "q stop > ")
      try terminal.press("N")
      try terminal.wait(for: "why, in a few words: ")
      try terminal.press("only for Ohio\n")
      try terminal.wait(for: "[2 of 3] pevent004")
      try terminal.wait(for: "q stop > ")
      try terminal.press("u")
      try terminal.wait(for: "psoon0002 is undecided again\n")
      try terminal.wait(for: "[1 of 3] psoon0002")
      try terminal.wait(for: "q stop > ")
      try terminal.press("u")
      try terminal.wait(for: "nothing of yours to undo in this sitting")
      try terminal.wait(for: "q stop > ")
      try terminal.press("e")
      try terminal.wait(for: "edit (FIELD=VALUE): ")
      try terminal.press("title=A better title\n")
      try terminal.wait(for: "[1 of 3] psoon0002  funding\nA better title\n")
      try terminal.wait(for: "q stop > ")
      try terminal.press("l")
      try terminal.wait(for: "[2 of 3] pevent004")
      try terminal.wait(for: "q stop > ")
      try terminal.press("y")
      try terminal.wait(for: "section [events]: ")
      try terminal.press("xyz\n")
      try terminal.wait(for: "not kept: 'xyz' is no section; there are funding, advocacy,")
      try terminal.wait(for: "q stop > ")
      try terminal.press("y")
      try terminal.wait(for: "section [events]: ")
      try terminal.press("res\n")
      try terminal.wait(for: "[3 of 3] pyouth001")
      try terminal.wait(for: "q stop > ")
      try terminal.press("q")
      try terminal.wait(for: "2 decided, 1 wait: ")
      #expect(terminal.status() == 0)
      let said = try await words(office)
      #expect(said["pevent004"] == ["keep resources"])
      #expect(said["psoon0002"]?.last == "later ")
      #expect(said["pyouth001"] == nil)
    }
  }

  @Test("joins two with d, and takes that back with u")
  func same() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let entries = ["Youth Reentry Housing Program", "Homes for young people who return"].enumerated().map {
        Entry(source: "portal", id: "\($0.offset)", title: $0.element, link: "https://county.example/\($0.offset)")
      }
      try await office.desk().record(entries, from: "portal", health: SourceHealth(), at: Office.now)
      try await place(office)
      let ids = try await [entries[0], entries[1]].asyncMap { try await id(of: $0, office) }
      try #require(ids[0] != ids[1])
      try await office.desk().ask([
        Doubt(opportunity: ids[1], kind: "duplicate", other: ids[0], words: ["the same place"], at: Office.now)
      ])
      let terminal = try TerminalSession(Self.command(office))
      try terminal.wait(for: "[1 of 4] \(ids[1])")
      try terminal.wait(for: "It may be the same as \(ids[0]):\n  * the same place\n")
      try terminal.wait(for: "y keep  n skip  d same  s not same  l later  e edit  u undo  ? help  q stop > ")
      try terminal.press("d")
      try terminal.wait(for: "[2 of 4]")
      try terminal.wait(for: "q stop > ")
      let holding = try await id(of: entries[0], office)
      #expect(try await id(of: entries[1], office) == holding)
      try terminal.press("u")
      try terminal.wait(for: "is what it was before the merge\n")
      try terminal.wait(for: "q stop > ")
      try terminal.press("q")
      #expect(terminal.status() == 0)
      #expect(try await id(of: entries[0], office) != id(of: entries[1], office))
    }
  }

  private func id(of entry: Entry, _ office: Office) async throws -> String {
    try #require(await office.desk().opportunityID(of: EntryKey(source: entry.source, id: entry.id)))
  }

  /// The job's own step.
  private func place(_ office: Office) async throws {
    let workplace = try Workplace(
      Arguments(["--config", office.folder.appending(path: "feeds.yml").path], for: RunCommand.manual),
      output: CollectedOutput().output, environment: [:], clock: { Office.now })
    _ = try await Job(in: workplace, workplace.configuration()).placeEntries()
  }

  @Test(
    "keeps what was decided and leaves the terminal as it was when it ends by Ctrl-C, Ctrl-D or a dropped line",
    arguments: ["\u{3}", "\u{4}", nil])
  func ends(key: String?) async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let terminal = try TerminalSession("\(Self.command(office)); echo \"status $?\"; stty -a")
      try terminal.wait(for: "q stop > ")
      try terminal.press("l")
      try terminal.wait(for: "[2 of 3]")
      try terminal.wait(for: "q stop > ")
      if let key { try terminal.press(key) } else { try terminal.hangUp() }
      try terminal.wait(for: "1 decided, 2 wait: ")
      try terminal.wait(for: "status 0\n")
      let modes = try terminal.wait(for: "isig icanon")
      #expect(!modes.contains("-isig") && !modes.contains("-icanon"))
      try terminal.wait(for: " echo ")
      #expect(try await words(office) == ["psoon0002": ["later "]])
    }
  }

  @Test("ends at Ctrl-C within a line, with what was decided before")
  func interruptedLine() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let terminal = try TerminalSession("\(Self.command(office))")
      try terminal.wait(for: "q stop > ")
      try terminal.press("l")
      try terminal.wait(for: "[2 of 3]")
      try terminal.wait(for: "q stop > ")
      try terminal.press("n")
      try terminal.wait(for: "why, in a few words: ")
      try terminal.press("half a reas\u{3}")
      #expect(terminal.status() != 0)
      #expect(try await words(office) == ["psoon0002": ["later "]])
    }
  }

  @Test("fits a window of 40 columns, without colour, and the next card follows when the window changes")
  func narrow() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      try await office.desk().ask([
        Doubt(opportunity: "pyouth001", kind: "duplicate", other: "psoon0002", words: ["same number"], at: Office.now)
      ])
      let terminal = try TerminalSession(Self.command(office), columns: 40, environment: ["NO_COLOR": "1"])
      let device = try #require(try terminal.wait(for: "\n").split(separator: "\n").first)
      let first = try terminal.wait(for: "y n d s l e u ? q > ")
      #expect(first.contains("  deadline: 2026-12-21\n    other: 2026-12-10\n"))
      let tooLong = first.split(separator: "\n").filter { $0.count > 40 }
      #expect(tooLong.isEmpty, "\(tooLong)")
      _ = try runProgram(URL(filePath: "/usr/bin/stty"), ["-F", String(device), "cols", "100"])
      try terminal.press("l")
      let second = try terminal.wait(for: "y keep  n skip  l later  e edit  u undo  ? help  q stop > ")
      #expect(second.contains("psoon0002"))
      try terminal.press("q")
      #expect(terminal.status() == 0)
      #expect(!terminal.screen.contains("\u{1b}["))
    }
  }

  @Test("prints the list and asks nothing where there is no terminal")
  func noTerminal() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder)
      let reply = await office.run("review")
      #expect(reply.status == 0 && reply.err.isEmpty)
      #expect(reply.out.hasPrefix("psoon0002  2026-12-10  funding 3  Closes first\n"))
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
