import Testing

@testable import Markup

@Suite("tags that only a browser understands")
struct TagMendingTests {
  private func mended(_ text: String) -> String? {
    mendedXML(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "are written as XML has them",
    arguments: [
      ("<a b=1>", #"<a b="1">"#), ("<a b = 1 c='2'/>", #"<a b="1" c='2'/>"#), ("<a b>", #"<a b="b">"#),
      ("<a b c='1'>", #"<a b="b" c='1'>"#), (#"<a b="x<y">"#, #"<a b="x&lt;y">"#), ("<a b=it's>", #"<a b="it's">"#),
      ("<a b=/x/y>", #"<a b="/x/y">"#), ("<a b=1 b=2>", #"<a b="1" >"#),
      ("<r><![CDATA[<a b=1>]]><!-- <a b=1> --><a b=1></r>", #"<r><![CDATA[<a b=1>]]><!-- <a b=1> --><a b="1"></r>"#),
      ("<a b=1> & <a c=2>", #"<a b="1"> &amp; <a c="2">"#),
    ])
  func mends(text: String, xml: String) { #expect(mended(text) == xml) }

  @Test(
    "are left alone where they are well-formed or none",
    arguments: [
      "<a>", "<a/>", "</a>", #"<a b="1" c='2'>"#, "<a\n b=\"1\"\n>", "a < b = c >", "<1 b=2>", "<a b=\"1\"", "<",
      "<a b=",
      "<?php a=1 ?>", "<!DOCTYPE rss [<!ENTITY x 'y'>]>", "<a b=\"it's\" c='\"'>",
    ])
  func leaves(text: String) { #expect(mended(text) == nil) }

  @Test(
    "cost no more than their length",
    arguments: ["<x y=", "<a b=\"", "<a b", "<a b='<a b=\"", "<a ", "<a b=<", "=\"", "<a b c d e f "])
  func linear(unit: String) {
    // A second look at every byte of a tag would take minutes here.
    let text = String(repeating: unit, count: 2_000_000 / unit.utf8.count)
    _ = mended(text)
    _ = mended("<r>" + text + ">")
  }
}
