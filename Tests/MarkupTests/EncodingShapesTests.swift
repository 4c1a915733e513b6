import TestSupport
import Testing

@testable import Markup

@Suite("encodings by their bytes")
struct EncodingShapesTests {
  /// A feed with a text that was written in some legacy set; nothing names the set.
  private func unnamed(_ text: [UInt8]) -> [UInt8] {
    Array("<rss><channel><title>".utf8) + text + Array("</title></channel></rss>".utf8)
  }

  @Test(
    "are guessed where nobody names them",
    arguments: [
      // "Гранты для общественных организаций" in three sets.
      (
        "windows-1251",
        [
          0xC3, 0xF0, 0xE0, 0xED, 0xF2, 0xFB, 0x20, 0xE4, 0xEB, 0xFF, 0x20, 0xEE, 0xE1, 0xF9, 0xE5, 0xF1, 0xF2, 0xE2,
          0xE5, 0xED, 0xED, 0xFB, 0xF5,
        ]
      ),
      (
        "koi8-r",
        [
          0xE7, 0xD2, 0xC1, 0xCE, 0xD4, 0xD9, 0x20, 0xC4, 0xCC, 0xD1, 0x20, 0xCF, 0xC2, 0xDD, 0xC5, 0xD3, 0xD4, 0xD7,
          0xC5, 0xCE, 0xCE, 0xD9, 0xC8,
        ]
      ),
      (
        "euc-jp",
        [
          0xBD, 0xF5, 0xC0, 0xAE, 0xB6, 0xE2, 0xA4, 0xCE, 0xCA, 0xE7, 0xBD, 0xB8, 0xA4, 0xCB, 0xA4, 0xC4, 0xA4, 0xA4,
          0xA4, 0xC6,
        ]
      ),
      (
        "windows-1255",
        [
          0xEE, 0xF2, 0xF0, 0xF7, 0xE9, 0xED, 0x20, 0xEC, 0xF7, 0xE4, 0xE9, 0xEC, 0xE4, 0x20, 0xEE, 0xF7, 0xE5, 0xEE,
          0xE9, 0xFA,
        ]
      ),
    ] as [(String, [UInt8])])
  func guesses(name: String, bytes: [UInt8]) {
    let document = unnamed(Array((0..<4).map { _ in bytes + [0x20] }.joined()))
    #expect(CharacterEncoding(of: document) == CharacterEncoding(name: name, evidence: .guess))
  }

  @Test("are Windows-1252 where a few letters of the West stand alone")
  func western() {
    #expect(CharacterEncoding(of: unnamed([0x63, 0x61, 0x66, 0xE9])).name == "windows-1252")
    #expect(decodedBytes([0x93, 0x41, 0x94, 0x80], from: "iso-8859-1") == Array("“A”€".utf8))
  }

  @Test(
    "are told by a mark or by the shape of the first bytes",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x3C], "utf-8"), ([0xFE, 0xFF, 0x00, 0x3C], "utf-16be"),
      ([0xFF, 0xFE, 0x3C, 0x00], "utf-16le"),
      ([0x00, 0x3C, 0x00, 0x3F], "utf-16be"), ([0x3C, 0x00, 0x3F, 0x00], "utf-16le"),
      ([0x00, 0x00, 0xFE, 0xFF], "utf-32be"),
      ([0xFF, 0xFE, 0x00, 0x00], "utf-32le"), ([0x00, 0x00, 0x00, 0x3C], "utf-32be"),
      ([0x3C, 0x00, 0x00, 0x00], "utf-32le"),
      ([0x4C, 0x6F, 0xA7, 0x94], "cp037"),
    ] as [([UInt8], String)])
  func marks(bytes: [UInt8], name: String) {
    #expect(CharacterEncoding(of: bytes) == CharacterEncoding(name: name, evidence: .mark))
  }

  @Test(
    "are taken from the header, the declaration or the page, in this order",
    arguments: [
      (
        "text/xml; charset=koi8-r", "<?xml version='1.0' encoding='big5'?><a>\u{E9}", "koi8-r",
        CharacterEncoding.Evidence.header
      ),
      ("application/xml; charset=nonsense", "<?xml version='1.0' encoding='big5'?><a/>", "big5", .declaration),
      ("application/xml", "<?xml version=\"1.0\" encoding = \"ISO-8859-2\"?><a/>", "iso-8859-2", .declaration),
      ("application/xml; charset=utf-8", "<a/>", "utf-8", .header), ("text/xml", "<a/>", "us-ascii", .header),
      ("application/xml", "<?xml version='1.0' encoding='utf-16'?><a/>", "utf-8", .guess),
      ("", "<a/>", "utf-8", .guess),
    ])
  func order(header: String, text: String, name: String, evidence: CharacterEncoding.Evidence) {
    let found = CharacterEncoding(of: Array(text.utf8), contentType: header.isEmpty ? nil : header)
    #expect(found == CharacterEncoding(name: name, evidence: evidence))
  }

  @Test(
    "are no UTF-8 where a byte does not fit",
    arguments: [
      ([0x41, 0xC3, 0xB1], true), ([0xC3], false), ([0xC0, 0x80], false), ([0xE0, 0x80, 0x80], false),
      ([0xED, 0xA0, 0x80], false), ([0xED, 0x9F, 0xBF], true), ([0xF0, 0x9F, 0x8E, 0xA8], true),
      ([0xF4, 0x90, 0x80, 0x80], false),
      ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false), ([0xFF], false), ([], true),
      ([0xF0, 0x8F, 0x80, 0x80], false),
    ] as [([UInt8], Bool)])
  func utf8(bytes: [UInt8], isValid: Bool) {
    // At every place of a word of eight, for the check leaps over eight at once.
    for padding in 0..<9 {
      let padded = [UInt8](repeating: 0x61, count: padding) + bytes + [0x62]
      #expect(isValidUTF8(padded) == isValid)
      #expect(isValidUTF8(padded) == (String(validating: padded, as: UTF8.self) != nil))
    }
  }

  @Test(
    "decode to text whatever the bytes are",
    arguments: ["utf-8", "utf-16le", "utf-32be", "shift_jis", "iso-2022-jp", "gb18030", "big5", "cp037", "no-such"])
  func anything(name: String) {
    var dice = SeededNumbers(7)
    for length in [0, 1, 2, 3, 5, 64, 1001] {
      let bytes = (0..<length).map { _ in UInt8(dice.roll(256)) }
      #expect(isValidUTF8(decodedBytes(bytes, from: name)))
    }
  }
}
