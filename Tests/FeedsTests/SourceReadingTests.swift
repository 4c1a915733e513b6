import Feeds
import Foundation
import Model
import Testing

@Suite("sources of feeds.yml")
struct SourceReadingTests {
  @Test("reads a whole source")
  func whole() throws {
    let text = """
      sources:
      - id: ca-grants
        name: California Grants Portal
        section: funding
        type: csv
        url: https://data.example/portal.csv
        where: {Status: [active, forecasted], Type: Grant}
        fields:
          id: PortalID
          title: [Title, Name]
          deadline: {column: ApplicationDeadline, match: "^(\\\\S+)", format: [yyyy-MM-dd, "MMMM yyyy"], default: none}
          x_loi: LOI
        expect: {min_items: 50, required: [title, x_loi], every_days: 14}
        every: 6 hours
        official: yes
        place: california
        language: en
        headers: {Accept: text/csv}
        paging: {offset: start, size: 100, max_pages: 3}
      """
    let source = try #require(try configuration(text).sources.first)
    #expect(source.id == "ca-grants")
    #expect(source.name == "California Grants Portal")
    #expect(source.section == .funding)
    #expect(source.format == .csv)
    #expect(source.filter == ["Status": ["active", "forecasted"], "Type": ["Grant"]])
    #expect(source.fields["title"] == FieldRule(paths: ["Title", "Name"]))
    #expect(
      source.fields["deadline"]
        == FieldRule(
          paths: ["ApplicationDeadline"], match: "^(\\S+)", format: ["yyyy-MM-dd", "MMMM yyyy"], fallback: "none"))
    #expect(source.expect.minimumItems == 50)
    #expect(source.expect.required == ["title", "x_loi"])
    #expect(source.expect.everyDays == 14)
    #expect(source.interval == 21_600...21_600)
    #expect(source.isOfficial)
    #expect(source.isEnabled)
    #expect(source.place == .california)
    #expect(source.request == Source.Request(url: "https://data.example/portal.csv", headers: ["Accept": "text/csv"]))
    #expect(source.paging == Source.Paging(style: .offset, parameter: "start", size: 100, start: 0, maximumPages: 3))
    #expect(source.location == Location(file: "/desk/feeds.yml", line: 2, column: 3))
  }

  @Test("reads a listing with XPath, next pages, detail pages and parts to remove")
  func listing() throws {
    let listing = try source(
      """
      type: html
      items: "//ul[contains(@class,'docs')]//li[a] | //p/a"
      fields:
        title: {xpath: "normalize-space(a)", or: [b, c]}
        url: {xpath: a/@id, as: "https://a.example/item/{}"}
      next: //a[@rel='next']/@href
      remove: ["//nav", //footer]
      detail: {summary: //main, deadline: {xpath: //time, match: "due (.*)"}}
      paging: {page: p, size: 20}
      """)
    #expect(listing.items == "//ul[contains(@class,'docs')]//li[a] | //p/a")
    #expect(listing.fields["title"]?.paths == ["normalize-space(a)", "b", "c"])
    #expect(listing.fields["url"] == FieldRule(paths: ["a/@id"], form: "https://a.example/item/{}"))
    #expect(listing.next == FieldRule(paths: ["//a[@rel='next']/@href"]))
    #expect(listing.remove == ["//nav", "//footer"])
    #expect(listing.detail["deadline"] == FieldRule(paths: ["//time"], match: "due (.*)"))
    #expect(listing.paging == Source.Paging(style: .page, parameter: "p", size: 20, start: 1))
  }

  @Test(
    "writes a body as JSON with sorted keys",
    arguments: [
      ("{rows: 25, keyword: \"\", on: true, none: ~}", #"{"keyword":"","none":null,"on":true,"rows":25}"#),
      ("[1, 2.5, -3, \"4\", 007, yes, 1e3]", #"[1,2.5,-3,"4","007","yes",1000]"#),
      ("{z: {b: [x], a: y}, a: https://x.example/}", #"{"a":"https://x.example/","z":{"a":"y","b":["x"]}}"#),
    ])
  func body(text: String, json: String) throws {
    let request = try source("type: json\nfields: {title: t}\nbody: \(text)").request
    #expect(request.body == json)
    #expect(request.method == "POST")
    #expect(request.headers == ["Content-Type": "application/json"])
  }

  @Test("sends a body that is text as it stands, with the type it is told")
  func textBody() throws {
    let request = try source("headers: {content-type: text/plain}\nbody: \"a=1&b=2\"").request
    #expect(
      request
        == Source.Request(
          url: "https://a.example/", method: "POST", body: "a=1&b=2", headers: ["content-type": "text/plain"]))
  }

  @Test(
    "makes file addresses absolute from the folder of feeds.yml",
    arguments: [
      ("file:seen/a.html", "file:///desk/seen/a.html"), ("file:../b.csv", "file:///b.csv"),
      ("file:///tmp/c d.json", "file:///tmp/c%20d.json"), ("file:./x%20y.xml", "file:///desk/x%20y.xml"),
      ("file:año.xml", "file:///desk/a%C3%B1o.xml"), ("file:/etc/../srv/d", "file:///srv/d"),
    ])
  func files(written: String, address: String) throws {
    let text = "sources:\n- {id: a, name: A, url: \"\(written)\"}\n"
    #expect(try configuration(text).sources.first?.request.url == address)
  }

  @Test(
    "reads durations as people write them",
    arguments: [
      ("6 hours", 21_600), ("90 minutes", 5400), ("1 day", 86_400), ("2 weeks", 1_209_600), ("daily", 86_400),
      ("12h", 43_200), ("1.5 days", 129_600), ("\"1 month\"", 2_592_000),
    ])
  func durations(written: String, seconds: Int) throws {
    #expect(try source("every: \(written)").interval == seconds...seconds)
  }

  @Test("takes its interval from the defaults, one end at a time")
  func intervals() throws {
    let text = """
      defaults: {min_interval: 2 hours, max_interval: 3 days}
      sources:
      - {id: a, name: A, url: "http://a.example"}
      - {id: b, name: B, url: "http://b.example", min_interval: 1 day}
      - {id: c, name: C, url: "http://c.example", max_interval: 1 hour}
      - {id: d, name: D, url: "http://d.example", min_interval: 5 days}
      """
    let intervals = try configuration(text).sources.map(\.interval)
    #expect(intervals == [7200...259_200, 86_400...259_200, 3600...3600, 432_000...432_000])
  }

  @Test("reads a source that stands alone, written as JSON")
  func alone() throws {
    let json = #"{"type":"html","items":"//li","fields":{"title":{"xpath":"a","match":"^(\\w+)"},"url":"a\/@href"}}"#
    let source = try readSource(Array(json.utf8), file: "line 1")
    #expect(source.id == "source")
    #expect(source.fields["title"] == FieldRule(paths: ["a"], match: "^(\\w+)"))
    #expect(source.fields["url"]?.paths == ["a/@href"])
    let named = try readSource(
      Array(#"{"name":"\ud83d\ude00 ñ \u00f1 \\ud83d","url":"http://a.example"}"#.utf8), file: "x")
    #expect(named.name == "😀 ñ ñ \\ud83d")
    let error = #expect(throws: ConfigurationError.self) {
      try readSource(Array(#"{"tpye":"html"}"#.utf8), file: "line 3")
    }
    #expect(error?.description == #"line 3:1:2: unknown key "tpye"; did you mean "type"?"#)
  }
}
