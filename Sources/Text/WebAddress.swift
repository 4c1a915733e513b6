/// An absolute address, taken apart as RFC 3986 says and as leniently as browsers read what people write.
///
/// White space around it and line breaks inside it are dropped, `\` is `/` where browsers say so, scheme and host are
/// lower case. Letters outside ASCII stay as written; `requestText` is the form that goes on the wire.
package struct WebAddress: Hashable, Sendable {
  package var scheme: String
  /// What stands before `@`; only ever a reason to refuse.
  package var user: String?
  /// Lower case, a v6 address in brackets; nil where the scheme has none (`mailto:`), empty in `file:///`.
  package var host: String?
  /// As written; nil when absent or empty.
  package var port: Int?
  package var path: String
  /// Without `?`.
  package var query: String?
  /// Without `#`.
  package var fragment: String?

  /// Nil when there is no scheme, when an http address has no host, or when the port is no port.
  package init?(_ text: some StringProtocol) {
    guard let parts = AddressParts(text), let scheme = parts.scheme else { return nil }
    self.init(scheme: scheme, parts: parts)
  }

  private init?(scheme: String, parts: AddressParts) {
    self.scheme = scheme
    path = parts.path
    query = parts.query
    fragment = parts.fragment
    if let authority = parts.authority {
      guard readAuthority(authority) else { return nil }
    }
    if isWeb {
      guard let host, !host.isEmpty else { return nil }
      path = path.isEmpty ? "/" : withoutDotSegments(path)
    }
  }

  /// http or https.
  package var isWeb: Bool { scheme == "https" || scheme == "http" }

  /// Port as written, else the scheme's own; nil for others than http and https.
  package var effectivePort: Int? { port ?? (scheme == "https" ? 443 : scheme == "http" ? 80 : nil) }

  /// `https://example.org:8443`: scheme, host and the port where it is not the scheme's own (RFC 6454).
  package var origin: String {
    let own = scheme == "https" ? 443 : scheme == "http" ? 80 : nil
    let shown = port.flatMap { $0 == own ? nil : ":\($0)" } ?? ""
    return "\(scheme)://\(host ?? "")\(shown)"
  }

  /// The address that `reference` means on a page at this one (RFC 3986 §5.2); nil when it means none.
  package func resolving(_ reference: some StringProtocol) -> WebAddress? {
    guard var parts = AddressParts(reference, base: scheme) else { return nil }
    if let other = parts.scheme {
      // "http:page" is "page" to every browser (§5.4.2).
      guard other == scheme, isWeb, parts.authority == nil else { return WebAddress(scheme: other, parts: parts) }
    }
    if parts.authority != nil { return WebAddress(scheme: scheme, parts: parts) }
    // Nothing is relative to "mailto:a@b".
    guard host != nil || path.hasPrefix("/") else {
      return parts.isFragmentOnly ? with(path: path, query: query, fragment: parts.fragment) : nil
    }
    if parts.path.isEmpty {
      return with(path: path, query: parts.query ?? query, fragment: parts.fragment)
    }
    if !parts.path.hasPrefix("/") { parts.path = folder + parts.path }
    return with(path: withoutDotSegments(parts.path), query: parts.query, fragment: parts.fragment)
  }

  /// The path up to and with its last slash.
  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return host == nil ? "" : "/" }
    return String(path[...slash])
  }

  private func with(path: String, query: String?, fragment: String?) -> WebAddress {
    var changed = self
    changed.path = path
    changed.query = query
    changed.fragment = fragment
    return changed
  }

  /// False when the port is none or a v6 bracket is open.
  private mutating func readAuthority(_ authority: Substring) -> Bool {
    var rest = authority
    if let at = rest.utf8.lastIndex(of: UInt8(ascii: "@")) {
      user = String(rest[..<at])
      rest = rest[rest.utf8.index(after: at)...]
    }
    var tail = rest[rest.endIndex...]
    if rest.utf8.first == UInt8(ascii: "[") {
      guard let bracket = rest.utf8.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let end = rest.utf8.index(after: bracket)
      (rest, tail) = (rest[..<end], rest[end...])
    } else if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) {
      (rest, tail) = (rest[..<colon], rest[colon...])
    }
    host = rest.utf8.contains { $0 > 127 || (65...90).contains($0) } ? rest.lowercased() : String(rest)
    guard !tail.isEmpty else { return true }
    let digits = tail.dropFirst()
    guard tail.utf8.first == UInt8(ascii: ":"), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    port = digits.isEmpty ? nil : Int(digits)
    return digits.isEmpty || (port.map { $0 < 65_536 } ?? false)
  }
}

