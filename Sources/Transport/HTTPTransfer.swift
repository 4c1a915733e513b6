import CCurl
import Glibc

/// One request under way: its handle, what has arrived, and who waits for it.
///
/// Lives on the client's thread.
final class HTTPTransfer {
  let handle: CurlHandle
  let request: HTTPRequest
  private let policy: AddressPolicy
  private let headerLines: CurlList
  private let names: CurlList
  private let finish: @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void

  private var status = 0
  private var headers: [String: String] = [:]
  private var headerBytes = 0
  private var body: [UInt8] = []
  /// Set with the first byte of a compressed body.
  private var decoder: BodyDecoder?
  private var hasBody = false
  /// The body was long enough and the rest was not taken.
  private var isCut = false
  /// Set where a limit or the address policy stops the transfer; it is the reason, whatever libcurl calls it.
  private var stopped: HTTPFailure?

  /// Prepares everything; nothing is sent before the handle joins the multi.
  init(
    _ request: HTTPRequest, settings: HTTPClient.Settings,
    finish: @escaping @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
  ) throws(TransferError) {
    self.request = request
    self.finish = finish
    policy = settings.policy
    handle = try CurlHandle()
    // Not br or zstd: two decoders less to trust.
    let accepted = request.isCompressed ? ["Accept-Encoding: gzip, deflate"] : []
    // An "Expect" or "Transfer-Encoding" of libcurl's own only confuses small servers.
    let lines =
      request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" } + accepted + ["Expect:"]
    headerLines = try CurlList(lines)
    names = try CurlList(settings.names)
    try setRequest(agent: settings.agent)
    try setLimits()
    try setFences()
    try setCallbacks()
  }

  /// Tells the one who waits; called once.
  func complete(_ code: CURLcode) {
    guard code == CURLE_OK || isCut, stopped == nil else { return fail(stopped ?? failure(code)) }
    if let decoder, !isCut {
      do { try decoder.finish() } catch { return fail(error) }
    }
    finish(
      .success(
        HTTPResponse(
          status: status, headers: headers, body: body, seconds: seconds, peer: handle.text(CURLINFO_PRIMARY_IP) ?? "")
      ))
  }

  func fail(_ failure: HTTPFailure) { finish(.failure(failure)) }

  private var seconds: Double { Double(handle.offset(CURLINFO_TOTAL_TIME_T)) / 1_000_000 }

  private func setRequest(agent: String) throws(TransferError) {
    try handle.set(CURLOPT_URL, request.url)
    try handle.set(CURLOPT_USERAGENT, agent)
    try handle.set(CURLOPT_HTTPHEADER, headerLines)
    if let body = request.body {
      try handle.set(CURLOPT_POSTFIELDSIZE_LARGE, offset: body.count)
      try handle.set(CURLOPT_COPYPOSTFIELDS, String(decoding: body, as: UTF8.self))
      if request.method != "POST" { try handle.set(CURLOPT_CUSTOMREQUEST, request.method) }
    } else if request.method == "HEAD" {
      try handle.set(CURLOPT_NOBODY, 1)
    } else if request.method != "GET" {
      try handle.set(CURLOPT_CUSTOMREQUEST, request.method)
    }
  }

  private func setLimits() throws(TransferError) {
    let limits = request.limits
    try handle.set(CURLOPT_CONNECTTIMEOUT, min(limits.connect, limits.total))
    try handle.set(CURLOPT_TIMEOUT, limits.total)
    try handle.set(CURLOPT_LOW_SPEED_LIMIT, limits.slowBytes)
    try handle.set(CURLOPT_LOW_SPEED_TIME, limits.slowSeconds)
    // Every lookup walks all remembered names: a minute of them costs more than it saves.
    try handle.set(CURLOPT_DNS_CACHE_TIMEOUT, 15)
  }

  /// What may be spoken and to whom: no other protocol, no proxy, no names or passwords in the address.
  private func setFences() throws(TransferError) {
    try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
    try handle.set(CURLOPT_FOLLOWLOCATION, 0)
    try handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    try handle.set(CURLOPT_NOPROXY, "*")
    try handle.set(CURLOPT_HTTP09_ALLOWED, 0)
    try handle.set(CURLOPT_RESOLVE, names)
    try CurlLibrary.check(ccurl_set_socket(handle.raw, openSocket))
    try handle.set(CURLOPT_OPENSOCKETDATA, pointer: context)
  }

  private func setCallbacks() throws(TransferError) {
    try handle.set(CURLOPT_WRITEFUNCTION, callback: takeBody)
    try handle.set(CURLOPT_WRITEDATA, pointer: context)
    try handle.set(CURLOPT_HEADERFUNCTION, callback: takeHeader)
    try handle.set(CURLOPT_HEADERDATA, pointer: context)
  }

