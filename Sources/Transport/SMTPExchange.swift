import CCurl

/// What goes over one connection during one message, seen from libcurl's callbacks on the thread that sends.
final class SMTPExchange {
  struct Reply {
    var code = 0
    var enhanced = ""
    var text = ""
  }

  private(set) var stage = SMTPResult.Stage.connect
  private(set) var lastReply = Reply()
  private var message: [UInt8] = []
  private var position = 0
  private var mayStart: (() -> Bool)?
  private var isAllowed = false
  /// QUIT was said: libcurl closes after a refusal, and the 221 is no answer to the message.
  private var isOver = false

  var count: Int { message.count }

  func begin(_ message: [UInt8], _ mayStart: @escaping () -> Bool) {
    self.message = message
    self.mayStart = mayStart
    position = 0
    stage = .connect
    lastReply = Reply()
    isAllowed = false
    isOver = false
  }

  /// Lets go of the message and of what was captured for it.
  func end() {
    message = []
    mayStart = nil
  }

  /// The exchange must outlive the handle's transfers: its owner holds both.
  func attach(to handle: borrowing CurlHandle) throws(TransferError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try handle.set(CURLOPT_READFUNCTION, callback: readMessage)
    try handle.set(CURLOPT_READDATA, pointer: context)
    try handle.set(CURLOPT_HEADERFUNCTION, callback: hearReply)
    try handle.set(CURLOPT_HEADERDATA, pointer: context)
    try handle.set(CURLOPT_WRITEFUNCTION, callback: ignoreBytes)
    try CurlLibrary.check(ccurl_set_debug(handle.raw, seeCommand))
    try handle.set(CURLOPT_DEBUGDATA, pointer: context)
    // Only to see which command was the last: nothing of it is printed or kept.
    try handle.set(CURLOPT_VERBOSE, 1)
  }

  /// A line the server said; continuation lines (`250-…`) are joined.
  fileprivate func hear(_ line: UnsafeRawBufferPointer) {
    if isOver { return }
    let text = String(decoding: line.prefix { $0 != 13 && $0 != 10 }, as: UTF8.self)
    guard let code = Int(text.prefix(3)), text.utf8.count >= 3 else { return }
    let words = String(text.dropFirst(4))
    let enhanced = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let isEnhanced = enhanced.split(separator: ".").count == 3 && "245".contains(enhanced.prefix(1))
    let isMore = code == lastReply.code && !lastReply.text.isEmpty && lastReply.text.utf8.count < 500
    lastReply.text = isMore && code >= 400 ? lastReply.text + " " + words : words
    lastReply.code = code
    if isEnhanced { lastReply.enhanced = String(enhanced) } else if !isMore { lastReply.enhanced = "" }
    if stage == .connect { stage = .greeting }
  }

  /// A command of ours, by its first letters.
  fileprivate func see(_ command: UnsafeRawBufferPointer) {
    let word = String(decoding: command.prefix(4), as: UTF8.self).uppercased()
    if word == "QUIT" { isOver = true }
    let next: SMTPResult.Stage? =
      switch word {
      case "EHLO", "HELO": .greeting
      case "STAR": .encryption
      case "AUTH": .authentication
      case "MAIL": .sender
      case "RCPT": .recipient
      case "DATA": .content
      default: nil
      }
    guard let next else { return }
    stage = next
    lastReply = Reply()
  }

  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if !isAllowed {
      guard mayStart?() ?? false else { return Int(CURL_READFUNC_ABORT) }
      isAllowed = true
      stage = .end
    }
    let part = message[position..<min(position + buffer.count, message.count)]
    buffer.copyBytes(from: part)
    position += part.count
    return part.count
  }
}

private func exchange(_ context: UnsafeMutableRawPointer?) -> SMTPExchange? {
  context.map { Unmanaged<SMTPExchange>.fromOpaque($0).takeUnretainedValue() }
}

private func readMessage(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let exchange = exchange(context) else { return Int(CURL_READFUNC_ABORT) }
  return exchange.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}

private func hearReply(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  exchange(context)?.hear(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

private func ignoreBytes(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int { size * count }

private func seeCommand(
  _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  if kind == CURLINFO_HEADER_OUT {
    exchange(context)?.see(UnsafeRawBufferPointer(start: bytes, count: count))
  }
  return 0
}
