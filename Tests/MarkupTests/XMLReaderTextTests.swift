import TestSupport
import Testing

@testable import Markup

/// Writes down the tags and the text between them.
private final class Recorder: XMLSink {
  private var events: [String] = []
  private let gathers: Bool

  init(gathers: Bool) { self.gathers = gathers }

  func begin(_ name: Int, in reader: XMLReader) { note("+\(reader.localName)", reader) }
  func end(_ name: Int, in reader: XMLReader) { note("-", reader) }

  private func note(_ event: String, _ reader: XMLReader) {
    let before = reader.text(since: 0)
    if !before.isEmpty { events.append(before) }
    reader.cut(to: 0)
    events.append(event)
    reader.gathers = gathers
  }

  var whole: String { events.joined(separator: "|") }
}

@Suite("text taken past the parser")
struct XMLReaderTextTests {
  private func read(_ text: String, leaping: Bool, gathers: Bool = true) throws -> (events: String, isBroken: Bool) {
    let recorder = Recorder(gathers: gathers)
    let isBroken = try XMLReader.read(
      Array(text.utf8), names: XMLNames([], prefixes: [:]), into: recorder, leaping: leaping)
    return (recorder.whole, isBroken)
  }

  static let texts = [
    "plain", "", " ", "\n  ", "a<![CDATA[<b>&amp;</b>]]>", "<![CDATA[]]>", "<![CDATA[a]]><![CDATA[b]]> c",
    " \n <![CDATA[ two\nlines ]]>\n", "&lt;p&gt;x&lt;/p&gt;", "R&amp;D &quot;q&quot; &apos;s&apos;",
    "&#8217;&#x2019;&#10;",
    "caf&eacute;&nbsp;&hellip;", "&unheard; &of;", "a<!-- c -->b", "a<?p i?>b", "x<b>y</b>z", "é — 日本 🦊", "]] > ]>",
    "a\r\nb\rc", "<br/>after", "<![CDATA[]]]]><![CDATA[>]]>", "&#65;&#x41;&#x1F98A;",
  ]

  @Test("gives what the parser alone would give", arguments: texts)
  func same(text: String) throws {
    for other in Self.texts {
      let document = "<r>\(other)<a k='v'>\(text)</a>\(other)</r>"
      for gathers in [true, false] {
        let expected = try read(document, leaping: false, gathers: gathers)
        let found = try read(document, leaping: true, gathers: gathers)
        #expect(found.events == expected.events, "\(document)")
        #expect(!expected.isBroken && !found.isBroken, "\(document)")
      }
    }
  }

  @Test(
    "leaves to the parser what is broken",
    arguments: [
      "a & b", "&;", "&#;", "&#x;", "&#0;", "&#xFFFF;", "&#xD800;", "&#99999999;", "&lt", "&9a;", "a]]>b",
      "<![CDATA[open",
      "no end", "\u{1}", "<![CDATA[\u{8}]]>", "&toolongtobeanameofanycharacteratall;", "<a", "&am p;",
    ])
  func broken(text: String) throws {
    let document = "<r><a>\(text)</a><b>next</b></r>"
    let expected = try read(document, leaping: false)
    let found = try read(document, leaping: true)
    #expect(found.events == expected.events)
    #expect(found.isBroken == expected.isBroken)
  }

  @Test("gives the same for any mixture of tags and texts")
  func mixtures() throws {
    let parts = ["<c/>", "text ", "&amp;", "&lt;", "<![CDATA[<i>]]>", "\n", "é", "] ", ">", "<!-- c -->"]
    var dice = SeededNumbers(7)
    for _ in 0..<1000 {
      var document = "<r>"
      var open = 0
      for _ in 0..<20 {
        switch dice.roll(4) {
        case 0:
          document += "<a k='1'>"
          open += 1
        case 1 where open > 0:
          document += "</a>"
          open -= 1
        default: document += parts[dice.roll(parts.count)]
        }
      }
      document += String(repeating: "</a>", count: open)
      document += "</r>"
      let expected = try read(document, leaping: false)
      #expect(!expected.isBroken)
      #expect(try read(document, leaping: true).events == expected.events, "\(document)")
    }
  }

  @Test("takes a text of megabytes, and a megabyte of references")
  func long() throws {
    let text = String(repeating: "word &amp; ", count: 100_000) + "<![CDATA[" + String(repeating: "<p>", count: 300_000)
    let found = try read("<r><a>\(text)]]></a></r>", leaping: true)
    #expect(found.events.utf8.count == "+r|+a||-|-".utf8.count + 700_000 + 900_000)
    #expect(!found.isBroken)
  }

  @Test(
    "reads line ends as XML does",
    arguments: [("a\r\nb", "a\nb"), ("\r", "\n"), ("\r\r\n\n", "\n\n\n"), ("ab", "ab"), ("", ""), ("a\r", "a\n")])
  func lineEnds(text: String, expected: String) {
    let found = Array(text.utf8).withUnsafeBufferPointer { normalizedLineEnds($0) }
    #expect(String(decoding: found, as: UTF8.self) == expected)
  }

  @Test("sees a control character wherever it stands")
  func controls() {
    for length in 1..<40 {
      for at in 0..<length {
        var bytes = [UInt8](repeating: 0x61, count: length)
        func found() -> ControlBytes { bytes.withUnsafeBufferPointer { ControlBytes($0) } }
        bytes[at] = 0x0A
        #expect(!found().hasForbidden && !found().hasReturns)
        bytes[at] = 0x0D
        #expect(found().hasReturns && !found().hasForbidden)
        bytes[at] = 0x1F
        #expect(found().hasForbidden)
        bytes[at] = 0xE9
        #expect(!found().hasForbidden)
      }
    }
  }
}
