import Model
import Testing

@testable import Classifying

@Suite("learning from staff")
struct LearnerTests {
  private let configuration: Configuration = {
    var configuration = Configuration()
    configuration.topics = [
      Topic(tag: "housing", phrases: [.init("housing", points: 3)]),
      Topic(tag: "arts_culture", phrases: [.init("music", points: 3), .init("silent film", rule: .never)]),
      Topic(tag: "funding", kind: .section, phrases: [.init("grant", points: 3)]),
      Topic(tag: "events", kind: .section, phrases: [.init("concert", points: 3)]),
      Topic(
        tag: "show", kind: .relevance,
        phrases: [.init("prevention network", rule: .always), .init("lottery", rule: .never)]),
    ]
    configuration.places = [PlaceNames(place: .laCity, names: ["Los Angeles"])]
    return configuration
  }()

  private func entry(_ title: String, _ number: Int = 0) -> Entry {
    Entry(source: "s", id: "\(title) \(number)", title: title, summary: "A grant in Los Angeles.")
  }

  private func example(
    _ title: String, _ verb: Decision.Verb, _ value: String = "", reason: String = "", _ number: Int = 0
  ) -> Example {
    let decision = Decision(
      opportunity: "p\(number)", verb: verb, value: value, reason: reason, who: "maria",
      at: Instant(seconds: 1000 + number))
    return Example(entry(title, number), from: nil, decisions: [decision])
  }

  /// Housing grants kept, music grants too, knitting skipped.
  private var examples: [Example] {
    (0..<12).flatMap { number in
      [
        example("Housing repair grant \(number)", .keep, "funding", number),
        example("Music lessons grant \(number)", .keep, "funding", number),
        example("Housing for knitting circles \(number)", .skip, reason: "off topic", number),
      ]
    }
  }

  private func grade(_ title: String, _ residual: Residual) -> Int {
    Classifier(configuration, residual: residual).judge(entry(title), from: nil).relevance
  }

  @Test("without decisions is exactly the phrase list")
  func nothingLearned() {
    let learner = Learner(configuration)
    #expect(learner.learn([]) == .none)
    #expect(learner.learn([example("Housing grant", .later)]) == .none)
    for title in ["Housing grant", "Music concert", "Nothing at all"] {
      let plain = Classifier(configuration).judge(entry(title), from: nil)
      #expect(Classifier(configuration, residual: .none).judge(entry(title), from: nil) == plain)
    }
  }

  @Test("raises what staff keep and lowers what they skip, also under words not seen together")
  func keepsAndSkips() {
    let residual = Learner(configuration).learn(examples)
    #expect(grade("Housing for knitting circles", .none) >= 2)
    #expect(grade("Housing for knitting circles", residual) < 2)
    #expect(grade("Housing for knitting needles", residual) < grade("Housing and sewing", residual))
    #expect(grade("Music lessons grant", residual) >= 2)
  }

  @Test("says what was learned among the reasons")
  func reasons() {
    let residual = Learner(configuration).learn(examples)
    let judgement = Classifier(configuration, residual: residual).judge(
      entry("Housing for knitting circles"), from: nil)
    #expect(
      judgement.reasons.contains {
        $0.location == "decisions of staff" && $0.rule.contains("knitting") && $0.points < 0
      })
  }

  @Test(
    "does not take the calendar or a twin for a lesson",
    arguments: ["duplicate of p1", "expired", "too late for this issue", "deadline passed"])
  func passing(reason: String) {
    let skipped = (0..<10).map { example("Housing grant \($0)", .skip, reason: reason, $0) }
    #expect(Learner(configuration).learn(skipped) == .none)
  }

  @Test("learns tags that staff give")
  func retag() {
    let retagged = (0..<12).map { example("Choir practice grant \($0)", .retag, "arts_culture", $0) }
    let residual = Learner(configuration).learn(retagged)
    let taught = Classifier(configuration, residual: residual)
    #expect(taught.judge(entry("Choir practice for all"), from: nil).tags.contains("arts_culture"))
    #expect(!Classifier(configuration).judge(entry("Choir practice for all"), from: nil).tags.contains("arts_culture"))
    #expect(!taught.judge(entry("Choir practice for a silent film"), from: nil).tags.contains("arts_culture"))
  }

  @Test("learns sections that staff choose")
  func section() {
    let moved = (0..<12).map { example("Housing grant concert \($0)", .keep, "events", $0) }
    let residual = Learner(configuration).learn(moved)
    #expect(Classifier(configuration).judge(entry("Housing grant concert"), from: nil).section == .funding)
    let taught = Classifier(configuration, residual: residual)
    #expect(taught.judge(entry("Housing grant concert"), from: nil).section == .events)
  }

  @Test("never outweighs an always or never phrase")
  func rules() {
    let residual = Learner(configuration).learn(
      (0..<20).flatMap {
        [example("Prevention Network grant", .skip, $0), example("Lottery housing grant", .keep, "funding", $0)]
      })
    #expect(grade("Prevention Network grant", residual) >= 2)
    #expect(grade("Lottery housing grant", residual) == 0)
  }

  @Test("gives the same coefficients for the same decisions in the same order")
  func deterministic() {
    #expect(Learner(configuration).learn(examples).text == Learner(configuration).learn(examples).text)
  }

  @Test("measures on rounds it has not seen")
  func crossValidated() {
    let judged = Learner(configuration).crossValidated(
      examples + (0..<6).map { example("Knitting and housing \($0)", .skip, $0) })
    #expect(judged.count == 42)
    #expect(judged.suffix(6).allSatisfy { $0.relevance < 2 })
  }

  private func example(_ title: String, _ verb: Decision.Verb, _ number: Int) -> Example {
    example(title, verb, "", reason: "", number)
  }

  private func example(_ title: String, _ verb: Decision.Verb, _ value: String, _ number: Int) -> Example {
    example(title, verb, value, reason: "", number)
  }
}
