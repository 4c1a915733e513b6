package import Model
import Text

/// Works out what an entry is, for whom and until when, each with its reasons.
package struct Classifier: Sendable {
  private let book: PhraseBook
  private let gazetteer: Gazetteer
  private let zone: Zone
  private var residual: Residual

  /// Reads the phrases and places of a configuration once; an unknown zone is that of Los Angeles.
  package init(_ configuration: Configuration, residual: Residual = .none) {
    book = PhraseBook(configuration.topics)
    gazetteer = Gazetteer(configuration.places)
    zone = Zone.named(configuration.newsletter.zone) ?? .losAngeles
    self.residual = residual
  }

  /// The same with another residual; the phrases are not read again.
  func with(_ residual: Residual) -> Classifier {
    var other = self
    other.residual = residual
    return other
  }

  /// The same entry, source and clock give the same result.
  package func classify(_ entry: Entry, from source: Source?, now: Instant) -> Classified {
    let evidence = evidence(entry, from: source)
    let facts = readFacts(
      in: [entry.title, evidence.text.summary].joined(separator: "\n"), fields: entry.fields,
      posted: entry.published.map { zone.day(of: $0) }, zone: zone)
    let language =
      detectLanguage([evidence.text[.title], evidence.text[.summary]]) ?? entry.language ?? source?.language ?? "en"
    return Classified(
      facts: facts, judgement: judge(evidence, facts), text: evidence.text.summary, language: language)
  }

  /// All that speaks in an entry, for the finders of this room and for learning.
  func evidence(_ entry: Entry, from source: Source?) -> Evidence {
    Evidence(entry, from: source, book: book, gazetteer: gazetteer, residual: residual)
  }

  /// The judgement alone, with the facts of the columns only; for learning, which reads many.
  func judge(_ entry: Entry, from source: Source?) -> Judgement { judge(evidence(entry, from: source), Facts()) }

  /// Each question in turn; relevance last, since it asks what the others answered.
  func judge(_ evidence: Evidence, _ facts: Facts) -> Judgement {
    let kind = decideKind(evidence)
    let place = decidePlace(evidence, kind: kind.value)
    let eligible = decideEligible(evidence, kind: kind.value, facts: facts)
    let (equity, quote) = decideEquity(evidence)
    let issues = chooseTags(evidence, kind: kind.value)
    let standing = Standing(
      kind: kind.value, place: place.value, eligible: eligible.value, tags: issues.value, evidence)
    let relevance = taught(gradeRelevance(evidence, standing), evidence, kind.value)
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
      facts.doubts + kind.doubts + place.doubts + eligible.doubts + equity.doubts
      + (relevance.value > 0 ? issues.doubts : [])
    judgement.score = sortingScore(judgement, evidence)
    return judgement
  }
}

/// The grade with what staff taught and with the phrases that decide alone: `show` in feeds.yml, always and never.
private func taught(_ grade: Verdict<Int>, _ evidence: Evidence, _ kind: ItemKind) -> Verdict<Int> {
  if let topic = evidence.book.topic(.show), let rule = evidence.rule(topic) {
    let value = rule == .never || kind == .none ? 0 : max(2, grade.value)
    return Verdict(value: value, reasons: evidence.reasons(topic, about: "relevance"))
  }
  let learned = evidence.learned(Target.keep)
  guard learned != 0 else { return grade }
  let odds = Prior.odds(ofGrade: grade.value) + learned
  let value = kind == .none ? 0 : Prior.grade(ofOdds: odds)
  return Verdict(value: value, reasons: grade.reasons + evidence.learnedReasons(Target.keep, about: "relevance"))
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
