import Composing
import Foundation
import Model
import TestSupport
import Testing
import Text

@Suite("hostile words in an issue")
struct HostileIssueTests {
  static let own = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{unsubscribe}}", "{{> ../../etc/passwd}}",
    "\r\nBcc: victim@example.net", "a\u{202e}evil", "~~unsubscribe~~", "</h3></td></table>",
  ]

  /// Ours, and the recorded ones where they stand beside the project.
  static func payloads() throws -> [String] {
    guard let sharedFolder else { return own }
    let files = ["template_injection", "traversal", "header_injection", "html_email_injection", "xss"]
    return try own
      + files.flatMap { name -> [String] in
        let file = sharedFolder.appending(path: "suites/hostile/\(name).json")
        let items = try JSON(parsing: Data(contentsOf: file))["items"]?.array ?? []
        let words = items.compactMap { $0.string ?? $0["value"]?.string ?? $0["payload"]?.string }
        // Of the many that differ only in the element every tenth will do.
        return words.count < 300 ? words : stride(from: 0, to: words.count, by: 10).map { words[$0] }
      }
  }

  @Test("bring no tag, no attribute, no header line and no marker, wherever they stand")
  func inert() throws {
    // A short word is said once, a long text is cut and quoted: the calm issue with the most tags is the measure.
    let calm = try ["calm", String(repeating: "calm words ", count: 100)].map {
      try compose($0, link: "https://example.org/x").html.count { $0 == "<" }
    }
    let tags = try #require(calm.max())
    let composer = Composer(templates: try Sample.templates(), configuration: Sample.configuration)
    for payload in try Self.payloads() {
      let composed = try compose(payload, link: "https://example.org/x", composer)
      let isBlank = payload.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 32 }
      #expect(composed.html.count { $0 == "<" } <= tags, "\(payload)")
      #expect(isBlank || MailLint(composed.html).mistakes == [], "\(payload)")
      #expect(composed.html.components(separatedBy: Marker.unsubscribe).count == 2)
      #expect(composed.subject.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
      #expect(composed.preheader.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
      let lines = (composed.calendar ?? "").components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
      #expect(lines.count { $0 == "BEGIN:VEVENT" } == 1 && lines.count { $0.hasPrefix("SUMMARY") } == 1)
    }
  }

  @Test("ten thousand items in one section make a long letter in the shortest form, and the checklist refuses it")
  func tenThousand() throws {
    var items: [String: Opportunity] = [:]
    for number in 0..<10_000 {
      let item = Sample.item("p\(10_000_000 + number)", "Grant \(number)", closes: Sample.today + number % 300)
      items[item.id] = item
    }
    var issue = Sample.issue
    issue.items = [.funding: items.keys.sorted()]
    let composer = Composer(templates: try Sample.templates(), configuration: Sample.configuration)
    let composed = try composer.compose(issue, items: items, language: "en", today: Sample.today)
    #expect(composed.html.components(separatedBy: "<h3").count == 10_001)
    #expect(composed.subject.hasPrefix("10000 opportunities"))
    let list = Checklist(
      issue, items: items, editions: [composed], newsletter: Sample.configuration.newsletter,
      templates: try Sample.templates(), day: Sample.today)
    #expect(list.points.contains { $0.name == .size && $0.stops })
  }

  @Test("a file of words that lacks nearly all of them is named with the word that is missing")
  func lackingWords() async throws {
    try await withTemporaryFolder { folder in
      let copy = folder.appending(path: "Templates")
      try FileManager.default.copyItem(at: projectRoot.appending(path: "Templates"), to: copy)
      for text in ["language: Español\n", "{}\n", "when: []\n", "months: [enero]\n"] {
        try Data(text.utf8).write(to: copy.appending(path: "strings/es.yml"))
        let composer = Composer(templates: try Templates(folder: copy.path), configuration: Sample.configuration)
        let error = #expect(throws: TemplateError.self) {
          try composer.compose(Sample.issue, items: Sample.items, language: "es", today: Sample.today)
        }
        #expect(error?.description.hasPrefix("Templates/strings/es.yml:1:1: no words for \"") == true, "\(text)")
      }
      for text in ["- a\n", "a: &x [*x]\n", "a: 1\na: 2\n", "\u{0}"] {
        try Data(text.utf8).write(to: copy.appending(path: "strings/es.yml"))
        let error = #expect(throws: TemplateError.self) {
          let composer = Composer(templates: try Templates(folder: copy.path), configuration: Sample.configuration)
          _ = try composer.compose(Sample.issue, items: Sample.items, language: "es", today: Sample.today)
        }
        #expect(error?.location.file == "Templates/strings/es.yml", "\(text)")
      }
    }
  }

  @Test(
    "follow no link but one of the web",
    arguments: [
      "javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
      "https://user@evil.example/", "\\\\evil.example\\share", "https://", "mailto:x@y?bcc=z@y",
    ])
  func links(link: String) throws {
    let html = try compose("calm", link: link).html
    #expect(html.contains(">calm</h3>"))
  }

  private func compose(_ words: String, link: String, _ composer: Composer? = nil) throws -> ComposedIssue {
    var item = Sample.item("phost0001", words, closes: Sample.today + 5)
    item.link = link
    item.funder = words
    item.summary = words
    item.facts.deadlines[0].quote = words
    item.facts.event = Facts.Event()
    item.facts.event?.place = Fact(words, quote: words)
    item.judgement.equityQuote = words
    item.judgement.tags = [words]
    var issue = Sample.issue
    // Staff write a paragraph a line; here one is enough.
    issue.intro = String(String.UnicodeScalarView(words.unicodeScalars.filter { $0 != "\n" }))
    issue.items = [.funding: [item.id]]
    let composer = try composer ?? Composer(templates: Sample.templates(), configuration: Sample.configuration)
    return try composer.compose(issue, items: [item.id: item], language: "en", today: Sample.today)
  }
}
