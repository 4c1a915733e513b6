import Archiving
import Foundation
import Model
import TestSupport
import Testing

/// `prevnet`, which answers what only reads by itself, beside `prevnet-desk`, which answers all.
@Suite("the front door", .tags(.database))
struct FrontDoorTests {
  static let whole = prevnetProgram.deletingLastPathComponent().appending(path: "prevnet-desk")

  private func withHome(_ body: (URL) throws -> Void) async throws {
    try await withTemporaryFolder { folder async throws in
      let home = folder.appending(path: "state")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let archive = try Archive(path: home.appending(path: "archive.sqlite").path)
      let day = PublishCommandTests.day
      try await archive.update([
        PublishCommandTests.record("pgrant001", "Youth grants", closing: day + 5),
        PublishCommandTests.record("pgrant002", "Rent \u{202e}relief", closing: day + 40),
      ])
      try body(folder)
    }
  }

  private func run(_ program: URL, _ words: [String], _ folder: URL, _ environment: [String: String] = [:]) throws
    -> Ending
  {
    var ending = try runProgram(
      program, words, environment: ["HOME": folder.path].merging(environment) { $1 }, in: folder)
    // The one word that must differ: how each was called.
    ending.err = ending.err.replacing(program.path, with: "prevnet")
    ending.out = ending.out.replacing(program.path, with: "prevnet")
    return ending
  }

  private static let now = ["--now", "2026-11-21T09:00:00-08:00"]

  @Test(
    "says the same as the whole program, byte for byte, with the same status",
    arguments: [
      ["search", "youth"], ["search", "youth", "--json"], ["search", "youth", "--jsonl"], ["search", "yuoth"],
      ["search", "xylophone"], ["search", "tga:youth"], ["search"], ["search", "--limt", "3", "youth"],
      ["search", "youth", "--limit"], ["search", "--json=1", "youth"], ["search", "--", "-youth"],
      ["search", "grants", "-youth"], ["search", "youth", "--help"], ["search", "youth", "--new", "x"],
      ["show", "pgrant001"], ["show", "pgrant001", "pnone", "pgrant002"], ["show", "pgrant002", "--json"], ["show"],
      ["deadlines"], ["deadlines", "--ics"], ["deadlines", "--within", "soon"], ["deadlines", "--json"],
      ["export", "csv"], ["help", "search"], ["--help"], [], ["serach", "youth"], ["--json", "search", "youth"],
    ])
  func same(words: [String]) async throws {
    try await withHome { folder in
      let words = words.isEmpty ? [] : words + (words.contains("--") ? [] : Self.now)
      let (front, whole) = (try run(prevnetProgram, words, folder), try run(Self.whole, words, folder))
      #expect(front.out == whole.out && front.err == whole.err && front.status == whole.status, "\(front) \(whole)")
      #expect(!(front.out + front.err).isEmpty)
    }
  }

  @Test("finds the state folder where the whole program finds it")
  func places() async throws {
    try await withHome { folder in
      let state = folder.appending(path: "state").path
      let elsewhere = ["--home", folder.path]
      let cases: [([String], [String: String])] = [
        ([], [:]), (["--home", "state"], [:]), (["--home=./state/"], [:]), (["--home", "x/../state"], [:]),
        (["--home", ""], [:]), (elsewhere, ["PREVNET_HOME": state]), ([], ["PREVNET_HOME": state]),
        ([], ["PREVNET_HOME": "/nowhere"]), (["--config", "\(folder.path)/feeds.yml"], [:]),
        (["--config", "nowhere/feeds.yml"], [:]), ([], ["PREVNET_CONFIG": "./feeds.yml"]),
        (["--config", "feeds.yml", "--home", "nowhere"], [:]), (["--sample"], [:]),
      ]
      for (words, environment) in cases {
        let line = ["search", "youth", "--ids"] + words + Self.now
        let (front, whole) = (
          try run(prevnetProgram, line, folder, environment), try run(Self.whole, line, folder, environment)
        )
        #expect(front.out == whole.out && front.err == whole.err && front.status == whole.status, "\(words) \(front)")
      }
      #expect(try run(prevnetProgram, ["search", "youth", "--ids"] + Self.now, folder).out.contains("pgrant001\n"))
    }
  }

  @Test("is found by a link, keeps a question, and says what is missing where it stands alone")
  func alone() async throws {
    try await withHome { folder in
      let link = folder.appending(path: "prevnet")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: prevnetProgram)
      #expect(try run(link, ["export", "csv"] + Self.now, folder).status == 0)
      #expect(try run(link, ["search", "youth", "--save", "mine"] + Self.now, folder).status == 0)
      #expect(try run(Self.whole, ["search", "--new", "mine"] + Self.now, folder).status == 1)
      try FileManager.default.removeItem(at: link)
      try FileManager.default.copyItem(at: prevnetProgram, to: link)
      #expect(try run(link, ["search", "youth", "--ids"] + Self.now, folder).out.contains("pgrant001\n"))
      let lost = try run(link, ["search", "tga:youth"], folder)
      #expect(lost.status == 69 && lost.err.contains("prevnet-desk: cannot be started (No such file or directory)"))
    }
  }
}
