import Text

/// The absolute form of an address in a document; what cannot be joined stays as written.
func resolvedAddress(_ address: String, base: String) -> String {
  // Nearly all there are: absolute, with nothing around.
  if isWebAddress(address), let last = address.utf8.last, last > 0x20, last < 0x80 { return address }
  let address = trimmed(address)
  guard !address.isEmpty, !base.isEmpty, !isWebAddress(address) else { return address }
  return WebAddress(base)?.resolving(address)?.description ?? address
}
