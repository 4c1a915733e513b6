import Markup
import Testing

/// Writes down what it is told.
private final class Recorder: XMLSink {
  var events: [String] = []
  func begin(_ name: Int, in reader: XMLReader) {
    reader.gathers = true
    let attributes = reader.allAttributes.map { " \($0.name)=\($0.value)" }.joined()
    events.append("+\(name == XMLNames.unknown ? reader.writtenName : "#\(name)")\(attributes)")
  }
  func end(_ name: Int, in reader: XMLReader) {
    events.append("-\(reader.trimmedText(since: 0))")
    reader.cut(to: 0)
  }
}

@Suite("reading XML")
struct XMLReaderTests {
  private func read(_ text: String) throws -> (events: [String], isBroken: Bool) {
    let recorder = Recorder()
    let names = XMLNames(["title", "dc:date"], prefixes: ["http://purl.org/dc/elements/1.1/": "dc"])
    let isBroken = try XMLReader.read(Array(text.utf8), names: names, into: recorder)
    return (recorder.events, isBroken)
  }

  @Test("numbers the names it was asked for, whatever prefix the document uses")
  func names() throws {
    let text = "<r xmlns:x='http://purl.org/dc/elements/1.1/'><Title>a</Title><x:date>b</x:date><x:other/></r>"
    #expect(try read(text).events == ["+r", "+#1", "-a", "+#2", "-b", "+x:other", "-", "-"])
  }

  @Test("serves HTML's entity names, and leaves unknown ones as written")
  func entities() throws {
    #expect(try read("<r><a>caf&eacute; &nope; &amp;</a></r>").events[2] == "-café &nope; &")
    #expect(try read("<r t='&eacute;&#38;&amp;'/>").events[0] == "+r t=é&&")
  }

  @Test(
    "never expands what a document declares",
    arguments: [
      "<!DOCTYPE r [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>",
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
      "<!DOCTYPE r [<!-- it's \"odd\" --><!ENTITY b \"boom > ]>\">]><r>&b;</r>",
    ])
  func declarations(text: String) throws {
    let events = try read(text).events
    #expect(events.first == "+r")
    #expect(!events.joined().contains("boom"))
    #expect(!events.joined().contains("root:"))
  }

  @Test("reads past white space, a mark and junk before the declaration")
  func prolog() throws {
    for start in ["\u{FEFF}", " \n", "Warning: x\n"] {
      #expect(try read(start + "<?xml version='1.0'?><!-- c --><r>a</r>").events == ["+r", "-a"])
    }
  }

  @Test("refuses a tag of hundreds of attributes, but not long CDATA or comments")
  func guarded() throws {
    let attributes = (0..<600).map { "a\($0)='1'" }.joined(separator: " ")
    #expect(throws: MarkupError.self) { try read("<r><b \(attributes)/></r>") }
    #expect(throws: MarkupError.self) { try read("<r><b a='\(String(repeating: "x", count: 70_000))'/></r>") }
    let section = "<![CDATA[<img src='\(String(repeating: "=x", count: 70_000))'>]]>"
    #expect(try read("<r><!-- \(attributes) < -->\(section)</r>").isBroken == false)
  }

  @Test("closes what the document leaves open")
  func truncated() throws {
    let result = try read("<r><a>text")
    #expect(result.events.count == 4)
    #expect(result.isBroken)
  }

  @Test("reads a document in pieces as it reads it whole", arguments: [1, 2, 3, 7, 50])
  func stream(size: Int) throws {
    let text = "<?xml version='1.0'?><r><a t='x>y'>one</a><![CDATA[<two>]]><!-- - -- --><b/>t\u{E9}</r>"
    let whole = try read(text).events
    var rest = Array(text.utf8)[...]
    // The first piece holds the prolog.
    var next = 25
    let recorder = Recorder()
    _ = try XMLReader.read(
      stream: {
        guard !rest.isEmpty else { return nil }
        let count = next
        next = size
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }, names: XMLNames([], prefixes: [:]), into: recorder)
    #expect(recorder.events == whole)
  }

  @Test(
    "mends the commonest faults",
    arguments: [
      ("<a>x & y &amp; &b</a>", "<a>x &amp; y &amp; &amp;b</a>"), ("<a>\u{1}&#X41;</a>", "<a> &#x41;</a>"),
      ("<![CDATA[a & b\u{2}]]>&", "<![CDATA[a & b ]]>&amp;"),
    ])
  func mends(text: String, mended: String) {
    #expect(mendedXML(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == mended)
  }

  @Test("finds nothing to mend in what is whole")
  func whole() {
    #expect(mendedXML(Array("<a>\t&amp;&#38;&#x26;</a>".utf8)) == nil)
  }
}