  /// The client keeps the transfer alive for as long as libcurl knows the handle.
  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}

// MARK: - What libcurl calls

extension HTTPTransfer {
  /// Decodes what arrives and keeps it.
  fileprivate func take(piece bytes: UnsafeRawBufferPointer) -> Bool {
    do {
      if !hasBody {
        hasBody = true
        decoder = try BodyDecoder.decoder(for: headers["content-encoding"])
      }
      guard let decoder else { return take(body: bytes) }
      return try decoder.decode(bytes) { take(body: $0) }
    } catch {
      stopped = error
      return false
    }
  }

  /// Counts after decompression: `CURLOPT_MAXFILESIZE` counts before it, and a bomb passes.
  private func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= request.limits.bodyBytes else {
      if request.limits.cutsBody {
        body.append(contentsOf: bytes.prefix(request.limits.bodyBytes - body.count))
        isCut = true
        return false
      }
      let limit = request.limits.bodyBytes
      stopped = HTTPFailure(.tooLarge, "the answer is larger than \(limit) bytes; raise max_size if it should be")
      return false
    }
    if body.isEmpty { body.reserveCapacity(expectedBytes) }
    body.append(contentsOf: bytes)
    return true
  }

  /// What the answer promises to hold, so that its bytes are not moved while they come; a lie costs a megabyte at most.
  private var expectedBytes: Int {
    let promised = headers["content-length"].flatMap { Int($0) } ?? 0
    return min(max(promised, 0), request.limits.bodyBytes, 1 << 20)
  }

  fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= request.limits.headerBytes else {
      stopped = HTTPFailure(.tooLarge, "the header section is larger than \(request.limits.headerBytes) bytes")
      return false
    }
    guard let line = HeaderLine(bytes) else { return true }
    switch line {
    case .status(let code):
      // 100 Continue and 103 Early Hints come before the real answer.
      status = code
      headers = [:]
      hasBody = false
    case .field(let name, let value):
      headers[name] = headers[name].map { $0 + ", " + value } ?? value
    }
    return true
  }

  /// Every hop and every address a name turns out to have passes here.
  fileprivate func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard let peer = NetworkAddress(ccurl_sockaddr(address)), policy.permits(peer) else {
      let name = NetworkAddress(ccurl_sockaddr(address)).map(\.description) ?? "an address of an unknown family"
      stopped = HTTPFailure(
        .refused, "\(name) is a private address; name it in defaults.allow_addresses if it should be reached")
      return CURL_SOCKET_BAD
    }
    stopped = nil
    return socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
  }
}

extension NetworkAddress {
  /// The address that the socket would really reach.
  init?(_ raw: UnsafePointer<sockaddr>) {
    switch Int32(raw.pointee.sa_family) {
    case AF_INET:
      var four = UnsafeRawPointer(raw).loadUnaligned(as: sockaddr_in.self).sin_addr
      self.init(bytes: withUnsafeBytes(of: &four) { Array($0) })
    case AF_INET6:
      var six = UnsafeRawPointer(raw).loadUnaligned(as: sockaddr_in6.self).sin6_addr
      self.init(bytes: withUnsafeBytes(of: &six) { Array($0) })
    default: return nil
    }
  }
}

/// One line of the answer's head.
private enum HeaderLine {
  case status(Int)
  case field(String, String)

  init?(_ bytes: UnsafeRawBufferPointer) {
    var line = bytes[...]
    while let last = line.last, last == 13 || last == 10 || last == 32 || last == 9 { line = line.dropLast() }
    if line.starts(with: "HTTP/".utf8) {
      let words = line.split(separator: 32, maxSplits: 2)
      guard words.count > 1, let code = Int(String(decoding: words[1], as: UTF8.self)) else { return nil }
      self = .status(code)
      return
    }
    guard let colon = line.firstIndex(of: 58) else { return nil }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let value = line[(colon + 1)...].drop { $0 == 32 || $0 == 9 }
    self = .field(name, String(decoding: value, as: UTF8.self))
  }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> HTTPTransfer? {
  context.map { Unmanaged<HTTPTransfer>.fromOpaque($0).takeUnretainedValue() }
}

private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let whole = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer(context)?.take(piece: whole) == true ? whole.count : -1
}

private func takeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let whole = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer(context)?.take(header: whole) == true ? whole.count : -1
}

private func openSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = transfer(context), let address else { return CURL_SOCKET_BAD }
  return transfer.open(address)
}
