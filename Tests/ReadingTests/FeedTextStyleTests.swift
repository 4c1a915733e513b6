import Testing

@testable import Reading

@Suite("what a text says of itself")
struct FeedTextStyleTests {
  @Test(
    "takes a text as markup or as plain by type and mode",
    arguments: [
      (nil, nil, false, true), (nil, nil, true, false), ("text", nil, true, false), ("html", nil, true, true),
      ("xhtml", nil, true, true), ("TEXT/HTML", "escaped", true, true), ("text/plain", "escaped", true, false),
      (nil, "escaped", true, true), ("application/xhtml+xml", "xml", true, true), ("text/plain", nil, false, false),
    ] as [(String?, String?, Bool, Bool)])
  func styles(type: String?, mode: String?, isAtom: Bool, isMarkup: Bool) {
    let style = FeedTextStyle(type: type, mode: mode, isAtom: isAtom)
    #expect(style.text("a &lt; b", hasElements: false, base: nil).isMarkup == isMarkup)
  }

  @Test(
    "takes the wrapping div of XHTML off, and no other",
    arguments: [
      ("<div>a<div>b</div></div>", "a<div>b</div>"), ("<div xmlns='x'>a</div>", "a"),
      ("<div>a</div><div>b</div>", "<div>a</div><div>b</div>"),
      ("<p>a</p>", "<p>a</p>"), ("<div>a", "<div>a"), ("", ""),
    ])
  func wrapper(text: String, expected: String) {
    #expect(FeedTextStyle.inline.text(text, hasElements: true, base: nil).value == expected)
  }

  @Test(
    "reads base64, with white space and without its end, and leaves alone what is none",
    arguments: [
      ("aGVsbG8=", "hello"), ("aGVs\n bG8", "hello"), ("w6k=", "é"), ("", ""), ("not base64!", nil), ("/////w==", nil),
    ] as [(String, String?)])
  func base64(text: String, expected: String?) {
    #expect(decodedBase64(text) == expected)
  }
}
