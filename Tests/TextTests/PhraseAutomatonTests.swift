import TestSupport
import Testing

@testable import Text

@Suite("phrase automaton")
struct PhraseAutomatonTests {
  /// The phrases found, in order.
  private func found(_ phrases: [String], in text: String, _ rule: PhraseAutomaton.CaseRule = .acronyms) -> [String] {
    PhraseAutomaton(phrases, case: rule).matches(in: FoldedText(text)).map { phrases[$0.phrase] }
  }

  @Test("finds phrases across case, marks, plurals and punctuation")
  func finds() {
    let phrases = ["affordable housing", "tenant", "salud mental"]
    #expect(found(phrases, in: "Tenants need affordable\nhousing") == ["tenant", "affordable housing"])
    #expect(found(phrases, in: "SALUD MENTAL.") == ["salud mental"])
    #expect(found(phrases, in: "unaffordable housing, tenancy").isEmpty)
  }

  @Test("finds a phrase that begins inside another")
  func overlaps() {
    let phrases = ["mental health", "health equity", "health", "mental health services act"]
    #expect(found(phrases, in: "mental health equity") == ["mental health", "health", "health equity"])
    #expect(found(phrases, in: "mental health services for all") == ["mental health", "health"])
  }

  @Test("gives every phrase of the same words")
  func twins() {
    #expect(Set(found(["Reentry", "reentry", "re entry"], in: "reentry")) == ["Reentry", "reentry"])
  }

  @Test(
    "binds acronyms to capitals, and names to a first capital",
    arguments: [
      ("ICE", "raids by ICE", PhraseAutomaton.CaseRule.acronyms, true),
      ("ICE", "ice cream", .acronyms, false),
      ("Housing", "housing", .acronyms, true),
      ("Watts", "500 watts", .names, false),
      ("Watts", "in WATTS", .names, true),
      ("LA", "la junta", .names, false),
      ("City of Industry", "the City of Industry", .names, true),
    ])
  func letterCase(phrase: String, text: String, rule: PhraseAutomaton.CaseRule, matches: Bool) {
    #expect(found([phrase], in: text, rule).isEmpty == !matches)
  }

  @Test("an empty phrase never matches, and no phrase at all is fine")
  func empty() {
    #expect(found(["", "…", "a"], in: "b a") == ["a"])
    #expect(found([], in: "anything").isEmpty)
  }

  @Test("agrees with a plain search on many phrases")
  func agrees() {
    let letters = ["a", "b", "c"]
    let phrases =
      letters + letters.flatMap { x in letters.map { x + " " + $0 } }
      + letters.flatMap { x in letters.map { "a " + x + " " + $0 } }
    var dice = SeededNumbers(7)
    let words = (0..<200).map { _ in letters[dice.roll(3)] }
    let plain = phrases.map { phrase in
      let wanted = phrase.split(separator: " ").map(String.init)
      return words.indices.filter { words[$0...].starts(with: wanted) }.count
    }
    let matches = PhraseAutomaton(phrases).matches(in: FoldedText(words.joined(separator: " ")))
    #expect(phrases.indices.map { phrase in matches.filter { $0.phrase == phrase }.count } == plain)
  }
}
