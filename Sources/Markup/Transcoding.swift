import CXML2
import Glibc

/// Whether text in that encoding can be read here.
func isKnownEncoding(_ name: String) -> Bool {
  if ["utf-8", "utf8"].contains(name) { return true }
  guard let converter = opened(name) else { return false }
  iconv_close(converter)
  return true
}

/// Bytes as UTF-8: what cannot be read becomes U+FFFD, a byte order mark is dropped.
package func decodedBytes(_ bytes: some Collection<UInt8>, from name: String) -> [UInt8] {
  var source = Array(bytes)
  if ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) {
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { source.removeFirst(3) }
    return isValidUTF8(source) ? source : Array(String(decoding: source, as: UTF8.self).utf8)
  }
  guard let converter = opened(name) else { return decodedBytes(source, from: "windows-1252") }
  defer { iconv_close(converter) }
  var result = converted(source, converter, unit: name.hasPrefix("utf-32") ? 4 : name.hasPrefix("utf-16") ? 2 : 1)
  if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
  return result
}

/// A converter to UTF-8; the web's labels mean the larger sets: Latin-1 is Windows-1252, GB 2312 is GB 18030.
private func opened(_ name: String) -> iconv_t? {
  let wider = [
    "iso-8859-1": "WINDOWS-1252", "iso8859-1": "WINDOWS-1252", "latin-1": "WINDOWS-1252", "latin1": "WINDOWS-1252",
    "us-ascii": "WINDOWS-1252", "gb2312": "GB18030", "gbk": "GB18030", "utf-16": "UTF-16LE", "utf16": "UTF-16LE",
    "utf_16": "UTF-16LE", "u16": "UTF-16LE", "utf-32": "UTF-32LE", "utf32": "UTF-32LE", "utf_32": "UTF-32LE",
    "shift-jis": "CP932", "shift_jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
    "ks_c_5601-1987": "UHC", "euc-kr": "UHC", "tis-620": "CP874", "windows-874": "CP874", "iso-8859-11": "CP874",
    "iso-8859-9": "WINDOWS-1254", "big5": "BIG5-HKSCS", "x-gbk": "GB18030", "macintosh": "MACINTOSH",
    "x-mac-roman": "MACINTOSH", "iso-8859-8-i": "ISO-8859-8", "unicode-1-1-utf-8": "UTF-8",
  ]
  let converter = iconv_open("UTF-8", wider[name] ?? name)
  return converter == iconv_t(bitPattern: -1) ? nil : converter
}

/// Runs iconv over the whole; a unit that it cannot read becomes U+FFFD and is skipped.
private func converted(_ source: [UInt8], _ converter: iconv_t, unit: Int) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(source.count + source.count / 4)
  var chunk = [CChar](repeating: 0, count: 16 * 1024)
  source.withUnsafeBytes { raw in
    guard let base = raw.baseAddress else { return }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
      mutating: base.assumingMemoryBound(to: CChar.self))
    var left = raw.count
    while left > 0 {
      let (written, failed): (Int, Int32) = chunk.withUnsafeMutableBufferPointer { space in
        var output = space.baseAddress
        var room = space.count
        let status = iconv(converter, &input, &left, &output, &room)
        return (space.count - room, status == -1 ? errno : 0)
      }
      result += chunk[..<written].lazy.map { UInt8(bitPattern: $0) }
      guard failed != 0, failed != E2BIG else { continue }
      result += [0xEF, 0xBF, 0xBD]
      let skipped = min(unit, left)
      input = input.map { $0 + skipped }
      left -= skipped
    }
  }
  return result
}
