import Model
import Testing

@testable import Reading

@Suite("pages")
struct PageTests {
  static let page = """
    <html><body><nav><a href="/home">Home</a></nav><ul class="docs">
    <li><a href="/d/1">Plan One</a> (07-2018) <i>x</i></li><li><a href="d/2">Plan Two</a> (12-04-19)</li></ul>
    <p>March 4, 2026</p><a href="/Agenda-3-4-26.pdf">Agenda</a>
    <a class="next" href="?page=2">more</a></body></html>
    """

  private var docs: Source {
    var docs = source(
      .html, items: "css:ul.docs li", fields: fields(["title": "a", "url": "a/@href", "links": ".//a"]))
    docs.fields["published"] = FieldRule(paths: ["."], match: #"\(([\d-]+)\)"#, format: ["MM-dd-yy", "MM-yyyy"])
    docs.next = FieldRule(paths: ["css:a.next @href"])
    return docs
  }

  @Test("reads items, their fields and the next page")
  func items() throws {
    let items = try readEntries(document(Self.page, url: "https://e.org/p/"), as: docs, now: testNow)
    #expect(items.entries.map(\.title) == ["Plan One", "Plan Two"])
    #expect(items.entries.map(\.link) == ["https://e.org/d/1", "https://e.org/p/d/2"])
    #expect(items.entries.map { $0.first("published_date") } == ["2018-07", "2019-12-04"])
    #expect(items.entries[0].fields["link_titles"] == ["Plan One"])
    #expect(items.next?.url == "https://e.org/p/?page=2")
  }

  @Test("finds files that are named for an item's date")
  func datedFiles() throws {
    let rules = fields(["title": ".", "start": ".", "links": "//a[contains(@href, date(current(), 'M-d-yy'))]/@href"])
    let entries = try readEntries(document(Self.page), as: source(.html, items: "//p", fields: rules), now: testNow)
      .entries
    #expect(entries.map { $0.first("start") } == ["2026-03-04"])
    #expect(entries[0].fields["links"] == ["https://e.org/Agenda-3-4-26.pdf"])
    #expect(entries[0].fields["link_titles"] == ["Agenda"])
  }

  @Test("takes parts of a page out first")
  func removes() throws {
    var reduced = docs
    reduced.remove = ["//li[1]"]
    #expect(try readEntries(document(Self.page), as: reduced, now: testNow).entries.map(\.title) == ["Plan Two"])
  }

  @Test("adds what an item's own page says")
  func detail() throws {
    var detailed = docs
    detailed.detail = fields(["summary": "//main", "deadline": "//time"])
    let items = try readEntries(document(Self.page), as: detailed, now: testNow)
    #expect(items.details.map(\.request.url) == ["https://e.org/d/1", "https://e.org/d/2"])
    let page = document("<main>All about it</main><time>March 1, 2027</time>")
    let entry = readDetail(page, into: items.entries[0], as: detailed, now: testNow)
    #expect(entry.id == items.entries[0].id)
    #expect(entry.title == "Plan One")
    #expect(entry.summary == "All about it")
    #expect(entry.first("deadline") == "March 1, 2027")
  }

  @Test("points at a path that is none")
  func mistake() {
    var wrong = docs
    wrong.fields["title"] = FieldRule(paths: ["a["])
    let failure = #expect(throws: Failure.self) { try readEntries(document(Self.page), as: wrong, now: testNow) }
    #expect(failure?.stage == .field)
  }

  @Test(
    "leaves out what is long over, by the age of a date in days",
    arguments: [
      ("age(time) < 366", ["yesterday", "last year", "to come"]), ("age(time) < 0", ["to come"]),
      ("age(time) >= 366", ["long ago"]), ("age(time) = 1", ["yesterday"]), ("age(time) = ''", ["no date"]),
    ])
  func ages(condition: String, titles: [String]) throws {
    let days = [
      ("yesterday", "November 20, 2026"), ("last year", "2025-11-21"), ("long ago", "1/5/2019"),
      ("to come", "Dec 1, 2026 6:00 PM"), ("no date", "soon"),
    ]
    let page = "<ul>" + days.map { "<li><a>\($0.0)</a><time>\($0.1)</time></li>" }.joined() + "</ul>"
    let list = source(.html, items: "//li[\(condition)]", fields: fields(["title": "a"]))
    #expect(try readEntries(document(page), as: list, now: testNow).entries.map(\.title) == titles)
  }
}
