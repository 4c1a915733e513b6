/// An IP address of either family; a v4 address written inside v6 stays v6.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// 4 or 16, in network order.
  package let bytes: [UInt8]

  package var isVersion4: Bool { bytes.count == 4 }

  /// Nil unless there are 4 or 16 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads `192.0.2.1` or `2001:db8::1`, strictly: four plain decimal numbers, no zone, no brackets.
  package init?(_ text: some StringProtocol) {
    let read = text.contains(":") ? version6Bytes(text) : version4Bytes(text)
    guard let read else { return nil }
    bytes = read
  }

  /// Dotted, or eight groups without compression.
  package var description: String {
    if isVersion4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    return groups.map { String($0, radix: 16) }.joined(separator: ":")
  }
}

/// Addresses that share their first bits: `10.0.0.0/8`.
package struct AddressRange: Hashable, Sendable, CustomStringConvertible {
  private let start: NetworkAddress
  private let prefix: Int

  /// Reads CIDR notation; a bare address is a range of one.
  ///
  /// Nil when it is neither or the length does not fit.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let start = NetworkAddress(first) else { return nil }
    let most = start.bytes.count * 8
    let length = parts.count == 2 ? (parts[1].allSatisfy(\.isNumber) ? Int(parts[1]) : nil) : most
    guard let length, (0...most).contains(length) else { return nil }
    self.start = start
    prefix = length
  }

  package var description: String { "\(start)/\(prefix)" }

  /// Whether the address is of the same family and shares the first bits.
  package func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == start.bytes.count else { return false }
    let whole = prefix / 8
    guard address.bytes[..<whole] == start.bytes[..<whole] else { return false }
    let rest = prefix % 8
    guard rest > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return address.bytes[whole] & mask == start.bytes[whole] & mask
  }
}

private func version4Bytes(_ text: some StringProtocol) -> [UInt8]? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 4 else { return nil }
  var bytes: [UInt8] = []
  for part in parts {
    guard part.count <= 3, part.utf8.allSatisfy({ (48...57).contains($0) }), let value = UInt8(part),
      part.count == 1 || part.first != "0"
    else { return nil }
    bytes.append(value)
  }
  return bytes
}

private func version6Bytes(_ text: some StringProtocol) -> [UInt8]? {
  let gap = text.split(separator: "::", omittingEmptySubsequences: false)
  guard gap.count <= 2, let head = groupBytes(gap[0], allowsDotted: gap.count == 1),
    let tail = gap.count == 2 ? groupBytes(gap[1], allowsDotted: true) : []
  else {
    return nil
  }
  let missing = 16 - head.count - tail.count
  guard gap.count == 2 ? missing >= 2 : missing == 0 else { return nil }
  return head + [UInt8](repeating: 0, count: missing) + tail
}

/// The bytes of `2001:db8:0`, with a dotted v4 address allowed as the last group.
private func groupBytes(_ text: some StringProtocol, allowsDotted: Bool) -> [UInt8]? {
  guard !text.isEmpty else { return [] }
  var bytes: [UInt8] = []
  let groups = text.split(separator: ":", omittingEmptySubsequences: false)
  for (index, group) in groups.enumerated() {
    if allowsDotted, index == groups.count - 1, group.contains("."), let dotted = version4Bytes(group) {
      bytes += dotted
    } else {
      guard (1...4).contains(group.count), group.allSatisfy(\.isHexDigit), let value = UInt16(group, radix: 16) else {
        return nil
      }
      bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
  }
  return bytes
}
