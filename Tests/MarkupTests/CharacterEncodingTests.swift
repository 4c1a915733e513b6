import Markup
import Testing

@Suite("character encodings")
struct CharacterEncodingTests {
  @Test("tells an encoding by mark, header, declaration and bytes, in this order")
  func evidence() {
    let declared = Array("<?xml version='1.0' encoding='ISO-8859-2'?><a/>".utf8)
    #expect(CharacterEncoding(of: declared).name == "iso-8859-2")
    #expect(CharacterEncoding(of: declared, contentType: "text/xml; charset = \"koi8-r\"").name == "koi8-r")
    #expect(CharacterEncoding(of: declared, contentType: "text/xml").name == "us-ascii")
    #expect(CharacterEncoding(of: [0xEF, 0xBB, 0xBF] + declared).name == "utf-8")
    #expect(CharacterEncoding(of: [0xFF, 0xFE, 0x3C, 0x00]).name == "utf-16le")
    #expect(CharacterEncoding(of: Array("caf\u{E9}".utf8)).name == "utf-8")
    #expect(CharacterEncoding(of: [0x63, 0x61, 0x66, 0xE9]).name == "windows-1252")
    #expect(CharacterEncoding(of: Array("<?xml encoding='utf-8'?>".utf8) + [0xE9]).name == "windows-1252")
  }

  @Test(
    "reads bytes of an encoding",
    arguments: [
      ([0x93, 0x41, 0x94] as [UInt8], "windows-1252", "\u{201C}A\u{201D}"), ([0xE9], "iso-8859-1", "\u{E9}"),
      ([0xFE, 0xFF, 0x00, 0x41], "utf-16be", "A"), ([0xC4, 0xE3], "gb2312", "\u{4F60}"),
      ([0x41, 0xFF, 0x42], "utf-8", "A\u{FFFD}B"), ([0xE9], "no-such-set", "\u{E9}"),
    ])
  func decodes(bytes: [UInt8], name: String, text: String) {
    #expect(String(decoding: decodedBytes(bytes, from: name), as: UTF8.self) == text)
  }
}
