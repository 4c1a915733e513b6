import Testing
import Text

@Suite("wrapping")
struct WrapTests {
  @Test(
    "breaks lines at words, under their own indentation",
    arguments: [
      ("one two three four", "one two\nthree four\n"), ("  one two three", "  one two\n  three\n"),
      ("a: one two three", "a: one two\nthree\n"),
      ("  a: one two", "  a: one\n    two\n"), ("* one two three", "* one two\n  three\n"),
      ("https://example.org/long one", "https://example.org/long\none\n"), ("a  b", "a  b\n"),
      ("x\n\n\n\ny  \n\n", "x\n\ny\n"), ("", ""), ("ñandú ñandú", "ñandú\nñandú\n"),
    ])
  func breaks(text: String, expected: String) {
    #expect(wrapped(text, width: 10) == expected)
  }
}
