import Archiving
import Foundation
import Model
import Searching
import Synchronization
import TestSupport
import Text

/// A published archive on a loopback server: ETags, ranges, and a line that is cut when told so.
final class PublishedServer: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    /// Whole pieces still sent before the line is cut in the middle of one; nil for a good line.
    var piecesLeft: Int?
    var knowsRanges = true
    /// What was sent of archive.sqlite, by the first byte asked for.
    var asked: [String] = []
  }

  private let state: SharedState
  private let server: LoopbackServer

  /// Shared with the server's threads.
  private final class SharedState: Sendable { let value = Mutex(State()) }

  init() throws {
    let state = SharedState()
    self.state = state
    server = try LoopbackServer { request in state.value.withLock { Self.answer(request, &$0) } }
  }

  var url: String { server.url("/archive") }
  var port: Int { server.port }
  var asked: [String] { state.value.withLock(\.asked) }

  func stop() { server.stop() }
  func cutLine(after pieces: Int?) { state.value.withLock { $0.piecesLeft = pieces } }
  func forgetRanges() { state.value.withLock { $0.knowsRanges = false } }
  func forgetRequests() { state.value.withLock { $0.asked = [] } }

  /// Replaces what is published by an archive of these titles; with long notices it comes in several pieces.
  func publish(
    _ titles: [String], inPieces: Bool = false, schema: Int = Archive.schema, damagedAt offset: Int? = nil
  ) async throws {
    let bytes = try await withTemporaryFolder { folder in
      let archive = try Archive(path: folder.appending(path: "archive.sqlite").path)
      let filler = String(repeating: "word after word of a long notice ", count: inPieces ? 20_000 : 10)
      try await archive.update(
        titles.map { title in
          let seen = Instant(PublishCommandTests.day)
          return Opportunity(id: "p\(title)", title: title, summary: filler, firstSeen: seen, changed: seen)
        })
      let copy = folder.appending(path: "copy.sqlite")
      try await archive.write(copyTo: copy.path)
      return Array(try Data(contentsOf: copy))
    }
    let manifest = Manifest(
      schema: schema, date: "2026-11-20", records: titles.count, file: "archive.sqlite", bytes: bytes.count,
      sha256: SHA256.hex(bytes))
    let text = Array(try manifest.text.utf8)
    state.value.withLock { state in
      var sent = bytes
      if let offset { sent[offset] ^= 1 }
      state.files = ["/archive/archive.sqlite": sent, "/archive/manifest.json": text]
    }
  }

  private static func answer(_ request: LoopbackServer.Request, _ state: inout State) -> LoopbackServer.Reply {
    guard let file = state.files[request.target] else { return LoopbackServer.Reply("no such page", status: 404) }
    let etag = "\"\(SHA256.hex(file).prefix(16))\""
    var reply = LoopbackServer.Reply("", headers: [("ETag", etag)])
    if request.headers["if-none-match"] == etag {
      reply.status = 304
      return reply
    }
    reply.body = file
    let bounds = (request.headers["range"] ?? "").drop { $0 != "=" }.dropFirst().split(separator: "-").compactMap {
      Int($0)
    }
    if request.target.hasSuffix(".sqlite") { state.asked.append(bounds.first.map(String.init) ?? "all") }
    if state.knowsRanges, bounds.count == 2, bounds[1] < file.count {
      reply.status = 206
      reply.headers.append(("Content-Range", "bytes \(bounds[0])-\(bounds[1])/\(file.count)"))
      reply.body = Array(file[bounds[0]...bounds[1]])
    }
    guard let left = state.piecesLeft, request.target.hasSuffix(".sqlite") else { return reply }
    state.piecesLeft = left - 1
    guard left <= 0 else { return reply }
    // Half of what was promised, then silence and the end.
    let head = "HTTP/1.1 206 Partial Content\r\nContent-Length: \(reply.body.count)\r\n\r\n"
    reply.raw = Array(head.utf8) + reply.body.prefix(reply.body.count / 2)
    return reply
  }
}
