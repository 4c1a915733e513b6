import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Commands

@Suite("what a run says of its sources", .tags(.network))
struct SourceNewsTests {
  /// A server whose one feed can be switched off, and a run against it at any hour of the clock.
  private static func withFeed(
    _ body: (_ works: @escaping (Bool) -> Void, _ run: @escaping (Int, String...) async -> (status: Int32, err: String))
      async throws -> Void
  ) async throws {
    let isThere = Mutex(true)
    let server = try LoopbackServer { _ in
      isThere.withLock { $0 } ? .init(FeedsCommandTests.rss) : .init("", status: 404)
    }
    try await FeedsCommandTests.withFeeds(FeedsCommandTests.entry("desk", server.url("/feed"))) { _, config in
      try await body(
        { works in isThere.withLock { $0 = works } },
        { (day: Int, words: String...) in
          let collected = CollectedOutput()
          let status = await Commands.run(
            words + ["--config", config.path], output: collected.output, environment: [:],
            clock: { Instant(seconds: 1_795_262_400 + day * 86_400) })
          return (status, collected.standardError)
        })
    }
  }

  @Test("names a broken source once, says nothing while it stays broken, and again when it is well")
  func once() async throws {
    try await Self.withFeed { works, run in
      #expect(await run(0, "run").err == "")
      works(false)
      let broken = await run(8, "run")
      #expect(broken.status == 1)
      #expect(broken.err.hasPrefix("desk (Source desk): broken at fetch: "), "\(broken.err)")
      #expect(broken.err.contains("404 (not found): look for its new address"))
      for day in [16, 24] { #expect(await run(day, "run").err == "") }
      works(true)
      let healed = await run(50, "run")
      #expect(healed.status == 0)
      #expect(healed.err.hasPrefix("desk (Source desk): ") && healed.err.hasSuffix("well again\n"), "\(healed.err)")
      #expect(await run(58, "run").err == "")
    }
  }

  @Test("shows a bar on a terminal and nothing off one")
  func progress() {
    let written = Mutex("")
    let terminal = Output(showsProgress: true) { text, isError in
      if isError { written.withLock { $0 += text } }
    }
    let bar = Progress(terminal)
    bar.begin("crawling", total: 60)
    for _ in 0..<60 { bar.step() }
    bar.end()
    let drawn = written.withLock { $0 }
    #expect(drawn.hasPrefix("\r\u{1B}[Kcrawling [\(String(repeating: ".", count: 30))] 0/60"))
    #expect(drawn.contains("[###############...............] 30/60"))
    #expect(drawn.hasSuffix("[\(String(repeating: "#", count: 30))] 60/60\r\u{1B}[K"))
    // One picture for each of the thirty marks, not one for each step.
    #expect(drawn.split(separator: "\r").count == 32)
    let quiet = CollectedOutput()
    let none = Progress(quiet.output)
    none.begin("crawling", total: 1)
    none.step()
    none.end()
    #expect(quiet.standardError.isEmpty)
  }

  @Test("counts where the end is not known")
  func openEnded() {
    let written = Mutex("")
    let bar = Progress(Output(showsProgress: true) { text, _ in written.withLock { $0 += text } })
    bar.begin("reading", total: 0)
    bar.step(to: 250)
    #expect(written.withLock { $0 }.hasSuffix("reading 250"))
  }
}
