import Testing

@testable import Reading

@Suite("white space")
struct TrimmingTests {
  @Test(
    "puts a text on one line, whatever kinds of space it has",
    arguments: [
      ("a b", "a b"), ("  a\t\n b  ", "a b"), ("a\u{A0}b", "a b"), ("\u{200B}a\u{200B}", "a"),
      ("a\u{2003}\u{2009}b", "a b"),
      ("\u{3000}日本\u{3000}語\u{FEFF}", "日本 語"), ("", ""), (" \n\u{A0}", ""), ("é", "é"), ("a\u{85}b", "a b"),
      ("a\u{2028}b", "a b"), ("\u{0}a\u{1F}b", "a b"),
    ])
  func oneLines(text: String, expected: String) {
    #expect(oneLine(text) == expected)
    #expect(oneLine(oneLine(text)) == expected)
  }

  @Test(
    "trims around and keeps what is within",
    arguments: [(" a  b ", "a  b"), ("\u{A0}\n a\n b\u{200B}", "a\n b"), ("\u{FEFF}", ""), ("", ""), ("x", "x")])
  func trims(text: String, expected: String) {
    #expect(trimmed(text) == expected)
  }

  @Test(
    "knows a text that says nothing",
    arguments: [("", true), (" \n", true), ("\u{A0}\u{200B}", true), (".", false), ("\u{A0}a", false), ("é", false)])
  func blanks(text: String, expected: Bool) {
    #expect(isBlank(text) == expected)
  }

  @Test(
    "finds a few bytes in a text",
    arguments: [
      ("text/html", "html", true), ("text/htm", "html", false), ("hhtml", "html", true), ("", "a", false),
      ("a", "", true),
      ("<p></p>", "</", true), ("é/é", "/", true), ("hthtml", "html", true),
    ])
  func finds(text: String, word: String, expected: Bool) {
    #expect(holds(text, word) == expected)
  }
}
