import Foundation
import Glibc
import Synchronization

/// A web server on a loopback address for tests: one thread a connection, keep-alive, answers from a closure.
///
/// It stops when it is freed or told to.
package final class LoopbackServer: Sendable {
  package struct Request: Sendable {
    package var method: String
    /// Path with query, as sent.
    package var target: String
    /// Lower-case names.
    package var headers: [String: String]
    package var body: [UInt8]
  }

  package struct Reply: Sendable {
    package var status = 200
    package var headers: [(String, String)] = []
    package var body: [UInt8] = []
    /// Seconds before the first byte.
    package var pause = 0.0
    /// Sent instead of status, headers and body, and the connection closed after it.
    package var raw: [UInt8]?
    /// Sent over and over until the other side has enough, after everything else.
    package var endless: [UInt8] = []
    /// Seconds between two pieces of `endless`.
    package var drip = 0.0

    package init(_ text: String = "", status: Int = 200, headers: [(String, String)] = []) {
      body = Array(text.utf8)
      self.status = status
      self.headers = headers
    }

    package static func redirect(_ status: Int, _ location: String) -> Reply {
      Reply(status: status, headers: [("Location", location)])
    }
  }

  package typealias Answer = @Sendable (Request) -> Reply
  private struct State {
    var requests: [Request] = []
    var sockets: Set<Int32> = []
    var isStopped = false
  }

  package let address: String
  package let port: Int
  private let listener: Int32
  private let answer: Answer
  private let state = Mutex(State())

  /// Listens at once; port 0 takes any free one.
  package init(address: String = "127.0.0.1", port: Int = 0, _ answer: @escaping Answer) throws {
    self.answer = answer
    self.address = address
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var local = sockaddr_in()
    local.sin_family = sa_family_t(AF_INET)
    local.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, address, &local.sin_addr)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listener
    let bound = withUnsafeMutablePointer(to: &local) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 512) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    self.port = Int(in_port_t(bigEndian: local.sin_port))
    guard bound else {
      close(listener)
      throw POSIXError(.EADDRNOTAVAIL)
    }
    Thread { [listener, weak self] in
      Self.accept(on: listener) { [weak self] peer in
        guard let self else { return _ = close(peer) }
        serve(peer)
      }
    }.start()
  }

  deinit { stop() }

  /// `http://127.0.0.1:PORT`, with a path behind it.
  package func url(_ path: String = "/") -> String { "http://\(address):\(port)\(path)" }

  /// Everything asked so far, in order of arrival.
  package var requests: [Request] { state.withLock(\.requests) }

  /// The targets of everything asked so far.
  package var targets: [String] { requests.map(\.target) }

  package func stop() {
    // Only shut down here: a descriptor closed under its thread may already be somebody else's.
    state.withLock {
      guard !$0.isStopped else { return }
      $0.isStopped = true
      for socket in $0.sockets.union([listener]) { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  /// Hands over connections until the listener is shut down, then closes it.
  private static func accept(on listener: Int32, _ serve: @escaping @Sendable (Int32) -> Void) {
    while true {
      let peer = Glibc.accept(listener, nil, nil)
      guard peer >= 0 else { break }
      Thread { serve(peer) }.start()
    }
    close(listener)
  }

  private func serve(_ peer: Int32) {
    let isOpen = state.withLock {
      $0.sockets.insert(peer)
      return !$0.isStopped
    }
    var connection = LoopbackConnection(socket: peer)
    while isOpen, let request = connection.read() {
      state.withLock { $0.requests.append(request) }
      guard connection.write(answer(request), to: request) else { break }
    }
    state.withLock {
      $0.sockets.remove(peer)
      close(peer)
    }
  }
}

/// One accepted connection: reads requests, writes replies.
private struct LoopbackConnection {
  let socket: Int32
  var buffer: [UInt8] = []

  init(socket: Int32) { self.socket = socket }

  /// The next request; nil when the other side is done.
  mutating func read() -> LoopbackServer.Request? {
    while true {
      if let end = headEnd {
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ").map(String.init) ?? []
        guard words.count >= 2 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          guard let colon = line.firstIndex(of: ":") else { continue }
          headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        buffer.removeSubrange(..<(end + 4))
        let length = Int(headers["content-length"] ?? "") ?? 0
        while buffer.count < length { guard more() else { return nil } }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return .init(method: words[0], target: words[1], headers: headers, body: body)
      }
      guard more() else { return nil }
    }
  }

  private var headEnd: Int? {
    guard buffer.count >= 4 else { return nil }
    return (0...(buffer.count - 4)).first { buffer[$0...].starts(with: [13, 10, 13, 10]) }
  }

  private mutating func more() -> Bool {
    var piece = [UInt8](repeating: 0, count: 16_384)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }

  /// False when the connection is over.
  func write(_ reply: LoopbackServer.Reply, to request: LoopbackServer.Request) -> Bool {
    if reply.pause > 0 { usleep(UInt32(reply.pause * 1_000_000)) }
    if let raw = reply.raw {
      guard send(raw) else { return false }
    } else {
      guard send(head(of: reply)), request.method == "HEAD" || send(reply.body) else { return false }
    }
    if !reply.endless.isEmpty {
      while send(reply.endless) { if reply.drip > 0 { usleep(UInt32(reply.drip * 1_000_000)) } }
      return false
    }
    return reply.raw == nil
  }

  private func head(of reply: LoopbackServer.Reply) -> [UInt8] {
    var lines = "HTTP/1.1 \(reply.status) Said\r\n"
    for (name, value) in reply.headers { lines += "\(name): \(value)\r\n" }
    let isFramed = reply.headers.contains { ["content-length", "transfer-encoding"].contains($0.0.lowercased()) }
    if !isFramed, reply.endless.isEmpty, reply.status != 304 { lines += "Content-Length: \(reply.body.count)\r\n" }
    return Array((lines + "\r\n").utf8)
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
