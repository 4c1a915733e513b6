import Model
import YAML

/// `defaults`: what holds for every source unless it says otherwise.
func readDefaults(_ keys: MappingReader) -> Configuration.Defaults {
  var defaults = Configuration.Defaults()
  defaults.interval = readInterval(keys, defaults.interval)
  defaults.timeout = keys.duration("timeout", 1...3600) ?? defaults.timeout
  defaults.maximumBytes = readSize(keys, "max_size") ?? defaults.maximumBytes
  defaults.connections = keys.integer("connections", 1...1024) ?? defaults.connections
  defaults.robotsConnections = keys.integer("robots_connections", 0...1024) ?? defaults.robotsConnections
  defaults.hostDelay = readDelay(keys) ?? defaults.hostDelay
  defaults.agent = keys.text("agent") ?? defaults.agent
  defaults.retryScope = keys.choice("retry_scope", Configuration.Defaults.RetryScope.self) ?? defaults.retryScope
  defaults.allowedAddresses = keys.scalars("allow_addresses").compactMap { readRange($0, keys) }
  return defaults
}

/// `every`, or `min_interval` and `max_interval`: seconds between two visits.
func readInterval(_ keys: MappingReader, _ otherwise: ClosedRange<Int>) -> ClosedRange<Int> {
  let bounds = 60...31_622_400
  let every = keys.duration("every", bounds)
  let shortest = keys.duration("min_interval", bounds)
  let longest = keys.duration("max_interval", bounds)
  if keys.has("every"), let other = ["min_interval", "max_interval"].first(where: keys.has),
    let value = keys.value(other)
  {
    keys.mistake(value.place, "\"every\" is exact; take it or \"\(other)\" out")
  }
  if let every { return every...every }
  let low = shortest ?? min(otherwise.lowerBound, longest ?? .max)
  let high = longest ?? max(otherwise.upperBound, low)
  if low > high, let value = keys.value("min_interval") {
    keys.mistake(value.place, "\"min_interval\" is longer than \"max_interval\"")
    return otherwise
  }
  return low...high
}

/// Seconds between two requests to one host; part of a second is allowed.
private func readDelay(_ keys: MappingReader) -> Double? {
  guard let value = keys.value("host_delay") else { return nil }
  guard let seconds = value.scalar.flatMap({ Units.seconds($0.text) }), seconds <= 3600 else {
    keys.refuse(value, "host_delay", takes: "a duration up to an hour, such as \"2 seconds\"")
    return nil
  }
  return seconds
}

/// A size in bytes from 1 KB to 1 GB; nil, and a report where there is a value, otherwise.
private func readSize(_ keys: MappingReader, _ key: String) -> Int? {
  guard let value = keys.value(key) else { return nil }
  guard let bytes = value.scalar.flatMap({ Units.bytes($0.text) }), (1024...1_073_741_824).contains(bytes) else {
    keys.refuse(value, key, takes: "a size from \"1 KB\" to \"1 GB\", such as \"32 MB\"")
    return nil
  }
  return bytes
}

/// A range of addresses such as `127.0.0.0/8` or `fd00::/8`.
private func readRange(_ value: YAMLNode, _ keys: MappingReader) -> String? {
  let text = value.scalar?.text ?? ""
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let isFour = bytes.count == 4 && bytes.allSatisfy { UInt8($0) != nil }
  let isSix = parts[0].contains(":") && parts[0].allSatisfy { $0.isHexDigit || $0 == ":" }
  guard parts.count == 2, isFour || isSix, let bits = Int(parts[1]), (0...(isFour ? 32 : 128)).contains(bits) else {
    keys.refuse(value, "allow_addresses", takes: "ranges such as 127.0.0.0/8")
    return nil
  }
  return text
}
