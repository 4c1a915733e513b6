import CCurl
import Glibc

/// One connection to one relay, used from one thread, one recipient a message.
///
/// An answer is waited for inside a call, so many messages at once need as many threads, each with a connection of its
/// own. After anything but a clean answer the connection is thrown away: a late 250 would be read as the answer to the
/// next message.
package final class SMTPConnection {
  private let server: SMTPServer
  private var channel: SMTPChannel?
  private var stage = SMTPResult.Stage.connect
  private var lastReply = SMTPReply()
  /// The server still holds a sender of a transaction that was refused.
  private var needsReset = false
  /// What was asked for together with the message before, and not yet answered.
  private var announced: SMTPAnnouncement?
  /// The message as it goes out; its memory serves for the next one too.
  private var content: [UInt8] = []

  package init(to server: SMTPServer) {
    self.server = server
    ccurl_keep_memory(16 << 20)
  }

  /// Whether a message may go; asked without waiting, nil means that it is not known yet.
  package typealias Permission = (_ waits: Bool) -> Bool?

  /// Sends one message; `mayEnd` is asked when the server said go ahead, and again, for a final word, before the dot
  /// that ends the message leaves: false breaks off, and the server throws away what it has.
  ///
  /// The bytes must have CRLF line ends throughout and the addresses must be checked: both are refused here when they
  /// could break out of their command.
  ///
  /// The message that will be sent next may be announced: its MAIL, RCPT and DATA then share the packets of this one's
  /// content (RFC 2920 §3.1 lets content be the first of a group), and a message takes one round trip instead of two.
  package func send(
    _ message: [UInt8], from sender: String, to recipient: String, before next: SMTPAnnouncement? = nil,
    mayEnd: Permission = { _ in true }
  ) -> SMTPResult {
    let letter = SMTPAnnouncement(from: sender, to: recipient, size: message.count)
    guard letter.isSafe, putDataLines(message, into: &content) else {
      if announced != nil { cut() }
      return SMTPResult(
        stage: .connect, code: -1, reply: 0, text: "an address or a line end of this message is not fit to be sent")
    }
    // Another than the one that was announced: the server waits for the wrong content.
    if let announced, announced != letter { cut() }
    let isReused = channel != nil
    let result = attempt(letter, next, mayEnd)
    // A relay may close an idle connection, or one that has carried enough: that says nothing about this message.
    let isStale = isReused && channel == nil && result.stage == .sender && (result.reply == 0 || result.reply == 421)
    return isStale ? attempt(letter, next, mayEnd) : result
  }

  /// Says QUIT and closes.
  package func close() {
    if announced != nil { cut() }
    channel = nil
  }

  /// Closes without a word: the server would take any for content.
  private func cut() {
    channel?.abandon()
    (channel, announced) = (nil, nil)
  }

  /// One try over the connection there is, or a new one; whatever is not clean ends the connection.
  private func attempt(
    _ letter: SMTPAnnouncement, _ next: SMTPAnnouncement?, _ mayEnd: Permission
  ) -> SMTPResult {
    defer {
      if channel?.isUsable == false { channel = nil }
      if channel == nil { announced = nil }
    }
    do {
      let channel = try opened()
      return try carry(letter, next, over: channel, mayEnd)
    } catch let refusal as SMTPRefusal {
      return refusal.result
    } catch let fault as SMTPFault {
      return SMTPResult(
        stage: stage, code: fault.code, reply: lastReply.code, enhanced: lastReply.enhanced, text: fault.text)
    } catch {
      return SMTPResult(stage: stage, code: 2, reply: 0, text: "\(error)")
    }
  }

  /// The connection, greeted and logged in.
  private func opened() throws(SMTPRefusal) -> SMTPChannel {
    if let channel { return channel }
    (needsReset, announced) = (false, nil)
    let channel = try SMTPChannel(to: server)
    self.channel = channel
    return channel
  }

  /// A whole transaction: what is asked, the content, and the answer to its end.
  private func carry(
    _ letter: SMTPAnnouncement, _ next: SMTPAnnouncement?, over channel: SMTPChannel, _ mayEnd: Permission
  ) throws(SMTPFault) -> SMTPResult {
    lastReply = SMTPReply()
    if let refused = try ask(letter, over: channel) { return refused }
    needsReset = false
    guard try put(channel.features.contains("PIPELINING") ? next : nil, over: channel, mayEnd) else {
      // Told to go ahead, and not to the end: only a closed connection takes that back.
      cut()
      return SMTPResult(stage: .content, code: Int(CURLE_ABORTED_BY_CALLBACK.rawValue), reply: 0, text: "broken off")
    }
    stage = .end
    lastReply = try channel.reply()
    return answered(lastReply)
  }

  /// The content itself, and what is asked for the next message in the same packets; false when it may not end.
  ///
  /// What throws at stage `content` is a message whose last byte has not left: it was not taken, and is no case of
  /// doubt. A server that ends it early may have said why.
  private func put(
    _ next: SMTPAnnouncement?, over channel: SMTPChannel, _ mayEnd: Permission
  ) throws(SMTPFault) -> Bool {
    var start = 0
    let (dot, end) = (content.count - SMTPConnection.ending.count, content.count)
    if let next, next.isSafe {
      for step in commands(next, channel.features) { content += step.line.utf8 }
      announced = next
    }
    do {
      var answer = mayEnd(false)
      if answer == nil {
        // The permission takes as long as the disk: meanwhile all but the end can be on its way.
        try channel.write(content[..<dot])
        start = dot
        answer = mayEnd(true)
      }
      guard answer == true else { return false }
      try channel.write(content[start...])
    } catch {
      if start + error.written >= end { stage = .end }
      if let reply = try? channel.reply() { lastReply = reply }
      throw error
    }
    return true
  }

  /// What ends a message that ends with a line.
  fileprivate static let ending: [UInt8] = [46, 13, 10]

  /// MAIL, RCPT and DATA, in one packet when the server allows it; nil when it said go ahead.
  private func ask(_ letter: SMTPAnnouncement, over channel: SMTPChannel) throws(SMTPFault) -> SMTPResult? {
    let isAnnounced = announced != nil
    announced = nil
    let steps = commands(letter, channel.features)
    let isTogether = channel.features.contains("PIPELINING")
    stage = .sender
    if isTogether, !isAnnounced { try channel.write(steps.map(\.line).joined()) }
    var refused: SMTPResult?
    for step in steps {
      if refused == nil { stage = step.stage }
      if !isTogether { try channel.write(step.line) }
      let reply = try channel.reply()
      if let refused, !channel.isUsable { return refused }
      if step.stage == .content, reply.code == 354 {
        if refused == nil {
          lastReply = reply
          return nil
        }
        // RFC 2920 §3.1: told to go ahead without a recipient. An empty message goes to nobody.
        try channel.write(".\r\n")
        _ = try channel.reply()
      } else if refused == nil, !reply.isPositive || step.stage == .content {
        lastReply = reply
        refused = answered(reply)
        needsReset = true
        if !isTogether || !channel.isUsable { return refused }
      }
    }
    return refused
  }

  private typealias Step = (stage: SMTPResult.Stage, line: String)

  private func commands(_ letter: SMTPAnnouncement, _ features: Set<String>) -> [Step] {
    // RFC 1870: a message that is too long is refused before it is sent.
    let length = features.contains("SIZE") ? " SIZE=\(letter.size)" : ""
    let steps: [Step] = [
      (.sender, "MAIL FROM:<\(letter.sender)>\(length)\r\n"), (.recipient, "RCPT TO:<\(letter.recipient)>\r\n"),
      (.content, "DATA\r\n"),
    ]
    return needsReset ? [(.sender, "RSET\r\n")] + steps : steps
  }

  /// What a server's answer means at this stage.
  private func answered(_ reply: SMTPReply) -> SMTPResult {
    // Neither a yes nor a no where one of them had to come: nobody knows what the next answer belongs to.
    let isTaken = reply.isPositive && stage == .end
    if !isTaken, !(400..<600).contains(reply.code) { channel = nil }
    let code = isTaken ? CURLE_OK : CURLE_WEIRD_SERVER_REPLY
    return SMTPResult(
      stage: stage, code: Int(code.rawValue), reply: reply.code, enhanced: reply.enhanced, text: reply.text)
  }
}

