import Foundation
import TestSupport
import Testing

/// The job is killed at random points and run again: what stands then must be what an undisturbed run leaves.
@Suite("a run that is killed", .tags(.database), .serialized)
struct CrashTests {
  /// What a home holds that people would miss or get twice: each letter in the outbox with its bytes, and the items.
  struct Outcome: Equatable {
    var letters: [String: Data]
    var items: String
    var report: String
  }

  /// A few here; `KILLS=50 Tests/run --filter CrashTests` for the long walk.
  static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 6

  static func run(_ home: URL, json: Bool = true) throws -> Ending {
    try runProgram(
      prevnetProgram, ["run", "--sample", "--home", home.path] + (json ? ["--json"] : []), in: projectRoot)
  }

  static func outcome(of home: URL) throws -> Outcome {
    let outbox = home.appending(path: "outbox")
    let names = try FileManager.default.subpathsOfDirectory(atPath: outbox.path).filter { $0.hasSuffix(".eml") }
    var letters: [String: Data] = [:]
    for name in names { letters[name] = try Data(contentsOf: outbox.appending(path: name)) }
    let found = try runProgram(
      prevnetProgram,
      ["search", "program", "--limit", "1000", "--json", "--home", home.path, "--now", "2026-02-03T09:00:00-08:00"],
      in: projectRoot)
    let items = found.out.split(separator: "\n").sorted().joined(separator: "\n")
    let report = try runProgram(
      prevnetProgram, ["issue", "report", "1", "--json", "--home", home.path], in: projectRoot)
    return Outcome(letters: letters, items: items, report: report.out)
  }

  @Test("loses nothing and doubles nothing, wherever it was killed")
  func killed() async throws {
    try await withTemporaryFolder { folder in
      let whole = folder.appending(path: "whole")
      let start = Date()
      #expect(try Self.run(whole).status == 0)
      let duration = Date().timeIntervalSince(start)
      let expected = try Self.outcome(of: whole)
      #expect(expected.letters.count > 3)
      #expect(!expected.items.isEmpty)
      var random = SystemRandomNumberGenerator()
      for round in 0..<Self.kills {
        let home = folder.appending(path: "\(round)")
        let moment = Double.random(in: 0...duration, using: &random)
        _ = try killProgram(
          prevnetProgram, ["run", "--sample", "--home", home.path, "--json"], after: moment, in: projectRoot)
        let second = try Self.run(home)
        #expect(second.status == 0, "killed after \(moment) s: \(second.err)")
        let actual = try Self.outcome(of: home)
        #expect(actual.letters.keys.sorted() == expected.letters.keys.sorted(), "killed after \(moment) s")
        #expect(actual == expected, "killed after \(moment) s")
        try FileManager.default.removeItem(at: home)
      }
    }
  }

  @Test("says so when there is nothing new, and changes no byte of the outbox and the issue")
  func secondRun() async throws {
    try await withTemporaryFolder { home in
      #expect(try Self.run(home).status == 0)
      let before = try Self.outcome(of: home)
      let again = try Self.run(home, json: false)
      #expect(again.status == 0)
      #expect(again.out.contains("Nothing is new"))
      #expect(try Self.outcome(of: home) == before)
    }
  }
}
