import CCurl

/// What is said until mail may be sent: the greeting, EHLO, STARTTLS and AUTH, which libcurl does.
///
/// Seen from its callbacks on the thread that opens the connection: how far it got, the last answer, what is offered.
final class SMTPGreeting {
  private(set) var stage = SMTPResult.Stage.connect
  private(set) var lastReply = SMTPReply()
  /// What the last EHLO was answered, in upper case, such as `PIPELINING`.
  private(set) var features: Set<String> = []

  /// The greeting must outlive the handle's transfers: its owner holds both.
  func attach(to handle: borrowing CurlHandle) throws(TransferError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try handle.set(CURLOPT_HEADERFUNCTION, callback: hearReply)
    try handle.set(CURLOPT_HEADERDATA, pointer: context)
    try CurlLibrary.check(ccurl_set_debug(handle.raw, seeCommand))
    try handle.set(CURLOPT_DEBUGDATA, pointer: context)
    // Only to see which command was the last: nothing of it is printed or kept.
    try handle.set(CURLOPT_VERBOSE, 1)
  }

  /// A line the server said.
  fileprivate func hear(_ line: UnsafeRawBufferPointer) {
    let bytes = line.prefix { $0 != 13 && $0 != 10 }
    guard lastReply.append(bytes) else { return }
    if stage == .connect { stage = .greeting }
    if lastReply.code == 250, let word = lastReply.text.split(separator: " ").first {
      features.insert(word.uppercased())
    }
  }

  /// A command of ours, by its first letters.
  fileprivate func see(_ command: UnsafeRawBufferPointer) {
    let next: SMTPResult.Stage? =
      switch String(decoding: command.prefix(4), as: UTF8.self).uppercased() {
      case "EHLO", "HELO": .greeting
      case "STAR": .encryption
      case "AUTH": .authentication
      default: nil
      }
    guard let next else { return }
    // RFC 3207 §4.2: what was offered before STARTTLS no longer holds.
    if next == .greeting { features = [] }
    stage = next
    lastReply = SMTPReply()
  }
}

private func greeting(_ context: UnsafeMutableRawPointer?) -> SMTPGreeting? {
  context.map { Unmanaged<SMTPGreeting>.fromOpaque($0).takeUnretainedValue() }
}

private func hearReply(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  greeting(context)?.hear(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

private func seeCommand(
  _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  if kind == CURLINFO_HEADER_OUT {
    greeting(context)?.see(UnsafeRawBufferPointer(start: bytes, count: count))
  }
  return 0
}
