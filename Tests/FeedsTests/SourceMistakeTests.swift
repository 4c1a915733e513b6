import Testing

@Suite("mistakes in sources")
struct SourceMistakeTests {
  @Test(
    "names place and nearest right word",
    arguments: [
      ("ulr: https://b.example", #"5:3: unknown key "ulr"; did you mean "url"?"#),
      ("link: https://b.example", #"5:3: unknown key "link"; did you mean "url"?"#),
      ("Section: funding", #"5:3: unknown key "Section"; did you mean "section"?"#),
      ("min-interval: 1 day", #"5:3: unknown key "min-interval"; did you mean "min_interval"?"#),
      ("password: hunter2", #"5:3: "password" is a secret, which never stands here"#),
      ("section: NO", #"5:12: "section" takes funding, advocacy, employment, events or resources, not "NO""#),
      (
        "section: event",
        #"5:12: "section" takes funding, advocacy, employment, events or resources, not "event"; did you mean "events"?"#
      ),
      (
        "type: rss",
        #"5:9: "type" takes auto, json, jsonl, csv, html, ics or xml, not "rss"; did you mean "auto"?"#
      ),
      (
        "place: south-la",
        #"5:10: "place" takes south_la, la_city, la_county, california, national or elsewhere, not "south-la"; did you mean "south_la"?"#
      ),
      ("every: -1", #"5:10: "every" takes a duration such as "6 hours" or "2 days", not "-1""#),
      ("every: 5 fortnights", #"5:10: "every" takes a duration such as "6 hours" or "2 days", not "5 fortnights""#),
      ("every: 1 second", #"5:10: "every" is "1 second"; it may be 1 minute to 366 days"#),
      ("every: [1]", #"5:10: "every" takes a duration such as "6 hours" or "2 days", not a list"#),
      ("every:", #"5:3: "every" has no value; write one or take the line out"#),
      ("min_interval: 3 days\n  max_interval: 2 days", #"5:17: "min_interval" is longer than "max_interval""#),
      ("every: 1 day\n  min_interval: 2 days", #"6:17: "every" is exact; take it or "min_interval" out"#),
      ("enabled: \"false\"", #"5:12: "enabled" takes true or false, without quotes, not "false""#),
      ("enabled: false", #"5:12: "enabled: false" needs "reason", in words for whoever wonders later"#),
      ("language: english!", #"5:13: "language" takes a language code such as en or es, not "english!""#),
      ("official: maybe", #"5:13: "official" takes true or false, without quotes, not "maybe""#),
      ("expect: 5", #"5:11: "expect" is a mapping of keys and values, not "5""#),
      ("expect: {min_items: many}", #"5:23: "min_items" takes a whole number from 0 to 1000000, not "many""#),
      ("expect: {min_item: 5}", #"5:12: unknown key "min_item"; did you mean "min_items"?"#),
      ("expect: {required: [titel]}", #"5:23: unknown field "titel"; did you mean "title"?"#),
      (
        "headers: {Authorization: Bearer x}",
        #"5:13: the header "Authorization" carries a secret, which never stands here"#
      ),
      ("headers: {\"a b\": c}", #"5:13: "a b" is no name of a header"#),
      ("headers: {A: \"b\\nc\"}", #"5:16: a header's value stands on one line"#),
      ("method: PUT", #"5:11: "method" takes GET or POST, not "PUT""#),
      ("method: GET\n  body: {a: b}", #"5:11: a request with "body" is a POST; take "method" out"#),
      ("fields: {titel: x}", #"5:12: unknown field "titel"; did you mean "title"?"#),
      ("fields: {due: x}", #"5:12: unknown field "due"; did you mean "deadline"?"#),
      ("fields: {title: {xapth: x}}", #"5:20: unknown key "xapth"; did you mean "xpath"?"#),
      ("fields: {title: {match: \"(\"}}", "5:27: \"match\" is no regular expression: "),
      ("fields: {title: []}", #"5:19: "title" takes at least one text, not an empty list"#),
      ("fields: {url: {path: id, as: https://a/}}", #"5:32: "as" needs {} where the value goes"#),
      (
        "paging: {size: 5}",
        #"5:11: "paging" needs one of "offset" and "page": the parameter that counts items or pages"#
      ),
      ("paging: {page: p, offset: o, size: 5}", #"5:11: "paging" takes only one of "offset" and "page""#),
      ("paging: {page: p}", #"5:11: "paging" needs "size", the number of items on a page"#),
      ("type: html", #"2:3: a source of type html needs "items", the XPath of each item"#),
      ("type: csv", #"2:3: a source of type csv needs "fields" with at least "title""#),
      (
        "type: csv\n  fields: {title: T}\n  items: x",
        #"7:10: a source of type csv has its items line by line; take "items" out"#
      ),
      ("remove: //nav[", #"5:11: the XPath has a [ that nothing closes: "//nav[""#),
      ("remove: \"//a[@b='c]\"", #"5:11: the XPath has a ' that nothing closes"#),
      ("remove: \"//a)\"", #"5:11: the XPath has a ) that nothing opens: "//a)""#),
    ])
  func reports(lines: String, message: String) {
    let found = sourceMistakes("id: a\nname: A\nurl: https://a.example/\n" + lines.replacing("\n  ", with: "\n"))
    #expect(message.isEmpty ? found.isEmpty : found.contains { $0.hasPrefix("feeds.yml:" + message) }, "\(found)")
  }

  @Test(
    "refuses addresses that it could not or must not visit",
    arguments: [
      ("ftp://a", #""ftp://a" is not an http, https or file address"#),
      ("no", #""no" is not an http, https or file address"#), ("javascript:alert(1)", "is not an http, https or file"),
      ("http:a.example", "needs // after the colon"), ("http://", "has no host name"),
      ("https://?x", "has no host name"),
      ("http://a..b/", "has no host name"), ("http://a:0/", "has no port"), ("http://a:b/", "has no port"),
      ("\"http://a b/\"", "holds a blank"), ("\"http://a/\\tb\"", "holds a blank"),
      ("http://u:p@a/", "user name or password"),
      ("http://u@a/", "user name or password"), ("\"file:\"", "needs a path"), ("\"http://[::1/\"", "has no"),
    ])
  func addresses(written: String, message: String) {
    let found = sourceMistakes("id: a\nname: A\nurl: \(written)")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("feeds.yml:4:8: ") == true, "\(found)")
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test(
    "accepts addresses of every usual shape",
    arguments: [
      "http://a", "HTTPS://A.example:8080/x?y=z&q=%20#f", "http://127.0.0.1:81/", "\"http://[::1]:80/\"",
      "https://münchen.example/ä", "https://x.example/a[b]={c}", "http://a_b.example/",
    ])
  func goodAddresses(written: String) {
    #expect(sourceMistakes("id: a\nname: A\nurl: \(written)") == [])
  }

  @Test("reports all mistakes of all sources in one go, in their order")
  func all() {
    let found = mistakes(
      """
      sources:
      - id: A B
        naem: x
        url: ftp://x
      - just text
      - id: b
        name: B
        url: https://b.example
        section: nothing
      - id: b
        name: B2
        url: https://c.example
      colour: red
      """)
    #expect(
      found == [
        #"feeds.yml:2:3: a source needs "name""#,
        #"feeds.yml:2:7: an id has small letters, digits, - and _, at most 64, not "A B""#,
        #"feeds.yml:3:3: unknown key "naem"; did you mean "name"?"#,
        #"feeds.yml:4:8: "ftp://x" is not an http, https or file address"#,
        #"feeds.yml:5:3: a source is a mapping of keys and values, not "just text""#,
        #"feeds.yml:9:12: "section" takes funding, advocacy, employment, events or resources, not "nothing""#,
        #"feeds.yml:10:7: the id "b" is taken by the source in line 6"#,
        #"feeds.yml:13:1: unknown key "colour"; feeds.yml knows defaults, extends, mail, newsletter, places, sources and topics"#,
      ])
  }
}
