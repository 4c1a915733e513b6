import Foundation
import TestSupport
import Testing
import Text

@testable import Searching

@Suite("what sources wrote, at a terminal")
struct ShieldTests {
  @Test(
    "commands nothing and turns nothing round",
    arguments: [
      ("plain ñ — “text”\tand tab", "plain ñ — “text”\tand tab"), ("a\u{202e}gpj.exe", "agpj.exe"),
      ("a\u{2066}b\u{2069}c\u{200f}d", "abcd"), ("\u{1b}]0;owned\u{7}x", "]0;ownedx"), ("\u{1b}[2Jgone", "[2Jgone"),
      ("\u{9b}31mred", "31mred"), ("bell\u{7}\u{8}\u{8}\r", "bell"), ("\u{feff}mark", "mark"),
      ("two\nlines", "two\nlines"), ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
    ])
  func safe(text: String, expected: String) { #expect(shielded(text) == expected) }

  @Test(
    "keeps the colours of our own lines and no other sequence",
    arguments: [
      ("\u{1b}[31mdue\u{1b}[0m x", "\u{1b}[31mdue\u{1b}[0m x"), ("\u{1b}[8mhidden", "[8mhidden"),
      ("\u{1b}[1;31mx", "[1;31mx"), ("\u{1b}[999mx", "[999mx"), ("\u{1b}", ""), ("\u{1b}[", "["), ("\u{1b}[3", "[3"),
    ])
  func colours(text: String, expected: String) { #expect(shielded(text, allowsColour: true) == expected) }

  @Test("gives scripts every character: the JSON says the same before and after")
  func json() throws {
    for code in [0x1b, 0x7f, 0x9b, 0x61c, 0x200e, 0x202e, 0x2028, 0x2066, 0xfeff] {
      let title = "a" + String(try #require(UnicodeScalar(code))) + "b"
      let line = JSON.object(["title": .string(title)]).line
      let safe = shielded(line)
      #expect(safe.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 0x7f })
      #expect(try JSON(parsing: Data(safe.utf8))["title"]?.string == title)
    }
  }

  @Test("passes every scalar through, or out, without a crash")
  func everyScalar() {
    var all = String.UnicodeScalarView()
    for code in UInt32(0)...0x2ffff { if let scalar = UnicodeScalar(code) { all.append(scalar) } }
    let safe = shielded(String(all))
    #expect(safe.unicodeScalars.count > 190_000)
    #expect(!safe.unicodeScalars.contains { (0x202a...0x202e).contains($0.value) || $0.value == 0x1b })
  }
}
