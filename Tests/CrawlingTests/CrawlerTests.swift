import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Crawling

/// A clock that stands still.
let noon = Instant(Day(number: 20_778), hour: 12)

func source(_ id: String, _ url: String, _ change: (inout Source) -> Void = { _ in }) -> Source {
  var source = Source(
    id: id, name: id, request: Source.Request(url: url), location: Location(file: "feeds.yml", line: 1, column: 1))
  change(&source)
  return source
}

/// Defaults that let tests reach loopback without pauses.
func testDefaults(_ change: (inout Configuration.Defaults) -> Void = { _ in }) -> Configuration.Defaults {
  var defaults = Configuration.Defaults()
  defaults.hostDelay = 0
  defaults.timeout = 10
  defaults.allowedAddresses = ["127.0.0.0/8"]
  change(&defaults)
  return defaults
}

/// Every fetch of a crawl, by source and in the order of arrival; `each` may ask for more.
func fetches(
  _ visits: [Visit], _ defaults: Configuration.Defaults = testDefaults(), names: [String] = [], now: Instant = noon,
  more: @escaping @Sendable (Fetch) -> [FollowUp] = { _ in [] }
) async -> [String: [Fetch]] {
  let seen = Mutex<[String: [Fetch]]>([:])
  let crawler = Crawler(defaults: defaults, folder: "/", clock: { now }, names: names)
  await crawler.crawl(visits) { fetch in
    seen.withLock { $0[fetch.source, default: []].append(fetch) }
    return more(fetch)
  }
  return seen.withLock { $0 }
}

/// The only fetch of a crawl over one source.
func fetch(
  _ source: Source, _ health: SourceHealth = SourceHealth(), _ defaults: Configuration.Defaults = testDefaults(),
  names: [String] = []
) async throws -> Fetch {
  let all = await fetches([Visit(source: source, health: health)], defaults, names: names)
  try #require(all[source.id]?.count == 1)
  return try #require(all[source.id]?.first)
}

extension Fetch {
  var text: String? { document.map { String(decoding: $0.bytes, as: UTF8.self) } }

  var document: Document? { if case .content(let document) = outcome { document } else { nil } }

  var failure: Failure? { if case .failed(let failure) = outcome { failure } else { nil } }
}

