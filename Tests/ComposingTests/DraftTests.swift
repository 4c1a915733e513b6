import Composing
import Model
import Testing

@Suite("draft")
struct DraftTests {
  let today = Sample.today
  var newsletter = Newsletter()

  func draft(_ items: [Opportunity], _ choices: Choices = Choices(), _ newsletter: Newsletter? = nil) -> [Section:
    [String]]
  {
    draftItems(from: items, choices: choices, newsletter: newsletter ?? self.newsletter, day: today)
  }

  func decided(_ verb: Decision.Verb, _ id: String, _ value: String = "") -> Decision {
    Decision(opportunity: id, verb: verb, value: value, who: "ana", at: Instant(today))
  }

  @Test("puts the nearest deadline first and what has none last, whatever order they come in")
  func order() {
    let items = [
      Sample.item("undated", "U"), Sample.item("late", "L", closes: today + 40),
      Sample.item("soon", "S", closes: today + 2),
      Sample.item("job", "J", .employment, closes: today + 1),
    ]
    #expect(draft(items) == [.funding: ["soon", "late", "undated"], .employment: ["job"]])
    #expect(draft(items.reversed()) == draft(items))
  }

  @Test("leaves out what has closed, what is not relevant and what is in doubt")
  func left() {
    var doubtful = Sample.item("doubt", "D")
    doubtful.judgement.doubts = ["no date"]
    var withdrawn = Sample.item("gone", "G")
    withdrawn.status = .withdrawn
    let items = [
      Sample.item("closed", "C", closes: today - 1), Sample.item("weak", "W", relevance: 1), doubtful, withdrawn,
      Sample.item("today", "T", closes: today),
    ]
    #expect(draft(items) == [.funding: ["today"]])
  }

  @Test("follows staff: kept comes in where they said, skipped and later stay out, reopened is as new")
  func decisions() {
    let items = ["a", "b", "c", "d"].map { Sample.item($0, $0) } + [Sample.item("weak", "W", relevance: 0)]
    let choices = Choices([
      decided(.keep, "weak", "resources"), decided(.skip, "a"), decided(.later, "b"), decided(.skip, "c"),
      decided(.reopen, "c"), decided(.keep, "d"),
    ])
    #expect(draft(items, choices) == [.resources: ["weak"], .funding: ["c", "d"]])
  }

  @Test("keeps to a section's limit: what staff kept first, then the more relevant")
  func limit() {
    var newsletter = newsletter
    newsletter.sectionLimit = [.funding: 2]
    let items = [
      Sample.item("soon", "S", closes: today + 1, relevance: 2), Sample.item("best", "B", closes: today + 50),
      Sample.item("kept", "K", relevance: 1),
    ]
    #expect(draft(items, Choices([decided(.keep, "kept")]), newsletter) == [.funding: ["best", "kept"]])
  }

  @Test("shows the next of several dates, and still counts the last")
  func severalDates() {
    var item = Sample.item("rounds", "R", closes: today - 5)
    item.facts.deadlines += [20, 50].map { Fact(Deadline(day: today + $0), quote: "") }
    #expect(item.nextDate(from: today)?.day == today + 20)
    #expect(draft([item]) == [.funding: ["rounds"]])
  }
}
