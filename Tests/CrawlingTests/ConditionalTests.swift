import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Crawling

@Suite("conditional requests", .tags(.network))
struct ConditionalTests {
  static let date = "Fri, 20 Nov 2026 10:00:00 GMT"

  /// Visits twice, the second time with what the first left, and gives the second's request and fetch.
  static func second(
    _ first: LoopbackServer.Reply, then reply: LoopbackServer.Reply = .init("", status: 304), after seconds: Int = 3600,
    _ change: (inout Source) -> Void = { _ in }
  ) async throws -> (request: LoopbackServer.Request, fetch: Fetch) {
    let count = Mutex(0)
    let server = try LoopbackServer { _ in
      count.withLock {
        $0 += 1; return $0
      } == 1 ? first : reply
    }
    var source = source("a", server.url("/a")) { $0.ignoresRobots = true }
    let fetched = try await fetch(source)
    let health = healthAfter(fetched, of: source, before: SourceHealth(), newItems: 1, failure: nil, now: noon)
    change(&source)
    let later = await fetches([Visit(source: source, health: health)], now: noon + seconds)
    return (try #require(server.requests.last), try #require(later["a"]?.first))
  }

  static func reply(_ headers: (String, String)..., body: String = "feed") -> LoopbackServer.Reply {
    .init(body, headers: headers)
  }

  @Test("sends both validators back and reads nothing when nothing has changed")
  func unchanged() async throws {
    let (request, fetch) = try await Self.second(Self.reply(("ETag", "\"1\""), ("Last-Modified", Self.date)))
    #expect(request.headers["if-none-match"] == "\"1\"")
    #expect(request.headers["if-modified-since"] == Self.date)
    #expect(fetch.outcome == .notModified)
    #expect(fetch.validators.etag == "\"1\"")
  }

  @Test("keeps a new ETag that comes with a 304, and one that comes with the same date")
  func renewed() async throws {
    let only304 = try await Self.second(
      Self.reply(("ETag", "\"1\"")), then: .init("", status: 304, headers: [("ETag", "\"2\"")]))
    #expect(only304.fetch.validators.etag == "\"2\"")
    let same = Self.reply(("ETag", "W/\"2\""), ("Last-Modified", Self.date))
    let full = try await Self.second(Self.reply(("ETag", "\"1\""), ("Last-Modified", Self.date)), then: same)
    #expect(full.fetch.validators.etag == "W/\"2\"")
    #expect(full.fetch.validators.lastModified == Self.date)
  }

  @Test("drops a validator that a whole answer no longer carries")
  func dropped() async throws {
    let second = try await Self.second(Self.reply(("ETag", "\"1\""), ("Last-Modified", Self.date)), then: .init("new"))
    #expect(second.fetch.validators.etag == nil)
    #expect(second.fetch.validators.lastModified == nil)
  }

  @Test(
    "sends no validator that lies",
    arguments: [
      ("ETag", "\"\""), ("ETag", ""), ("ETag", "W/\"\""), ("Last-Modified", "Tue, 01 Jan 2041 00:00:00 GMT"),
      ("Last-Modified", "yesterday"), ("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ])
  func lies(name: String, value: String) async throws {
    let (request, _) = try await Self.second(Self.reply((name, value)), then: .init("feed"))
    #expect(request.headers["if-none-match"] == nil)
    #expect(request.headers["if-modified-since"] == nil)
  }

  @Test("asks for the whole once a week, and when the rules of the source have changed")
  func whole() async throws {
    let first = Self.reply(("ETag", "\"1\""))
    #expect(try await Self.second(first, after: 604_799).request.headers["if-none-match"] == "\"1\"")
    #expect(try await Self.second(first, then: .init("feed"), after: 604_800).request.headers["if-none-match"] == nil)
    // A clock set back a month makes no eternal 304 either.
    #expect(
      try await Self.second(first, then: .init("feed"), after: -2_592_000).request.headers["if-none-match"] == nil)
    let changed = try await Self.second(first, then: .init("feed")) { $0.fields["title"] = FieldRule(paths: ["name"]) }
    #expect(changed.request.headers["if-none-match"] == nil)
    let renamed = try await Self.second(first) { $0.name = "Another name" }
    #expect(renamed.request.headers["if-none-match"] == "\"1\"")
  }

  @Test("calls a 304 to a first request a fault")
  func unasked() async throws {
    let server = try LoopbackServer { _ in .init("", status: 304) }
    let fetch = try await fetch(source("a", server.url("/a")) { $0.ignoresRobots = true })
    #expect(fetch.failure?.message.contains("304") == true)
  }

  @Test("asks again for the whole when what came could not be read")
  func unread() async throws {
    let server = try LoopbackServer { _ in Self.reply(("ETag", "\"1\"")) }
    let source = source("a", server.url("/a")) { $0.ignoresRobots = true }
    let health = healthAfter(
      try await fetch(source), of: source, before: SourceHealth(), newItems: 0, failure: Failure(.read, "no feed"),
      now: noon)
    _ = try await fetch(source, health)
    #expect(server.requests.last?.headers["if-none-match"] == nil)
  }

  @Test("is done with a source that is gone, until its address changes")
  func gone() async throws {
    let server = try LoopbackServer { $0.target == "/a" ? .init("", status: 410) : .init("feed") }
    let source = source("a", server.url("/a"))
    let fetch = try await fetch(source)
    #expect(fetch.outcome == .gone)
    let health = healthAfter(fetch, of: source, before: SourceHealth(), newItems: 0, failure: nil, now: noon)
    #expect(health.isGone)
    #expect(!isDue(source, health, now: noon + 10_000_000))
    var moved = source
    moved.request.url = server.url("/b")
    #expect(isDue(moved, health, now: noon))
  }
}

@Suite("pauses that servers ask for", .tags(.network))
struct PauseTests {
  /// The second of two sources of one host, after the first was answered with that status and header.
  static func second(
    _ status: Int, _ value: String, _ scope: Configuration.Defaults.RetryScope
  ) async throws -> (first: Fetch, second: Fetch) {
    let server = try LoopbackServer { request in
      request.target == "/a" ? .init("", status: status, headers: [("Retry-After", value)]) : .init("feed")
    }
    let visits = ["a", "b"].map { Visit(source: source($0, server.url("/" + $0)) { $0.ignoresRobots = true }) }
    let all = await fetches(visits, testDefaults { $0.retryScope = scope })
    return (try #require(all["a"]?.first), try #require(all["b"]?.first))
  }

  @Test(
    "reads seconds and dates, a week at most",
    arguments: [
      ("120", 120), ("Sat, 21 Nov 2026 12:10:00 GMT", 600), ("99999999999999999999", 604_800), ("-5", nil),
      ("soon", nil),
      ("Fri, 20 Nov 2026 12:00:00 GMT", 0),
    ])
  func reads(value: String, seconds: Int?) async throws {
    let first = try await Self.second(429, value, .url).first
    #expect(first.waitAtLeast == seconds)
    #expect(first.failure?.message.contains("answers 429") == true)
  }

  @Test("holds back the host, the address alone, or the whole domain")
  func scope() async throws {
    let host = try await Self.second(503, "300", .host)
    #expect(host.second.isPostponed)
    #expect(host.second.waitAtLeast == 300)
    #expect(host.second.failure?.message.contains("asked for a pause of 300 seconds") == true)
    #expect(try await Self.second(503, "300", .url).second.text == "feed")
    #expect(try await Self.second(500, "300", .host).second.text == "feed")
    let server = try LoopbackServer { _ in .init("", status: 429, headers: [("Retry-After", "60")]) }
    let names = ["a.test.org", "b.test.org"].map { "\($0):\(server.port):127.0.0.1" }
    let visits = ["a", "b"].map {
      Visit(source: source($0, "http://\($0).test.org:\(server.port)/") { $0.ignoresRobots = true })
    }
    let one = testDefaults {
      $0.retryScope = .domain
      $0.connections = 1
    }
    let all = await fetches(visits, one, names: names)
    #expect(all.values.compactMap(\.first).filter(\.isPostponed).count == 1)
  }

  @Test("counts a postponed visit as no failure and plans it behind the pause")
  func health() async throws {
    let fetch = try await Self.second(429, "7200", .host).second
    let source = source("b", "https://a.org/")
    let health = healthAfter(fetch, of: source, before: SourceHealth(), newItems: 0, failure: nil, now: noon)
    #expect(health.failuresInARow == 0)
    #expect(health.nextVisit == noon + 7200)
  }
}
