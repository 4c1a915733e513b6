import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("the report of a run")
struct SummaryTests {
  private static func line(
    _ source: String, _ failure: Failure?, isKnown: Bool = false, healed: Bool = false, isRemote: Bool = true
  ) -> Summary.Line {
    var line = Summary.Line(source: source, name: "Source \(source)", state: failure == nil ? "read" : "broken")
    line.failure = failure
    line.isKnown = isKnown
    line.healed = healed
    line.isRemote = isRemote
    return line
  }

  private static let noHost = Failure(.resolve, "there is no host x.example")
  private static let noAnswer = Failure(.connect, "x.example does not answer")

  private func report(_ summary: Summary) throws -> [String] {
    let workplace = try Workplace(
      Arguments(["--home", "/nowhere"], for: RunCommand.manual), output: CollectedOutput().output, environment: [:],
      clock: { Office.now })
    return summary.report(in: workplace).split(separator: "\n").map(String.init)
  }

  @Test("says once that no source answered, not once for each, and asks whether the machine is online")
  func offline() throws {
    var summary = Summary()
    summary.sources = (1...32).map { Self.line("s\($0)", $0 == 2 ? Self.noAnswer : Self.noHost) }
    let words =
      "no source answered, none of 32: is this machine online? The first, s1, failed at resolve: there is no host x.example"
    #expect(try report(summary).prefix(3) == ["Sources", "  " + words, "Opportunities"])
    #expect(summary.news == [words])
    #expect(summary.failed.count == 32, "the job has failed all the same")
    summary.sources = summary.sources.map { line in
      var line = line
      line.isKnown = true
      return line
    }
    #expect(summary.news.isEmpty, "the second night it is known")
  }

  @Test("keeps what files beside feeds.yml said, and names each where one other machine answered")
  func partly() throws {
    var summary = Summary()
    summary.sources = (1...3).map { Self.line("s\($0)", Self.noHost) }
    summary.sources.append(Self.line("file", nil, isRemote: false))
    #expect(summary.unreached.count == 3)
    #expect(try report(summary)[1] == "  file  0 entries, nothing new")
    summary.sources.append(Self.line("well", nil))
    #expect(summary.unreached.isEmpty && summary.offlineWords == nil)
    #expect(summary.news.count == 3 && summary.news[0].hasPrefix("s1 (Source s1): broken at resolve: "))
    summary.sources.removeAll { $0.source == "well" }
    summary.sources[1].failure = Failure(.fetch, "404 (not found)")
    #expect(summary.unreached.isEmpty, "who says 404 has answered")
  }

  @Test("does not blame the machine for one or two sources")
  func two() {
    var summary = Summary()
    summary.sources = (1...2).map { Self.line("s\($0)", Self.noHost) }
    #expect(summary.unreached.isEmpty && summary.news.count == 2)
  }

  @Test("says that none was due, how many stand broken all the same, and where to read why")
  func noneDue() throws {
    #expect(try report(Summary())[1] == "  none was due")
    var summary = Summary()
    summary.broken = 32
    let expected = "  none was due; 32 failed at the last visit, for the reasons see: "
    #expect(try report(summary)[1] == expected + "prevnet feeds health --home /nowhere")
  }

  @Test("names a few that are well again, and counts many")
  func healed() {
    var summary = Summary()
    summary.sources = (1...5).map { Self.line("s\($0)", nil, healed: true) }
    #expect(summary.news.count == 5 && summary.news[0] == "s1 (Source s1): 0 entries, nothing new, well again")
    summary.sources.append(Self.line("s6", nil, healed: true))
    summary.problems = ["the relay is down"]
    #expect(summary.news == ["6 sources are well again", "the relay is down"])
  }

  @Test("stands in the report of the job itself, with nothing to reach and then with nothing due")
  func job() async throws {
    let sources = (1...3).map { FeedsCommandTests.entry("s\($0)", "http://127.0.0.2:48123/\($0)") }
    try await FeedsCommandTests.withFeeds(sources.joined()) { run, _ in
      let first = await run("run", "--report")
      #expect(first.status == 1)
      #expect(first.out.contains("  no source answered, none of 3: is this machine online? The first, s1, failed at "))
      let second = await run("run", "--report")
      #expect(second.out.contains("  none was due; 3 failed at the last visit, for the reasons see: prevnet feeds"))
      let quiet = await run("run")
      #expect(quiet.out.isEmpty && quiet.err.isEmpty)
    }
  }
}
