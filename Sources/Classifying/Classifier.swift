package import Model
import Text

/// Works out what an entry is, for whom and until when, each with its reasons.
package struct Classifier: Sendable {
  private let book: PhraseBook
  private let gazetteer: Gazetteer
  private let zone: Zone

  package init(_ configuration: Configuration) {
    book = PhraseBook(configuration.topics)
    gazetteer = Gazetteer(configuration.places)
    zone = Zone.named(configuration.newsletter.zone) ?? .losAngeles
  }

  /// The same entry, source and clock give the same result.
  package func classify(_ entry: Entry, from source: Source?, now: Instant) -> Classified {
    let evidence = Evidence(entry, from: source, book: book, gazetteer: gazetteer)
    let facts = readFacts(
      in: [entry.title, evidence.text.summary].joined(separator: "\n"), fields: entry.fields,
      posted: entry.published.map { zone.day(of: $0) }, zone: zone)
    let language =
      detectLanguage([evidence.text[.title], evidence.text[.summary]]) ?? entry.language ?? source?.language ?? "en"
    return Classified(
      facts: facts, judgement: judge(evidence, facts), text: evidence.text.summary, language: language)
  }

  private func judge(_ evidence: Evidence, _ facts: Facts) -> Judgement {
    let kind = decideKind(evidence)
    let place = decidePlace(evidence, kind: kind.value)
    let eligible = decideEligible(evidence, kind: kind.value, facts: facts)
    let (equity, quote) = decideEquity(evidence)
    let issues = chooseTags(evidence, kind: kind.value)
    let standing = Standing(
      kind: kind.value, place: place.value, eligible: eligible.value, tags: issues.value, evidence)
    let relevance = gradeRelevance(evidence, standing)
    let goals = goals(evidence, standing, relevance: relevance.value)
    let campaigns = tags(of: .campaign, evidence)
    let populations = tags(of: .population, evidence, from: 2)

    var judgement = Judgement(section: relevance.value > 0 ? kind.value.section : nil, relevance: relevance.value)
    judgement.place = place.value
    judgement.eligible = eligible.value
    judgement.equity = equity.value
    judgement.equityQuote = equity.value == .no ? nil : quote
    judgement.tags = issues.value
    judgement.campaigns = campaigns.value
    judgement.populations = populations.value
    judgement.goals = goals.value
    judgement.reasons =
      kind.reasons + relevance.reasons + issues.reasons + place.reasons + eligible.reasons + equity.reasons
      + campaigns.reasons + populations.reasons + goals.reasons
    judgement.doubts =
      kind.doubts + place.doubts + eligible.doubts + equity.doubts + (relevance.value > 0 ? issues.doubts : [])
    judgement.score = sortingScore(judgement, evidence)
    return judgement
  }
}

/// What the classifier found in an entry.
package struct Classified: Hashable, Sendable {
  package var facts: Facts
  package var judgement: Judgement
  /// The summary as plain text.
  package var text: String
  /// `en` or `es`.
  package var language: String
}