/// What a server is told of a message before its content.
package struct SMTPAnnouncement: Hashable, Sendable {
  /// The return path, without angle brackets; empty is the null sender.
  package var sender: String
  package var recipient: String
  /// Octets of the message, line ends counted as two (RFC 1870 §3).
  package var size: Int

  package init(from sender: String, to recipient: String, size: Int) {
    (self.sender, self.recipient, self.size) = (sender, recipient, size)
  }

  /// Printable ASCII without what ends an address: neither address can break out of its command.
  var isSafe: Bool {
    [sender, recipient].allSatisfy { address in
      address.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
  }
}

/// Fills `content` with a message as it stands after DATA: dots at the beginning of lines doubled (RFC 5321 §4.5.2), and
/// the end.
///
/// False when it is not lines: every LF must follow a CR, every CR be followed by an LF; anything else could smuggle a
/// second message (`\n.\n`).
func putDataLines(_ message: [UInt8], into content: inout [UInt8]) -> Bool {
  guard message.last == 10, let dots = lineDots(message) else { return false }
  content.removeAll(keepingCapacity: true)
  var start = 0
  for dot in dots {
    content += message[start...dot]
    start = dot
  }
  content += message[start...]
  content += SMTPConnection.ending
  return true
}

/// Where lines begin with a dot; nil when a line end is not CR LF.
///
/// As many returns as feeds, and a return before each feed: then no return stands alone either.
private func lineDots(_ message: [UInt8]) -> [Int]? {
  message.withUnsafeBufferPointer { bytes in
    var dots = bytes.first == 46 ? [0] : []
    var feeds = 0
    for position in positions(of: 10, in: bytes) {
      guard position > 0, bytes[position - 1] == 13 else { return nil }
      feeds += 1
      if position + 1 < bytes.count, bytes[position + 1] == 46 { dots.append(position + 1) }
    }
    let returns = bytes.reduce(0) { $0 &+ ($1 == 13 ? 1 : 0) }
    return returns == feeds ? dots : nil
  }
}

/// By memchr, which looks at 32 bytes at once: a message of 60 KB is checked in the time of a system call.
private func positions(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> some Sequence<Int> {
  sequence(state: 0) { (next: inout Int) -> Int? in
    guard let base = bytes.baseAddress, next < bytes.count,
      let found = memchr(base + next, Int32(byte), bytes.count - next)
    else { return nil }
    let position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    next = position + 1
    return position
  }
}