extension WebAddress: CustomStringConvertible {
  /// The whole address, letters outside ASCII as written.
  package var description: String { text(fragment: true) }

  /// Without the fragment: what two addresses of one page have in common.
  package var withoutFragment: String { text(fragment: false) }

  private func text(fragment isShown: Bool) -> String {
    var text = scheme + ":"
    if let host {
      text += "//"
      if let user { text += user + "@" }
      text += host
      if let port { text += ":\(port)" }
    }
    text += path
    if let query { text += "?" + query }
    if isShown, let fragment { text += "#" + fragment }
    return text
  }
}

/// The five parts of a reference (RFC 3986 appendix B), before they mean anything.
private struct AddressParts {
  var scheme: String?
  var authority: Substring?
  var path: String
  var query: String?
  var fragment: String?

  /// `base` is the scheme of the page the reference stands on; nil when there is nothing to read.
  init?(_ text: some StringProtocol, base: String? = nil) {
    var rest = cleaned(text)[...]
    if let colon = schemeEnd(rest) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.utf8.index(after: colon)...]
    }
    if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = String(rest[rest.utf8.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = String(rest[rest.utf8.index(after: mark)...])
      rest = rest[..<mark]
    }
    let scheme = self.scheme ?? base
    if scheme == "http" || scheme == "https", rest.utf8.contains(UInt8(ascii: "\\")) {
      rest = String(decoding: rest.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)[...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = String(rest)
    if self.scheme == nil, base == nil { return nil }
  }

  var isFragmentOnly: Bool { path.isEmpty && query == nil && authority == nil && scheme == nil }
}

/// Without white space and control characters at both ends, and without tabs and line breaks inside.
private func cleaned(_ text: some StringProtocol) -> String {
  var bytes = Array(text.utf8)[...]
  while let first = bytes.first, first <= 32 { bytes = bytes.dropFirst() }
  while let last = bytes.last, last <= 32 { bytes = bytes.dropLast() }
  guard bytes.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 }) else {
    return bytes.count == text.utf8.count ? String(text) : String(decoding: bytes, as: UTF8.self)
  }
  return String(decoding: bytes.filter { $0 != 9 && $0 != 10 && $0 != 13 }, as: UTF8.self)
}

/// Where the colon behind the scheme is; nil when the text begins with no scheme.
private func schemeEnd(_ text: Substring) -> String.Index? {
  var isFirst = true
  for index in text.utf8.indices {
    let byte = text.utf8[index]
    let isLetter = (97...122).contains(byte | 32)
    if byte == UInt8(ascii: ":") { return isFirst ? nil : index }
    guard isLetter || !isFirst && ((48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46) else {
      return nil
    }
    isFirst = false
  }
  return nil
}

/// RFC 3986 §5.2.4.
private func withoutDotSegments(_ path: String) -> String {
  guard path.utf8.contains(UInt8(ascii: ".")), path.contains("/.") || path.hasPrefix(".") else { return path }
  var kept: [Substring] = []
  let segments = path.split(separator: "/", omittingEmptySubsequences: false)
  for (index, segment) in segments.enumerated() {
    let isLast = index == segments.count - 1
    switch segment {
    case ".":
      if isLast { kept.append("") }
    case "..":
      // The empty segment before the first slash stays.
      if kept.count > 1 { kept.removeLast() }
      if isLast { kept.append("") }
    default: kept.append(segment)
    }
  }
  let joined = kept.joined(separator: "/")
  return path.hasPrefix("/") && !joined.hasPrefix("/") ? "/" + joined : joined
}
