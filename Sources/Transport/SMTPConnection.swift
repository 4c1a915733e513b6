import CCurl

/// One connection to one relay, used from one thread, one recipient a message.
///
/// libcurl waits for the reply after DATA inside a call, so many messages at once need as many threads, each with a
/// connection of its own. After anything but an acceptance or a clean refusal the connection is thrown away: a late 250
/// would be read as the answer to the next message.
package final class SMTPConnection {
  private let server: SMTPServer
  private var handle: CurlHandle?
  private let exchange = SMTPExchange()

  package init(to server: SMTPServer) { self.server = server }

  // QUIT is said while the handle is freed, and its callbacks still write to the exchange.
  deinit { handle = nil }

  /// Sends one message; `mayStart` is asked once, after the server said go ahead and before the first byte of the
  /// message leaves: false breaks off, and nothing was sent.
  ///
  /// The bytes must have CRLF line ends throughout and the addresses must be checked: libcurl repairs neither, and both
  /// are refused here when they could break out of their command.
  package func send(
    _ message: [UInt8], from sender: String, to recipient: String, mayStart: @escaping () -> Bool = { true }
  ) -> SMTPResult {
    guard isSafe(sender), isSafe(recipient), hasCleanLines(message) else {
      return SMTPResult(
        stage: .connect, code: -1, reply: 0, text: "an address or a line end of this message is not fit to be sent")
    }
    exchange.begin(message, mayStart)
    defer { exchange.end() }
    do {
      if handle == nil { handle = try opened() }
      let code = try perform(from: sender, to: recipient)
      return conclude(code)
    } catch {
      handle = nil
      return SMTPResult(stage: .connect, code: error.code, reply: 0, text: error.message)
    }
  }

  /// Says QUIT and closes.
  package func close() { handle = nil }

  private func perform(from sender: String, to recipient: String) throws(TransferError) -> CURLcode {
    guard handle != nil else { throw .unavailable }
    let recipients = try CurlList(["<\(recipient)>"])
    try handle?.set(CURLOPT_MAIL_FROM, "<\(sender)>")
    try handle?.set(CURLOPT_MAIL_RCPT, recipients)
    try handle?.set(CURLOPT_INFILESIZE_LARGE, offset: exchange.count)
    let code = withExtendedLifetime((exchange, recipients.raw)) { handle?.perform() ?? CURLE_FAILED_INIT }
    // The list is freed with this scope: the handle must not keep its address.
    try handle?.set(CURLOPT_MAIL_RCPT, pointer: nil)
    return code
  }

  private func conclude(_ code: CURLcode) -> SMTPResult {
    let stage = exchange.stage
    let text = exchange.lastReply.text
    let words = handle?.errorText ?? ""
    let result = SMTPResult(
      stage: stage, code: Int(code.rawValue), reply: exchange.lastReply.code, enhanced: exchange.lastReply.enhanced,
      text: text.isEmpty || exchange.lastReply.code < 400 && code != CURLE_OK
        ? (words.isEmpty ? CurlLibrary.words(for: code) : words) : text)
    let isClean = result.isAccepted || result.isRefused && code != CURLE_OPERATION_TIMEDOUT
    if !isClean { handle = nil }
    return result
  }

  private func opened() throws(TransferError) -> CurlHandle {
    let handle = try CurlHandle()
    try handle.set(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(server.greetingName)")
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try handle.set(CURLOPT_UPLOAD, 1)
    try handle.set(CURLOPT_CONNECTTIMEOUT, server.connectTimeout)
    try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.replyTimeout)
    try handle.set(CURLOPT_NOPROXY, "*")
    try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
    if server.security != .none { try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
    if let authorities = server.authorities { try handle.set(CURLOPT_CAINFO, authorities) }
    try logIn(handle)
    try exchange.attach(to: handle)
    return handle
  }

  private var scheme: String { server.security == .tls ? "smtps" : "smtp" }

  private func logIn(_ handle: borrowing CurlHandle) throws(TransferError) {
    switch server.login {
    case .none: break
    case .password(let user, let password):
      try handle.set(CURLOPT_USERNAME, user)
      try handle.set(CURLOPT_PASSWORD, password)
    case .bearer(let user, let token):
      try handle.set(CURLOPT_USERNAME, user)
      try handle.set(CURLOPT_XOAUTH2_BEARER, token)
      try handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2")
    }
  }

  /// Printable ASCII without what ends an address; empty is the null sender.
  private func isSafe(_ address: String) -> Bool {
    address.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }

  /// Every LF after a CR, every CR before an LF: anything else could smuggle a second message (`\n.\n`).
  private func hasCleanLines(_ message: [UInt8]) -> Bool {
    var isAfterReturn = false
    for byte in message {
      if isAfterReturn != (byte == 10) { return false }
      isAfterReturn = byte == 13
    }
    return !isAfterReturn && message.suffix(2) == [13, 10]
  }
}
