import Foundation
import Model
import TestSupport
import Testing

@testable import Composing

/// How much of a card is not words: tags, attributes with their addresses, entities, line ends.
@Suite("markup of a card")
struct CardMarkupTests {
  static let limit = 500

  /// Every card of a letter, from its row to the end of it.
  static func cards(_ html: String) -> [String] {
    html.components(separatedBy: "<tr><td class=\"i\"").dropFirst().compactMap { part in
      guard part.contains("<h3"), let end = part.firstRange(of: "</td></tr>") else { return nil }
      return "<tr><td class=\"i\"" + part[..<end.upperBound]
    }
  }

  /// The bytes of a card less those of the words that a reader sees.
  static func markup(_ card: String) -> Int {
    var (words, isInside) = ("", false)
    for character in card.unicodeScalars where character != "\n" {
      if character == "<" { isInside = true }
      if !isInside { words.unicodeScalars.append(character) }
      if character == ">" { isInside = false }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      words = words.replacing(entity, with: character)
    }
    return card.utf8.count - words.utf8.count
  }

  /// An item with everything a card of that section can say, in another language than the reader's.
  static func fullest(_ section: Section) -> Opportunity {
    var item = Specimen.item(section, on: Sample.today)
    item.entries = [EntryKey(source: "portal", id: "1")]
    item.judgement.campaigns = ["family_care_kinship"]
    return item
  }

  private func composed(_ items: [Opportunity], _ language: String) throws -> String {
    var issue = Sample.issue
    issue.items = [:]
    var notes = IssueNotes()
    notes.checked = ["portal": Sample.today - 1]
    for item in items {
      issue.items[item.judgement.section ?? .resources, default: []].append(item.id)
      if item.judgement.section == .advocacy { notes.standing[item.id] = "Adopted by the Task Force" }
    }
    let byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return try Composer(templates: Sample.templates(), configuration: Sample.configuration)
      .compose(issue, items: byID, language: language, today: Sample.today, notes: notes).html
  }

  /// A card without the item's two addresses, which are as long as their sites made them.
  static func withoutAddresses(_ card: String) -> String {
    card.split(separator: "href=\"", omittingEmptySubsequences: false).enumerated().map { index, part in
      index == 0 ? String(part) : "href=\"" + part.drop { $0 != "\"" }
    }.joined()
  }

  @Test(
    "is at most 500 bytes beside its addresses where a card says all that its section can say",
    arguments: ["en", "es"])
  func fullest(language: String) throws {
    let cards = Self.cards(try composed(Section.allCases.map(Self.fullest), language))
    #expect(cards.count == Section.allCases.count)
    for card in cards {
      #expect(card.contains(" lang=\"fr\"") && card.contains("calendar"), "the fixture is as full as it should be")
      let markup = Self.markup(Self.withoutAddresses(card))
      #expect(markup <= Self.limit, "\(markup) bytes: \(card)")
    }
  }

  @Test(
    "is at most 500 bytes in every card of the sample",
    arguments: ["sample/issue.en.html", "sample/issue.es.html", "composing/issue.en.html", "composing/issue.es.html"])
  func sample(name: String) throws {
    let file = projectRoot.appending(path: "Tests/Golden").appending(path: name)
    let cards = Self.cards(String(decoding: try Data(contentsOf: file), as: UTF8.self))
    #expect(cards.count >= 5)
    let sizes = cards.map(Self.markup).sorted()
    #expect(sizes.last ?? 0 <= Self.limit, "\(name): \(sizes)")
    #expect(sizes[sizes.count / 2] <= 400, "\(name): \(sizes)")
  }

  @Test("counts tags, addresses, entities and line ends, and no words")
  func measure() {
    #expect(Self.markup("<b>a</b>\nñ") == 8)
    #expect(Self.markup("<a href=\"x\">R&amp;D</a>") == 16 + 4)
    #expect(Self.markup("words") == 0)
    #expect(Self.withoutAddresses("<a href=\"xyz\">R</a><a href=\"q\">") == "<a href=\"\">R</a><a href=\"\">")
  }

  @Test("wraps words of another language in one element each, and the reader's own in none")
  func lean() throws {
    let card = try #require(Self.cards(try composed([Self.fullest(.advocacy)], "en")).first)
    #expect(!card.contains("<span") && !card.contains("&middot;"))
    #expect(card.contains("<b>Who decides:</b> <i lang=\"fr\">Board of Supervisors</i><br>"))
    #expect(card.contains("<b>Stipend:</b> Offered to people who take part<br>"))
    #expect(card.contains("<b>Language:</b> English and Spanish<br>"))
  }
}
