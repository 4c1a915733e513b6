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

  package init(to server: SMTPServer) { self.server = server }

  /// Sends one message; `mayStart` is asked once, after the server said go ahead and before the first byte of the
  /// message leaves: false breaks off, and nothing was sent.
  ///
  /// The bytes must have CRLF line ends throughout and the addresses must be checked: both are refused here when they
  /// could break out of their command.
  package func send(
    _ message: [UInt8], from sender: String, to recipient: String, mayStart: @escaping () -> Bool = { true }
  ) -> SMTPResult {
    guard isSafe(sender), isSafe(recipient), let content = dataLines(message) else {
      return SMTPResult(
        stage: .connect, code: -1, reply: 0, text: "an address or a line end of this message is not fit to be sent")
    }
    let isReused = channel != nil
    let result = attempt(content, sender, recipient, mayStart)
    // A relay may close an idle connection, or one that has carried enough: that says nothing about this message.
    let isStale = isReused && channel == nil && result.stage == .sender && (result.reply == 0 || result.reply == 421)
    return isStale ? attempt(content, sender, recipient, mayStart) : result
  }

  /// Says QUIT and closes.
  package func close() { channel = nil }

  private func attempt(
    _ content: [UInt8], _ sender: String, _ recipient: String, _ mayStart: () -> Bool
  ) -> SMTPResult {
    defer { if channel?.isUsable == false { channel = nil } }
    do {
      let channel = try opened()
      return try carry(content, sender, recipient, over: channel, mayStart)
    } catch let refusal as SMTPRefusal {
      return refusal.result
    } catch let fault as SMTPFault {
      return SMTPResult(
        stage: stage, code: fault.code, reply: lastReply.code, enhanced: lastReply.enhanced, text: fault.text)
    } catch {
      return SMTPResult(stage: stage, code: 2, reply: 0, text: "\(error)")
    }
  }

  private func opened() throws(SMTPRefusal) -> SMTPChannel {
    if let channel { return channel }
    needsReset = false
    let channel = try SMTPChannel(to: server)
    self.channel = channel
    return channel
  }

  private func carry(
    _ content: [UInt8], _ sender: String, _ recipient: String, over channel: SMTPChannel, _ mayStart: () -> Bool
  ) throws(SMTPFault) -> SMTPResult {
    lastReply = SMTPReply()
    if let refused = try ask(sender, recipient, content.count, over: channel) { return refused }
    guard mayStart() else {
      // Told to go ahead, and nothing to say: only a closed connection takes that back.
      self.channel = nil
      return SMTPResult(stage: .content, code: Int(CURLE_ABORTED_BY_CALLBACK.rawValue), reply: 0, text: "broken off")
    }
    try put(content, over: channel)
    stage = .end
    lastReply = try channel.reply()
    needsReset = false
    return answered(lastReply)
  }

  /// The message itself; a server that ends it early may have said why.
  ///
  /// What throws here is a message whose last byte has not left: it was not taken, and is no case of doubt.
  private func put(_ content: [UInt8], over channel: SMTPChannel) throws(SMTPFault) {
    do {
      try channel.write(content)
    } catch {
      if let reply = try? channel.reply() { lastReply = reply }
      throw error
    }
  }

  /// MAIL, RCPT and DATA, in one packet when the server allows it; nil when it said go ahead.
  private func ask(
    _ sender: String, _ recipient: String, _ size: Int, over channel: SMTPChannel
  ) throws(SMTPFault) -> SMTPResult? {
    let steps = commands(sender, recipient, size, channel.features)
    let isTogether = channel.features.contains("PIPELINING")
    stage = .sender
    if isTogether { try channel.write(steps.flatMap { Array($0.line.utf8) }) }
    var refused: SMTPResult?
    for step in steps {
      if refused == nil { stage = step.stage }
      if !isTogether { try channel.write(Array(step.line.utf8)) }
      let reply = try channel.reply()
      if let refused, !channel.isUsable { return refused }
      if step.stage == .content, reply.code == 354 {
        if refused == nil {
          lastReply = reply
          return nil
        }
        // RFC 2920 §3.1: told to go ahead without a recipient. An empty message goes to nobody.
        try channel.write(Array(".\r\n".utf8))
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

  private func commands(_ sender: String, _ recipient: String, _ size: Int, _ features: Set<String>) -> [Step] {
    // RFC 1870: a message that is too long is refused before it is sent.
    let length = features.contains("SIZE") ? " SIZE=\(size)" : ""
    let steps: [Step] = [
      (.sender, "MAIL FROM:<\(sender)>\(length)\r\n"), (.recipient, "RCPT TO:<\(recipient)>\r\n"),
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

  /// Printable ASCII without what ends an address; empty is the null sender.
  private func isSafe(_ address: String) -> Bool {
    address.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }
}

/// A message as it stands after DATA: dots at the beginning of lines doubled (RFC 5321 §4.5.2), and the end.
///
/// Nil when it is not lines: every LF must follow a CR, every CR be followed by an LF; anything else could smuggle a
/// second message (`\n.\n`).
func dataLines(_ message: [UInt8]) -> [UInt8]? {
  guard message.last == 10, let dots = lineDots(message) else { return nil }
  var content: [UInt8] = []
  content.reserveCapacity(message.count + dots.count + 3)
  var start = 0
  for dot in dots {
    content += message[start...dot]
    start = dot
  }
  content += message[start...]
  content += [46, 13, 10]
  return content
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
    return positions(of: 13, in: bytes).reduce(0) { count, _ in count + 1 } == feeds ? dots : nil
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
