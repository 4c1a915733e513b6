import Model
import TestSupport
import Testing

@testable import Reading

/// Lists in the shapes that public bodies publish them in, each described by rules alone.
@Suite("lists that are not one element an item")
struct ListingShapesTests {
  private func read(_ text: String, _ source: Source, url: String = "https://e.org/list") throws -> [Entry] {
    try readEntries(document(text, url: url), as: source, now: testNow).entries
  }

  // MARK: - Items that run on

  private func running(_ items: String, _ rules: [String: String]) -> Source {
    var source = source(.html, items: items, fields: fields(rules))
    source.runsOn = true
    return source
  }

  @Test("takes a heading with what follows it, up to the next one")
  func headings() throws {
    let page = """
      <h2>Meetings of 2026</h2>
      <h3>Budget hearing</h3><p>March 4 at 10:00 am</p><p>City Hall, <a href="/a.pdf">Agenda</a></p>
      <h3>Youth council</h3><p>April 9 at 5:30 pm</p>
      <h2>Meetings of 2027</h2><p>Rooms change.</p>
      <h3>Annual meeting</h3><p>January 6 at noon</p>
      """
    let source = running(
      "//h3",
      [
        "title": "h3",
        "start": "concat(substring-before(p[1], ' at '), ', ', substring-after(preceding::h2[1], 'of '))",
        "links": ".//a", "summary": "p[2]",
      ])
    let entries = try read(page, source)
    #expect(entries.map(\.title) == ["Budget hearing", "Youth council", "Annual meeting"])
    #expect(entries.map { $0.first("start") } == ["2026-03-04", "2026-04-09", "2027-01-06"])
    #expect(entries[0].fields["links"] == ["https://e.org/a.pdf"])
    #expect(entries[0].summary == "City Hall, Agenda")
    #expect(entries[1].summary.isEmpty, "the next heading of the same kind or above ends an item")
  }

  @Test("takes lines that breaks end")
  func lines() throws {
    let page = """
      <p id="dates">January 20, 2026 <a href="j.pdf">minutes</a><br>February 17, 2026<br>
      March 17, 2026 <a href="m.pdf">minutes</a> and <a href="n.pdf">notes</a></p>
      """
    let source = running(
      "//p[@id='dates']/text()[contains(., ', 20')]",
      ["title": "normalize-space(text())", "start": "text()", "links": "a"])
    let entries = try read(page, source)
    #expect(entries.map { $0.first("start") } == ["2026-01-20", "2026-02-17", "2026-03-17"])
    #expect(entries.map { $0.fields["links"]?.count ?? 0 } == [1, 0, 2])
  }

  @Test("ends an item with what it stands in, and where another one is nested")
  func nested() throws {
    let page = """
      <section><h4>One</h4><p>1</p></section><section><h4>Two</h4><p>2</p><div><h4>Three</h4><p>3</p></div><p>4</p></section>
      """
    let entries = try read(page, running("//h4", ["title": "h4", "summary": "p"]))
    #expect(entries.map(\.title) == ["One", "Two", "Three"])
    #expect(entries.map(\.summary) == ["1", "2", "3"])
  }

  @Test("takes rows with the rows below them that belong to them")
  func rows() throws {
    let page = """
      <table><tr class="head"><td>Grant A</td></tr><tr><td>Due</td><td>May 1, 2027</td></tr><tr><td>Up to</td><td>$5,000</td></tr>
      <tr class="head"><td>Grant B</td></tr><tr><td>Due</td><td>June 2, 2027</td></tr></table>
      """
    let source = running(
      "//tr[@class='head']",
      ["title": "tr[1]/td", "deadline": "tr[td[1]='Due']/td[2]", "amount": "tr[td[1]='Up to']/td[2]"])
    let entries = try read(page, source)
    #expect(entries.map(\.title) == ["Grant A", "Grant B"])
    #expect(entries.map { $0.first("deadline") } == ["May 1, 2027", "June 2, 2027"])
    #expect(entries.map { $0.first("amount") } == ["$5,000", nil])
  }

  // MARK: - A frame around the list

  private var framed: Source {
    var source = source(
      .json, items: "list", fields: fields(["title": "title", "url": "url"]), url: "https://e.org/meetings")
    source.frame = FieldRule(paths: ["//@data-list-url"])
    return source
  }

