import Testing

@testable import Markup

@Suite("items that run on")
struct RunsTests {
  private func runs(_ html: String, _ path: String) throws -> [String] {
    let page = try HTMLDocument(Array("<html><body>\(html)</body></html>".utf8))
    return try withExtendedLifetime(page) { try #require(page.root).runs(path).map(\.innerMarkup) }
  }

  @Test(
    "end where the next one begins, at a heading no smaller, or with what holds them",
    arguments: [
      ("<h3>a</h3>1<p>2</p><h3>b</h3>3", "//h3", ["<h3>a</h3>1<p>2</p>", "<h3>b</h3>3"]),
      ("<h3>a</h3>1<h2>x</h2>2<h3>b</h3>3", "//h3", ["<h3>a</h3>1", "<h3>b</h3>3"]),
      ("<h3>a</h3>1<h4>x</h4>2", "//h3", ["<h3>a</h3>1<h4>x</h4>2"]),
      ("<div><b>a</b>1</div><div><b>b</b>2</div>", "//b", ["<b>a</b>1", "<b>b</b>2"]),
      ("<b>a</b>1<div>2<b>b</b></div>3", "//b", ["<b>a</b>1", "<b>b</b>"]),
      ("<p>a<br>b<br>c</p>", "//p/text()", ["a<br>", "b<br>", "c"]),
      ("<p>a</p>", "//h3", []), ("<p id='x'>a</p>", "//@id", []),
    ])
  func ends(html: String, path: String, expected: [String]) throws { #expect(try runs(html, path) == expected) }

  @Test("leave a page that can be searched on, and freed")
  func searched() throws {
    let page = try HTMLDocument(Array("<h2>May</h2><h3>a</h3><p>1</p><h3>b</h3><p>2</p><!-- x -->tail".utf8))
    let items = try #require(page.root).runs("//h3")
    #expect(
      try items.map { try $0.value("concat(preceding::h2[1], ' ', h3, ' ', p)").texts } == [["May a 1"], ["May b 2"]])
    #expect(try page.root?.value("count(//p)").texts == ["2"])
  }

  @Test("take what `remove` left beside each other")
  func afterRemoval() throws {
    let page = try HTMLDocument(Array("<p>one <i>x</i> two <i>y</i> three<br>four</p>".utf8))
    try page.remove("//i")
    let items = try #require(page.root).runs("//p/text()[contains(., 'o')]")
    #expect(try items.map { try $0.value("normalize-space(.)").texts.joined() }.joined(separator: "|").contains("four"))
  }
}
