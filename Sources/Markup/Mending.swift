import Glibc

/// The commonest faults of XML taken out of it: control characters, ampersands that begin no reference, tags that only
/// a browser understands.
///
/// Nil when there is nothing to mend. CDATA sections keep their ampersands and tags.
package func mendedXML(_ bytes: [UInt8]) -> [UInt8]? {
  let tagged = bytes.withUnsafeBufferPointer { TagMending.isNeeded($0) ? withMendedTags($0) : nil }
  return mendedText(tagged ?? bytes) ?? tagged
}

/// Every start tag as XML has it; sections and comments as they stand.
private func withMendedTags(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 256)
  var at = 0
  while at < bytes.count {
    guard let found = bytes[at...].firstIndex(of: 0x3C) else { break }
    result += bytes[at..<found]
    at = found
    if bytes[at...].starts(with: "<![CDATA[".utf8) || bytes[at...].starts(with: "<!--".utf8) {
      let end = bytes[at + 2] == 0x2D ? endOfComment(bytes, from: at) : endOfSection(bytes, from: at)
      result += bytes[at..<end]
      at = end
    } else {
      let (tag, end) = TagMending.mended(bytes, at: at)
      result += tag ?? Array(bytes[at..<end])
      at = end
    }
  }
  return result + bytes[at...]
}

/// After the `-->` of a comment that begins there; the end of the document when it never ends.
private func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
  var at = from + 4
  while at + 2 < bytes.count {
    if bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return at + 3 }
    at += 1
  }
  return bytes.count
}

/// Control characters and ampersands.
private func mendedText(_ bytes: [UInt8]) -> [UInt8]? {
  guard needsMending(bytes) else { return nil }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 256)
  var changed = false
  var at = 0
  while at < bytes.count {
    let byte = bytes[at]
    if byte == 0x3C, bytes[at...].starts(with: "<![CDATA[".utf8) {
      let end = bytes.withUnsafeBufferPointer { endOfSection($0, from: at) }
      for index in at..<end {
        let isControl = bytes[index] < 0x20 && ![0x09, 0x0A, 0x0D].contains(bytes[index])
        changed = changed || isControl
        result.append(isControl ? 0x20 : bytes[index])
      }
      at = end
      continue
    }
    if byte < 0x20, ![0x09, 0x0A, 0x0D].contains(byte) {
      result.append(0x20)
      changed = true
    } else if byte == 0x58, at >= 2, bytes[at - 1] == 0x23, bytes[at - 2] == 0x26 {
      // `&#X41;`: XML knows the small x only.
      result.append(0x78)
      changed = true
    } else if byte == 0x26, !beginsReference(bytes, at) {
      result += "&amp;".utf8
      changed = true
    } else {
      result.append(byte)
    }
    at += 1
  }
  return changed ? result : nil
}

/// Whether a fault is likely at all: most documents have none, and are looked through in leaps.
private func needsMending(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return false }
    if ControlBytes(buffer).hasForbidden { return true }
    var at = 0
    while let found = memchr(base + at, 0x26, buffer.count - at) {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if !beginsReference(bytes, at) || isCapital(bytes, at) { return true }
      at += 1
    }
    return false
  }
}

/// `&#X`.
private func isCapital(_ bytes: [UInt8], _ at: Int) -> Bool {
  at + 2 < bytes.count && bytes[at + 1] == 0x23 && bytes[at + 2] == 0x58
}

/// After the `]]>` of a section that begins there; the end of the document when it never ends.
private func endOfSection(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
  var at = from + 9
  while at + 2 < bytes.count {
    if bytes[at] == 0x5D, bytes[at + 1] == 0x5D, bytes[at + 2] == 0x3E { return at + 3 }
    at += 1
  }
  return bytes.count
}

/// Whether `&` opens a reference that is closed by `;` after a name or a number.
private func beginsReference(_ bytes: [UInt8], _ start: Int) -> Bool {
  var end = start + 1
  let isNumber = end < bytes.count && bytes[end] == 0x23
  if isNumber { end += 1 }
  let body = end
  while end < bytes.count, end - body < 32,
    (bytes[end] >= 0x30 && bytes[end] <= 0x39) || (bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A)
  { end += 1 }
  return end > body && end < bytes.count && bytes[end] == 0x3B
}
