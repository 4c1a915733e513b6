/// Which addresses a socket may be opened to: the public internet, and what is named besides.
package struct AddressPolicy: Hashable, Sendable {
  /// Reached although private; from `defaults.allow_addresses`.
  package var allowed: [AddressRange]

  package init(allowed: [AddressRange] = []) { self.allowed = allowed }

  package func permits(_ address: NetworkAddress) -> Bool {
    allowed.contains { $0.contains(address) } || Self.isPublic(address)
  }

  /// Whether the address is nobody's private, local, shared, documentation or translated one.
  package static func isPublic(_ address: NetworkAddress) -> Bool {
    if address.isVersion4 { return !special4.contains { $0.contains(address) } }
    return global6.contains { $0.contains(address) } && !special6.contains { $0.contains(address) }
  }

  /// The IANA IPv4 Special-Purpose Address Registry, with multicast and the reserved top.
  private static let special4 = ranges([
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
  ])

  /// Everything outside global unicast is refused, v4-mapped, v4-compatible and NAT64 forms among it.
  private static let global6 = ranges(["2000::/3"])

  /// Teredo, ORCHID, benchmarking; documentation; 6to4, which carries a v4 address; AS112.
  private static let special6 = ranges([
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48",
  ])

  private static func ranges(_ texts: [String]) -> [AddressRange] { texts.compactMap { AddressRange($0) } }
}
