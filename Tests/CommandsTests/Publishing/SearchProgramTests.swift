import Archiving
import Foundation
import Model
import TestSupport
import Testing

/// The provider's program as a process.
@Suite("prevnet-search", .tags(.database))
struct SearchProgramTests {
  static let program = prevnetProgram.deletingLastPathComponent().appending(path: "prevnet-search")

  private func withHome(_ body: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder async throws in
      let archive = try Archive(path: folder.appending(path: "archive.sqlite").path)
      try await archive.update([
        PublishCommandTests.record("pgrant001", "Youth grants", closing: PublishCommandTests.day + 5)
      ])
      try await body(folder)
    }
  }

  private func run(_ words: [String], _ home: URL, environment: [String: String] = [:]) throws -> Ending {
    try runProgram(
      Self.program, words + ["--now", "2026-11-21"], environment: ["HOME": home.path].merging(environment) { $1 })
  }

  @Test(
    "says what is wrong with a command line, and what would be right, with status 64",
    arguments: [
      (["serach", "a"], "no verb 'serach'; did you mean 'search'?"),
      (["zzz"], "no verb 'zzz'; prevnet-search help lists them"),
      (["search", "--limt", "3", "a"], "unknown option '--limt'; did you mean '--limit'?"),
      (["search", "a", "--limit"], "'--now' is no number for --limit"),
      (["search"], "the words to look for are missing"),
      (["search", "tga:a"], "no filter \"tga:\"; did you mean \"tag:\"?\n  tga:a\n  ^^^"),
      (["show"], "the opportunity's id is missing"), (["export"], "the format is missing"),
      (["deadlines", "--within", "soon"], "\"soon\" is no day"),
    ])
  func mistakes(words: [String], message: String) async throws {
    try await withHome { home async throws in
      let ending = try run(words, home, environment: ["PREVNET_HOME": home.path])
      #expect(ending.status == 64 && ending.out.isEmpty, "\(ending)")
      #expect(ending.err.contains("prevnet-search: " + message), "\(ending.err)")
    }
  }

  @Test("finds the archive by option, by environment and in the folder of the person, in this order")
  func places() async throws {
    try await withHome { home async throws in
      let words = ["search", "youth", "--ids"]
      #expect(try run(words, home).status == 73)
      #expect(try run(words, home, environment: ["PREVNET_HOME": home.path]).out == "pgrant001\n")
      #expect(
        try run(words + ["--home", home.path], home, environment: ["PREVNET_HOME": "/nowhere"]).out == "pgrant001\n")
      let file = home.appending(path: "archive.sqlite").path
      #expect(
        try run(words + ["--archive=" + file], home, environment: ["PREVNET_HOME": "/nowhere"]).out == "pgrant001\n")
      let own = home.appending(path: ".local/share/prevnet")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try await Archive(path: file, access: .reading).write(copyTo: own.appending(path: "archive.sqlite").path)
      #expect(try run(words, home).out == "pgrant001\n")
    }
  }

  @Test("prints its help, and that of every verb", arguments: ["search", "show", "deadlines", "export", "sync"])
  func help(verb: String) throws {
    let overview = try runProgram(Self.program, ["help"])
    #expect(overview.status == 0 && overview.out.contains("  " + verb))
    let own = try runProgram(Self.program, ["help", verb])
    #expect(own.status == 0 && own.out.hasPrefix("prevnet-search \(verb) ") && own.out.contains("--archive FILE"))
    #expect(try runProgram(Self.program, [verb, "--help"]).out == own.out)
    #expect(try runProgram(Self.program, []).status == 64)
  }

  @Test("takes words after -- as they are, and excludes with one hyphen")
  func hyphens() async throws {
    try await withHome { folder async throws in
      let home = ["--home", folder.path]
      #expect(try runProgram(Self.program, ["search", "grants", "-youth"] + home).status == 1)
      #expect(try runProgram(Self.program, ["search"] + home + ["--ids", "--", "youth"]).out == "pgrant001\n")
    }
  }

  @Test(
    "says what a file is that is no archive, with status 65",
    arguments: ["", "plain text", "SQLite format 3\0 and then nothing"])
  func damaged(content: String) async throws {
    try await withTemporaryFolder { folder async throws in
      let file = folder.appending(path: "archive.sqlite")
      try Data(content.utf8).write(to: file)
      let ending = try runProgram(Self.program, ["search", "a", "--archive", file.path])
      #expect(ending.status == 65 && ending.err.contains("archive.sqlite: "), "\(ending)")
      #expect(try Data(contentsOf: file) == Data(content.utf8))
    }
  }
}
