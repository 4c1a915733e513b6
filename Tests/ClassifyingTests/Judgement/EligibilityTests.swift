import Model
import Testing

@testable import Classifying

@Suite("Whether a community organization may apply, and for whom it is meant")
struct EligibilityTests {
  @Test(
    "reads the column of applicants, narrowed by the text",
    arguments: [
      (["Nonprofit", "Public Agency"], "Grants for youth programs.", Answer.yes),
      (["Nonprofits having a 501(c)(3) status with the IRS"], "Grants for youth programs.", .yes),
      (["Unrestricted"], "Grants for youth programs.", .yes), (["Public Agency"], "Grants for youth programs.", .no),
      (["Tribal Government"], "Grants for youth programs.", .no),
      ([], "Grants for youth programs. Nonprofit organizations may apply.", .yes),
      ([], "Grants for youth programs.", .unclear),
    ])
  func column(classes: [String], text: String, expected: Answer) {
    #expect(Shipped.judge("Youth program grants", text, eligibility: classes).eligible == expected)
  }

  @Test("is no for what is no funding")
  func others() {
    #expect(Shipped.judge("Community meeting in Watts", "Join us for a community meeting.").eligible == .no)
  }

  @Test(
    "finds race named as purpose, priority or eligibility, with its quote",
    arguments: [
      "Priority is given to organizations led by Black, Indigenous and people of color.",
      "The fund supports Black-led organizations in Los Angeles.",
      "Grants advance racial equity in Los Angeles.",
    ])
  func equity(text: String) throws {
    let judgement = Shipped.judge("Community grants", text)
    #expect(judgement.equity == .yes)
    let quote = try #require(judgement.equityQuote)
    #expect(text.lowercased().contains(quote.lowercased()))
  }

  @Test(
    "finds none in names, places, animals and laws, nor in equity alone",
    arguments: [
      "Black bear habitat in Brown County.", "The Brown Act governs meetings.", "Brownfields cleanup grants.",
      "Song-Brown training programs.", "Governor Brown signed the bill.", "Brown stink bug research.",
      "We value equity, diversity and inclusion.", "Serving underserved communities.",
    ])
  func misleading(text: String) {
    let judgement = Shipped.judge("Community grants", text)
    #expect(judgement.equity != .yes)
    #expect(judgement.equity != .no || judgement.equityQuote == nil)
  }

  @Test("leaves it open when race only stands in an argument, and says so")
  func argument() {
    let judgement = Shipped.judge(
      "Carta de apoyo", "Los niños afroamericanos son separados de sus hogares con más frecuencia que otros.")
    #expect(judgement.equity == .unclear)
    #expect(judgement.doubts.contains { $0.hasPrefix("race stands in an argument only") })
  }

  @Test("leaves it open when race is one of many unlike groups")
  func oneOfMany() {
    let judgement = Shipped.judge(
      "Community grants", "Serving women, veterans, people with disabilities and communities of color.")
    #expect(judgement.equity == .unclear)
  }
}
