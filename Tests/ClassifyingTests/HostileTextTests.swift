import Foundation
import Model
import TestSupport
import Testing
import Text

@testable import Classifying

@Suite("hostile text")
struct HostileTextTests {
  @Test(
    "a long run of any one character is judged without a fault",
    arguments: [
      " ", "a", "A", ".", "<", "&", ">", "\"", "'", "-", "$", "0", ",", "\n", "\u{0}", "é", "ñ", "\u{FFFD}", "\u{200B}",
      "\u{301}", "界", "👨‍👩‍👧", "¿",
    ])
  func repeats(character: String) {
    let text = String(repeating: character, count: 40_000)
    let entry = Entry(source: text, id: "1", title: text, summary: text, fields: [EntryField.geography: [text]])
    let classified = Classifier(Configuration()).classify(entry, from: nil, now: Instant(seconds: 0))
    #expect(classified.judgement.section == nil)
  }

  @Test("a long run of one word is one tag")
  func manyMatches() {
    let text = String(repeating: "housing ", count: 20_000)
    let judgement = Shipped.classifier.judge(Entry(source: "s", id: "1", title: "t", summary: text), from: nil)
    #expect(judgement.tags == ["housing"])
  }

  @Test("the naughty strings are judged without a fault", .enabled(if: sharedFolder != nil))
  func naughty() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/naughty_strings.json")
    let strings = try JSON(parsing: Data(contentsOf: file))["items"]?.array?.compactMap(\.string) ?? []
    #expect(strings.count > 100)
    for text in strings {
      let entry = Entry(source: text, id: text, title: text, link: text, summary: text)
      let judgement = Shipped.classifier.classify(entry, from: nil, now: Instant(seconds: 0)).judgement
      #expect((0...3).contains(judgement.relevance))
    }
  }
}
