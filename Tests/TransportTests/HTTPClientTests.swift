import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite("HTTP client", .tags(.network))
struct HTTPClientTests {
  /// A client that may reach loopback.
  static func client(_ change: (inout HTTPClient.Settings) -> Void = { _ in }) throws -> HTTPClient {
    var settings = HTTPClient.Settings()
    settings.policy.allowed = try [#require(AddressRange("127.0.0.0/8"))]
    change(&settings)
    return try HTTPClient(settings)
  }

  static func failure(_ result: Result<HTTPResponse, HTTPFailure>) throws -> HTTPFailure {
    guard case .failure(let failure) = result else {
      throw HTTPFailure(.request, "was answered: \(result)")
    }
    return failure
  }

  @Test("sends method, headers, agent and body, and gives status, headers and body back")
  func exchanges() async throws {
    let server = try LoopbackServer { request in
      .init(String(decoding: request.body, as: UTF8.self), status: 201, headers: [("X-One", "a"), ("x-one", "b")])
    }
    let client = try Self.client { $0.agent = "prevnet-test/1 (+mailto:desk@example.org)" }
    var request = HTTPRequest(url: server.url("/a?b=c"), method: "POST", body: Array("q=ñ".utf8))
    request.headers = [("Content-Type", "text/plain"), ("X-Empty", "")]
    let response = try await client.fetch(request).get()
    #expect(response.status == 201)
    #expect(response.headers["x-one"] == "a, b")
    #expect(response.body == Array("q=ñ".utf8))
    #expect(response.peer == "127.0.0.1")
    let seen = try #require(server.requests.first)
    #expect(seen.method == "POST")
    #expect(seen.target == "/a?b=c")
    #expect(seen.headers["user-agent"] == "prevnet-test/1 (+mailto:desk@example.org)")
    #expect(seen.headers["content-type"] == "text/plain")
    #expect(seen.headers["accept-encoding"] == "gzip, deflate")
    #expect(seen.headers["x-empty"] == "")
    #expect(seen.headers["expect"] == nil)
  }

  @Test("hands redirects back instead of following them")
  func redirects() async throws {
    let server = try LoopbackServer { _ in .redirect(302, "/other") }
    let response = try await Self.client().fetch(HTTPRequest(url: server.url())).get()
    #expect(response.status == 302)
    #expect(response.headers["location"] == "/other")
    #expect(server.targets == ["/"])
  }

  @Test("opens no socket to a private address, by number or by name")
  func refusesPrivate() async throws {
    let server = try LoopbackServer { _ in .init("secret") }
    let strict = try HTTPClient()
    let numbered = try Self.failure(await strict.fetch(HTTPRequest(url: server.url())))
    #expect(numbered.kind == .refused)
    #expect(numbered.message.contains("127.0.0.1 is a private address"))
    let named = try Self.client {
      $0.names = ["public.example:\(server.port):127.0.0.1"]
      $0.policy.allowed = []
    }
    let result = await named.fetch(HTTPRequest(url: "http://public.example:\(server.port)/"))
    #expect(try Self.failure(result).kind == .refused)
    #expect(server.requests.isEmpty)
  }

  @Test("takes the allowed one of several addresses and no other")
  func takesAllowed() async throws {
    let secret = try LoopbackServer(address: "127.0.0.9") { _ in .init("secret") }
    let open = try LoopbackServer(address: "127.0.0.8", port: secret.port) { _ in .init("open") }
    let client = try Self.client {
      $0.names = ["both.example:\(open.port):127.0.0.9,127.0.0.8"]
      $0.policy.allowed = [AddressRange("127.0.0.8")].compactMap(\.self)
    }
    let response = try await client.fetch(HTTPRequest(url: "http://both.example:\(open.port)/")).get()
    #expect(String(decoding: response.body, as: UTF8.self) == "open")
    #expect(secret.requests.isEmpty)
  }

  @Test(
    "speaks http and https only",
    arguments: ["file:///etc/passwd", "gopher://127.0.0.1:25/_x", "ftp://127.0.0.1/", "dict://127.0.0.1/", "nonsense"])
  func protocols(url: String) async throws {
    #expect(try Self.failure(await Self.client().fetch(HTTPRequest(url: url))).kind != .timeout)
    #expect(try Self.failure(await Self.client().fetch(HTTPRequest(url: url))).kind != .connect)
  }

  @Test("refuses a line break in what goes on the wire")
  func smuggling() async throws {
    let server = try LoopbackServer { _ in .init() }
    var request = HTTPRequest(url: server.url())
    request.headers = [("X-A", "b\r\nX-C: d")]
    #expect(try Self.failure(await Self.client().fetch(request)).kind == .request)
    #expect(try Self.failure(await Self.client().fetch(HTTPRequest(url: server.url("/\r\n")))).kind == .request)
    #expect(server.requests.isEmpty)
  }

  @Test("refuses a name or password in the address")
  func userinfo() async throws {
    let server = try LoopbackServer { _ in .init() }
    let result = await (try Self.client()).fetch(HTTPRequest(url: "http://a:b@127.0.0.1:\(server.port)/"))
    #expect(throws: HTTPFailure.self) { try result.get() }
    #expect(server.requests.isEmpty)
  }

  @Test("answers many at once, each with its own")
  func parallel() async throws {
    let server = try LoopbackServer { request in
      var reply = LoopbackServer.Reply(request.target)
      reply.pause = 0.02
      return reply
    }
    let client = try Self.client()
    let wrong = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<60 {
        group.addTask {
          let response = try? await client.fetch(HTTPRequest(url: server.url("/\(number)"))).get()
          return response?.body == Array("/\(number)".utf8)
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 0 : 1 }
    }
    #expect(wrong == 0)
  }

  @Test("cancels a transfer with its task, and open ones when it is freed")
  func cancels() async throws {
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply()
      reply.endless = Array("x".utf8)
      reply.drip = 0.05
      return reply
    }
    let client = try Self.client()
    let task = Task { await client.fetch(HTTPRequest(url: server.url())) }
    while server.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(try Self.failure(await task.value).kind == .cancelled)
    let early = Task { await client.fetch(HTTPRequest(url: server.url())) }
    early.cancel()
    #expect(try Self.failure(await early.value).kind == .cancelled)
  }
}
