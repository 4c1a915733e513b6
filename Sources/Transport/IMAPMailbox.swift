import CCurl

/// Why a mailbox was not read, in libcurl's words, never with a password.
package struct IMAPError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  /// libcurl's number; 0 when the fault is not one of the connection.
  package var code: Int

  package init(_ description: String, code: Int = 0) { (self.description, self.code) = (description, code) }
}

/// One mailbox on one connection: numbers by search, bodies only by address, marks by command.
///
/// A body never passes where libcurl looks for answers: a custom FETCH hands the literal to the parser of replies, and a
/// hostile body (`A005 OK …`) put later commands out of step. Fetching by `;UIDVALIDITY=v;UID=n` does not.
package final class IMAPMailbox {
  package enum Security: Hashable, Sendable { case none, startTLS, tls }

  private let server: SMTPServer
  private let mailbox: String
  private let limit: Int
  private var handle: CurlHandle
  private let buffer = IMAPBuffer()

  /// Opens no connection yet; `limit` bounds the bytes of one message.
  ///
  /// The server's host, port, security, login and timeouts are used.
  package init(_ server: SMTPServer, mailbox: String = "INBOX", limit: Int = 32 * 1024 * 1024) throws(IMAPError) {
    self.server = server
    self.mailbox = mailbox
    self.limit = limit
    do { handle = try CurlHandle() } catch { throw IMAPError(error.message) }
  }

  /// The mailbox's UIDVALIDITY and how many messages it has.
  package func status() throws(IMAPError) -> (validity: Int, count: Int) {
    let lines = try command("STATUS \(quoted(mailbox)) (UIDVALIDITY MESSAGES)", path: "")
    guard let line = lines.first(where: { $0.uppercased().contains("STATUS") }),
      let validity = number(after: "UIDVALIDITY", in: line), let count = number(after: "MESSAGES", in: line)
    else { throw IMAPError("the mailbox \(mailbox) tells no UIDVALIDITY") }
    return (validity, count)
  }

  /// All uids from `first` on, in order.
  ///
  /// A plain SEARCH loses what does not fit libcurl's buffer without a word: ESEARCH gives ranges and their count, and
  /// what does not agree is asked again in halves.
  package func uids(from first: Int = 1) throws(IMAPError) -> [Int] {
    let lines = try command("UID SEARCH RETURN (MAX COUNT) UID \(first):*", path: mailbox)
    guard let line = searchLine(lines) else { return try plainUIDs(from: first) }
    guard let count = number(after: "COUNT", in: line), count > 0, let last = number(after: "MAX", in: line),
      last >= first
    else { return [] }
    return try uids(in: first...last)
  }

  /// For servers without ESEARCH (RFC 4731): five hundred numbers at a time, whose line fits any buffer.
  private func plainUIDs(from first: Int) throws(IMAPError) -> [Int] {
    let lines = try command("STATUS \(quoted(mailbox)) (UIDNEXT MESSAGES)", path: "")
    guard let line = lines.first(where: { $0.uppercased().contains("STATUS") }),
      let next = number(after: "UIDNEXT", in: line), let count = number(after: "MESSAGES", in: line)
    else { throw IMAPError("the mailbox \(mailbox) tells neither ESEARCH (RFC 4731) nor UIDNEXT") }
    var found: [Int] = []
    for start in stride(from: first, to: next, by: 500) {
      let range = start...min(start + 499, next - 1)
      let lines = try command("UID SEARCH UID \(range.lowerBound):\(range.upperBound)", path: mailbox)
      for line in lines where line.uppercased().hasPrefix("* SEARCH") {
        found += line.split(separator: " ").compactMap { Int($0) }.filter(range.contains)
      }
    }
    guard first > 1 || found.count >= count else { throw IMAPError("\(found.count) numbers of \(count) messages") }
    return found
  }

  private func uids(in range: ClosedRange<Int>) throws(IMAPError) -> [Int] {
    let lines = try command(
      "UID SEARCH RETURN (ALL COUNT) UID \(range.lowerBound):\(range.upperBound)", path: mailbox)
    guard let line = searchLine(lines) else { throw IMAPError("the server has forgotten ESEARCH (RFC 4731)") }
    let count = number(after: "COUNT", in: line) ?? 0
    let found = numberSet(after: "ALL", in: line).filter(range.contains)
    if found.count == count { return found }
    guard range.count > 1 else { throw IMAPError("a search that disagrees with its own count") }
    let middle = range.lowerBound + range.count / 2
    return try uids(in: range.lowerBound...middle - 1) + uids(in: middle...range.upperBound)
  }

  private func searchLine(_ lines: [String]) -> String? { lines.first { $0.uppercased().contains("ESEARCH") } }

  /// The bytes of one message; nil when it is larger than the limit or gone.
  ///
  /// Sets \Seen.
  package func message(uid: Int, validity: Int) throws(IMAPError) -> [UInt8]? {
    let code = try perform(path: "\(escaped(mailbox));UIDVALIDITY=\(validity)/;UID=\(uid)", command: nil)
    if code == CURLE_WRITE_ERROR {
      // The rest of a message that is too long would still come: only a new connection is in step.
      try reopen()
      return nil
    }
    // Gone or renumbered since the search (78: the server said NO or gave nothing).
    if code == CURLE_REMOTE_FILE_NOT_FOUND || code == CURLE_WEIRD_SERVER_REPLY { return nil }
    try check(code)
    return buffer.bytes
  }

  /// Sets or clears marks; false when the server refuses them.
  @discardableResult
  package func mark(_ uids: [Int], _ flags: String, set: Bool = true) throws(IMAPError) -> Bool {
    try accepts("UID STORE \(list(uids)) \(set ? "+" : "-")FLAGS.SILENT (\(flags))")
  }

  private func list(_ uids: [Int]) -> String { uids.map(String.init).joined(separator: ",") }

  /// Moves messages to another mailbox, which is made when it is missing; by COPY and \Deleted where MOVE is unknown.
  package func move(_ uids: [Int], to target: String) throws(IMAPError) {
    let move = "UID MOVE \(list(uids)) \(quoted(target))"
    if try accepts(move) { return }
    _ = try perform(path: "", command: "CREATE \(quoted(target))")
    if try accepts(move) { return }
    guard try accepts("UID COPY \(list(uids)) \(quoted(target))") else { return }
    try mark(uids, "\\Deleted")
  }

  private func accepts(_ command: String) throws(IMAPError) -> Bool {
    let code = try perform(path: escaped(mailbox), command: command)
    if code == CURLE_QUOTE_ERROR || code == CURLE_WEIRD_SERVER_REPLY { return false }
    try check(code)
    return true
  }

  private func command(_ text: String, path: String) throws(IMAPError) -> [String] {
    try check(try perform(path: escaped(path), command: text))
    return String(decoding: buffer.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  private func check(_ code: CURLcode) throws(IMAPError) {
    guard code != CURLE_OK else { return }
    let words = handle.errorText
    let message = IMAPError(
      "\(server.host):\(server.port): \(words.isEmpty ? CurlLibrary.words(for: code) : words) (curl \(code.rawValue))",
      code: Int(code.rawValue))
    // After anything unclear nobody knows which answer comes next.
    try reopen()
    throw message
  }

  private func reopen() throws(IMAPError) {
    do { handle = try CurlHandle() } catch { throw IMAPError(error.message) }
  }

  private func perform(path: String, command: String?) throws(IMAPError) -> CURLcode {
    buffer.begin(limit: limit)
    do {
      handle.reset()
      let scheme = server.security == .tls ? "imaps" : "imap"
      try handle.set(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(path)")
      try handle.set(CURLOPT_PROTOCOLS_STR, "imap,imaps")
      try handle.set(CURLOPT_CONNECTTIMEOUT, server.connectTimeout)
      try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.replyTimeout)
      try handle.set(CURLOPT_NOPROXY, "*")
      if server.security != .none { try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
      if let authorities = server.authorities { try handle.set(CURLOPT_CAINFO, authorities) }
      try handle.logIn(server.login)
      if let command { try handle.set(CURLOPT_CUSTOMREQUEST, command) }
      try handle.set(CURLOPT_WRITEFUNCTION, callback: keepBytes)
      try handle.set(CURLOPT_WRITEDATA, pointer: Unmanaged.passUnretained(buffer).toOpaque())
    } catch {
      throw IMAPError(error.message)
    }
    return withExtendedLifetime(buffer) { handle.perform() }
  }
}

/// What one transfer delivers, up to a limit.
private final class IMAPBuffer {
  private(set) var bytes: [UInt8] = []
  private var limit = 0

  func begin(limit: Int) {
    bytes = []
    self.limit = limit
  }

  func take(_ part: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count + part.count <= limit else { return false }
    bytes += part
    return true
  }
}

private func keepBytes(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let buffer = Unmanaged<IMAPBuffer>.fromOpaque(context).takeUnretainedValue()
  return buffer.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

// MARK: words of the protocol

/// A mailbox name in a command: quoted, without what could end the quotes.
private func quoted(_ name: String) -> String {
  "\"" + name.filter { $0 != "\"" && $0 != "\\" && $0.isASCII && $0 != "\r" && $0 != "\n" && $0 != "\r\n" } + "\""
}

/// A mailbox name in an address.
private func escaped(_ name: String) -> String {
  name.utf8.reduce(into: "") { text, byte in
    let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
    text +=
      isPlain || byte == 95 || byte == 46
      ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

private func number(after word: String, in line: String) -> Int? {
  let words = line.uppercased().split { " ()\r\n".contains($0) }.map(String.init)
  guard let index = words.firstIndex(of: word), index + 1 < words.count else { return nil }
  return Int(words[index + 1])
}

/// `1:3,7` as numbers; at most two million, so that no line can exhaust the reader.
private func numberSet(after word: String, in line: String) -> [Int] {
  let words = line.split { " ()\r\n".contains($0) }.map(String.init)
  guard let index = words.firstIndex(where: { $0.uppercased() == word }), index + 1 < words.count else { return [] }
  var numbers: [Int] = []
  for part in words[index + 1].split(separator: ",") {
    let ends = part.split(separator: ":").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last, last - first < 2_000_000 - numbers.count else {
      continue
    }
    numbers += first...last
  }
  return numbers
}
