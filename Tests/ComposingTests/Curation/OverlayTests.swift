import Composing
import Model
import Testing

@Suite("edits of staff")
struct OverlayTests {
  let now = Instant(Sample.today)

  func edit(_ text: String, _ item: Opportunity) throws -> Decision {
    try Overlay(text, of: item, who: "ana", at: now).decision(on: item.id)
  }

  @Test("stand over the source's words without touching them, the last one of a field first")
  func applied() throws {
    let item = Sample.youthGrant
    let decisions = try [
      edit("title=First", item), edit("title=Youth fund", item), edit("blurb.es=Para grupos pequeños", item),
      edit("deadline=2026-12-18 12:00 PT", item), edit("funder=State", item), edit("funder=", item),
    ]
    let edits = Edits(decisions)
    let shown = edits.applied(to: item)
    #expect(shown.title == "Youth fund" && shown.funder == item.funder)
    #expect(edits.blurbs == ["es": "Para grupos pequeños"])
    #expect(shown.facts.closing?.value.day == Sample.today + 17 && shown.facts.closing?.value.zone == "PT")
    #expect(shown.facts.deadlines.count == item.facts.deadlines.count)
  }

  @Test("are asked about again when the source says something else")
  func outdated() throws {
    var item = Sample.youthGrant
    let edits = Edits(try [edit("title=Youth fund", item), edit("funder=State", item)])
    #expect(edits.outdated(by: item).isEmpty)
    item.title = "Youth Healing Fund 2027"
    #expect(edits.outdated(by: item).map(\.field) == ["title"])
  }

  @Test(
    "say what is wrong with one",
    arguments: [
      ("nonsense", "'nonsense' is no edit; write FIELD=VALUE, such as title=New title"),
      ("titel=x", "no field 'titel' can be edited; did you mean 'title'?"),
      ("blurb.english=x", "no field 'blurb.english' can be edited"),
      ("link=javascript:alert(1)", "'javascript:alert(1)' is no http or https address"),
      ("deadline=soon", "'soon' is no date; write 2026-12-15, or 2026-12-15 17:00 PT"),
      ("deadline=2026-12-15 17:00 XYZ", "'2026-12-15 17:00 XYZ' is no date; write 2026-12-15, or 2026-12-15 17:00 PT"),
    ])
  func mistakes(text: String, words: String) {
    let error = #expect(throws: OverlayError.self) { try edit(text, Sample.youthGrant) }
    #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
  }
}
