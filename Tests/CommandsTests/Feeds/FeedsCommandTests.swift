import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("feeds", .tags(.network))
struct FeedsCommandTests {
  static let rss = """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Grants</title>
    <item><title>First grant</title><link>https://a.org/1</link><guid>1</guid><description>Apply by June 1.</description></item>
    <item><title>Second grant</title><link>https://a.org/2</link><guid>2</guid></item>
    </channel></rss>
    """

  static func server() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/feed": .init(rss, headers: [("Content-Type", "application/rss+xml")])
      case "/page":
        .init(
          "<!DOCTYPE html><html><head><title>News</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head>",
          headers: [("Content-Type", "text/html")])
      case "/gone": .init("", status: 410)
      case "/list":
        .init(
          "<html><title>List</title><ul><li><a href=\"/d/1\">One</a><li><a href=\"/d/2\">Two</a></ul><a rel=next href=\"/list2\">next</a>"
        )
      case "/list2": .init("<html><title>List</title><ul><li><a href=\"/d/3\">Three</a></ul>")
      case "/d/1", "/d/2", "/d/3": .init("<html><title>D</title><p class=s>About \(request.target)</p>")
      default: .init("", status: 404)
      }
    }
  }

  /// A folder with a feeds.yml over that server, in which `body` runs command lines.
  static func withFeeds(
    _ sources: String,
    _ body: (_ run: @escaping (String...) async -> (status: Int32, out: String, err: String), URL) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let config = folder.appending(path: "feeds.yml")
      let head = """
        newsletter:
          name: Test
          from: desk@example.org
          domain: example.org
          postal_address: 1 Main St, Los Angeles
        defaults:
          allow_addresses: [127.0.0.0/8]
          host_delay: 0 seconds
        sources:

        """
      try Data((head + sources).utf8).write(to: config)
      try await body({ (words: String...) in await Self.run(words + ["--config", config.path]) }, config)
    }
  }

  static func run(_ words: [String]) async -> (status: Int32, out: String, err: String) {
    let collected = CollectedOutput()
    let status = await Commands.run(
      words, output: collected.output, environment: [:], clock: { Instant(seconds: 1_795_262_400) })
    return (status, collected.standardOutput, collected.standardError)
  }

  static func entry(_ id: String, _ url: String, _ more: String = "") -> String {
    "  - id: \(id)\n    name: Source \(id)\n    section: funding\n    url: \(url)\n\(more)"
  }

  @Test("names what is broken with stage and words, and lists the rest")
  func health() async throws {
    let server = try Self.server()
    let sources =
      Self.entry("good", server.url("/feed")) + Self.entry("lost", server.url("/nowhere"))
      + Self.entry("over", server.url("/gone"))
      + Self.entry("off", server.url("/off"), "    enabled: false\n    reason: needs a key\n")
    try await Self.withFeeds(sources) { run, _ in
      let fresh = await run("feeds")
      #expect(fresh.status == 0, "\(fresh.err)")
      #expect(fresh.out.contains("good    new"))
      #expect(await run("crawl").status == 1)
      let list = await run("feeds").out.split(separator: "\n").map(String.init)
      #expect(list.count == 5)
      #expect(list[1].contains("good") && list[1].contains("2        2026-11-21  2026-11-21"))
      #expect(list[2].contains("broken") && list[2].contains("at fetch: ") && list[2].contains("404"))
      #expect(list[3].contains("gone"))
      #expect(list[4].contains("off") && list[4].contains("needs a key"))
      let health = await run("feeds", "health")
      #expect(health.status == 1)
      #expect(health.out.contains("lost (Source lost): broken, never good\n  "))
      #expect(health.out.contains("feeds.yml:"))
      #expect(health.out.hasSuffix("2 of 3 sources are in trouble\n"))
      let json = await run("feeds", "lost", "--json").out
      #expect(json.contains("\"stage\":\"fetch\"") && json.contains("\"failures\":1"))
      #expect(await run("feeds", "lots").err.contains("did you mean 'lost'?"))
    }
  }

  @Test("tries an address: finds the feed behind a page and prints its entry")
  func tryPage() async throws {
    let server = try Self.server()
    try await Self.withFeeds(Self.entry("good", server.url("/feed"))) { run, _ in
      let trial = await run("feeds", "try", server.url("/page"))
      #expect(trial.status == 0, "\(trial.err)\(trial.out)")
      #expect(trial.out.contains("read    rss20: 2 entries"))
      #expect(trial.out.contains("fields  title 2, url 2, summary 1, published 0"))
      #expect(trial.out.contains("1       First grant\n        https://a.org/1\n        Apply by June 1."))
      #expect(trial.out.contains("url: \"\(server.url("/feed"))\""))
      #expect(server.targets == ["/robots.txt", "/page", "/feed"])
      let lost = await run("feeds", "try", server.url("/nowhere"))
      #expect(lost.status == 1)
      #expect(lost.out.contains("failed  fetch: "))
    }
  }

  @Test("adds a feed for one GET beside robots.txt")
  func oneGet() async throws {
    let server = try Self.server()
    try await Self.withFeeds(Self.entry("good", server.url("/other"))) { run, _ in
      #expect(await run("feeds", "try", server.url("/feed")).status == 0)
      #expect(server.targets == ["/robots.txt", "/feed"])
    }
  }

  @Test("tries a source's rules on a saved copy without visiting")
  func trySaved() async throws {
    let server = try Self.server()
    try await Self.withFeeds(Self.entry("good", server.url("/feed"))) { run, config in
      let saved = config.deletingLastPathComponent().appending(path: "saved.xml")
      try Data(Self.rss.utf8).write(to: saved)
      let trial = await run("feeds", "try", "good", "--file", saved.path)
      #expect(trial.status == 0)
      #expect(trial.out.contains("2 entries"))
      #expect(server.targets.isEmpty)
    }
  }

  @Test("reads next pages, and each entry's own page once")
  func details() async throws {
    let server = try Self.server()
    let rules = """
          type: html
          items: //li/a
          fields: {title: ., url: ./@href}
          next: //a[@rel='next']/@href
          detail: {summary: "//p[@class='s']"}
          every: 1 hour

      """
    try await Self.withFeeds(Self.entry("list", server.url("/list"), rules)) { run, config in
      let first = await run("crawl")
      #expect(first.out.contains("list  3 entries, 3 new"), "\(first.out)\(first.err)")
      let second = await run("crawl", "list")
      #expect(second.out.contains("list  3 entries, nothing new"), "\(second.out)\(second.err)")
      for page in 1...3 { #expect(server.targets.filter { $0 == "/d/\(page)" }.count == 1) }
      let desk = config.deletingLastPathComponent().appending(path: "state/desk.sqlite")
      #expect(FileManager.default.fileExists(atPath: desk.path))
    }
  }

  @Test("exports OPML that it imports again")
  func opml() async throws {
    let sources = Self.entry("a", "https://a.org/feed?x=1&y=2") + Self.entry("b", "https://b.org/rss")
    try await Self.withFeeds(sources) { run, config in
      let exported = await run("feeds", "export")
      #expect(exported.status == 0)
      let outlines = try OPML.read(Array(exported.out.utf8))
      #expect(outlines.map(\.url) == ["https://a.org/feed?x=1&y=2", "https://b.org/rss"])
      #expect(outlines.first?.folders == ["funding"])
      let file = config.deletingLastPathComponent().appending(path: "list.opml")
      try Data(exported.out.utf8).write(to: file)
      #expect(await run("feeds", "import", file.path).status == 1)
      let more = """
        <opml version="1.0"><body><outline text="Events"><outline text="Ñandú &amp; friends" xmlUrl="https://c.org/f"/>
        <outline text="Ñandú &amp; friends" xmlUrl="https://d.org/f"/><outline text="bad" xmlUrl="file:///etc/passwd"/></outline>
        </body></opml>
        """
      try Data(more.utf8).write(to: file)
      let printed = await run("feeds", "import", file.path)
      #expect(
        printed.out.contains(
          "- id: nandu-friends\n  name: \"Ñandú & friends\"\n  url: \"https://c.org/f\"\n  section: events\n"))
      #expect(printed.err == "2 of 3 feeds are new\n")
      #expect(await run("feeds", "import", file.path, "--write").status == 0)
      #expect(await run("feeds").out.contains("nandu-friends-2"))
      #expect(await run("feeds", "import", "--write", file.path).status == 1)
      try Data("<rss/>".utf8).write(to: file)
      #expect(await run("feeds", "import", file.path).status == 65)
    }
  }
}
