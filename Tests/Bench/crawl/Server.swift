import Glibc

/// A web server on every loopback address: one thread, a fixed latency, 20 KB an answer.
///
/// It answers 304 to a request with a validator, and 404 to robots.txt, both as late as everything else.
func runServer(port: UInt16, milliseconds: Int) -> Never {
  var server = LatencyServer(port: port, milliseconds: milliseconds)
  server.run()
}

private struct LatencyServer {
  private let listener: Int32
  private let latency: Int
  private var watched: [pollfd] = []
  private var waiting: [(due: Int, socket: Int32, kind: Kind)] = []
  private var start = 0
  /// The most sockets that were open at once when a request came.
  private var most = 0
  private let page: [UInt8]

  private enum Kind { case page, unchanged, missing }

  init(port: UInt16, milliseconds: Int) {
    latency = milliseconds * 1_000_000
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000)
    page =
      Array("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\nETag: \"1\"\r\nContent-Type: text/xml\r\n\r\n".utf8) + body
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
    var local = sockaddr_in()
    local.sin_family = sa_family_t(AF_INET)
    local.sin_port = port.bigEndian
    let socket = listener
    let bound = withUnsafePointer(to: &local) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(socket, 4096) == 0
      }
    }
    guard bound else { exit(1) }
    watched = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
  }

  private var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  mutating func run() -> Never {
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let rest = start < waiting.count ? max(0, waiting[start].due - now) : 60_000_000_000
      // poll counts in milliseconds; what is less is slept in small pieces.
      if rest < 1_000_000 { usleep(UInt32(min(rest / 1000, 150))) }
      poll(&watched, nfds_t(watched.count), Int32(rest / 1_000_000))
      for index in watched.indices.dropFirst() where watched[index].revents != 0 { read(index, &buffer) }
      if watched[0].revents != 0 { acceptAll() }
      watched.removeAll { $0.fd < 0 }
      answerDue()
    }
  }

  private mutating func acceptAll() {
    while true {
      let peer = accept(listener, nil, nil)
      guard peer >= 0 else { return }
      var yes: Int32 = 1
      setsockopt(peer, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
      _ = fcntl(peer, F_SETFL, O_NONBLOCK)
      watched.append(pollfd(fd: peer, events: Int16(POLLIN), revents: 0))
    }
  }

  /// A request is one packet here.
  private mutating func read(_ index: Int, _ buffer: inout [UInt8]) {
    let socket = watched[index].fd
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else {
      close(socket)
      watched[index].fd = -1
      return
    }
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    if text.hasPrefix("GET /most") {
      send(socket, Array("HTTP/1.1 200 OK\r\nContent-Length: \(String(most).utf8.count)\r\n\r\n\(most)".utf8))
      most = 0
      return
    }
    if watched.count - 1 > most { most = max(most, watched.dropFirst().count { isOpen($0.fd) }) }
    let kind: Kind = text.hasPrefix("GET /robots.txt") ? .missing : text.contains("If-None-Match") ? .unchanged : .page
    waiting.append((now + latency, socket, kind))
  }

  /// Whether the other side holds it still: one that it has closed may wait here to be read.
  private func isOpen(_ socket: Int32) -> Bool {
    var byte: UInt8 = 0
    return socket >= 0 && recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) != 0
  }

  private mutating func answerDue() {
    let time = now
    while start < waiting.count, waiting[start].due <= time {
      let answer = waiting[start]
      start += 1
      switch answer.kind {
      case .page: send(answer.socket, page)
      case .unchanged: send(answer.socket, Array("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".utf8))
      case .missing: send(answer.socket, Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8))
      }
    }
    if start > 4096 {
      waiting.removeFirst(start)
      start = 0
    }
  }

  private func send(_ socket: Int32, _ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else {
        // 20 KB fit the socket's buffer on loopback; what does not is tried again.
        guard errno == EAGAIN else { return }
        continue
      }
      sent += count
    }
  }
}
