import Text

/// The absolute form of an address in a document; what cannot be joined stays as written.
func resolvedAddress(_ address: String, base: String) -> String {
  let address = trimmed(address)
  guard !address.isEmpty, !base.isEmpty, !isWebAddress(address) else { return address }
  return WebAddress(base)?.resolving(address)?.description ?? address
}
