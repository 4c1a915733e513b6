import Model
import TestSupport
import Testing

@testable import Crawling

/// Sources whose list stands in a page, or behind one, though they are read as JSON.
@Suite("lists that come in a page", .tags(.network))
struct ListInPageTests {
  private static func server() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/meetings":
        .init("<!doctype html><p data-url='/list.json'>", headers: [("Content-Type", "text/html"), ("ETag", "\"1\"")])
      case "/list.json": .init("[]", headers: [("Content-Type", "application/json")])
      case "/page.json": .init("<!doctype html><title>Sign in</title>", headers: [("Content-Type", "text/html")])
      default: .init("", status: 404)
      }
    }
  }

  @Test("takes the page for what it is where the source says that its list stands there")
  func page() async throws {
    let server = try Self.server()
    let framed = source("framed", server.url("/meetings")) {
      $0.format = .json
      $0.frame = FieldRule(paths: ["//@data-url"])
    }
    let within = source("within", server.url("/meetings")) {
      $0.format = .json
      $0.within = FieldRule(paths: ["//script"])
    }
    let plain = source("plain", server.url("/meetings")) { $0.format = .json }
    let all = await fetches([framed, within, plain].map { Visit(source: $0) }) { fetch in
      guard fetch.source == "framed", fetch.purpose == .source else { return [] }
      return [FollowUp(request: .init(url: server.url("/list.json")), purpose: .page)]
    }
    #expect(all["framed"]?.map { $0.failure == nil } == [true, true])
    #expect(all["framed"]?.last?.text == "[]")
    #expect(all["within"]?.first?.failure == nil)
    #expect(all["plain"]?.first?.failure?.message.contains("web page where json was expected") == true)
  }

  @Test("takes a page in place of the list behind a frame for the fault it is")
  func pageForList() async throws {
    let server = try Self.server()
    let framed = source("framed", server.url("/meetings")) {
      $0.format = .json
      $0.frame = FieldRule(paths: ["//@data-url"])
    }
    let all = await fetches([Visit(source: framed)]) { fetch in
      fetch.purpose == .source ? [FollowUp(request: .init(url: server.url("/page.json")), purpose: .page)] : []
    }
    #expect(all["framed"]?.last?.failure?.message.contains("titled \"sign in\"") == true)
  }

  @Test("asks for a frame as a whole every time, for its list may have changed")
  func unconditional() async throws {
    let server = try Self.server()
    for (isFramed, hasTag) in [(true, false), (false, true)] {
      let listed = source("a", server.url("/meetings")) {
        $0.format = .html
        if isFramed { $0.frame = FieldRule(paths: ["//@data-url"]) }
      }
      var health = SourceHealth()
      health.lastFull = noon - 3600
      health.validators.etag = "\"1\""
      health.validators.key = Fetch.Validators.key(of: listed)
      _ = try await fetch(listed, health)
      #expect((server.requests.last { $0.target == "/meetings" }?.headers["if-none-match"] != nil) == hasTag)
    }
  }

  @Test("fetches anew what other rules read")
  func keys() {
    let plain = source("a", "https://e.org/")
    var others = [plain, plain, plain]
    others[0].frame = FieldRule(paths: ["//@data-url"])
    others[1].within = FieldRule(paths: ["//@data-url"])
    others[2].runsOn = true
    let keys = Set(([plain] + others).map { Fetch.Validators.key(of: $0) })
    #expect(keys.count == 4)
  }
}
