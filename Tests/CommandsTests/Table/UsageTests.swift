import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// What each verb says to a command line it cannot understand; 64 each time, and nothing done.
@Suite("wrong usage")
struct UsageTests {
  static let names = commands.map { $0.manual.name }

  @Test("an option that no verb has is named by every verb, with where help is", arguments: names)
  func unknownOption(name: String) async {
    let reply = await run(name.split(separator: " ").map(String.init) + ["--nonsense"])
    #expect(reply.status == 64)
    #expect(reply.err.hasPrefix("prevnet \(name): unknown option '--nonsense'"), "\(reply.err)")
    #expect(reply.err.hasSuffix("prevnet help \(name) shows how it is used\n") && reply.out.isEmpty)
  }

  @Test("an option without its value says what the value is, and a switch takes none", arguments: names)
  func values(name: String) async throws {
    let manual = try #require(commands.map { $0.manual }.first { $0.name == name })
    let words = name.split(separator: " ").map(String.init)
    for option in manual.options {
      if let value = option.value {
        let reply = await run(words + ["--\(option.name)"])
        #expect(reply.status == 64)
        #expect(reply.err.contains("option '--\(option.name)' needs a value: --\(option.name) \(value)"))
      } else {
        let reply = await run(words + ["--\(option.name)=yes"])
        #expect(reply.status == 64)
        #expect(reply.err.contains("option '--\(option.name)' takes no value"))
      }
    }
  }

  @Test("a verb that needs an operand says which one is missing", arguments: names)
  func operands(name: String) async throws {
    let manual = try #require(commands.map { $0.manual }.first { $0.name == name })
    guard !manual.operands.isEmpty, !manual.operands.hasPrefix("[") else { return }
    let reply = await run(name.split(separator: " ").map(String.init))
    #expect(reply.status == 64, "\(reply.err)")
    #expect(reply.err.contains("missing") || reply.err.contains("give "), "\(reply.err)")
  }

  @Test(
    "each kind of mistake is said in the words of its verb",
    arguments: [
      ("review now", "prevnet review: 'now' is one operand too many"),
      ("keep", "prevnet keep: the id of an opportunity is missing"),
      (
        "keep p1 --section fundng", "'fundng' is no section; there are funding, advocacy, employment, events, resources"
      ),
      ("keep p1 --secton funding", "unknown option '--secton'; did you mean '--section'?"),
      ("skip p1", "prevnet skip: --reason is missing: say why in a few words"),
      ("edit p1", "the id of an opportunity and FIELD=VALUE are missing"),
      ("undo p1 p2", "'p2' is one operand too many"),
      ("add", "prevnet add: give an address, or --title"), ("add ftp://x.example/", "is no http or https address"),
      (
        "add --title x --deadline soonish",
        "'soonish' is no date for --deadline; write December 15, 2026, or 2026-12-15"
      ),
      ("add --title x --section all", "'all' is no section"), ("issue", "'issue' needs one of: issue "),
      ("issue shwo", "no verb 'issue shwo'; did you mean 'issue show'?"),
      ("issue show one", "'one' is no issue's number"), ("issue show 0", "'0' is no issue's number"),
      ("issue show -1", "'-1' is no issue's number"), ("issue approve", "the issue's number is missing"),
      ("issue add 1", "the issue's number and the id of an opportunity are missing"),
      ("issue add x p1", "'x' is no issue's number"),
      ("issue move 1 p1", "say where: --to PLACE, --section SECTION, or both"),
      ("issue move 1 p1 --to 0", "'0' is no number for --to; give one from 1 to 1000"),
      ("issue move 1 p1 --to first", "'first' is no number for --to"),
      ("issue edit 1", "give either --intro or --intro-file"),
      ("issue edit 1 --intro a --intro-file b", "give either --intro or --intro-file"),
      ("issue schedule 1", "the issue's number and a time are missing"),
      ("issue schedule 1 tomorrow", "'tomorrow' is no time; write it as 2026-12-01T09:00:00-08:00"),
      ("issue schedule x 2026-12-01", "'x' is no number"), ("issue hold", "the issue's number is missing"),
      ("issue new 3", "'3' is one operand too many"), ("run now", "'now' is one operand too many"),
      ("check now", "'now' is one operand too many"), ("learn now", "'now' is one operand too many"),
      ("run --now later", "'later' is no time for --now"),
    ])
  func mistakes(line: String, message: String) async {
    let reply = await run(line.split(separator: " ").map(String.init))
    #expect(reply.status == 64, "\(reply.err)")
    #expect(reply.err.contains(message), "\(reply.err)")
    #expect(reply.out.isEmpty)
  }

  private func run(_ words: [String]) async -> (status: Int32, out: String, err: String) {
    let collected = CollectedOutput()
    let status = await Commands.run(
      words, output: collected.output, environment: [:], clock: { Instant(seconds: 1_770_138_000) })
    return (status, collected.standardOutput, collected.standardError)
  }
}

/// The exit statuses that README.md promises, each brought about by the verbs of curation.
@Suite("exit statuses", .tags(.database))
struct ExitStatusTests {
  @Test("are the ones of README.md")
  func promised() async throws {
    try await withTemporaryFolder { folder in
      let office = try await Office(
        in: folder, more: "defaults: {allow_addresses: [127.0.0.0/8], host_delay: 0 seconds}")
      func status(_ words: String...) async -> Int32 { await office.run(arguments: words).status }
      #expect(await status("review", "--list") == 0)
      #expect(await status("keep", "pnothing1") == 1)
      #expect(await status("issue", "show", "9") == 1)
      #expect(await status("keep") == 64)
      #expect(await status("edit", "pyouth001", "deadline=soon") == 65)
      await office.run("issue", "new")
      #expect(await status("issue", "schedule", "1", "2027-01-01") == 65, "a draft is not scheduled")
      let server = try LoopbackServer { _ in .init("", status: 404) }
      #expect(await status("add", server.url("/lost")) == 69)
      #expect(await status("issue", "test", "1", "--to", "stranger@example.net") == 77)
      // Whoever holds the lock is named, and nothing is written.
      let busy = try await RunLock.held(in: folder.appending(path: "state")) {
        await office.run("issue", "new")
      }
      #expect(busy.status == 75 && !busy.err.isEmpty)
      let home = folder.appending(path: "feeds.yml/state").path
      #expect([73, 74].contains(await status("review", "--list", "--home", home)))
      let config = folder.appending(path: "feeds.yml")
      let text = try String(contentsOf: config, encoding: .utf8)
      try Data(text.replacing("  staff: [ana@prevention.example]\n", with: "").utf8).write(to: config)
      #expect(await status("issue", "test", "1") == 78)
      try Data(text.replacing("  - id: portal", with: "  - di: portal").utf8).write(to: config)
      #expect(await status("check") == 65)
      try Data(text.utf8).write(to: config)
      let page = folder.appending(path: "Templates/issue.html")
      let html = try String(contentsOf: page, encoding: .utf8)
      try Data(html.replacing("{{preheader}}", with: "{{preheadr}}").utf8).write(to: page)
      for words in [["check"], ["issue", "preview"], ["issue", "approve", "1", "--offline"]] {
        let reply = await office.run(arguments: words)
        #expect(reply.status == 65, "\(words)")
        #expect(reply.err.contains("no value named \"preheadr\"; did you mean \"preheader\"?"), "\(reply.err)")
      }
    }
  }
}
