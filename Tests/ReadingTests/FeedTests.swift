import Model
import Testing

@testable import Reading

@Suite("feeds")
struct FeedTests {
  @Test("reads RSS 2.0 with the namespaces that come with it")
  func rss() throws {
    let text = """
      <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:ev="http://purl.org/rss/1.0/modules/event/">
      <channel><title>News</title><link>https://e.org/</link><language>en</language>
      <image><title>Logo</title><url>https://e.org/l.png</url></image>
      <item><title>Grants &amp;amp; more</title><link>/a</link><guid isPermaLink="false">g1</guid>
      <description>short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
      <dc:creator>Ann</dc:creator><category>Youth</category><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate>
      <ev:startdate>2026-12-01</ev:startdate></item></channel></rss>
      """
    let own = source(.auto, fields: fields(["start": "ev:startdate"]))
    let entry = try #require(try readEntries(document(text), as: own, now: testNow).entries.first)
    #expect(entry.title == "Grants & more")
    #expect(entry.link == "https://e.org/a")
    #expect(entry.id == "g1")
    #expect(entry.summary == "<p>Long</p>")
    #expect(entry.published?.description == "2026-11-20T09:00:00Z")
    #expect(entry.first("author") == "Ann")
    #expect(entry.first("start") == "2026-12-01")
    #expect(entry.language == "en")
  }

  @Test("reads Atom with XHTML, relative links and an inherited base")
  func atom() throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/b/" xml:lang="es"><title>F</title>
      <entry><id>urn:1</id><title type="html">&lt;b&gt;Uno&lt;/b&gt;</title><link rel="enclosure" href="x.mp3"/>
      <link href="uno"/><updated>2026-11-20T00:00:00Z</updated><author><name>Eva</name><email>eva@e.org</email></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a &lt; b <a href="c">c</a></div></content></entry>
      </feed>
      """
    let feed = try #require(readFeed(document(text)))
    #expect(feed.version == "atom10")
    let item = try #require(feed.items.first)
    #expect(item.link == "https://e.org/b/uno")
    #expect(item.enclosures.map(\.url) == ["https://e.org/b/x.mp3"])
    #expect(item.content?.value == "a &lt; b <a href=\"c\">c</a>")
    #expect(item.content?.base == "https://e.org/b/")
    #expect(item.author?.text == "Eva <eva@e.org>")
    #expect(item.language == "es")
  }

  @Test("reads RDF, whose items stand beside the channel")
  func rdf() throws {
    let text = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://e.org/"><title>C</title></channel>
      <item rdf:about="https://e.org/1"><title>One</title><link>https://e.org/1</link></item></rdf:RDF>
      """
    let feed = try #require(readFeed(document(text)))
    #expect(feed.head.title?.value == "C")
    #expect(feed.items.map(\.id) == ["https://e.org/1"])
  }

  @Test("reads CDF, whose names are capitals and whose values are attributes")
  func cdf() throws {
    let text =
      "<CHANNEL HREF='https://e.org/'><TITLE>C</TITLE><ITEM HREF='/a' LASTMOD='2026-11-01'><TITLE>A</TITLE></ITEM></CHANNEL>"
    let feed = try #require(readFeed(document(text)))
    #expect(feed.version == "cdf")
    #expect(feed.items.map(\.link) == ["https://e.org/a"])
    #expect(feed.items.map(\.updated) == ["2026-11-01"])
  }

  @Test("reads JSON Feed")
  func jsonFeed() throws {
    let text = """
      {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":2,"url":"/two","content_html":"<p>x</p>",
      "date_published":"2026-11-20T00:00:00-08:00","authors":[{"name":"A"},{"name":"B"},{"name":"A"}],"tags":["t"]}]}
      """
    let items = try readEntries(document(text), as: source(.auto), now: testNow)
    #expect(items.format == "json11")
    #expect(items.entries.first?.id == "2")
    #expect(items.entries.first?.title == "x")
    #expect(items.entries.first?.first("author") == "A, B")
  }

  @Test(
    "reads feeds that are not well-formed",
    arguments: [
      "\n<?xml version='1.0'?><rss version='2.0'><channel><item><title>AT&T & more</title></item></channel></rss>",
      "<rss version='2.0'><channel><item><title>AT&amp;T &amp; more</title></item>",
      "<rss version='2.0'><channel><item><title>AT&amp;T\u{1} & more</title></item></channel></rss>",
    ])
  func broken(text: String) throws {
    let feed = try #require(readFeed(document(text)))
    #expect(feed.isBroken)
    #expect(try readEntries(document(text), as: source(.auto), now: testNow).entries.first?.title == "AT&T & more")
  }

  @Test(
    "takes a person's name from the ways it is written",
    arguments: [
      ("ann@e.org (Ann B)", "Ann B"), ("Ann B (ann@e.org)", "Ann B"), ("Ann B <ann@e.org>", "Ann B"),
      ("ann@e.org", "ann@e.org"), ("Ann B", "Ann B"),
    ])
  func people(text: String, name: String) {
    #expect(FeedPerson(written: text).shortName == name)
    #expect(FeedPerson(written: text).text == text)
  }

  @Test("goes to the page itself where a counting service stands between")
  func originalLink() throws {
    let text = """
      <rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><title>t</title>
      <link>https://count.example/1</link><feedburner:origLink>https://e.org/1</feedburner:origLink></item></channel></rss>
      """
    #expect(readFeed(document(text))?.items.first?.link == "https://count.example/1")
    #expect(try readEntries(document(text), as: source(.auto), now: testNow).entries.first?.link == "https://e.org/1")
  }

  @Test("asks for the feed that a page names")
  func autodiscovery() throws {
    let page = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><p>x</html>"
    let items = try readEntries(document(page), as: source(.auto), now: testNow)
    #expect(items.entries.isEmpty)
    #expect(items.next?.url == "https://e.org/feed.xml")
    #expect(throws: Failure.self) { try readEntries(document("<p>no"), as: source(.auto), now: testNow) }
  }
}
