import TestSupport
import Testing

@testable import Text

/// The automaton against the plainest search there is, over texts of few words so that phrases overlap and nest.
@Suite("Many phrases against plain search")
struct PhraseSearchTests {
  private static let words = ["home", "care", "first", "not", "foster", "jail", "last"]

  private func words(_ count: Int, _ dice: inout SeededNumbers) -> [String] {
    (0..<count).map { _ in Self.words[dice.roll(7)] }
  }

  /// Every place where a phrase's words stand in a row.
  private func plain(_ phrases: [[String]], in text: [String]) -> Set<PhraseAutomaton.Match> {
    var found: Set<PhraseAutomaton.Match> = []
    for (index, phrase) in phrases.enumerated() where phrase.count <= text.count {
      for start in 0...(text.count - phrase.count) where Array(text[start..<start + phrase.count]) == phrase {
        found.insert(PhraseAutomaton.Match(phrase: index, words: start...start + phrase.count - 1))
      }
    }
    return found
  }

  @Test("finds exactly what plain search finds, each once", arguments: 0..<30)
  func same(seed: Int) {
    var dice = SeededNumbers(UInt64(seed))
    let phrases = (0..<12).map { _ in words(1 + dice.roll(4), &dice) }
    let text = words(dice.roll(60), &dice)
    let automaton = PhraseAutomaton(phrases.map { $0.joined(separator: " ") })
    let found = automaton.matches(in: FoldedText(text.joined(separator: " ")))
    #expect(Set(found) == plain(phrases, in: text))
    #expect(found.count == Set(found).count)
  }

  @Test("reports matches in the order of their last words, longer ones first")
  func order() {
    let automaton = PhraseAutomaton(["care", "foster care", "not foster care"])
    let found = automaton.matches(in: FoldedText("Family care, not foster care"))
    #expect(found.map(\.phrase) == [0, 2, 1, 0])
    #expect(found.map(\.words.upperBound) == [1, 4, 4, 4])
  }

  @Test("finds nothing in nothing, and no phrase without a letter")
  func empty() {
    #expect(PhraseAutomaton([]).matches(in: FoldedText("foster care")).isEmpty)
    #expect(PhraseAutomaton(["care"]).matches(in: FoldedText("")).isEmpty)
    #expect(PhraseAutomaton(["", "…", "—"]).matches(in: FoldedText("… — care")).isEmpty)
  }

  @Test(
    "finds a phrase whatever stands between its letters that is no letter",
    arguments: ["Foster-care", "FOSTER CARE", "foster\u{a0}care", "foster\ncare", "Föster  cáre", "fos\u{ad}ter care"])
  func spellings(text: String) {
    #expect(PhraseAutomaton(["foster care"]).matches(in: FoldedText(text)).count == 1)
  }
}
