import Markup
import Testing

@Suite("searching pages")
struct HTMLDocumentTests {
  static let page = """
    <html><body><div class="list big"><p id="a">One <b>1</b></p><p class="more x">Two</p><p data-k="v w">Three</p></div>
    <ul><li><a href="/x?a=1&amp;b=2">Link</a></li><li>last</li></ul></body></html>
    """

  private func texts(_ path: String) throws -> [String] {
    let page = try HTMLDocument(
      Array(Self.page.utf8), functions: ["twice": { texts in texts.map { $0 + $0 }.joined() }])
    return try #require(page.root).value(path).texts
  }

  @Test(
    "finds by XPath and by selector",
    arguments: [
      ("//p[@id='a']", ["One 1"]), ("count(//p)", ["3"]), ("//p[has-class('more')]", ["Two"]),
      ("css:p.more", ["Two"]), ("css:.list > p:first-child", ["One 1"]), ("css:p#a b", ["1"]),
      ("css:p[data-k~=w]", ["Three"]), ("css:p[data-k='v w']", ["Three"]), ("css:li a @href", ["/x?a=1&b=2"]),
      ("css:li:not(:has(a))", ["last"]), ("css:li:last-child", ["last"]), ("css:p + p.more", ["Two"]),
      ("css:p#a ~ p", ["Two", "Three"]), ("css:p.more, li:nth-child(2)", ["Two", "last"]),
      ("css:p:contains('Thr')", ["Three"]), ("//p[lower(.)='two']", ["Two"]), ("css:a[href^='/x']", ["Link"]),
      ("twice(//p[2])", ["TwoTwo"]), ("count(//p[count(. | current()) = 2])", ["3"]),
    ])
  func finds(path: String, expected: [String]) throws {
    #expect(try texts(path) == expected)
  }

  @Test("says what is wrong with a path", arguments: ["//p[", "css:p[", "css:>", "css:p:odd"])
  func mistakes(path: String) {
    #expect(throws: MarkupError.self) { try texts(path) }
  }

  @Test("takes parts out before it is searched")
  func removes() throws {
    let page = try HTMLDocument(Array(Self.page.utf8))
    try page.remove("//p[@id='a'] | //b")
    #expect(try page.root?.value("//p").texts == ["Two", "Three"])
  }

  @Test("reads a page in the encoding it declares")
  func encoding() throws {
    let bytes = Array("<meta charset=windows-1252><p>caf".utf8) + [0xE9, 0x93]
    #expect(try HTMLDocument(bytes).root?.value("//p").texts == ["caf\u{E9}\u{201C}"])
  }
}
