import Model
import Testing

@testable import Classifying

@Suite("golden set")
struct GoldenSetTests {
  @Test("is judged right by the phrases that the project ships", arguments: goldenSet)
  func judged(notice: GoldenNotice) {
    let judgement = Shipped.classifier.judge(notice.entry, from: nil)
    #expect((judgement.relevance >= 2) == (notice.section != nil), "\(lines(for: judgement))")
    if let section = notice.section { #expect(judgement.section == section) }
    if let tag = notice.tag { #expect(judgement.tags.contains(tag), "\(judgement.tags)") }
  }

  @Test("refuses learning that makes it worse, with the figures")
  func refuses() {
    let decisions = (0..<60).map { number in
      let notice = goldenSet[number % goldenSet.count]
      let verb: Decision.Verb = notice.section == nil ? .keep : .skip
      let decision = Decision(
        opportunity: "p\(number)", verb: verb, reason: "not for us", who: "nobody", at: Instant(seconds: number))
      return Example(notice.entry, from: nil, decisions: [decision])
    }
    let retraining = Learner(Shipped.configuration).retrain(decisions, inUse: .none)
    #expect(retraining.isRefused)
    #expect(retraining.after.shown < retraining.before.shown)
    #expect(retraining.before.description.hasPrefix("shown "))
  }

  @Test("accepts learning that leaves it as it is")
  func accepts() {
    let decision = Decision(opportunity: "p", verb: .skip, reason: "not for us", who: "maria", at: Instant(seconds: 1))
    let entry = Entry(source: "s", id: "1", title: "Accordion repair grant, Los Angeles")
    let retraining = Learner(Shipped.configuration).retrain(
      [Example(entry, from: nil, decisions: [decision])], inUse: .none)
    #expect(!retraining.isRefused)
    #expect(retraining.lessons == 1)
    #expect(retraining.changes.contains { $0.hasPrefix("+ keep\tword accordion\t-") })
  }
}
