import Model
import Testing

@testable import Commands

@Suite("OPML")
struct OPMLTests {
  private func read(_ body: String) throws -> [OPML.Outline] {
    try OPML.read(Array("<opml version=\"2.0\"><head><title>x</title></head><body>\(body)</body></opml>".utf8))
  }

  @Test("keeps the folders that a feed stands in, however deep")
  func nested() throws {
    let found = try read(
      """
      <outline text="Desk"><outline title="Funding"><outline text="State" xmlUrl="https://a.org/f"><outline text="Inner"
      xmlUrl="https://b.org/f"/></outline></outline><outline text="C" xmlUrl="https://c.org/f"/></outline>
      <outline text="D" xmlUrl="https://d.org/f"/>
      """)
    #expect(found.map(\.folders) == [["Desk", "Funding"], ["Desk", "Funding", "State"], ["Desk"], []])
    #expect(found.map(\.title) == ["State", "Inner", "C", "D"])
  }

  @Test(
    "takes addresses and names as other readers write them",
    arguments: [
      ("text='A' xmlUrl='https://a.org/?x=1&amp;y=2'", "A", "https://a.org/?x=1&y=2"),
      ("text='A' title='B' xmlurl='https://a.org/'", "B", "https://a.org/"),
      ("text='A' xmlUrl='feed://a.org/f'", "A", "http://a.org/f"),
      ("text='A' xmlUrl='feed:https://a.org/f'", "A", "https://a.org/f"),
      ("xmlUrl='https://a.org/'", "https://a.org/", "https://a.org/"),
      ("text='Caf&#233; &quot;x&quot;' xmlUrl='https://a.org/'", "Café \"x\"", "https://a.org/"),
      ("text='A & B' xmlUrl='https://a.org/'", "A & B", "https://a.org/"),
    ])
  func shapes(attributes: String, title: String, url: String) throws {
    let found = try read("<outline \(attributes)/>")
    #expect(found.map(\.url) == [url])
    if !attributes.contains(" & ") { #expect(found.map(\.title) == [title]) }
  }

  @Test("leaves out what has no feed, and refuses what is no OPML")
  func others() throws {
    #expect(try read("<outline text='A' htmlUrl='https://a.org/'/><outline/><outline xmlUrl=''/>").isEmpty)
    for text in ["<rss/>", "", "plain", "<html><outline xmlUrl='https://a.org/'/></html>"] {
      #expect(throws: (any Error).self) { try OPML.read(Array(text.utf8)) }
    }
  }

  @Test("reads what it wrote, whatever stands in the names")
  func roundTrip() throws {
    let names = ["Plain", "A & B", "<b>\"quoted\"</b>", "Ñandú 🎨", "it's", "line\u{1}break", "]]>"]
    let sources = names.enumerated().map { index, name in
      var source = Source(
        id: "s\(index)", name: name, request: Source.Request(url: "https://e.org/?a=\(index)&b=\"<>"),
        location: Location(file: "feeds.yml", line: 1, column: 1))
      source.section = index % 3 == 0 ? nil : Section.allCases[index % Section.allCases.count]
      return source
    }
    let found = try OPML.read(Array(OPML.write(sources, title: "A & <B>").utf8))
    #expect(Set(found.map(\.url)) == Set(sources.map(\.request.url)))
    #expect(Set(found.map(\.title)) == Set(names.map { $0.replacing("\u{1}", with: "") }))
    for outline in found {
      let source = sources.first { $0.request.url == outline.url }
      #expect(outline.folders == [source?.section?.rawValue ?? "other"])
    }
  }
}
