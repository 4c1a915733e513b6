import Model
import Testing

@testable import Classifying

/// The words that mislead (names, animals, laws), each as somebody will meet it.
@Suite("words that mislead")
struct MisleadingWordsTests {
  @Test(
    "are no equity",
    arguments: [
      "Black Hills National Forest fuel reduction grants", "Season limits for Black brant geese",
      "Living with black bear: grants for bear-proof bins", "Black Knight Inc. seeks an analyst",
      "Brown Bear Hydro license amendment", "Road works in Brown County", "Song-Brown residency grants",
      "Governor Brown signed the bill", "Control of the brown stink bug", "Brown Act training for council members",
      "Brownfields cleanup loans", "Black Lives Matter-LA hosts a teach-in", "Taller sobre la Ley Brown",
      "Reglas contra el mercado negro", "Guía del oso negro", "Viernes negro en la tienda",
    ])
  func noEquity(title: String) {
    #expect(Shipped.judge(title).equity == .no)
  }

  @Test(
    "beside words that do name a people",
    arguments: [
      ("Grants for Black-led organizations", "Black-led"), ("Fund for Black and Brown youth", "Black and Brown"),
      ("Support for communities of color", "communities of color"),
      ("Fondo para comunidades negras", "comunidades negras"),
    ])
  func equity(title: String, quote: String) {
    let judgement = Shipped.judge(title)
    #expect(judgement.equity == .yes)
    #expect(judgement.equityQuote == quote)
  }

  @Test("leave the matter open where race is one entry of a list")
  func oneOfMany() {
    let judgement = Shipped.judge(
      "Leadership fellowships", "Open to women, veterans, people with disabilities and people of color.")
    #expect(judgement.equity == .unclear)
    #expect(judgement.doubts.contains { $0.contains("one entry in a list") })
  }

  @Test(
    "name no topic",
    arguments: [
      ("Ending animal homelessness", "Spay and neuter grants to reduce cat and dog homelessness.", "homelessness"),
      ("Exempt preparations under the Controlled Substances Act", "Lists of chemical preparations.", "substance_use"),
      ("Curling Instructor", "Curling Instructor — Southern California Curling Center — Los Angeles", "youth"),
    ])
  func noTopic(title: String, summary: String, tag: String) {
    #expect(!Shipped.judge(title, summary).tags.contains(tag))
  }

  @Test(
    "come from the wrong place",
    arguments: [
      ("Kinship care grants", "For agencies that serve kin caregivers.", "Pennsylvania Department of Human Services"),
      ("Fund for Black-led groups in Seattle", "General operating support for Black-led organizations.", ""),
    ])
  func wrongPlace(title: String, summary: String, agency: String) {
    let judgement = Shipped.judge(title, summary, agency: agency, eligibility: ["Nonprofit"])
    #expect(judgement.place == .elsewhere)
    #expect(judgement.relevance == 0)
  }

  @Test(
    "leave Los Angeles out",
    arguments: [
      "Open to California organizations except for organizations in Los Angeles County",
      "Statewide, excluding Los Angeles County", "Todo el estado excepto el condado de Los Ángeles",
    ])
  func excluded(notes: String) {
    let judgement = Shipped.judge(
      "Mental health grants for nonprofits", "Grants for mental health services.", eligibility: ["Nonprofit"],
      geography: notes)
    #expect(judgement.place == .elsewhere)
    #expect(judgement.relevance == 0)
    #expect(judgement.section == nil)
  }
}
