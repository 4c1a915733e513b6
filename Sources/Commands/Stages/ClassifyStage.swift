import Classifying
import Model
import Text

/// `prevnet stage classify`: what a record is, for whom, and why, by the topics and places of the configuration.
struct ClassifyStage: Stage {
  static let name = "classify"
  static let summary = "a normalised record to {\"id\", \"section\", \"relevance\", \"issues\", …, \"reasons\"}"

  private let classifier: Classifier
  private let sources: [Source]
  private let now: Instant

  init(in workplace: Workplace) throws {
    let configuration = try workplace.configuration()
    classifier = Classifier(configuration)
    sources = configuration.sources
    now = workplace.now
  }

  func answer(_ line: JSON) async throws -> JSON {
    let entry = Entry(record: line)
    let judgement = classifier.classify(entry, from: source(of: entry), now: now).judgement
    return [
      "section": .string(section(of: judgement)), "relevance": .integer(judgement.relevance),
      "score": .number(judgement.score), "issues": strings(judgement.tags),
      "populations": strings(judgement.populations), "geography": .string(judgement.place.rawValue),
      "eligible_org": .string(judgement.eligible.rawValue), "equity_focus": .string(judgement.equity.rawValue),
      "equity_span": judgement.equityQuote.map(JSON.string) ?? .null,
      "goals": strings(judgement.goals.map(\.rawValue)), "campaigns": strings(judgement.campaigns),
      "reasons": strings(lines(for: judgement)), "doubts": strings(judgement.doubts),
    ]
  }

  /// The configured source the record says it is from: all words of its id begin the record's (`ca_grants_portal_2022`).
  private func source(of entry: Entry) -> Source? {
    let words = FoldedText(entry.source).words.map(\.key)
    return sources.filter { words.starts(with: FoldedText($0.id).words.map(\.key)) }.max { $0.id.count < $1.id.count }
  }

  private func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }

  /// The labels' words: singular, and `irrelevant` when there is nothing for the reader.
  private func section(of judgement: Judgement) -> String {
    switch judgement.section {
    case .events: "event"
    case .resources: "resource"
    case .some(let section): section.rawValue
    case nil: judgement.relevance == 0 ? "irrelevant" : "other"
    }
  }
}
