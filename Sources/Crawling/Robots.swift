/// What a site's robots.txt says to one crawler (RFC 9309).
///
/// The group with our product name counts, else the one for `*`; the longest matching rule wins, `allow` on a tie.
/// Read as Google's parser reads it: a leading byte order mark, lines without a colon, misspelt names.
package struct Robots: Hashable, Sendable, Codable {
  struct Rule: Hashable, Sendable, Codable {
    var pattern: String
    var isAllowed: Bool
  }

  private(set) var rules: [Rule] = []
  /// Seconds between two requests, as the site asks; nil when it does not.
  package private(set) var delay: Double?

  /// Allows everything: there is no such file.
  package init() {}

  /// Only the first 500 KiB count (RFC 9309 §2.5).
  package init(_ bytes: [UInt8], agent: String) {
    let name = ownName(agent)
    var (own, other) = (Robots(), Robots())
    // Whom the group being read is for; rules end the list of names.
    var (isOwn, isOther, isNaming, hasOwn) = (false, false, false, false)
    for line in lines(bytes.prefix(512_000)) {
      switch line {
      case .agent(let value):
        if !isNaming { (isOwn, isOther) = (false, false) }
        isNaming = true
        if value.utf8.first == UInt8(ascii: "*"), value.dropFirst().first.map(\.isWhitespace) ?? true {
          isOther = true
        } else if !name.isEmpty, productName(value) == name {
          (isOwn, hasOwn) = (true, true)
        }
      case .rule(let rule):
        isNaming = false
        // An empty pattern rules nothing.
        guard !rule.pattern.isEmpty else { break }
        if isOwn { own.rules.append(rule) }
        if isOther { other.rules.append(rule) }
      case .delay(let seconds):
        isNaming = false
        if isOwn { own.delay = own.delay ?? seconds }
        if isOther { other.delay = other.delay ?? seconds }
      }
    }
    self = hasOwn ? own : other
  }

  /// Nothing may be fetched: the file was there but could not be had.
  package static let closed: Robots = {
    var robots = Robots()
    robots.rules = [Rule(pattern: "/", isAllowed: false)]
    return robots
  }()

  /// Whether the address may be fetched; robots.txt itself always may.
  package func allows(_ address: String) -> Bool {
    let path = pathAndQuery(address)
    if path == "/robots.txt" { return true }
    let target = Array(path.utf8)
    let allow = longest(target, allowed: true)
    let disallow = longest(target, allowed: false)
    return disallow < 0 || allow >= disallow
  }

  /// The length of the longest rule of that kind that matches; -1 when none does.
  private func longest(_ path: [UInt8], allowed: Bool) -> Int {
    var best = -1
    for rule in rules where rule.isAllowed == allowed {
      let pattern = Array(rule.pattern.utf8)
      if pattern.count > best, matches(path, pattern) { best = pattern.count }
      // Google: "allow: /folder/index.html" opens "/folder/" too.
      guard allowed, let slash = pattern.lastIndex(of: UInt8(ascii: "/")),
        pattern[slash...].starts(with: "/index.htm".utf8)
      else { continue }
      let folder = Array(pattern[...slash]) + [UInt8(ascii: "$")]
      if folder.count > best, matches(path, folder) { best = folder.count }
    }
    return best
  }
}

/// A line that means something.
private enum RobotsLine {
  case agent(String)
  case rule(Robots.Rule)
  case delay(Double)

  init?(_ line: some StringProtocol) {
    let text = line.prefix { $0 != "#" }.trimmed
    let colon = text.firstIndex(of: ":")
    guard let end = colon ?? text.firstIndex(where: { $0 == " " || $0 == "\t" }) else { return nil }
    let key = text[..<end].trimmed.lowercased()
    let value = text[text.index(after: end)...].trimmed
    // Without a colon only a line of exactly two words is a rule.
    if colon == nil, value.contains(where: \.isWhitespace) { return nil }
    switch key {
    case "user-agent", "useragent", "user agent": self = .agent(value)
    case "allow": self = .rule(Robots.Rule(pattern: escaped(value), isAllowed: true))
    case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
      self = .rule(Robots.Rule(pattern: escaped(value), isAllowed: false))
    case "crawl-delay", "crawldelay":
      guard let seconds = Double(value), seconds.isFinite, seconds >= 0 else { return nil }
      self = .delay(seconds)
    default: return nil
    }
  }
}

/// Lines end with CR, LF or both; Google reads 16,663 bytes of each.
private func lines(_ bytes: ArraySlice<UInt8>) -> [RobotsLine] {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes
  return text.split { $0 == 10 || $0 == 13 }.compactMap {
    RobotsLine(String(decoding: $0.prefix(16_663), as: UTF8.self))
  }
}

/// The letters, `-` and `_` at the front: "FooBot" of "FooBot/1.2 (+http://…)"; lower case.
private func productName(_ agent: String) -> String {
  agent.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }.lowercased()
}

/// What a crawler calls itself before its version: "FooBot" of "FooBot/1.2 (+http://…)"; lower case.
///
/// A name with a blank in it is no product name and matches no group.
private func ownName(_ agent: String) -> String { agent.prefix { $0 != "/" }.lowercased() }

/// `%aa` as `%AA`, bytes outside ASCII escaped; a pattern is otherwise compared byte by byte.
private func escaped(_ pattern: String) -> String {
  let bytes = Array(pattern.utf8)
  var output: [UInt8] = []
  for (index, byte) in bytes.enumerated() {
    let isEscape = index >= 1 && bytes[index - 1] == 37 || index >= 2 && bytes[index - 2] == 37
    if byte > 127 {
      output += Array("%".utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
    } else {
      output.append(isEscape && (97...102).contains(byte) ? byte - 32 : byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// What a rule is compared with: from the first slash behind the host to the fragment; `/` when there is none.
private func pathAndQuery(_ address: String) -> String {
  var rest = address[...]
  if let scheme = rest.firstRange(of: "://") {
    rest = rest[scheme.upperBound...]
  } else if rest.hasPrefix("//") {
    rest = rest.dropFirst(2)
  }
  guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == ";" }) else { return "/" }
  rest = rest[start...].prefix { $0 != "#" }
  return rest.hasPrefix("/") ? String(rest) : "/" + rest
}

/// Whether the pattern matches from the front: `*` is any bytes, `$` at its end the end.
///
/// Each piece between two stars is taken where it first occurs, which leaves the most for the rest.
private func matches(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
  let isAnchored = pattern.last == UInt8(ascii: "$")
  let pieces = (isAnchored ? pattern.dropLast() : pattern[...])
    .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
  guard let head = pieces.first, path.starts(with: head) else { return false }
  if pieces.count == 1 { return !isAnchored || path.count == head.count }
  var position = head.count
  for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
    guard let start = firstPosition(of: piece, in: path, from: position) else { return false }
    position = start + piece.count
  }
  let tail = pieces[pieces.count - 1]
  if isAnchored { return path.count - position >= tail.count && path.suffix(tail.count).elementsEqual(tail) }
  return tail.isEmpty || firstPosition(of: tail, in: path, from: position) != nil
}

/// Where a piece of a pattern stands next in the path.
private func firstPosition(of piece: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
  guard path.count - piece.count >= start else { return nil }
  return (start...(path.count - piece.count)).first { path[$0...].starts(with: piece) }
}
