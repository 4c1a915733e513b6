/// What an address becomes on the wire, and whether it may be asked at all.
extension WebAddress {
  /// ASCII only: the host in punycode, what RFC 3986 does not allow percent-encoded, no fragment, no user.
  package var requestText: String {
    var text = scheme + "://" + (asciiHost ?? "")
    if let port { text += ":\(port)" }
    text += percentRepaired(path)
    if let query { text += "?" + percentRepaired(query) }
    return text
  }

  /// The host with each label outside ASCII in punycode (RFC 3492); nil when there is no host.
  package var asciiHost: String? {
    guard let host, host.utf8.contains(where: { $0 > 127 }) else { return host }
    return asciiDomain(host)
  }

  /// The domain somebody registered, by rule of thumb: two labels, three below `co.uk` and its like; the host itself
  /// when it is a number.
  package var registrableDomain: String? {
    guard let host = asciiHost else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count > 2, !host.hasPrefix("["), labels.last?.allSatisfy(\.isNumber) == false else { return host }
    let second = labels[labels.count - 2]
    let isShared = labels[labels.count - 1].count == 2 && (second.count == 2 || sharedLabels.contains(String(second)))
    return labels.suffix(isShared ? 3 : 2).joined(separator: ".")
  }
}

/// Second-level labels under which others register.
private let sharedLabels: Set<String> = ["com", "org", "net", "gov", "edu", "mil", "gob", "gouv", "nom", "ltd"]

/// A domain with each label outside ASCII as `xn--…`; lower case.
///
/// A label of more than 63 letters is left as it is: no name server knows one (RFC 1035 §2.3.4), and encoding a very
/// long one takes the square of its length.
package func asciiDomain(_ domain: some StringProtocol) -> String {
  domain.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    .map { label in
      let isPlain = label.utf8.allSatisfy { $0 < 128 }
      return isPlain || label.unicodeScalars.count > 63 ? String(label) : "xn--" + punycode(label)
    }.joined(separator: ".")
}

/// Percent-encodes what may not stand in a path or query, and a `%` that begins no escape; escapes stay as they are.
package func percentRepaired(_ text: String) -> String {
  guard text.utf8.contains(where: { !mayStand($0) || $0 == UInt8(ascii: "%") }) else { return text }
  let bytes = Array(text.utf8)
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + 16)
  for (index, byte) in bytes.enumerated() {
    let isEscape =
      byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
    if isEscape || mayStand(byte) && byte != UInt8(ascii: "%") {
      output.append(byte)
    } else {
      output += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// Visible ASCII without the few characters that break out of a line or a quoted attribute.
private func mayStand(_ byte: UInt8) -> Bool {
  switch byte {
  case 33, 35...59, 61, 63...91, 93, 95, 97...122, 126: true
  default: false
  }
}

private func isHex(_ byte: UInt8) -> Bool {
  (48...57).contains(byte) || (97...102).contains(byte | 32)
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
