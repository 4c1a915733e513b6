import Testing

@testable import Text

@Suite("plain text")
struct PlainTextTests {
  @Test(
    "reads what a person would read",
    arguments: [
      ("plain already", "plain already"),
      ("<p>One</p><p>Two <b>bo</b>ld</p>", "One\nTwo bold"),
      ("a<br>b<br/>c", "a\nb\nc"),
      ("<li>x<li>y", "x\ny"),
      ("line\none", "line\none"),
      ("<i>line</i>\none", "line one"),
      ("R&amp;D &#8211; &#x2019;s &eacute;&nbsp;x", "R&D – ’s é x"),
      ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "twice"),
      ("&amp;nbsp;&amp;amp;", "&"),
      ("AT&T &unknown; &", "AT&T &unknown; &"),
      ("President\u{FFFD}s \u{FFFD} plan", "President's plan"),
      ("co\u{200B}m\u{FEFF}mu\u{AD}nity", "community"),
      ("<script>alert(1)</script>after<style>p{}</style>", "after"),
      ("<!-- gone -->kept", "kept"),
      ("<a title=\"a > b\" href='x'>text</a>", "text"),
      ("income < 50% and > 3", "income < 50% and > 3"),
      ("<p unclosed", ""),
      ("  two   spaces ", "two spaces"),
      ("&#146;tis &#150; &#0;", "’tis –"),
      ("<SCRIPT>x</SCRIPT>y", "y"),
      ("tab\there", "tab here"),
    ])
  func reads(markup: String, expected: String) {
    #expect(plainText(markup) == expected)
  }

  @Test("changes nothing the second time", arguments: ["<p>A &amp; B</p>", "x\u{A0}y", "a\n\n\nb", "5 &lt; 6"])
  func settles(markup: String) {
    let once = plainText(markup)
    #expect(plainText(once) == once)
  }

  @Test(
    "takes any one character repeated without trouble",
    arguments: ["<", "&", ">", "\"", "é", "\u{FFFD}", "\u{200B}", "<a ", "&#", "<!--", "<p>", "&amp;"])
  func repeats(piece: String) {
    let text = plainText(String(repeating: piece, count: 20_000))
    #expect(text.utf8.count <= 20_000 * piece.utf8.count)
  }
}
