import Testing

@testable import Classifying

@Suite("Phrases of the finders")
struct CueTableTests {
  private let table = CueTable([
    (.application, ["application|applications", "apply"]), (.letter, ["letter of intent|interest _|to _|apply"]),
    (.award, ["grant", "grant award"]),
  ])

  private func found(_ text: String) -> [String] {
    let prose = Prose(text)
    return table.hits(in: prose.tokens).map { prose.quote($0.range) }
  }

  @Test(
    "prefers the longest phrase, and lets groups not hide one another",
    arguments: [
      ("a letter of intent to apply today", ["letter of intent to apply"]),
      ("Applications, then apply", ["Applications", "apply"]),
      ("the grant award application", ["grant award", "application"]),
      ("a letter of\nintent", []), ("letter-of-interest", ["letter-of-interest"]), ("nothing here", []),
    ])
  func longest(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test("holds every phrase it was given")
  func complete() {
    for (cues, phrases) in dateCues + moneyCues + termCues + applicantCues + equityCues + noticeCues {
      for phrase in phrases {
        let words = phrase.split(separator: " ").map { part in part.split(separator: "|").first { $0 != "_" } ?? "" }
        let hits = CueTable.standard.hits(in: Prose(words.joined(separator: " ")).tokens)
        #expect(hits.contains { $0.cues.intersects(cues) }, "\(phrase)")
      }
    }
  }
}
