import Foundation
import Model
import TestSupport
import Testing

@testable import Reading

@Suite("documents that are broken on purpose")
struct HostileDocumentTests {
  /// One document of each format, in the shape of the real thing.
  static let samples: [(file: String, format: Source.Format)] = [
    ("grants-digest.rss", .auto), ("justice-care.atom", .auto), ("library.rdf", .auto),
    ("provider-alliance.json", .auto),
    ("county-jobs.rss", .auto), ("federal-search.json", .json), ("city-bids.jsonl", .jsonl), ("state-grants.csv", .csv),
    ("community-calendar.ics", .ics), ("hearings.html", .html), ("prevention-documents.html", .auto),
  ]

  private func rules(_ format: Source.Format) -> Source {
    switch format {
    case .html:
      source(.html, items: "//article", fields: fields(["title": "h3", "url": "h3/a/@href", "start": ".//time"]))
    case .auto, .csv, .ics: source(format)
    case .json: source(.json, items: "data.oppHits", fields: fields(["title": "title", "number": "number"]))
    default: source(format, fields: fields(["title": "title", "url": "url", "deadline": "close"]))
    }
  }

  /// What holds for the entries of any document, however broken.
  private func check(_ bytes: [UInt8], _ format: Source.Format, _ what: String) {
    let document = Document(bytes: bytes, url: "https://e.org/list")
    let rules = rules(format)
    guard let items = try? readEntries(document, as: rules, now: testNow) else { return }
    #expect(Set(items.entries.map(\.id)).count == items.entries.count, "\(what): ids are unique")
    for entry in items.entries {
      #expect(!entry.id.isEmpty, "\(what): an entry has an id")
      #expect(!entry.title.utf8.contains { $0 < 0x20 }, "\(what): a title is one line, not \(entry.title)")
      if let link = entry.link { #expect(isWebAddress(link), "\(what): \(link) is a web address") }
    }
    let again = try? readEntries(document, as: rules, now: testNow)
    #expect(again == items, "\(what): the same bytes give the same entries")
  }

  @Test("reads or refuses every beginning of a document", arguments: samples)
  func truncated(file: String, format: Source.Format) throws {
    let whole = try fixtureBytes("sample/" + file)
    for place in 0...40 { check(Array(whole.prefix(whole.count * place / 40)), format, "\(file) cut at \(place)/40") }
  }

  @Test("reads or refuses what has bytes turned, lost, doubled or moved", arguments: samples)
  func mutated(file: String, format: Source.Format) throws {
    let whole = try fixtureBytes("sample/" + file)
    for seed in 0..<60 {
      var dice = SeededNumbers(UInt64(seed))
      var bytes = whole
      for _ in 0...dice.roll(8) where !bytes.isEmpty {
        let at = dice.roll(bytes.count)
        let end = min(bytes.count, at + 1 + dice.roll(40))
        switch dice.roll(5) {
        case 0: bytes[at] ^= UInt8(1 << dice.roll(8))
        case 1: bytes[at] = UInt8(dice.roll(256))
        case 2: bytes.removeSubrange(at..<end)
        case 3: bytes.insert(contentsOf: bytes[at..<end], at: dice.roll(bytes.count))
        default: bytes.insert(contentsOf: Array("]]><![CDATA[&#x0;&;<\u{0}\">".utf8), at: at)
        }
      }
      check(bytes, format, "\(file), seed \(seed)")
    }
  }

  @Test(
    "survives a hundred kilobytes of one thing",
    arguments: [
      "<", ">", "&", "\"", "'", "[", "{", "]", ",", ";", "\n", "\r", "\u{0}", "é", "<a>", "<a ", "<!--", "<![CDATA[",
      "&#",
      "&lt;", "<?xml ", "\"a\",", "[[", "{\"a\":", "BEGIN:VEVENT\n", "<item>", "<entry><title>",
    ])
  func repeated(unit: String) {
    let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
    for format in [Source.Format.auto, .json, .jsonl, .csv, .ics, .html] {
      let bytes = Array(text.utf8)
      _ = try? readEntries(Document(bytes: bytes, url: "https://e.org/"), as: rules(format), now: testNow)
    }
    let feed = "<rss version='2.0'><channel><item><title>" + text
    let found = try? readEntries(document(feed), as: source(.auto), now: testNow)
    #expect((found?.entries.count ?? 0) <= 20_001)
  }

  @Test("reads a feed in the wrong encoding as it can, and no further than so many items")
  func extremes() throws {
    var latin = Array("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><item><title>Caf".utf8)
    latin += [0xE9] + Array("</title><link>https://e.org/1</link></item></channel></rss>".utf8)
    let read = try readEntries(Document(bytes: latin, url: "https://e.org/"), as: source(.auto), now: testNow)
    #expect(read.entries.map(\.title) == ["Café"])
    let item = "<item><title>t</title></item>"
    let long = "<rss version='2.0'><channel>" + (0..<21_000).map { "<item><guid>\($0)</guid></item>" }.joined() + item
    #expect(try readEntries(document(long), as: source(.auto), now: testNow).entries.count == 20_000)
  }

  @Test(
    "lets no address through that a browser or a reader would run",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
      "vbscript:x", "java\tscript:x", "feed:javascript:x", "blob:x", "\u{1}javascript:x",
    ])
  func addresses(address: String) throws {
    let text = escapedForXML(address)
    let feed =
      "<rss version='2.0'><channel><item><title>t</title><link>\(text)</link><guid>1</guid></item></channel></rss>"
    let entry = try #require(try readEntries(document(feed), as: source(.auto), now: testNow).entries.first)
    #expect(entry.link.map { $0.hasPrefix("https://e.org/") } ?? true, "\(entry.link ?? "")")
    let table = "title,url\nt,\"\(address)\"\n"
    let row = try #require(try readEntries(document(table), as: source(.csv), now: testNow).entries.first)
    #expect(row.link.map { $0.hasPrefix("https://e.org/") } ?? true, "\(row.link ?? "")")
  }

  private func escapedForXML(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\u{1}", with: "")
  }
}
