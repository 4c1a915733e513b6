import Foundation
import Text

/// An address that may stand in an SMTP command and in a header: one dot-atom, one domain name, nothing else.
///
/// Narrower than RFC 5321 on purpose: quoted local parts, address literals, source routes (`%`, `!`), names that a shell
/// or a mail program could take for something else (`|`, `/`, a leading `-`) and local parts outside ASCII are refused.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// As the person wrote it, ASCII.
  package let local: String
  /// Lower case, international labels in punycode.
  package let domain: String

  /// Surrounding spaces are forgiven, everything else outside the grammar is not.
  package init(_ text: String) throws(AddressError) {
    if let plain = MailAddress(plain: text) {
      self = plain
      return
    }
    let trimmed = text.trimmingASCIISpace
    guard trimmed.unicodeScalars.allSatisfy({ $0.isPrintable }) else {
      throw AddressError(text, "has a control or invisible character")
    }
    let halves = trimmed.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2 else { throw AddressError(text, "needs one @ with a name before and a domain after it") }
    guard MailAddress.isLocal(halves[0]) else {
      throw AddressError(text, "has a name before the @ that is not allowed")
    }
    guard let domain = domainName(halves[1]) else { throw AddressError(text, "has no domain name after the @") }
    guard halves[0].utf8.count + domain.utf8.count <= 253 else {
      throw AddressError(text, "is longer than 254 letters")
    }
    local = halves[0]
    self.domain = domain
  }

  /// The spelling nearly everybody uses, found without a look at Unicode; nil sends the rest the long way.
  ///
  /// Rendering asks for every recipient again, and 100,000 times the long way is most of its cost.
  private init?(plain text: String) {
    let bytes = text.utf8
    guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    let (name, host) = (bytes[..<at], bytes[bytes.index(after: at)...])
    guard (1...64).contains(name.count), name.allSatisfy(MailAddress.isPlainByte), MailAddress.isPlainHost(host) else {
      return nil
    }
    // Dots and hyphens have rules of place: the long way knows them.
    let (first, last) = (name.first ?? 0, name.last ?? 0)
    guard ![46, 45].contains(first), last != 46, !zip(name, name.dropFirst()).contains(where: { $0 == (46, 46) }) else {
      return nil
    }
    local = String(text[..<at])
    domain = String(text[text.index(after: at)...])
  }

  /// Letters, digits, dot, hyphen, underscore.
  private static func isPlainByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (45...46).contains(byte) || (48...57).contains(byte)
      || byte == 95
  }

  /// Lower-case labels without a hyphen, at least two, the last of letters.
  private static func isPlainHost(_ host: Substring.UTF8View) -> Bool {
    var (labels, length, hasDigit) = (1, 0, false)
    for byte in host {
      switch byte {
      case 46:
        guard length > 0 else { return false }
        (labels, length, hasDigit) = (labels + 1, 0, false)
      case 97...122: length += 1
      case 48...57: (length, hasDigit) = (length + 1, true)
      default: return false
      }
      if length > 63 { return false }
    }
    return labels >= 2 && length >= 2 && !hasDigit
  }

  package var description: String { "\(local)@\(domain)" }

  /// What makes two spellings one subscriber: case is folded even before the @, as every large provider does.
  package var key: String { description.lowercased() }

  private static let atext = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#$&'*+-=^_`{}~.".utf8)

  /// RFC 5322 atext without the characters that route or that shells read; at most 64 octets.
  private static func isLocal(_ text: String) -> Bool {
    guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(atext.contains) else { return false }
    return !text.hasPrefix("-") && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.contains("..")
  }
}

/// Why a text is no address we would write to.
package struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package let reason: String

  init(_ text: String, _ reason: String) {
    self.text = text
    self.reason = reason
  }

  /// The offending text without its controls, so that it cannot forge a line of a log.
  package var description: String { "'\(headerText(text).prefix(80))' \(reason), such as maria@example.org" }
}

/// The ASCII form of a domain name of at least two labels; nil when it is none.
package func domainName(_ text: String) -> String? {
  // Full-width letters and the like have a second spelling: refused, not guessed.
  guard text.precomposedStringWithCompatibilityMapping == text.precomposedStringWithCanonicalMapping else { return nil }
  var labels: [String] = []
  for part in text.lowercased().split(separator: ".", omittingEmptySubsequences: false) {
    guard let label = domainLabel(String(part)) else { return nil }
    labels.append(label)
  }
  let name = labels.joined(separator: ".")
  guard labels.count >= 2, name.utf8.count <= 253, let top = labels.last, top.utf8.count >= 2,
    !top.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
  else { return nil }
  return name
}

/// One label: letters, digits and inner hyphens; international ones become `xn--…`.
private func domainLabel(_ label: String) -> String? {
  guard !label.isEmpty, !label.hasPrefix("-"), !label.hasSuffix("-") else { return nil }
  let isPlain = label.utf8.allSatisfy { $0 < 0x80 }
  let letters = label.precomposedStringWithCanonicalMapping
  guard letters.allSatisfy({ $0 == "-" || (isPlain ? $0.isASCII : true) && ($0.isLetter || $0.isNumber) }) else {
    return nil
  }
  guard letters.unicodeScalars.count <= 63 else { return nil }
  let ascii = isPlain ? label : "xn--" + punycode(letters)
  return ascii.utf8.count <= 63 ? ascii : nil
}

extension Unicode.Scalar {
  /// Neither control, nor format (zero width, direction), nor line or paragraph separator, nor unassigned.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}

extension String {
  /// Without the spaces and tabs around it; no other white space is forgiven.
  var trimmingASCIISpace: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
