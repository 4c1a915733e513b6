/// What the words of a failure say, when its code does not: policy before passing troubles before a dead address.
func failureWords(_ text: String) -> Returned.Kind? {
  let lower = text.lowercased()
  if policyWords.contains(where: lower.contains) { return .policy }
  if passingWords.contains(where: lower.contains) { return .soft }
  if deadWords.contains(where: lower.contains) { return .hard }
  return nil
}

/// Filters, block lists and our own faults: they say nothing about the address.
private let policyWords = [
  "spam", "blacklist", "blocklist", "block list", "blocked", "denylist", "access denied", "policy", "dmarc", "dkim",
  "spf check", "spf fail", "not authorized", "not authorised", "not permitted", "relaying denied", "relay access",
  "unable to relay", "reputation", "prohibit", "content rejected", "virus", "unsolicited", "banned", "not allowed",
  "authentication required", "reverse dns", "no ptr", "listed by", "rejected for", "denied by",
  "denegado", "bloqueado", "no permitido",
]

/// Troubles that pass by themselves, and faults of one message.
private let passingWords = [
  "quota", "mailbox full", "mailbox is full", "mailbox exceeds", "inbox is full", "storage", "disk full", "disk space",
  "insufficient", "temporar", "try again", "try later", "timed out", "timeout", "time out", "delayed", "deferred",
  "connection refused", "connection reset", "could not connect", "greylist", "graylist", "still being retried",
  "too large", "too big", "size limit", "exceeds the", "exceeded", "too many", "rate limit", "will be retried",
  "will retry", "not yet been delivered", "loop", "busy", "buzón lleno", "temporal", "espacio", "message is too",
  "network is unreachable", "no route to host", "retry time not reached", "out of memory", "system error",
]

/// The address or its whole domain is not there.
private let deadWords = [
  "user unknown", "unknown user", "no such user", "user not found", "not found", "does not exist", "doesn't exist",
  "no such recipient", "invalid recipient", "recipient unknown", "unknown recipient", "no mailbox", "no such mailbox",
  "not listed in", "unknown address", "address unknown", "unknown local", "invalid address", "bad address",
  "mailbox unavailable", "doesn't have a", "does not have a", "disabled", "inactive", "not a valid", "unrouteable",
  "unroutable", "host unknown", "unknown host", "name or service not known", "no longer", "not known", "malformed",
  "bad destination", "unknown mailbox", "unknown or illegal", "not our customer", "no recipient", "suspended",
  "undeliverable address", "invalid mailbox", "illegal alias", "no existe", "desconocid", "unbekannt", "inconnu",
  "destinatario", "not a known", "not exist", "unknown in virtual", "cannot be found", "user not known", "closed",
]

/// The first RFC 3463 code in a text, and the first SMTP reply of 400 to 599.
package func statusCodes(in text: String) -> (enhanced: String?, reply: Int?) {
  let bytes = Array(text.utf8)
  var enhanced: String?
  var reply: Int?
  var index = 0
  while index < bytes.count, enhanced == nil || reply == nil {
    guard isDigit(bytes[index]) else {
      index += 1
      continue
    }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) || bytes[index] == dot { index += 1 }
    let isApart = start == 0 || !isWordByte(bytes[start - 1])
    let endsApart = index == bytes.count || !isWordByte(bytes[index])
    guard isApart, endsApart else { continue }
    var token = bytes[start..<index]
    while token.last == dot { token.removeLast() }
    if enhanced == nil, let code = enhancedCode(token) { enhanced = code }
    if reply == nil, token.count == 3, token.first == UInt8(ascii: "4") || token.first == UInt8(ascii: "5") {
      let next = index < bytes.count ? bytes[index] : 32
      let number = Int(String(decoding: token, as: UTF8.self)) ?? 0
      // RFC 5321 has replies up to 59x only in these tens; years and lengths are not followed by a space or hyphen.
      if next == 32 || next == UInt8(ascii: "-") || next == 10, number % 100 < 60 { reply = number }
    }
  }
  return (enhanced, reply)
}

private let dot = UInt8(ascii: ".")
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
/// What would make a number part of a name, a version or a size.
private func isWordByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
}

/// Three numbers, the first 2, 4 or 5, and no address of a network.
private func enhancedCode(_ token: ArraySlice<UInt8>) -> String? {
  let parts = token.split(separator: dot, omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].count == 1, let first = parts[0].first, "245".utf8.contains(first),
    parts[1].count <= 2, parts[2].count <= 3, !parts[1].isEmpty, !parts[2].isEmpty
  else { return nil }
  return String(decoding: token, as: UTF8.self)
}
