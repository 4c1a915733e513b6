import Foundation
import Model
import YAML

/// Addresses of pages and of people, checked for their shape only.
enum Addresses {
  /// Nil when the text is an http or https address with a host, else what is wrong with it.
  static func fault(ofWebAddress text: String) -> String? {
    let quoted = "\"\(YAMLNode.excerpt(text))\""
    guard let colon = text.firstIndex(of: ":"), ["http", "https"].contains(text[..<colon].lowercased()) else {
      return "\(quoted) is not an http or https address"
    }
    let rest = text[colon...]
    guard rest.hasPrefix("://") else { return "\(quoted) needs // after the colon" }
    guard
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !"\\\"<>".unicodeScalars.contains($0) })
    else { return "\(quoted) holds a blank or a character that no address has; write %20 for a blank" }
    let authority = rest.dropFirst(3).prefix { !"/?#".contains($0) }
    if authority.contains("@") { return "\(quoted) holds a user name or password, which never stands here" }
    return fault(ofAuthority: authority).map { "\(quoted) \($0)" }
  }

  /// What is wrong with `host` or `host:port`.
  private static func fault(ofAuthority authority: Substring) -> String? {
    var host = authority
    if let end = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      host = authority[..<end]
      guard let port = Int(authority[authority.index(after: end)...]), (1...65_535).contains(port) else {
        return "has no port from 1 to 65535"
      }
    }
    if host.hasPrefix("["), host.hasSuffix("]"),
      host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || ".:".contains($0) })
    {
      return nil
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isHost = labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } }
    return isHost ? nil : "has no host name"
  }

  /// `file:///…` of an address written `file:PATH`, PATH being relative to the file's own folder.
  static func absolute(_ text: String, in file: ConfigurationFile) -> String {
    var path = text.dropFirst("file:".count)
    if path.hasPrefix("//") { path = path.dropFirst(2) }
    return "file://" + encoded(file.path(String(path).removingPercentEncoding ?? String(path)))
  }

  /// The path with everything escaped that an address cannot hold.
  private static func encoded(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return path.utf8.reduce(into: "") { text, byte in
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// The part after the @ of `a@b` or `Name <a@b>`; nil when there is none.
  static func domain(ofMailbox text: String) -> String? {
    let address = text.hasSuffix(">") ? text.dropLast().split(separator: "<").last ?? "" : text[...]
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let domain = parts.last, !local.isEmpty, domain.count > 2 else {
      return nil
    }
    let isPlain = address.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"<>()[],;:\\\"".unicodeScalars.contains($0)
    }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return isPlain && labels.allSatisfy { !$0.isEmpty } ? String(domain) : nil
  }
}

/// An http or https address.
func readWebAddress(_ keys: MappingReader, _ key: String) -> String? {
  guard let text = keys.text(key), let value = keys.value(key) else { return nil }
  guard let fault = Addresses.fault(ofWebAddress: text) else { return text }
  keys.mistake(value.place, fault)
  return nil
}

/// `news@example.org` or `Name <news@example.org>`.
func readMailbox(_ keys: MappingReader, _ key: String, isRequired: Bool = false) -> String? {
  guard let value = isRequired ? keys.required(key) : keys.value(key) else { return nil }
  return checkedMailbox(value, key, keys)
}

/// A mail address as written, or nil after a report: one that a relay would refuse must not wait for the first issue.
func checkedMailbox(_ value: YAMLNode, _ key: String, _ keys: MappingReader) -> String? {
  let text = Words.trimmed(value.scalar?.text ?? "")
  guard !text.contains(where: \.isNewline), Addresses.domain(ofMailbox: text) != nil else {
    keys.refuse(value, key, takes: "a mail address such as news@example.org")
    return nil
  }
  return text
}
