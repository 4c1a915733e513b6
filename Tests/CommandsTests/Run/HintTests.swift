import Foundation
import TestSupport
import Testing

@testable import Commands

/// What a run prints at its end is meant to be pasted: every command line in it works as it stands.
@Suite("hints at the end of a run")
struct HintTests {
  @Test("can be pasted, each of them, and find what the run stored")
  func pasted() async throws {
    try await withTemporaryFolder { home in
      let report = try runProgram(prevnetProgram, ["run", "--sample", "--home", home.path], in: projectRoot)
      #expect(report.status == 0, "\(report.err)")
      let lines = report.out.split(separator: "\n").compactMap { line in
        line.range(of: prevnetProgram.path).map { String(line[$0.lowerBound...]) }
      }
      #expect(lines.count == 2, "the queue and the archive: \(report.out)")
      for line in lines {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        let hint = try runProgram(prevnetProgram, words, in: projectRoot)
        #expect(hint.status == 0, "\(line): \(hint.err)")
        #expect(!hint.out.isEmpty, "\(line) prints nothing")
      }
    }
  }

  @Test("take options that every verb takes before the verb, too")
  func leading() async {
    let before = await prevnet("--home", "/nowhere/at/all", "search", "youth")
    let after = await prevnet("search", "youth", "--home=/nowhere/at/all")
    #expect(before == after)
    #expect(before.err.contains("/nowhere/at/all/archive.sqlite"))
    let equals = await prevnet("--home=/nowhere/at/all", "--json", "search", "youth")
    #expect(equals.err == before.err)
    let unknown = await prevnet("--hmoe", "x", "search")
    #expect(unknown.status == ExitStatus.usage.code)
  }
}
