import Model
import Testing

@testable import Reading

@Suite("lists longer than one answer")
struct PagingTests {
  private func next(_ source: Source, _ text: String, asked: Source.Request? = nil) throws -> Source.Request? {
    try readEntries(document(text), as: source, request: asked, now: testNow).next
  }

  private func json(_ count: Int) -> String {
    "{\"hits\":[" + (0..<count).map { "{\"t\":\"item \($0)\"}" }.joined(separator: ",") + "]}"
  }

  private func paged(_ paging: Source.Paging, url: String = "https://e.org/list", body: String? = nil) -> Source {
    var source = source(.json, items: "hits", fields: fields(["title": "t"]), url: url)
    source.paging = paging
    source.request.body = body
    return source
  }

  @Test(
    "count items or pages in the address, whatever else stands there",
    arguments: [
      (Source.Paging(style: .offset, parameter: "o", size: 2), "https://e.org/list", "https://e.org/list?o=2"),
      (
        Source.Paging(style: .offset, parameter: "o", size: 2), "https://e.org/list?q=x&o=4",
        "https://e.org/list?q=x&o=6"
      ),
      (
        Source.Paging(style: .page, parameter: "p", size: 2, start: 1), "https://e.org/list?a=1",
        "https://e.org/list?a=1&p=2"
      ),
      (
        Source.Paging(style: .page, parameter: "p", size: 2, start: 1), "https://e.org/list?p=7&pp=1",
        "https://e.org/list?pp=1&p=8"
      ),
    ])
  func inAddress(paging: Source.Paging, url: String, expected: String) throws {
    #expect(try next(paged(paging, url: url), json(2))?.url == expected)
  }

  @Test(
    "count in the body of a question",
    arguments: [
      ("start", #"{"q":"x","start":4}"#, #"{"q":"x","start":6}"#),
      ("page.from", #"{"page":{"size":2}}"#, #"{"page":{"from":2,"size":2}}"#),
    ])
  func inBody(parameter: String, body: String, expected: String) throws {
    let source = paged(Source.Paging(style: .offset, parameter: parameter, size: 2), body: body)
    #expect(try next(source, json(2))?.body == expected)
  }

  @Test("end with a short answer, an empty one, or after so many")
  func ends() throws {
    let paging = Source.Paging(style: .offset, parameter: "o", size: 2, maximumPages: 3)
    #expect(try next(paged(paging), json(1)) == nil)
    #expect(try next(paged(paging), json(0)) == nil)
    let second = Source.Request(url: "https://e.org/list?o=2")
    #expect(try next(paged(paging), json(2), asked: second)?.url == "https://e.org/list?o=4")
    #expect(try next(paged(paging), json(2), asked: Source.Request(url: "https://e.org/list?o=4")) == nil)
  }

  @Test("go on at the address that the answer names")
  func named() throws {
    var source = source(.json, items: "hits", fields: fields(["title": "t"]))
    source.request.headers = ["Accept": "application/json"]
    source.next = FieldRule(paths: ["meta.next", "links.next"])
    let text = #"{"hits":[{"t":"a"}],"meta":{"next":null},"links":{"next":"/list?cursor=b%20c"}}"#
    let request = try #require(try next(source, text))
    #expect(request.url == "https://e.org/list?cursor=b%20c")
    #expect(request.headers == ["Accept": "application/json"])
    #expect(try next(source, #"{"hits":[{"t":"a"}],"links":{}}"#) == nil)
  }

  @Test("are judged as a whole, not by their first page")
  func expectation() throws {
    var source = paged(Source.Paging(style: .offset, parameter: "o", size: 2))
    source.expect.minimumItems = 3
    #expect(try next(source, json(2)) != nil)
    #expect(throws: Failure.self) { try next(source, json(1)) }
    #expect(throws: Failure.self) { try checkExpectation([], of: source) }
  }
}
