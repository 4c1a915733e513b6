import Testing

@testable import Classifying

private func pieces(_ text: String) -> [String] {
  let prose = Prose(text)
  return prose.tokens.indices.map { prose.quote($0..<$0 + 1) }
}

private func sentences(_ text: String) -> [String] {
  let prose = Prose(text)
  return prose.sentences.map(prose.quote)
}

@Suite("Tokens and sentences")
struct TokenizerTests {
  @Test(
    "cuts words, numbers and signs, also where they are glued",
    arguments: [
      ("Apply by 5pm", ["Apply", "by", "5", "pm"]), ("$1,250.50", ["$", "1,250.50"]), ("May 4th", ["May", "4", "th"]),
      ("March 18,2026", ["March", "18", ",", "2026"]), ("$1.200.000", ["$", "1.200.000"]),
      ("25%", ["25", "%"]), ("más de 3.5", ["más", "de", "3.5"]), ("13Federal", ["13", "Federal"]),
    ])
  func cuts(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test("reads numbers with commas, with points and with decimals")
  func numbers() {
    #expect(Prose("1,250,000").tokens.first?.value == 1_250_000)
    #expect(Prose("1.250.000").tokens.first?.value == 1_250_000)
    #expect(Prose("3.25").tokens.first?.value == 3.25)
    #expect(Prose("99999999999999999999").tokens.first?.value == nil)
  }

  @Test(
    "ends sentences where readers do",
    arguments: [
      ("Apply now. Awards follow.", ["Apply now.", "Awards follow."]),
      ("Due 2026.Applicants wait", ["Due 2026.", "Applicants wait"]),
      ("Call U.S. offices", ["Call U.S. offices"]),
      ("By 5 p.m. PT on Friday", ["By 5 p.m. PT on Friday"]),
      ("One; two", ["One;", "two"]), ("Line one\nLine two", ["Line one", "Line two"]),
      ("No. 7 stands. Next", ["No. 7 stands.", "Next"]),
    ])
  func ends(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test("hears no difference of case and accent in a word")
  func folds() {
    #expect(Word("Solicitación") == Word("solicitacion"))
    #expect(Word("LÍMITE") == Word("limite"))
    #expect(Word("grant") != Word("grants"))
  }
}