@Suite("crawler", .tags(.network))
struct CrawlerTests {
  @Test("gives one fetch for every source, whatever becomes of it")
  func everySource() async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/good": .init("feed", headers: [("Content-Type", "text/xml"), ("Cache-Control", "max-age=600")])
      case "/missing": .init("", status: 404)
      default: .init("", status: 404)
      }
    }
    let all = await fetches([
      Visit(source: source("good", server.url("/good"))), Visit(source: source("missing", server.url("/missing"))),
      Visit(source: source("file", "file:///no/such/file")), Visit(source: source("mail", "mailto:a@b.org")),
    ])
    #expect(all.count == 4)
    let good = try #require(all["good"]?.first)
    #expect(good.text == "feed")
    #expect(good.document?.headers["content-type"] == "text/xml")
    #expect(good.document?.url == server.url("/good"))
    #expect(good.at == noon)
    #expect(good.waitAtLeast == 600)
    #expect(
      all["missing"]?.first?.failure?.description
        == "fetch: \(server.url("/missing")) answers 404 (not found): look for its new address")
    #expect(all["file"]?.first?.failure?.stage == .fetch)
    #expect(all["mail"]?.first?.failure?.message == "'mailto:a@b.org' is not an http or https address")
  }

  @Test("asks robots.txt once a host, first, and keeps to it")
  func robots() async throws {
    let server = try LoopbackServer { request in
      request.target == "/robots.txt" ? .init("User-agent: *\nDisallow: /private\n") : .init("feed")
    }
    let all = await fetches([
      Visit(source: source("a", server.url("/a"))), Visit(source: source("b", server.url("/private/b"))),
      Visit(source: source("c", server.url("/private/c")) { $0.ignoresRobots = true }),
    ])
    #expect(all["a"]?.first?.text == "feed")
    let failure = try #require(all["b"]?.first?.failure)
    #expect(failure.stage == .robots)
    #expect(failure.message.contains("/robots.txt forbids /private/b"))
    #expect(all["c"]?.first?.text == "feed")
    #expect(server.targets.filter { $0 == "/robots.txt" }.count == 1)
    #expect(!server.targets.contains("/private/b"))
  }

  @Test(
    "takes a robots.txt that is missing for an open door and one in trouble for a closed one",
    arguments: [(404, true), (403, true), (410, true), (500, false), (503, false), (429, false)])
  func robotsStatus(status: Int, isOpen: Bool) async throws {
    let server = try LoopbackServer { $0.target == "/robots.txt" ? .init("", status: status) : .init("feed") }
    let fetch = try await fetch(source("a", server.url("/a")))
    #expect((fetch.text == "feed") == isOpen)
    #expect(isOpen || fetch.failure?.stage == .robots)
    #expect(server.targets.contains("/a") == isOpen)
  }

  @Test("follows a robots.txt to another host, even where two hosts send each other's back and forth")
  func robotsElsewhere() async throws {
    let server = try LoopbackServer { request in
      let host = request.headers["host"] ?? ""
      let port = host.split(separator: ":").last ?? ""
      guard request.target.hasPrefix("/robots.txt") else { return .init("feed") }
      switch request.target {
      case "/robots.txt" where host.hasPrefix("one"): return .redirect(301, "http://two.test:\(port)/robots.txt?1")
      case "/robots.txt?1": return .redirect(301, "http://one.test:\(port)/robots.txt?2")
      case "/robots.txt" where host.hasPrefix("two"): return .redirect(302, "http://one.test:\(port)/robots.txt?3")
      case "/robots.txt?3": return .redirect(302, "http://two.test:\(port)/robots.txt?4")
      default: return .init("User-agent: *\nDisallow: /private\n")
      }
    }
    let names = ["one.test:\(server.port):127.0.0.1", "two.test:\(server.port):127.0.0.1"]
    let all = await fetches(
      [
        Visit(source: source("a", "http://one.test:\(server.port)/private")),
        Visit(source: source("b", "http://two.test:\(server.port)/b")),
      ], names: names)
    #expect(all["a"]?.first?.failure?.stage == .robots)
    #expect(all["b"]?.first?.text == "feed")
  }

  @Test("keeps one connection a host and the pause between requests")
  func spacing() async throws {
    let open = Mutex((now: 0, most: 0))
    let server = try LoopbackServer { _ in
      open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      usleep(10_000)
      open.withLock { $0.now -= 1 }
      return .init("feed")
    }
    let began = ContinuousClock.now
    let visits = (0..<5).map { Visit(source: source("s\($0)", server.url("/\($0)"))) }
    let all = await fetches(visits, testDefaults { $0.hostDelay = 0.1 })
    #expect(all.count == 5)
    #expect(open.withLock { $0.most } == 1)
    // Six requests with robots.txt among them, five pauses.
    #expect(ContinuousClock.now - began >= .milliseconds(500))
  }

  @Test("visits many hosts at once, no more than the limit")
  func parallel() async throws {
    let open = Mutex((now: 0, most: 0))
    let servers = try (1...8).map { number in
      try LoopbackServer(address: "127.0.1.\(number)") { request in
        if request.target == "/robots.txt" { return .init("", status: 404) }
        open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        usleep(30_000)
        open.withLock { $0.now -= 1 }
        return .init("feed")
      }
    }
    let visits = servers.enumerated().map { Visit(source: source("s\($0)", $1.url("/"))) }
    let all = await fetches(visits, testDefaults { $0.connections = 3 })
    #expect(all.values.allSatisfy { $0.first?.text == "feed" })
    #expect((2...3).contains(open.withLock { $0.most }))
  }

  @Test("opens no more sockets than it may, robots.txt included", arguments: [0, 2])
  func sockets(robots: Int) async throws {
    let open = Mutex((now: 0, most: 0))
    let servers = try (1...12).map { number in
      try LoopbackServer(address: "127.0.2.\(number)") { _ in
        open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        usleep(20_000)
        open.withLock { $0.now -= 1 }
        return .init("feed")
      }
    }
    let visits = servers.enumerated().map { Visit(source: source("s\($0)", $1.url("/"))) }
    let defaults = testDefaults {
      $0.connections = 3
      $0.robotsConnections = robots
    }
    let all = await fetches(visits, defaults)
    #expect(all.values.allSatisfy { $0.first?.text == "feed" })
    #expect((2...(3 + robots)).contains(open.withLock { $0.most }))
  }

  @Test("fetches the pages that a reader asks for, each once")
  func followUps() async throws {
    let server = try LoopbackServer { .init($0.target) }
    let all = await fetches([Visit(source: source("a", server.url("/1")))]) { fetch in
      switch fetch.purpose {
      case .source:
        [
          FollowUp(request: .init(url: server.url("/2")), purpose: .page),
          FollowUp(request: .init(url: server.url("/d")), purpose: .detail("x")),
          FollowUp(request: .init(url: server.url("/1")), purpose: .page),
          FollowUp(request: .init(url: "file:///etc/passwd"), purpose: .page),
        ]
      case .page: [FollowUp(request: .init(url: server.url("/2")), purpose: .page)]
      case .detail: []
      }
    }
    let fetches = all["a"] ?? []
    #expect(fetches.count == 4)
    #expect(fetches.first?.purpose == .source)
    #expect(fetches.contains { $0.purpose == .detail("x") && $0.text == "/d" })
    #expect(fetches.contains { $0.failure?.message.contains("which only feeds.yml may name") == true })
    #expect(server.targets.sorted() == ["/1", "/2", "/d", "/robots.txt"])
  }

  @Test("reads a file that the source itself names, and what lies beside it")
  func files() async throws {
    try await withTemporaryFolder { folder in
      try Data("list".utf8).write(to: folder.appending(path: "a list.html"))
      try Data("detail".utf8).write(to: folder.appending(path: "b.html"))
      let url = "file://\(folder.path)/a%20list.html"
      let all = await fetches([Visit(source: source("a", url))]) { fetch in
        guard fetch.purpose == .source else { return [] }
        return ["b.html", "../../../etc/passwd", "/etc/passwd"].map {
          FollowUp(request: .init(url: "file://\($0.hasPrefix("/") ? $0 : folder.path + "/" + $0)"), purpose: .page)
        }
      }
      #expect(all["a"]?.compactMap(\.text).sorted() == ["detail", "list"])
      #expect(all["a"]?.compactMap(\.failure).count == 2)
      let small = try await fetch(source("a", url), SourceHealth(), testDefaults { $0.maximumBytes = 3 })
      #expect(small.failure?.message.contains("larger than 3 bytes") == true)
    }
  }

  @Test("cuts a page that is too large and names the limit")
  func large() async throws {
    let server = try LoopbackServer {
      $0.target == "/robots.txt" ? .init("") : .init(String(repeating: "x", count: 5000))
    }
    let fetch = try await fetch(source("a", server.url("/")), SourceHealth(), testDefaults { $0.maximumBytes = 1000 })
    #expect(fetch.failure?.stage == .fetch)
    #expect(fetch.failure?.message.contains("larger than 1000 bytes; raise max_size") == true)
  }

  @Test("tries a broken compression once more without any")
  func plain() async throws {
    let server = try LoopbackServer { request in
      request.headers["accept-encoding"] == nil
        ? .init("feed") : .init("no gzip", headers: [("Content-Encoding", "gzip")])
    }
    #expect(try await fetch(source("a", server.url("/a")) { $0.ignoresRobots = true }).text == "feed")
    #expect(server.targets == ["/a", "/a"])
  }
}

