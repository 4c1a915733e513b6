import Testing

@testable import Mailing

@Suite("quoted-printable")
struct QuotedPrintableTests {
  @Test(
    "encodes",
    arguments: [
      ("a\n", "a\r\n"), ("a\r\nb\r", "a\r\nb\r\n"), ("a", "a=\r\n"), ("é\n", "=C3=A9\r\n"), ("1=1\n", "1=3D1\r\n"),
      ("end \n", "end=20\r\n"), (".\n", "=2E\r\n"), ("From here\n", "=46rom here\r\n"), ("", ""),
      ("tab\t\nx", "tab=09\r\nx=\r\n"),
    ])
  func encodes(text: String, expected: String) {
    #expect(String(decoding: quotedPrintable(text), as: UTF8.self) == expected)
  }

  @Test("keeps every line within 76, starts none with a dot, and gives the text back")
  func lines() {
    let text = (0..<400).map { "…ñ.F=x \($0)" + String(repeating: ".", count: $0 % 90) }.joined(separator: "\n")
    let bytes = quotedPrintable(text)
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 77 && $0.first != UInt8(ascii: ".") })
    #expect(decoded(bytes) == text)
  }

  /// A decoder by the letter of RFC 2045, for the test only.
  private func decoded(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 61, bytes[index + 1] == 13 {
        index += 3
      } else if bytes[index] == 61 {
        output.append(UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16) ?? 0)
        index += 3
      } else if bytes[index] == 13 {
        output.append(10)
        index += 2
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
