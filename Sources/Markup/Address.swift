import CXML2

/// An address as a link may carry it: absolute, of a harmless scheme, nothing in it that leaves an attribute.
///
/// Nil for any other: `javascript:`, `data:`, a relative one without a base.
package func safeAddress(_ text: String, base: String?) -> String? {
  let clean = escapedAddress(text)
  guard !clean.isEmpty else { return nil }
  if let scheme = scheme(of: clean) {
    return SanitizerRules.schemes.contains(scheme) ? clean : nil
  }
  guard let base, let scheme = scheme(of: base), SanitizerRules.schemes.contains(scheme) else { return nil }
  guard let joined = resolved(clean, against: base) else { return nil }
  let result = escapedAddress(joined)
  return isHarmless(result) ? result : nil
}

/// Whether a joined address still has a scheme that may be followed.
private func isHarmless(_ address: String) -> Bool { scheme(of: address).map(SanitizerRules.schemes.contains) ?? false }

/// The address that a reference means where `base` is the address of the document (RFC 3986 §5); nil when it is no
/// reference.
package func resolved(_ reference: String, against base: String) -> String? {
  guard let joined = xmlBuildURI(reference, base) else { return nil }
  defer { cxml_free(joined) }
  return String(cString: joined)
}

/// The scheme in lower case; nil for a relative reference.
func scheme(of address: String) -> String? {
  guard let colon = address.utf8.firstIndex(of: 0x3A) else { return nil }
  let scheme = address.utf8[..<colon]
  guard let first = scheme.first, (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A) else { return nil }
  for byte in scheme
  where
    !((byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
    || [0x2B, 0x2D, 0x2E].contains(byte))
  { return nil }
  return String(Substring(scheme)).lowercased()
}

/// Without white space around and line breaks inside; what no address holds is percent-encoded.
func escapedAddress(_ text: String) -> String {
  var result: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  let bytes = Array(text.utf8.drop { $0 <= 0x20 })
  for byte in bytes.prefix((bytes.lastIndex { $0 > 0x20 } ?? -1) + 1) {
    switch byte {
    case 0x09, 0x0A, 0x0D: continue
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F...0xFF:
      result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
