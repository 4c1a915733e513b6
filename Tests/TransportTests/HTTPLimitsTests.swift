import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Transport

@Suite("HTTP limits", .tags(.network))
struct HTTPLimitsTests {
  /// What a client with those limits makes of that answer.
  static func failure(
    _ reply: LoopbackServer.Reply, _ change: (inout HTTPRequest.Limits) -> Void = { _ in }
  ) async throws -> HTTPFailure {
    let server = try LoopbackServer { _ in reply }
    var request = HTTPRequest(url: server.url())
    change(&request.limits)
    return try HTTPClientTests.failure(await HTTPClientTests.client().fetch(request))
  }

  @Test("counts the body after decompression", .enabled(if: sharedFolder != nil))
  func bomb() async throws {
    let shared = try #require(sharedFolder)
    let bytes = Array(try Data(contentsOf: shared.appending(path: "suites/hostile/gzip/zeros-256MB.gz")))
    var reply = LoopbackServer.Reply(headers: [("Content-Encoding", "gzip")])
    reply.body = bytes
    let failure = try await Self.failure(reply) { $0.bodyBytes = 1_000_000 }
    #expect(failure.kind == .tooLarge)
    #expect(failure.message == "the answer is larger than 1000000 bytes; raise max_size if it should be")
  }

  @Test("reads several gzip members as one body, and says when one ends in the middle")
  func members() async throws {
    var reply = LoopbackServer.Reply(headers: [("Content-Encoding", "gzip")])
    reply.body = BodyDecoderTests.member + BodyDecoderTests.member
    let body = reply
    let server = try LoopbackServer { request in
      var answer = body
      // The length is the honest length of what is sent.
      if request.target == "/half" { answer.body.removeLast(6) }
      return answer
    }
    let client = try HTTPClientTests.client()
    let whole = try await client.fetch(HTTPRequest(url: server.url("/"))).get()
    #expect(String(decoding: whole.body, as: UTF8.self) == BodyDecoderTests.text + BodyDecoderTests.text)
    let half = try HTTPClientTests.failure(await client.fetch(HTTPRequest(url: server.url("/half"))))
    #expect(half == HTTPFailure(.decode, "the compressed answer ends in the middle, though its length is as promised"))
  }

  @Test("has no more requests under way than it may, whatever is posted")
  func connections() async throws {
    let most = Mutex((now: 0, ever: 0))
    let server = try LoopbackServer { _ in
      most.withLock { $0 = ($0.now + 1, max($0.ever, $0.now + 1)) }
      Thread.sleep(forTimeInterval: 0.01)
      most.withLock { $0.now -= 1 }
      return .init("x")
    }
    let client = try HTTPClientTests.client {
      $0.connections = 3
      $0.besides = 1
    }
    let answered = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          var request = HTTPRequest(url: server.url("/\(number)"))
          request.isBeside = number % 4 == 0
          return (try? await client.fetch(request).get()) != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answered == 40)
    #expect(most.withLock { $0.ever } == 4)
  }

  @Test("cuts an endless body and endless headers")
  func endless() async throws {
    var body = LoopbackServer.Reply()
    body.endless = [UInt8](repeating: 65, count: 10_000)
    #expect(try await Self.failure(body) { $0.bodyBytes = 100_000 }.kind == .tooLarge)
    var head = LoopbackServer.Reply()
    head.raw = Array("HTTP/1.1 200 OK\r\n".utf8)
    head.endless = Array("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".utf8)
    let failure = try await Self.failure(head) { $0.headerBytes = 10_000 }
    #expect(failure.message == "the header section is larger than 10000 bytes")
  }

  @Test("cuts a body that drips")
  func slow() async throws {
    var reply = LoopbackServer.Reply()
    reply.endless = Array("x".utf8)
    reply.drip = 0.1
    #expect(try await Self.failure(reply) { $0.total = 1 }.kind == .timeout)
    let slow = try await Self.failure(reply) {
      $0.slowBytes = 1000
      $0.slowSeconds = 1
    }
    #expect(slow.kind == .timeout)
  }

  @Test(
    "calls broken answers broken",
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", HTTPFailure.Kind.transfer),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n", .transfer),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", .transfer),
      ("just text, as HTTP/0.9 would", .transfer),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\nplain!", .decode),
      ("", .transfer),
    ])
  func broken(raw: String, kind: HTTPFailure.Kind) async throws {
    var reply = LoopbackServer.Reply()
    reply.raw = Array(raw.utf8)
    #expect(try await Self.failure(reply).kind == kind)
  }

  @Test("says which stage failed where nobody listens or no name is known")
  func nobody() async throws {
    let port = try LoopbackServer { _ in .init() }.port
    let client = try HTTPClientTests.client()
    let refused = await client.fetch(HTTPRequest(url: "http://127.0.0.1:\(port)/"))
    #expect(try HTTPClientTests.failure(refused).kind == .connect)
    let unknown = await client.fetch(HTTPRequest(url: "http://no-such-host.invalid/"))
    #expect(try HTTPClientTests.failure(unknown).kind == .resolve)
  }
}
