import Foundation
import Model
import TestSupport
import Testing
import Text

@testable import Commands

/// One document of Tests/Fixtures/feeds and what must be read from it.
///
/// A file has one case after the other:
///
///     = what it shows
///     ! content-type: text/xml; charset=utf-8      a header; `base` is the document's address
///     @item <title>t</title>                       the document, on this line and those that follow
///     > entries[0].title: t                        a value by its path; `none` for what is absent
///
/// `@item`, `@channel`, `@entry` and `@feed` are wrapped in RSS or Atom; `@raw` and `@json` stand as they are, with `\n`
/// and `\u00A0` for what would not be seen; in `@bytes` every `\xHH` is a byte.
struct FeedCase: Sendable, CustomTestStringConvertible {
  var file: String
  var name: String
  var form = ""
  var text = ""
  var headers: [String: String] = [:]
  var expected: [(path: String, value: String)] = []

  var testDescription: String { "\(file): \(name)" }

  /// Every case of a file.
  static func cases(in file: String) throws -> [FeedCase] {
    var cases: [FeedCase] = []
    for line in String(decoding: try fixtureBytes("feeds/" + file), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("= ") {
        cases.append(FeedCase(file: file, name: String(line.dropFirst(2))))
      } else if !cases.isEmpty {
        cases[cases.count - 1].take(line)
      }
    }
    return cases
  }

  private mutating func take(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    if line.hasPrefix("! ") {
      let parts = line.dropFirst(2).split(separator: ": ", maxSplits: 1).map(String.init)
      headers[parts[0]] = parts[1]
    } else if line.hasPrefix("> ") {
      let parts = line.dropFirst(2).split(separator: ": ", maxSplits: 1).map(String.init)
      expected.append((parts[0], parts.count > 1 ? unescaped(parts[1]) : "none"))
    } else if line.hasPrefix("@") {
      form = String(words[0])
      text = words.count > 1 ? String(words[1]) : ""
    } else if expected.isEmpty, !line.isEmpty {
      text += "\n" + line
    }
  }

  /// The bytes as they would be served.
  var bytes: [UInt8] {
    switch form {
    case "@item": Array(Self.rss("<item>\(text)</item>").utf8)
    case "@channel": Array(Self.rss(text).utf8)
    case "@entry": Array(Self.atom("<entry>\(text)</entry>").utf8)
    case "@feed": Array(Self.atom(text).utf8)
    case "@bytes": Self.decoded(text)
    case "@json": Array(text.utf8)
    default: Array(unescaped(text).utf8)
    }
  }

  private static func rss(_ body: String) -> String {
    """
    <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:xhtml="http://www.w3.org/1999/xhtml" \
    xmlns:georss="http://www.georss.org/georss" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">\
    <channel><title>C</title><link>https://e.org/</link>\(body)</channel></rss>
    """
  }

  private static func atom(_ body: String) -> String {
    #"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/"><title>F</title>"#
      + body + "</feed>"
  }

  /// `\xHH` as the byte it names.
  private static func decoded(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < source.count {
      if source[at] == 0x5C, at + 3 < source.count, source[at + 1] == 0x78,
        let byte = UInt8(String(decoding: source[(at + 2)...(at + 3)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        at += 4
      } else {
        result.append(source[at])
        at += 1
      }
    }
    return result
  }

  private func unescaped(_ text: String) -> String {
    var text = text.replacing("\\n", with: "\n")
    for code in ["00A0", "200B"] {
      guard let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) else { continue }
      text = text.replacing("\\u" + code, with: String(Character(scalar)))
    }
    return text
  }
}

@Suite("shapes of feeds")
struct FeedShapesTests {
  static let files = [
    "atom.cases", "broken.cases", "dates.cases", "encodings.cases", "json.cases", "names.cases", "rss.cases",
  ]

  /// What `stage read` says of a document; null when it is no feed.
  private func reply(_ document: FeedCase, _ bytes: [UInt8]) async throws -> JSON {
    let workplace = try Workplace(
      Arguments([], for: StageCommand.manual), output: Output { _, _ in }, environment: [:],
      clock: { Instant(seconds: 1_795_262_400) })
    var headers = document.headers
    let base = headers.removeValue(forKey: "base") ?? ""
    let others = headers.mapValues(JSON.string)
    return try await withTemporaryFolder { folder in
      let file = folder.appending(path: "feed")
      try Data(bytes).write(to: file)
      let reply = try await ReadStage(in: workplace).answer([
        "id": "1", "input": .string(file.path), "headers": .object(others), "base_url": .string(base),
      ])
      return reply["doc"] ?? .null
    }
  }

  /// The value at `entries[0].enclosures.count`, in words.
  private func value(_ path: String, in document: JSON) -> String {
    var value: JSON? = document
    for step in path.split(whereSeparator: { ".[]".contains($0) }) {
      if step == "count" { return String(value?.array?.count ?? 0) }
      if let index = Int(step) {
        value = value?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      } else {
        value = value?[String(step)]
      }
    }
    return words(value)
  }

  private func words(_ value: JSON?) -> String {
    guard let value else { return "none" }
    if let items = value.array { return items.isEmpty ? "none" : items.map { words($0) }.joined(separator: " | ") }
    let text = value["text"]?.string ?? value.text ?? ""
    return text.isEmpty ? "none" : text
  }

  @Test("are read as the well-known readers read them", arguments: files)
  func shapes(file: String) async throws {
    let cases = try FeedCase.cases(in: file)
    #expect(cases.count >= 15, "\(file) has cases")
    for document in cases {
      #expect(!document.expected.isEmpty, "\(document.testDescription) expects something")
      let found = try await reply(document, document.bytes)
      for (path, wanted) in document.expected {
        let value = path == "none" ? (found == .null ? "none" : "a feed") : value(path, in: found)
        #expect(value == wanted, "\(document.testDescription), \(path)")
      }
    }
  }

  @Test("give the same twice, and no crash when they are cut anywhere", arguments: files)
  func cut(file: String) async throws {
    for document in try FeedCase.cases(in: file) {
      let bytes = document.bytes
      #expect(try await reply(document, bytes) == reply(document, bytes), "\(document.testDescription)")
      for place in 1...6 { _ = try await reply(document, Array(bytes.prefix(bytes.count * place / 7))) }
    }
  }
}
