import Model
import Text
import Transport

/// What may be asked at all, decided from the address alone; the socket is judged again when it opens.
struct Destination {
  /// With private ranges allowed, names without a public address may be reached: their address decides.
  var allowsLocalNames: Bool

  /// The address to ask, or why not, in words.
  func check(_ text: String) -> Result<WebAddress, Failure> {
    guard text.utf8.count <= 8192 else { return refused(text, "is longer than 8192 bytes") }
    guard !text.utf8.contains(where: { $0 == 13 || $0 == 10 || $0 == 0 }) else {
      return refused(text, "holds a line break")
    }
    guard let address = WebAddress(text), address.isWeb else { return refused(text, "is not an http or https address") }
    if address.user != nil { return refused(text, "carries a user name, which is only ever there to mislead") }
    if let fault = fault(ofHost: address.asciiHost ?? "", written: address.host ?? "") { return refused(text, fault) }
    if let port = address.port, port == 0 || Self.mailAndOtherPorts.contains(port) {
      return refused(text, "names port \(port), which no web server has")
    }
    return .success(address)
  }

  /// A refusal that shows the address, cut where it is long.
  private func refused(_ text: String, _ fault: String) -> Result<WebAddress, Failure> {
    let shown = text.count > 200 ? text.prefix(200) + "…" : text[...]
    return .failure(Failure(.connect, "'\(shown)' \(fault)"))
  }

  /// Why a host may not be asked, by its name alone; nil when it may.
  private func fault(ofHost host: String, written: String) -> String? {
    if host.hasPrefix("[") {
      return NetworkAddress(host.dropFirst().dropLast()) == nil ? "has no valid IPv6 address" : nil
    }
    // IDNA maps these to ASCII: a circled 1 is a 1, and a soft hyphen nothing.
    if written.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.changesWhenNFKCCaseFolded }) {
      return "has a host in disguised letters"
    }
    let labels = (host.hasSuffix(".") ? host.dropLast() : host[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    guard host.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else { return "has no valid host" }
    // A host that ends in a number is an IPv4 address or nothing (WHATWG URL, "ends in a number").
    if isNumber(last) {
      return NetworkAddress(host) == nil ? "has a host that is neither a name nor a plain IPv4 address" : nil
    }
    guard !allowsLocalNames else { return nil }
    let isLocal = labels.count == 1 || Self.localSuffixes.contains(String(last)) || host.hasSuffix(".home.arpa")
    if isLocal || Self.metadataHosts.contains(host) {
      return "has a host that only local networks know; name the range in defaults.allow_addresses to reach it"
    }
    return nil
  }

  /// A label of a host name, RFC 1123 §2.1, with the underscore that some have.
  private func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95 }
  }

  /// Whether a browser would take the last label for a number.
  private func isNumber(_ label: Substring) -> Bool {
    label.utf8.allSatisfy { (48...57).contains($0) }
      || label.hasPrefix("0x") && label.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  /// RFC 6761, 6762, 8375 and 9476, and what clouds and clusters call their insides.
  private static let localSuffixes: Set<String> = [
    "localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "svc", "cluster", "consul", "alt",
    "test", "invalid", "example", "onion", "localdomain",
  ]
  /// Public names of private insides.
  private static let metadataHosts: Set<String> = ["metadata.packet.net", "metadata.platformequinix.com"]

  /// What a browser refuses (WHATWG Fetch, "bad port"), shortened to what is in use.
  private static let mailAndOtherPorts: Set<Int> = [
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
    111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
    540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3306, 3659, 4045, 4190, 5060,
    5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080, 11_211, 27_017,
  ]
}
