import CCurl

/// Why a conversation ended without an answer to its last command: libcurl's number and words.
struct SMTPFault: Error {
  var code: Int
  var text: String
  /// Of what was being written, the octets that had been handed over.
  var written = 0

  init(_ code: CURLcode, _ text: String = "") {
    self.code = Int(code.rawValue)
    self.text = text.isEmpty ? CurlLibrary.words(for: code) : text
  }
}

/// One open connection on which mail may be sent: bytes out, answers in.
///
/// libcurl connects, greets, encrypts and logs in (`CURLOPT_CONNECT_ONLY`); the four commands of a transaction are ours,
/// because libcurl asks them one by one, and RFC 2920 lets three of them share one packet.
final class SMTPChannel {
  private let handle: CurlHandle
  private let socket: curl_socket_t
  /// Seconds.
  private let patience: Int
  /// When what is being waited for must have come.
  private var deadline = ContinuousClock.now
  private let isEncrypted: Bool
  private var unread: ArraySlice<UInt8> = []
  private var buffer = [UInt8](repeating: 0, count: 2048)
  let features: Set<String>
  private(set) var isUsable = true

  /// Longer answers are no answers.
  private static let longestReply = 64 * 1024

  /// Connects; a failure tells how far it got and what the server said.
  init(to server: SMTPServer) throws(SMTPRefusal) {
    let greeting = SMTPGreeting()
    do {
      let handle = try SMTPChannel.opened(server, greeting)
      let code = withExtendedLifetime(greeting) { handle.perform() }
      var socket: curl_socket_t = -1
      if code == CURLE_OK { try CurlLibrary.check(ccurl_get_socket(handle.raw, &socket)) }
      guard code == CURLE_OK, socket >= 0 else { throw SMTPChannel.refusal(greeting, code, handle.errorText) }
      // Its callbacks have done their work: nothing may call into a greeting that is gone.
      try handle.set(CURLOPT_VERBOSE, 0)
      try handle.set(CURLOPT_HEADERDATA, pointer: nil)
      try handle.set(CURLOPT_DEBUGDATA, pointer: nil)
      self.handle = handle
      self.socket = socket
    } catch let refusal as SMTPRefusal {
      throw refusal
    } catch let error as TransferError {
      throw SMTPRefusal(SMTPResult(stage: .connect, code: error.code, reply: 0, text: error.message))
    } catch {
      throw SMTPRefusal(SMTPResult(stage: .connect, code: 2, reply: 0, text: "\(error)"))
    }
    features = greeting.features
    patience = server.replyTimeout
    isEncrypted = server.security != .none
  }

  /// Says goodbye when both sides are in step; a connection that is not is cut, so that nothing more is read into it.
  deinit {
    if isUsable, (try? write("QUIT\r\n")) != nil { _ = ccurl_wait(socket, 0, 1000) }
    shutdown(socket, Int32(2))
  }

  /// Sends all of it.
  ///
  /// - Throws: when not all of it could be handed over; the fault tells how much was.
  func write(_ bytes: ArraySlice<UInt8>) throws(SMTPFault) {
    var position = 0
    while position < bytes.count {
      var count = 0
      let code = bytes.withUnsafeBytes { buffer in
        curl_easy_send(handle.raw, buffer.baseAddress.map { $0 + position }, buffer.count - position, &count)
      }
      position += count
      do throws(SMTPFault) {
        if code == CURLE_AGAIN { try wait(writes: true) } else if code != CURLE_OK { throw fail(code) }
      } catch {
        var fault = error
        fault.written = position
        throw fault
      }
    }
  }

  func write(_ line: String) throws(SMTPFault) { try write(Array(line.utf8)[...]) }

  /// Nothing more may be said: the connection is closed without QUIT.
  func abandon() { isUsable = false }

  /// The next whole answer.
  ///
  /// It has its time as a whole: a server that sends an octet a second is not waited for.
  func reply() throws(SMTPFault) -> SMTPReply {
    deadline = .now + .seconds(patience)
    var reply = SMTPReply()
    var length = 0
    while true {
      let line = try line()
      length += line.count
      guard length <= SMTPChannel.longestReply, reply.append(line) else {
        throw fail(CURLE_WEIRD_SERVER_REPLY, "an answer that is not SMTP")
      }
      guard SMTPReply.isLast(line) else { continue }
      // RFC 5321 §3.8: after 421 the server closes.
      if reply.code == 421 { isUsable = false }
      return reply
    }
  }

