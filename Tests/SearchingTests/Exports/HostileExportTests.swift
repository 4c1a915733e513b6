import Archiving
import Foundation
import Model
import Searching
import TestSupport
import Testing

/// What a source may have written: every export must stay what it is.
@Suite("exports of hostile texts")
struct HostileExportTests {
  static let texts = [
    "</title><script>alert(1)</script>", "]]> & <!-- -- > &amp; &#0;", "\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{fffe}",
    "=cmd|' /C calc'!A0",
    "line\r\nBEGIN:VEVENT\r\nEND:VCALENDAR", "\"quoted\", comma; semicolon \\n", "\u{202e}right to left\u{2066}",
    String(repeating: "🏠é", count: 3000), "[link](javascript:alert(1)) `code` # heading", "", " ", "\n\n\n",
  ]
  private let header = ExportHeader(
    title: "A & <B>", address: "https://example.org/a?b&c", domain: "example.org", today: today)

  private var hostile: [ArchiveRecord] {
    Self.texts.enumerated().map { number, text in
      var record = record("p\(number)", text, closing: today + number, summary: text + text, funder: text)
      record.opportunity.judgement.tags = [text]
      record.opportunity.link = number % 2 == 0 ? "javascript:alert(1)" : "https://example.org/\(text)"
      return record
    }
  }

  @Test("are XML that a strict parser reads, with every entry in it", arguments: [ExportFormat.atom, .rss, .opml])
  func xml(format: ExportFormat) throws {
    let text = try export(hostile, as: format, header)
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString).xml")
    try Data(text.utf8).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script =
      "import sys, xml.etree.ElementTree as t; print(sum(1 for n in t.parse(sys.argv[1]).iter() if n.tag.split('}')[-1] in ('entry', 'item') or n.get('created')))"
    let ending = try runProgram(URL(filePath: "/usr/bin/env"), ["python3", "-c", script, folder.path])
    #expect(ending.out == "\(Self.texts.count)\n", "\(ending.err)")
  }

  @Test("are JSON that gives every text back", arguments: [ExportFormat.json, .jsonl, .jsonfeed])
  func json(format: ExportFormat) throws {
    let text = try export(hostile, as: format, header)
    let whole = format == .jsonl ? "[" + text.split(separator: "\n").joined(separator: ",") + "]" : text
    let value = try JSONSerialization.jsonObject(with: Data(whole.utf8))
    let items = try #require((value as? [[String: Any]]) ?? ((value as? [String: Any])?["items"] as? [[String: Any]]))
    #expect(items.compactMap { $0["title"] as? String } == Self.texts)
  }

  @Test("are calendars of whole lines, one event each")
  func calendar() throws {
    let text = try export(hostile, as: .ics, header)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
    #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == Self.texts.count)
    #expect(lines.filter { $0 == "END:VCALENDAR" }.count == 1)
    #expect(!lines.contains { $0.hasPrefix("URL:javascript") && $0.contains(" ") })
  }

  @Test("are tables of as many cells in every row")
  func table() throws {
    let text = try export(hostile, as: .csv, header)
    let script =
      "import sys, csv; rows = list(csv.reader(open(sys.argv[1], newline=''))); print(len(rows), {len(r) for r in rows})"
    let file = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString).csv")
    try Data(text.replacing("\0", with: "").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let ending = try runProgram(URL(filePath: "/usr/bin/env"), ["python3", "-c", script, file.path])
    #expect(ending.out == "\(Self.texts.count + 1) {18}\n", "\(ending.err)")
  }

  @Test("are Markdown in which no text begins markup and no script is a link")
  func markdown() throws {
    let text = try export(hostile, as: .markdown, header)
    #expect(
      !text.replacing("\\<", with: "").contains("<script") && !text.contains("](<javascript")
        && !text.contains("](javascript"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("- **") }.count == Self.texts.count)
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("#") }.count == 2)
  }

  @Test("of nothing are whole too", arguments: ExportFormat.allCases)
  func nothing(format: ExportFormat) throws {
    let text = try export([], as: format, header)
    #expect(text.isEmpty == (format == .jsonl))
    #expect([.json, .jsonl, .jsonfeed, .ics, .csv].contains(format) || !text.contains("<B>"))
  }
}
