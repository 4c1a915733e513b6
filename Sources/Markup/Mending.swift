import Glibc

/// The commonest faults of XML taken out of it: control characters, ampersands that begin no reference.
///
/// Nil when there is nothing to mend. CDATA sections keep their ampersands.
package func mendedXML(_ bytes: [UInt8]) -> [UInt8]? {
  guard needsMending(bytes) else { return nil }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 256)
  var changed = false
  var at = 0
  while at < bytes.count {
    let byte = bytes[at]
    if byte == 0x3C, bytes[at...].starts(with: "<![CDATA[".utf8) {
      let end = endOfSection(bytes, from: at)
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

private func endOfSection(_ bytes: [UInt8], from: Int) -> Int {
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
