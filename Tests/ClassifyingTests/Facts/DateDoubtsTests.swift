import Model
import Testing

@testable import Classifying

@Suite("Dates that staff should look at")
struct DateDoubtsTests {
  @Test("doubts a date whose weekday is another, and says which it is")
  func weekday() {
    let read = facts("Applications are due Monday, March 10, 2026.")
    #expect(read.deadlines.map(\.value.day) == [Day(2026, 3, 10)])
    #expect(read.doubts == ["“Monday, March 10, 2026”: 2026-03-10 is a Tuesday"])
  }

  @Test(
    "doubts no weekday that is right, nor one of a date that means nothing",
    arguments: [
      "Applications are due Tuesday, March 10, 2026.", "Las solicitudes vencen el martes 10 de marzo de 2026.",
      "Apply by Friday, April 17.", "The law was signed on Monday, March 10, 2020.",
    ])
  func right(text: String) {
    #expect(facts(text).doubts.isEmpty)
  }

  @Test("doubts figures of a Spanish text that can be read both ways")
  func figures() {
    #expect(facts("Fecha de cierre de las solicitudes: 09/03/2026").doubts.count == 1)
    #expect(facts("Fecha de cierre de las solicitudes: 15/03/2026").doubts.isEmpty)
    #expect(facts("Applications are due 09/03/2026").doubts.isEmpty)
    // Another date of the text tells.
    let settled = facts("Solicitudes del 15/02/2026 al 09/03/2026. Las solicitudes cierran el 09/03/2026.")
    #expect(settled.doubts.isEmpty)
  }

  @Test("a doubt about a date reaches the judgement, so that the item is reviewed")
  func reviewed() {
    let judgement = Shipped.judge(
      "Youth development grants for nonprofits in South Los Angeles",
      "Nonprofit organizations may apply for grants. Applications are due Monday, March 10, 2026.")
    #expect(judgement.doubts.contains { $0.contains("is a Tuesday") })
  }
}
