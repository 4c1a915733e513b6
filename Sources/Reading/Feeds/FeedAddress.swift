import Markup

/// The absolute form of an address in a feed; what cannot be joined stays as written.
func resolvedAddress(_ address: String, base: String) -> String {
  let address = trimmed(address)
  guard !address.isEmpty, !base.isEmpty, !isWebAddress(address) else { return address }
  return resolved(address, against: base) ?? address
}