@Suite("memory of hosts", .tags(.network))
struct HostMemoryTests {
  /// Crawls one source of that server with a memory file, at that time.
  static func crawl(_ server: LoopbackServer, _ file: URL, at now: Instant) async -> Fetch? {
    let seen = Mutex<Fetch?>(nil)
    let crawler = Crawler(defaults: testDefaults(), folder: "/", clock: { now }, memory: file.path)
    await crawler.crawl([Visit(source: source("a", server.url("/a")))]) { fetch in
      seen.withLock { $0 = fetch }
      return []
    }
    return seen.withLock { $0 }
  }

  @Test("asks for robots.txt once a day, and keeps to the last one while it cannot be had")
  func robots() async throws {
    try await withTemporaryFolder { folder in
      let isDown = Mutex(false)
      let server = try LoopbackServer { request in
        guard request.target == "/robots.txt" else { return .init("feed") }
        return isDown.withLock { $0 } ? .init("", status: 503) : .init("User-agent: *\nDisallow: /a\n")
      }
      let file = folder.appending(path: "hosts.json")
      for seconds in [0, 3600, 86_399] {
        #expect(await Self.crawl(server, file, at: noon + seconds)?.failure?.message.contains("forbids /a") == true)
      }
      #expect(server.targets == ["/robots.txt"])
      isDown.withLock { $0 = true }
      #expect(await Self.crawl(server, file, at: noon + 90_000)?.failure?.message.contains("forbids /a") == true)
      #expect(await Self.crawl(server, file, at: noon + 2_600_000)?.failure?.message.contains("503") == true)
      #expect(server.targets == ["/robots.txt", "/robots.txt", "/robots.txt"])
    }
  }

  @Test("keeps a pause between runs, and starts anew from a file that is broken")
  func pauses() async throws {
    try await withTemporaryFolder { folder in
      let server = try LoopbackServer { request in
        request.target == "/a" ? .init("", status: 429, headers: [("Retry-After", "600")]) : .init("", status: 404)
      }
      let file = folder.appending(path: "hosts.json")
      #expect(await Self.crawl(server, file, at: noon)?.isPostponed == false)
      let second = await Self.crawl(server, file, at: noon + 100)
      #expect(second?.isPostponed == true)
      #expect(second?.waitAtLeast == 500)
      #expect(await Self.crawl(server, file, at: noon + 601)?.isPostponed == false)
      try Data("{".utf8).write(to: file)
      #expect(await Self.crawl(server, file, at: noon + 100)?.isPostponed == false)
    }
  }
}
