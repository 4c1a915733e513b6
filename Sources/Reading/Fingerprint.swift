import Model

/// Sixteen hexadecimal digits over what an entry says, for items whose source gives no id.
///
/// FNV-1a: told apart need only be the items of one source, and it costs a nanosecond a byte.
func fingerprint(of entry: Entry) -> String {
  var hash = Fingerprint()
  hash.add(entry.title)
  hash.add(entry.link ?? "")
  hash.add(entry.summary)
  for (name, values) in entry.fields.sorted(by: { $0.key < $1.key }) {
    hash.add(name)
    for value in values { hash.add(value) }
  }
  return hash.text
}

/// FNV-1a over the fields, with a mark between them so that `ab, c` and `a, bc` differ.
private struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    var state = state
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // A mark no text has, so that "ab" and "c" are not "a" and "bc".
    self.state = (state ^ 0xFF) &* 0x100_0000_01B3
  }

  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
