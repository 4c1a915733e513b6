/// The commonest faults of XML taken out of it: control characters, ampersands that begin no reference.
///
/// Nil when
/// there is nothing to mend. CDATA sections keep their ampersands.
package func mendedXML(_ bytes: [UInt8]) -> [UInt8]? {
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
  let body = bytes[(start + 1)...].prefix(32).prefix {
    ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x23
  }
  let end = start + 1 + body.count
  return !body.isEmpty && end < bytes.count && bytes[end] == 0x3B && (body.first == 0x23) == body.contains(0x23)
}
