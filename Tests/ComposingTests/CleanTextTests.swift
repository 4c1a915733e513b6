import TestSupport
import Testing

@testable import Composing

@Suite("clean text")
struct CleanTextTests {
  @Test(
    "is one line without control characters, marks of direction, invisible ones and markers",
    arguments: [
      ("a\r\n b\tc", "a b c"), ("  x  ", "x"), ("", ""), ("a\u{202e}b\u{2066}c\u{200f}", "abc"),
      ("soft\u{ad}hyphen zero\u{200b}width", "softhyphen zerowidth"), ("\u{1b}[2Jx\u{7}", "[2Jx"),
      ("~~unsub~~unsubscribe~~scribe~~x", "unsubscribex"), ("a ~~preferences~~ b", "a b"),
      ("\u{2028}line\u{85}end", "line end"), ("niño — ok", "niño — ok"),
    ])
  func lines(text: String, expected: String) { #expect(oneLine(text, limit: 100) == expected) }

  @Test(
    "is cut at a sentence in its last third, else at a word",
    arguments: [
      ("One two three. Four five six", 20, "One two three."), ("One two three four five", 14, "One two three…"),
      ("One two, three", 9, "One two…"), ("Onetwothreefour", 6, "Onetw…"), ("short", 5, "short"), ("ab", 1, "a…"),
    ])
  func cuts(text: String, limit: Int, expected: String) { #expect(shortened(text, to: limit) == expected) }

  @Test(
    "gets a space where two words of a list ran together, and nowhere else",
    arguments: [
      (
        "is designed to:promote housing;provide care.Groups may apply",
        "is designed to: promote housing; provide care. Groups may apply"
      ),
      (
        "at 5:00 p.m. see https://a.example/x;y:z.Html or a:b@c.example",
        "at 5:00 p.m. see https://a.example/x;y:z.Html or a:b@c.example"
      ),
      ("e.g. U.S. Grants.gov, Ph.D. and 501(c)(3).Apply", "e.g. U.S. Grants.gov, Ph.D. and 501(c)(3).Apply"),
      ("(a list):one", "(a list): one"), ("10:30", "10:30"), ("", ""), (":", ":"), ("a: b", "a: b"),
    ])
  func runTogether(text: String, expected: String) { #expect(spaced(text) == expected) }

  @Test(
    "gives a link without what only tells a site where its reader came from",
    arguments: [
      ("https://a.example/1/?utm_source=rss&utm_medium=feed", "https://a.example/1/"),
      ("https://a.example/?id=4&UTM_campaign=x&p=2#top", "https://a.example/?id=4&p=2#top"),
      ("https://a.example/?fbclid=1#top", "https://a.example/#top"),
      ("https://a.example/?q=utm_x", "https://a.example/?q=utm_x"),
      ("https://a.example/?", "https://a.example/?"),
      ("https://a.example/#?utm_source=1", "https://a.example/#?utm_source=1"),
    ])
  func campaigns(link: String, expected: String) { #expect(safeLink(link) == expected) }

  @Test("is as quick for markers within markers as for any other text")
  func nested() {
    let depth = 50_000
    let text = String(repeating: "~~unsub", count: depth) + String(repeating: "scribe~~", count: depth)
    let line = oneLine(text, limit: 100)
    #expect(line.count <= 100 && !line.contains("~~unsubscribe~~"))
  }

  @Test("never grows and never keeps what it takes out, whatever comes in")
  func property() {
    var random = SeededNumbers(11)
    let pieces = ["~~", "unsubscribe", "preferences", "\u{202e}", "\n", " ", "a", "~", "\u{200b}", "é", "\u{1b}"]
    for _ in 0..<500 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let line = oneLine(text, limit: 40)
      #expect(line.count <= 40 && oneLine(line, limit: 40) == line, "\(text.debugDescription)")
      #expect(!line.contains("~~unsubscribe~~") && !line.contains("~~preferences~~"))
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202e && $0.value != 0x200b })
    }
  }

  @Test(
    "lets only addresses of the web be links",
    arguments: [
      ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"), ("javascript:alert(1)", nil),
      ("https://u@evil.example/", nil), ("https://", nil), (nil, nil), ("https://x.example/~~preferences~~", nil),
      ("ftp://x.example", nil), ("//x.example/a", nil),
      ("https://x.example/" + String(repeating: "a", count: 1000), nil),
    ] as [(String?, String?)])
  func links(address: String?, link: String?) { #expect(safeLink(address) == link) }
}
