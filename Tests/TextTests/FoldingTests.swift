import Testing

@testable import Text

@Suite("folding")
struct FoldingTests {
  @Test(
    "makes words comparable",
    arguments: [
      ("Jóvenes en acción", "jovenes en accion"),
      ("L.A. County, U.S. Dept.", "la county us dept"),
      ("People’s Budget; women's", "peoples budget womens"),
      ("Black-led/BIPOC_fund", "black led bipoc fund"),
      ("501(c)(3)", "501 c 3"),
      ("com\u{AD}mu\u{200B}nity", "community"),
      ("e\u{301}xito", "exito"),
      ("end of it. A new one", "end of it a new one"),
      ("Straße Łódź", "strase lodz"),
      ("…", ""),
    ])
  func folds(text: String, expected: String) {
    #expect(fold(text) == expected)
  }

  @Test(
    "gives singular and plural one key",
    arguments: [
      ("youths", "youth"), ("communities", "community"), ("organizaciones", "organización"),
      ("comunidades", "comunidad"), ("JOBS", "job"), ("jóvenes", "joven"),
    ])
  func singular(plural: String, singular: String) {
    #expect(FoldedText(plural).words.map(\.key) == FoldedText(singular).words.map(\.key))
  }

  @Test(
    "keeps words apart that only look like plurals",
    arguments: [("news", "new"), ("homeless", "homeles"), ("campus", "campu"), ("crisis", "crisi"), ("gas", "ga")])
  func distinct(word: String, other: String) {
    #expect(FoldedText(word).words.map(\.key) != FoldedText(other).words.map(\.key))
  }

  @Test(
    "notes how a word is written",
    arguments: [
      ("ice", FoldedText.LetterCase.small), ("Ice", .initial), ("ICE", .capitals), ("CBOs", .capitals),
      ("L.A.", .capitals), ("A", .initial), ("Ñuñoa", .initial),
    ])
  func letterCase(word: String, expected: FoldedText.LetterCase) {
    #expect(FoldedText(word).words.map(\.letterCase) == [expected])
  }

  @Test("quotes the words as they stood")
  func quotes() {
    let text = FoldedText("for “Black-led” groups in L.A. and beyond")
    #expect(text.text(1...3) == "Black-led” groups")
    #expect(text.text(5...5) == "L.A")
  }
}