  @Test("asks for the list that the page around it names")
  func frame() throws {
    let page = #"<div class="feed" data-list-url="/api/list.json?n=10&amp;o=1"></div>"#
    let items = try readEntries(document(page, url: "https://e.org/meetings"), as: framed, now: testNow)
    #expect(items.entries.isEmpty)
    #expect(items.next?.url == "https://e.org/api/list.json?n=10&o=1")
    let next = try #require(items.next)
    let list = document(#"{"list":[{"title":"One","url":"/1"}]}"#, url: next.url)
    let read = try readEntries(list, as: framed, request: next, now: testNow)
    #expect(read.entries.map(\.link) == ["https://e.org/1"])
    #expect(read.next == nil)
  }

  @Test("takes the list itself where it came at once")
  func listAtOnce() throws {
    let list = document(#" {"list":[{"title":"One"}]}"#, url: "https://e.org/meetings")
    #expect(try readEntries(list, as: framed, now: testNow).entries.map(\.title) == ["One"])
  }

  @Test("says so when the page names no list any more")
  func lostFrame() {
    let failure = #expect(throws: Failure.self) {
      try readEntries(document("<p>moved</p>", url: "https://e.org/meetings"), as: framed, now: testNow)
    }
    #expect(failure?.stage == .item)
    #expect(failure?.description.contains("frame") == true)
  }

  // MARK: - A list within another document

  @Test("reads JSON that stands in a script of a page")
  func script() throws {
    var source = source(
      .json, items: "@graph", fields: fields(["title": "name", "start": "startDate", "location": "location.name"]))
    source.within = FieldRule(paths: ["//script[@type='application/ld+json']"])
    let page = """
      <script>var x = 1;</script><script type="application/ld+json">
      {"@graph":[{"name":"Resource fair","startDate":"2026-12-05T10:00","location":{"name":"Watts"}}]}</script>
      <script type="application/ld+json">{"@graph":[{"name":"Job fair","startDate":"2026-12-06","location":{}}]}</script>
      """
    let entries = try read(page, source)
    #expect(entries.map(\.title) == ["Resource fair", "Job fair"])
    #expect(entries.map { $0.first("start") } == ["2026-12-05T10:00", "2026-12-06"])
    #expect(entries[0].first("location") == "Watts")
  }

  @Test("reads what a script assigns, cut out by its pattern")
  func assignment() throws {
    var source = source(.json, fields: fields(["title": "t"]))
    source.within = FieldRule(paths: ["//script[contains(., 'events')]"], match: #"(?s)events = (\[.*?\]);"#)
    #expect(try read("<script>var events = [{\"t\":\"One\"},\n{\"t\":\"Two\"}]; run();</script>", source).count == 2)
  }

  @Test("reads markup that stands in JSON")
  func markupInJSON() throws {
    var source = source(.html, items: "//li", fields: fields(["title": "a", "url": "a/@href"]))
    source.within = FieldRule(paths: ["html"])
    let entries = try read(#"{"ok":true,"html":"<ul><li><a href=\"/1\">One</a></li></ul>"}"#, source)
    #expect(entries.map(\.link) == ["https://e.org/1"])
  }

  @Test("says so when the text is not there")
  func nothingWithin() {
    var source = source(.json, fields: fields(["title": "t"]))
    source.within = FieldRule(paths: ["//script[@id='list']"])
    let failure = #expect(throws: Failure.self) { try read("<p>x</p>", source) }
    #expect(failure?.description == "item: nothing in https://e.org/list where \"within\" looks for the list")
  }

  // MARK: - Values in pieces

  @Test("puts together what stands in two columns")
  func joined() throws {
    var rule = FieldRule(paths: ["Date", "Time"])
    rule.isJoined = true
    var source = source(.csv, fields: fields(["title": "Title"]))
    source.fields["start"] = rule
    let entries = try read("Title,Date,Time\nA,12/5/2026,10:00 AM\nB,12/6/2026,\nC,,\n", source)
    #expect(entries.map { $0.first("start") } == ["2026-12-05T10:00", "2026-12-06", nil])
  }

  @Test(
    "takes the day of the start for an end that is a time",
    arguments: [
      ("3:30 pm", "2026-12-05T15:30"), ("December 6, 2026", "2026-12-06"), ("2026-12-05T18:00", "2026-12-05T18:00"),
      ("late", "late"),
    ])
  func end(text: String, iso: String) throws {
    let page = "<div><b>Fair</b><i>December 5, 2026 2:30 pm</i><u>\(text)</u></div>"
    let entries = try read(
      page, source(.html, items: "//div", fields: fields(["title": "b", "start": "i", "end": "u"])))
    #expect(entries.first?.first("start") == "2026-12-05T14:30")
    #expect(entries.first?.first("end") == iso)
  }

  @Test("matches a text as the page shows it when it does not match as it was written")
  func whiteSpace() throws {
    var source = source(.html, items: "//li", fields: fields(["title": "b"]))
    source.fields["start"] = FieldRule(paths: ["."], match: #"Date: (\w+ \d+, \d{4} \d+:\d\d [ap]m)"#)
    let entries = try read(
      "<ul><li><b>t</b> Date:\n\t\tDecember 5,&nbsp;2026\n\t2:30 pm &ndash; 3:30 pm</li></ul>", source)
    #expect(entries.first?.first("start") == "2026-12-05T14:30")
  }

  @Test("resolves a feed that a page names against the page's own base")
  func base() throws {
    let page = "<base href='https://o.org/x/'><link rel='alternate' type='application/atom+xml' href='feed.xml'>"
    #expect(try readEntries(document(page), as: source(.auto), now: testNow).next?.url == "https://o.org/x/feed.xml")
  }

  @Test(
    "reads blocks as lines and white space as a page shows it",
    arguments: [
      ("<div><p>City Hall</p><p>200 N Spring St<br>Los Angeles</p></div>", "City Hall\n200 N Spring St\nLos Angeles"),
      ("<span>City\n\t\tHall</span>", "City Hall"), ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
      ("<p>a<script>b()</script><b>c</b> d</p>", "ac d"), ("<p>a&nbsp; b</p>", "a b"),
    ])
  func shown(markup: String, place: String) throws {
    let page = "<article><h3>t</h3>\(markup)</article>"
    let entries = try read(
      page, source(.html, items: "//article", fields: fields(["title": "h3", "location": "*[2]"])))
    #expect(entries.first?.first("location") == place)
  }
}
