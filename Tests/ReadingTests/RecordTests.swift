import Model
import Testing

@testable import Reading

@Suite("tables, JSON and XML lists")
struct RecordTests {
  private func read(_ text: String, _ source: Source) throws -> [Entry] {
    try readEntries(document(text), as: source, now: testNow).entries
  }

  @Test("reads CSV with quotes, line breaks, a mark and any line end")
  func csv() throws {
    let text = "\u{FEFF}Id,Title,Close\r\n1,\"a, \"\"b\"\"\nc\",2026-12-01\r\n\r\n2,Plain,2099-01-01"
    let entries = try read(text, source(.csv, fields: fields(["id": "Id", "title": "Title", "deadline": "close"])))
    #expect(entries.map(\.title) == ["a, \"b\" c", "Plain"])
    #expect(entries.map { $0.first("deadline") } == ["2026-12-01", nil])
  }

  @Test("reads CSV as Excel writes it")
  func excel() throws {
    let text: [UInt8] = Array("Titel;Betrag\r\nCaf".utf8) + [0xE9] + Array(";\"1;2\"\r\n".utf8)
    let entries = try readEntries(
      Document(bytes: text, url: "https://e.org/"),
      as: source(.csv, fields: fields(["title": "Titel", "amount": "Betrag"])), now: testNow
    ).entries
    #expect(entries.first?.title == "Café")
    #expect(entries.first?.first("amount") == "1;2")
  }

  @Test("names the columns there are when one is missing")
  func missingColumn() {
    let failure = #expect(throws: Failure.self) { try read("A,B\n1,2", source(.csv, fields: fields(["title": "C"]))) }
    #expect(failure?.description == "field: no column 'C'; there are A, B")
  }

  @Test("follows paths through JSON")
  func json() throws {
    let text = #"{"data":{"hits":[{"t":"One","u":"/1","tags":["a","b"],"x":[{"n":"p"},{"n":"q"}]},{"t":"","u":null}]}}"#
    let rules = fields(["title": "t", "url": "u", "category": "tags", "agency": "x[-1].n", "number": "x.*.n"])
    let entries = try read(text, source(.json, items: "data.hits", fields: rules))
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(entry.link == "https://e.org/1")
    #expect(entry.fields["category"] == ["a", "b"])
    #expect(entry.fields["agency"] == ["q"])
    #expect(entry.fields["number"] == ["p", "q"])
  }

  @Test("asks for the next page by offset in the body, by page in the address, or by a link in the answer")
  func paging() throws {
    let text = #"{"hits":[{"t":"1"},{"t":"2"}],"next":"/p2"}"#
    func next(_ source: Source) throws -> Source.Request? {
      try readEntries(document(text), as: source, now: testNow).next
    }
    var list = source(.json, items: "hits", fields: fields(["title": "t"]))
    list.request.body = #"{"rows":2,"q":{"start":4}}"#
    list.paging = Source.Paging(style: .offset, parameter: "q.start", size: 2)
    #expect(try next(list)?.body == #"{"q":{"start":6},"rows":2}"#)
    list.request = Source.Request(url: "https://e.org/l?page=3&k=v")
    list.paging = Source.Paging(style: .page, parameter: "page", size: 2, start: 1)
    #expect(try next(list)?.url == "https://e.org/l?k=v&page=4")
    list.paging?.size = 3
    #expect(try next(list) == nil)
    list.paging = nil
    list.next = FieldRule(paths: ["next"])
    #expect(try next(list)?.url == "https://e.org/p2")
  }

  @Test("reads JSON lines and says which line is none")
  func jsonLines() throws {
    let lines = "{\"t\":\"a\"}\n\nnot json\n{\"t\":\"b\"}\n"
    let items = try readEntries(document(lines), as: source(.jsonl, fields: fields(["title": "t"])), now: testNow)
    #expect(items.entries.map(\.title) == ["a", "b"])
    #expect(items.warnings.count == 1)
  }

  @Test("keeps the items that where names")
  func filter() throws {
    var filtered = source(.csv, fields: fields(["title": "T"]))
    filtered.filter = ["Status": ["active", "forecasted"]]
    #expect(try read("T,Status\na,Active\nb,closed\nc,forecasted", filtered).map(\.title) == ["a", "c"])
  }

  @Test("takes alternatives, patterns, formats and fallbacks in turn")
  func rules() throws {
    let rules = [
      "title": FieldRule(paths: ["Name", "T"], match: #"^(.*?)\s*\("#),
      "published": FieldRule(paths: ["T"], match: #"\(([^()]*)\)$"#, format: ["MM-dd-yy", "MM-yyyy"]),
      "agency": FieldRule(paths: ["Agency"], fallback: "County"),
    ]
    let entries = try read("Name,T,Agency\n,Plan (07-2018),\n,Other (12-04-19),City", source(.csv, fields: rules))
    #expect(entries.map(\.title) == ["Plan", "Other"])
    #expect(entries.map { $0.first("published_date") } == ["2018-07", "2019-12-04"])
    #expect(entries.map { $0.first("published_precision") } == ["month", "day"])
    #expect(entries.map { $0.first("agency") } == ["County", "City"])
  }

  @Test("reads a large XML list item by item")
  func xml() throws {
    let text = """
      <G xmlns='u'><Item><Title>A &amp; B</Title><Agency><Name>N</Name></Agency></Item><Item><Title>C</Title></Item></G>
      """
    let list = source(.xml, items: "//Item", fields: fields(["title": "Title", "agency": "Agency/Name"]))
    let entries = try read(text, list)
    #expect(entries.map(\.title) == ["A & B", "C"])
    #expect(entries[0].first("agency") == "N")
    #expect(throws: Failure.self) { try read("<G/>", list) }
  }

  @Test("fails at the stage that fell short")
  func expectations() {
    var short = source(.csv, fields: fields(["title": "T"]))
    short.expect.minimumItems = 2
    #expect(#expect(throws: Failure.self) { try read("T\na", short) }?.stage == .expect)
    #expect(#expect(throws: Failure.self) { try read("<html>", source(.json)) }?.stage == .read)
    #expect(#expect(throws: Failure.self) { try read("", source(.auto)) }?.stage == .decode)
    #expect(#expect(throws: Failure.self) { try read(#"{"a":1}"#, source(.json, items: "hits")) }?.stage == .item)
  }

  @Test("gives a second item of the same id its own, and drops a repeated one")
  func uniqueness() throws {
    let entries = try read("I,T\n1,a\n1,a\n1,b", source(.csv, fields: fields(["id": "I", "title": "T"])))
    #expect(entries.count == 2)
    #expect(Set(entries.map(\.id)).count == 2)
    #expect(entries[0].id == "1")
  }

  @Test("drops items that lack a required field, each with a warning")
  func required() throws {
    var strict = source(.csv, fields: fields(["title": "T", "url": "U"]))
    strict.expect.required = ["url"]
    let items = try readEntries(document("T,U\na,/x\nb,"), as: strict, now: testNow)
    #expect(items.entries.map(\.title) == ["a"])
    #expect(items.warnings.map(\.description) == ["field: 'b' has no url"])
  }
}
