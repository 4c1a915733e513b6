/// The likeliest encoding of bytes that are not UTF-8 and that nobody declared.
///
/// Each candidate is tried as a grammar of bytes: one that leaves holes is out, and the one whose pairs look most like
/// its language wins. Western text, with few bytes above 127, is Windows-1252.
func likeliestEncoding(_ bytes: [UInt8]) -> String {
  let high = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
  guard high * 20 > bytes.count || high > 40 else { return "windows-1252" }
  let multibyte = [
    ("shift_jis", score(bytes, lead: shiftJIS, weight: { $0 == 0x82 || $0 == 0x83 ? 1 : 0 })),
    ("euc-jp", score(bytes, lead: extended(0xA1...0xFE), weight: { $0 == 0xA4 || $0 == 0xA5 ? 1 : 0 })),
    ("gb18030", score(bytes, lead: extended(0xA1...0xF7), weight: { (0xB0...0xD7).contains($0) ? 0.9 : 0 })),
    ("euc-kr", score(bytes, lead: extended(0xA1...0xFD), weight: { (0xB0...0xC8).contains($0) ? 0.95 : 0 })),
    // Half of what Big5 writes has a second byte below 128; the other sets have none there.
    ("big5", hasLowTrails(bytes) ? score(bytes, lead: bigFive, weight: { (0xA4...0xC6).contains($0) ? 0.8 : 0 }) : 0),
  ]
  if let best = multibyte.max(by: { $0.1 < $1.1 }), best.1 > 0.35 { return best.0 }
  return singleByte(bytes)
}

/// Trail bytes that may follow a lead byte; nil when the byte is no lead.
private typealias Grammar = @Sendable (UInt8, UInt8) -> Bool

/// The grammar of the sets that put two bytes above 160 together (EUC and its kin).
private func extended(_ leads: ClosedRange<UInt8>) -> Grammar {
  { lead, trail in leads.contains(lead) && (0xA1...0xFE).contains(trail) }
}

private let shiftJIS: Grammar = { lead, trail in
  ((0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead)) && trail >= 0x40 && trail != 0x7F && trail <= 0xFC
}

private let bigFive: Grammar = { lead, trail in
  (0xA1...0xF9).contains(lead) && ((0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail))
}

/// Whether a byte above 127 is followed by a letter or sign below it in more than one of twenty places.
private func hasLowTrails(_ bytes: [UInt8]) -> Bool {
  var leads = 0
  var low = 0
  var at = 0
  while at + 1 < bytes.count {
    if bytes[at] >= 0xA1 {
      leads += 1
      // A tag or a space ends a word; no trail byte is one.
      if (0x40...0x7E).contains(bytes[at + 1]) { low += 1 }
      at += 2
    } else {
      at += 1
    }
  }
  return low * 20 > leads
}

/// The mean weight of the lead bytes, 0 when a byte above 127 does not fit the grammar.
private func score(_ bytes: [UInt8], lead grammar: Grammar, weight: (UInt8) -> Double) -> Double {
  var pairs = 0
  var faults = 0
  var sum = 0.0
  var at = 0
  while at < bytes.count {
    guard bytes[at] >= 0x80 else {
      at += 1
      continue
    }
    if at + 1 < bytes.count, grammar(bytes[at], bytes[at + 1]) {
      pairs += 1
      sum += weight(bytes[at])
      at += 2
    } else {
      faults += 1
      at += 1
    }
  }
  return pairs == 0 || faults * 50 > pairs ? 0 : sum / Double(pairs)
}

/// Cyrillic, Thai, Hebrew, Greek by where their letters lie; Windows-1252 when nothing speaks for another.
private func singleByte(_ bytes: [UInt8]) -> String {
  let high = bytes.filter { $0 >= 0x80 }
  func share(_ range: ClosedRange<UInt8>) -> Double {
    Double(high.reduce(0) { $0 + (range.contains($1) ? 1 : 0) }) / Double(max(1, high.count))
  }
  // Letters stand in runs: most neighbours of a byte above 127 are above 127 too.
  let joined = zip(bytes, bytes.dropFirst()).reduce(0) { $0 + ($1.0 >= 0x80 && $1.1 >= 0x80 ? 1 : 0) }
  guard joined * 2 > high.count else { return "windows-1252" }
  if share(0xE0...0xFA) > 0.9 { return "windows-1255" }
  if share(0xA1...0xFB) > 0.98, share(0xD0...0xDA) + share(0xE0...0xEE) > 0.35, share(0xA1...0xC3) > 0.35 {
    return "tis-620"
  }
  if share(0xC0...0xDF) > 0.6 { return "koi8-r" }
  if share(0xE0...0xFF) > 0.6 { return share(0x80...0xBF) > 0.1 ? "cp866" : "windows-1251" }
  return share(0xD0...0xEF) > 0.7 ? "iso-8859-5" : "windows-1252"
}
