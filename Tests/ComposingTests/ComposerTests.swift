import Composing
import Foundation
import Model
import TestSupport
import Testing

@Suite("composer")
struct ComposerTests {
  @Test("composes the sample issue as it should look", .tags(.golden), arguments: ["en", "es"])
  func golden(language: String) throws {
    let composed = try Sample.composed(language)
    try expectGolden(composed.html, "composing/issue.\(language).html")
    try expectGolden(composed.text, "composing/issue.\(language).txt")
    try expectGolden(composed.calendar ?? "", "composing/issue.\(language).ics")
    try expectGolden(composed.subject + "\n" + composed.preheader + "\n", "composing/issue.\(language).subject.txt")
  }

  @Test("gives the same bytes for the same archive, number and clock")
  func sameBytes() throws {
    #expect(try Sample.composed("es") == Sample.composed("es"))
  }

  @Test("shows nothing that has closed, and names it")
  func expired() throws {
    let composed = try Sample.composed("en")
    #expect(composed.expired == ["pgone0006"])
    #expect(!composed.html.contains("A grant that has closed") && !composed.text.contains("A grant that has closed"))
  }

  @Test("prints the five sections in their order, and says so of an empty one")
  func sections() throws {
    let composed = try Sample.composed("en")
    let titles = ["Funding (2)", "Advocacy (1)", "Employment (1)", "Events (1)", "Resources (0)"]
    let places = titles.map { composed.text.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil) && places.compactMap(\.self).sorted() == places.compactMap(\.self))
    #expect(composed.text.contains("Nothing new this time.") && composed.html.contains("Nothing new this time."))
  }

  @Test("narrows an issue to the sections that a subscriber chose")
  func chosenSections() throws {
    let composed = try Sample.composed("en", sections: [.employment, .funding])
    #expect(composed.text.contains("Funding (2)") && composed.text.contains("Employment (1)"))
    #expect(!composed.text.contains("kinship") && !composed.html.contains("kinship"))
  }

  @Test("leaves fixed places for each subscriber's own addresses, and lets no source write them")
  func markers() throws {
    var items = Sample.items
    items["pyouth001"]?.title = "Win ~~unsub~~unsubscribe~~scribe~~ now"
    items["pyouth001"]?.link = "https://example.org/~~preferences~~"
    let composed = try Composer(templates: Sample.templates(), configuration: Sample.configuration)
      .compose(Sample.issue, items: items, language: "en", today: Sample.today)
    for part in [composed.html, composed.text] {
      #expect(part.components(separatedBy: Marker.unsubscribe).count == 2)
      #expect(part.components(separatedBy: Marker.preferences).count == 2)
    }
    #expect(composed.html.contains("Win unsubscribe now"))
  }

  @Test("keeps the text within 72 columns but for addresses")
  func width() throws {
    for line in try Sample.composed("es").text.split(separator: "\n") where line.count > 72 {
      #expect(line.contains("https://"), "\(line)")
    }
  }

  @Test("marks an item's own language where it is not the reader's")
  func language() throws {
    #expect(try Sample.composed("en").html.contains("lang=\"es\"><a href=\"https://example.org/pevent003\">Taller"))
    #expect(try Sample.composed("es").html.contains("lang=\"en\"><a href=\"https://example.org/pyouth001\">Youth"))
  }

  @Test("prefers the words that staff reviewed in the reader's language")
  func blurb() throws {
    #expect(try Sample.composed("es").text.contains("Acompaña a personas que vuelven a casa"))
    #expect(try Sample.composed("en").html.contains("lang=\"es\">Acompaña"))
  }

  @Test("says less about each of 80 items rather than pass 90 KB")
  func size() throws {
    var issue = Sample.issue
    var items: [String: Opportunity] = [:]
    for index in 0..<80 {
      var item = Sample.youthGrant
      item.id = "p\(10_000_000 + index)"
      item.link = "https://www.example.org/grants/2026/\(index)"
      items[item.id] = item
    }
    issue.items = [.funding: items.keys.sorted()]
    let composer = Composer(templates: try Sample.templates(), configuration: Sample.configuration)
    let composed = try composer.compose(issue, items: items, language: "en", today: Sample.today)
    #expect(composed.html.utf8.count < 90_000)
    #expect(composed.html.components(separatedBy: "<h3").count == 81)
    #expect(CardMarkupTests.cards(composed.html).allSatisfy { CardMarkupTests.markup($0) <= CardMarkupTests.limit })
  }

  @Test("puts no control character into the subject, whatever a name holds")
  func subject() throws {
    var configuration = Sample.configuration
    configuration.newsletter.name = "Prevention\r\nBcc: victim@example.net\u{b}\u{2028}x"
    let composed = try Composer(templates: Sample.templates(), configuration: configuration)
      .compose(Sample.issue, items: Sample.items, language: "en", today: Sample.today)
    #expect(composed.subject.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0.value != 0x2028 })
    #expect(!composed.text.contains("\nBcc:"))
  }

  @Test("names a language it has no words for")
  func unknownLanguage() throws {
    let error = #expect(throws: TemplateError.self) { try Sample.composed("fr") }
    #expect(
      error?.description
        == "Templates/strings/fr.yml:1:1: there are no words for this language; write this file as strings/en.yml is, or "
        + "take 'fr' out of newsletter.languages")
  }
}