  /// A line without its end.
  private func line() throws(SMTPFault) -> ArraySlice<UInt8> {
    var searched = 0
    while true {
      if let end = unread.dropFirst(searched).firstIndex(of: 10) {
        let line = unread[..<end]
        unread = unread[(end + 1)...]
        return line.last == 13 ? line.dropLast() : line
      }
      searched = unread.count
      guard searched <= SMTPChannel.longestReply else { throw fail(CURLE_WEIRD_SERVER_REPLY, "an endless line") }
      try receive()
    }
  }

  /// Whatever has come, at least one octet.
  private func receive() throws(SMTPFault) {
    // Answers are waited for nearly always; only TLS may have some in its own buffer, of which the socket knows nothing.
    if !isEncrypted { try wait(writes: false) }
    while true {
      var count = 0
      let code = buffer.withUnsafeMutableBytes { curl_easy_recv(handle.raw, $0.baseAddress, $0.count, &count) }
      switch code {
      case CURLE_OK where count > 0:
        unread += buffer[..<count]
        return
      case CURLE_OK: throw fail(CURLE_RECV_ERROR, "the server closed the connection")
      case CURLE_AGAIN: try wait(writes: false)
      default: throw fail(code)
      }
    }
  }

  /// Until the socket is ready; RFC 5321 §4.5.3.2 has minutes for each answer.
  private func wait(writes: Bool) throws(SMTPFault) {
    // Each block that the server takes has its own time (RFC 5321 §4.5.3.2.5).
    let left = writes ? .seconds(patience) : ContinuousClock.now.duration(to: deadline)
    let milliseconds = max(0, left / .milliseconds(1))
    guard ccurl_wait(socket, writes ? 1 : 0, Int32(clamping: Int(milliseconds))) != 0 else {
      throw fail(CURLE_OPERATION_TIMEDOUT, "no answer within \(patience) seconds")
    }
  }

  /// A fault after which nothing more is said on this connection.
  private func fail(_ code: CURLcode, _ text: String = "") -> SMTPFault {
    isUsable = false
    return SMTPFault(code, text)
  }
}

// MARK: opening

/// A connection that did not come about.
struct SMTPRefusal: Error {
  var result: SMTPResult
  init(_ result: SMTPResult) { self.result = result }
}

extension SMTPChannel {
  /// How far the opening got, with the server's own words where it has answered.
  private static func refusal(_ greeting: SMTPGreeting, _ code: CURLcode, _ words: String) -> SMTPRefusal {
    let reply = greeting.lastReply
    let isAnswer = reply.code >= 400 && !reply.text.isEmpty
    let text = isAnswer ? reply.text : words.isEmpty ? CurlLibrary.words(for: code) : words
    return SMTPRefusal(
      SMTPResult(
        stage: greeting.stage, code: Int(code.rawValue), reply: reply.code, enhanced: reply.enhanced, text: text))
  }

  /// A handle that will connect, greet, encrypt and log in, and no more (`CURLOPT_CONNECT_ONLY`).
  private static func opened(_ server: SMTPServer, _ greeting: SMTPGreeting) throws(TransferError) -> CurlHandle {
    let handle = try CurlHandle()
    let scheme = server.security == .tls ? "smtps" : "smtp"
    try handle.set(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(server.greetingName)")
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try handle.set(CURLOPT_CONNECT_ONLY, 1)
    try handle.set(CURLOPT_CONNECTTIMEOUT, server.connectTimeout)
    try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.replyTimeout)
    try handle.set(CURLOPT_NOPROXY, "*")
    try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
    if server.security != .none { try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
    if let authorities = server.authorities { try handle.set(CURLOPT_CAINFO, authorities) }
    try handle.logIn(server.login)
    try greeting.attach(to: handle)
    return handle
  }
}

extension CurlHandle {
  /// PLAIN or LOGIN as the server offers, or XOAUTH2 with a token (for SMTP and IMAP alike).
  func logIn(_ login: SMTPServer.Login) throws(TransferError) {
    switch login {
    case .none: break
    case .password(let user, let password):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_PASSWORD, password)
    case .bearer(let user, let token):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_XOAUTH2_BEARER, token)
      try set(CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2")
    }
  }
}
