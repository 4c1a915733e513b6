import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Crawling

@Suite("redirects", .tags(.network))
struct RedirectTests {
  /// A server where /a redirects to /b with that status, and /b answers as told.
  static func server(_ status: Int, _ target: LoopbackServer.Reply = .init("feed")) throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/a": .redirect(status, "/b")
      case "/b": target
      default: .init("", status: 404)
      }
    }
  }

  @Test(
    "remembers a permanent one and forgets a temporary one",
    arguments: [(301, true), (308, true), (302, false), (303, false), (307, false)])
  func remembers(status: Int, isRemembered: Bool) async throws {
    let server = try Self.server(status)
    let fetch = try await fetch(source("a", server.url("/a")))
    #expect(fetch.text == "feed")
    #expect(fetch.document?.url == server.url("/b"))
    #expect(fetch.validators.movedTo == (isRemembered ? server.url("/b") : nil))
  }

  @Test("does not remember one whose target fails", arguments: [404, 410, 500, 403])
  func failingTarget(status: Int) async throws {
    let server = try Self.server(301, .init("", status: status))
    let fetch = try await fetch(source("a", server.url("/a")))
    #expect(fetch.validators.movedTo == nil)
    #expect((fetch.outcome == .gone) == (status == 410))
  }

  @Test("remembers only the permanent part of a chain")
  func chain() async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/a": .redirect(301, "/b")
      case "/b": .redirect(308, "/c")
      case "/c": .redirect(302, "/d")
      case "/d": .redirect(301, "/e")
      case "/e": .init("feed")
      default: .init("", status: 404)
      }
    }
    let fetch = try await fetch(source("a", server.url("/a")))
    #expect(fetch.document?.url == server.url("/e"))
    #expect(fetch.validators.movedTo == server.url("/c"))
  }

  @Test("goes straight to the remembered target, and back to the written address when that fails")
  func remembered() async throws {
    let isDown = Mutex(false)
    let server = try LoopbackServer { request in
      switch request.target {
      case "/a": isDown.withLock { $0 } ? .init("home again") : .redirect(301, "/b")
      case "/b": isDown.withLock { $0 } ? .init("", status: 404) : .init("feed")
      default: .init("", status: 404)
      }
    }
    let source = source("a", server.url("/a")) { $0.ignoresRobots = true }
    let first = try await fetch(source)
    let health = healthAfter(first, of: source, before: SourceHealth(), newItems: 1, failure: nil, now: noon)
    #expect(try await fetch(source, health).text == "feed")
    #expect(server.targets == ["/a", "/b", "/b"])
    isDown.withLock { $0 = true }
    let back = try await fetch(source, health)
    #expect(back.text == "home again")
    #expect(back.validators.movedTo == nil)
    #expect(Array(server.targets.suffix(2)) == ["/b", "/a"])
  }

  @Test("forgets the target when feeds.yml names another address")
  func changedAddress() async throws {
    let server = try Self.server(301)
    let old = source("a", server.url("/a"))
    let health = healthAfter(
      try await fetch(old), of: old, before: SourceHealth(), newItems: 1, failure: nil, now: noon)
    let new = try await fetch(source("a", server.url("/other")), health)
    #expect(new.failure?.message.contains("/other answers 404") == true)
  }

  @Test("ends circles and long ways")
  func circles() async throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return .init("", status: 404) }
      if request.target == "/a" { return .redirect(301, "/b") }
      if request.target == "/b" { return .redirect(301, "/a") }
      return .redirect(302, "/\((Int(request.target.dropFirst()) ?? 0) + 1)")
    }
    #expect(try await fetch(source("a", server.url("/a"))).failure?.message.contains("in a circle") == true)
    #expect(try await fetch(source("b", server.url("/1"))).failure?.message.contains("more than 8 times") == true)
    #expect(server.targets.count < 16)
  }

  @Test(
    "goes nowhere but to http and https on public addresses",
    arguments: [
      "file:///etc/passwd", "gopher://127.0.0.1:25/_x", "http://127.0.9.9:PORT/secret", "//127.0.9.9:PORT/secret",
      "http://[::ffff:127.0.0.1]:PORT/", "http://example.org@127.0.9.9:PORT/", "http://169.254.169.254/",
      "http://0x7f000909:PORT/", "http://2130708745:PORT/", "https://10.0.0.1/", "\\\\127.0.9.9:PORT\\secret",
    ])
  func hostile(location: String) async throws {
    let server = try LoopbackServer { _ in .init() }
    let secret = try LoopbackServer(address: "127.0.9.9", port: server.port) { _ in .init("secret") }
    let target = location.replacing("PORT", with: "\(server.port)")
    let entry = try LoopbackServer { $0.target == "/robots.txt" ? .init("", status: 404) : .redirect(302, target) }
    let defaults = testDefaults { $0.allowedAddresses = ["127.0.0.1/32"] }
    let fetch = try await fetch(source("a", entry.url("/a")), SourceHealth(), defaults)
    #expect(fetch.failure?.stage == .connect)
    #expect(secret.requests.isEmpty && server.requests.isEmpty)
  }

  @Test("leaves the source's own headers and cookies behind at another host")
  func headers() async throws {
    let other = try LoopbackServer(address: "127.0.0.2") { _ in .init("feed", headers: [("Set-Cookie", "a=b")]) }
    let server = try LoopbackServer { request in
      switch request.target {
      case "/a": .redirect(302, "/b")
      case "/b": .redirect(302, other.url("/c"))
      default: .init("", status: 404, headers: [("Set-Cookie", "secret=1")])
      }
    }
    let source = source("a", server.url("/a")) { $0.request.headers = ["X-Key": "ours"] }
    #expect(try await fetch(source).text == "feed")
    let seen = server.requests.filter { $0.target != "/robots.txt" }
    #expect(seen.map { $0.headers["x-key"] } == ["ours", "ours"])
    #expect(other.requests.allSatisfy { $0.headers["x-key"] == nil && $0.headers["cookie"] == nil })
    #expect(other.targets == ["/robots.txt", "/c"])
  }

  @Test("asks with GET where a POST is redirected, but with POST behind 307 and 308")
  func methods() async throws {
    for (status, method) in [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")] {
      let server = try Self.server(status)
      let source = source("a", server.url("/a")) {
        $0.request = .init(url: $0.request.url, method: "POST", body: "q=1")
      }
      _ = try await fetch(source)
      #expect(server.requests.last?.method == method)
      #expect(server.requests.last?.body.isEmpty == (method == "GET"))
    }
  }
}
