import Archiving
import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Commands

@Suite("prevnet learn", .tags(.database))
struct LearnCommandTests {
  private let now = Instant(seconds: 1_790_000_000)

  /// Runs `prevnet learn` on a state folder; what it printed, what it said, and its status.
  private func learn(_ options: [String], in folder: URL) async -> (printed: String, said: String, status: Int32) {
    let printed = Mutex(""), said = Mutex("")
    let status = await run(
      ["learn", "--config", folder.appending(path: "feeds.yml").path, "--home", folder.path] + options,
      output: Output { text, isError in isError ? said.withLock { $0 += text } : printed.withLock { $0 += text } },
      environment: [:], clock: { [now] in now })
    return (printed.withLock { $0 }, said.withLock { $0 }, status)
  }

  /// A configuration with the topics that ship, and a desk on which knitting was skipped eight times.
  private func prepare(_ folder: URL) async throws {
    let shipped = projectRoot.appending(path: "feeds.yml").path
    let text = "extends: \(shipped)\nsources:\n- {id: s, name: S, url: https://example.org/feed}\n"
    try Data(text.utf8).write(to: folder.appending(path: "feeds.yml"))
    let desk = try Desk(path: folder.appending(path: "desk.sqlite").path)
    let entries = (0..<8).map {
      Entry(source: "s", id: "\($0)", title: "Knitting circle housing grant \($0), Los Angeles")
    }
    _ = try await desk.record(entries, from: "s", health: SourceHealth(), at: now)
    for (number, entry) in entries.enumerated() {
      let id = "p\(number)"
      let key = EntryKey(source: "s", id: entry.id)
      let opportunity = Opportunity(id: id, title: entry.title, entries: [key], firstSeen: now, changed: now)
      try await desk.place(key, in: opportunity, log: MembershipLog(verdict: "new", at: now))
      try await desk.decide([Decision(opportunity: id, verb: .skip, reason: "off topic", who: "maria", at: now)])
    }
  }

  @Test("says what would change, learns it, and goes back")
  func learns() async throws {
    try await withTemporaryFolder { folder in
      try await prepare(folder)
      let file = folder.appending(path: "learned.txt")
      let dry = await learn(["--dry-run"], in: folder)
      #expect(dry.status == 0, "\(dry.said)")
      #expect(dry.printed.contains("+ keep\tword knitting\t-"))
      #expect(dry.said.contains("8 decisions teach") && dry.said.contains("golden set: shown"))
      #expect(!FileManager.default.fileExists(atPath: file.path))

      #expect(await learn([], in: folder).printed == dry.printed)
      let learned = try String(contentsOf: file, encoding: .utf8)
      #expect(learned.split(separator: "\n").contains { $0.hasPrefix("keep\tword knitting\t-") })
      #expect(await learn([], in: folder).printed.isEmpty)

      let undone = await learn(["--undo"], in: folder)
      #expect(undone.printed.contains("- keep\tword knitting\t-"))
      #expect(try String(contentsOf: file, encoding: .utf8).isEmpty)
    }
  }

  @Test("has nothing to undo before the first time")
  func nothingToUndo() async throws {
    try await withTemporaryFolder { folder in
      let ending = await learn(["--undo"], in: folder)
      #expect(ending.status == 1)
      #expect(ending.said.contains("nothing to undo"))
    }
  }

  @Test("names the line of a file that was damaged")
  func damaged() async throws {
    try await withTemporaryFolder { folder in
      try await prepare(folder)
      try Data("keep\tword a\n".utf8).write(to: folder.appending(path: "learned.txt"))
      let ending = await learn(["--dry-run"], in: folder)
      #expect(ending.status == 65)
      #expect(ending.said.contains("learned.txt:1: 'keep\tword a' is no coefficient"))
    }
  }

  @Test("does not take --dry-run with --undo")
  func contradiction() async throws {
    try await withTemporaryFolder { folder in
      #expect(await learn(["--dry-run", "--undo"], in: folder).status == 64)
    }
  }
}
