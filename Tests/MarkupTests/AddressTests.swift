import Testing

@testable import Markup

@Suite("addresses in markup")
struct AddressTests {
  @Test(
    "lets harmless addresses stand, made absolute",
    arguments: [
      ("https://a.org/x", "https://a.org/x"), ("//b.org/x", "https://b.org/x"),
      ("/x?a=1&b=2", "https://e.org/x?a=1&b=2"),
      ("mailto:a@b.org", "mailto:a@b.org"), ("tel:+1213", "tel:+1213"), (" https://a.org/ \n", "https://a.org/"),
      ("https://a.org/a b\"c", "https://a.org/a%20b%22c"), ("#top", "https://e.org/d/p#top"),
      ("q", "https://e.org/d/q"),
    ])
  func stands(address: String, expected: String) {
    #expect(safeAddress(address, base: "https://e.org/d/p") == expected)
  }

  @Test(
    "drops what a browser would run",
    arguments: [
      "javascript:alert(1)", "JAVASCRIPT:x", "java\nscript:x", "\u{1}javascript:x", "data:text/html,x", "vbscript:x",
      "file:///etc/passwd", "", "  ", "blob:x", "about:blank",
    ])
  func drops(address: String) {
    #expect(safeAddress(address, base: "https://e.org/") == nil)
    #expect(safeAddress(address, base: nil) == nil)
    #expect(safeAddress("x", base: address) == nil)
  }
}
