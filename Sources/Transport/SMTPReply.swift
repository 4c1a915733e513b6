/// One answer of a server (RFC 5321 §4.2): three digits, an enhanced code (RFC 3463) and words.
struct SMTPReply: Hashable {
  /// 0 before any answer.
  var code = 0
  /// As `5.1.1`; empty when the answer carries none.
  var enhanced = ""
  /// Without the digits; continuation lines joined by spaces, cut to 500 octets or so.
  var text = ""

  var isPositive: Bool { (200..<300).contains(code) }

  /// Takes one line, without its end; false when it is no line of an answer.
  mutating func append(_ line: some Collection<UInt8>) -> Bool {
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
    let code = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    let words = line.dropFirst(4)
    let isMore = code == self.code && !text.isEmpty && text.utf8.count < 500
    // Refusals are told in full; of a greeting or a list of features the last line is enough.
    let added = String(decoding: words, as: UTF8.self)
    text = isMore && code >= 400 ? text + " " + added : added
    self.code = code
    if let found = SMTPReply.enhancedCode(words) { enhanced = found } else if !isMore { enhanced = "" }
    return true
  }

  /// Whether a line is the last of its answer: `250-` continues, `250 ` and a bare `250` end.
  static func isLast(_ line: some Collection<UInt8>) -> Bool { line.dropFirst(3).first != UInt8(ascii: "-") }

  /// Three numbers with dots at the beginning of the words, the first 2, 4 or 5.
  private static func enhancedCode(_ words: some Collection<UInt8>) -> String? {
    let code = words.prefix { (48...57).contains($0) || $0 == 46 }
    guard code.count >= 5, let first = code.first, first == 50 || first == 52 || first == 53,
      code.split(separator: 46, omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
      code.count(where: { $0 == 46 }) == 2
    else { return nil }
    return String(decoding: code, as: UTF8.self)
  }
}
