package import Model
import Text

/// Learns a residual from staff's decisions, in process and without chance.
package struct Learner: Sendable {
  private let classifier: Classifier

  package init(_ configuration: Configuration) { classifier = Classifier(configuration) }

  /// Coefficients for whether to keep, for sections and for tags; none without a decision that teaches.
  package func learn(_ examples: [Example]) -> Residual {
    let pupils = examples.compactMap { Pupil($0, classifier) }
    var learned: [String: [String: Double]] = [:]
    for (target, rows) in Pupil.targets(of: pupils) { learned[target] = fit(rows, pull: Learner.pull(of: target)) }
    return Residual(learned)
  }

  /// Learns anew and compares with what is in use.
  package func retrain(_ examples: [Example], inUse: Residual) -> Retraining {
    let residual = learn(examples)
    return Retraining(
      residual: residual, changes: residual.changes(from: inUse),
      lessons: examples.count { !Lesson($0.decisions).isEmpty },
      before: GoldenFigures(classifier.with(inUse)), after: GoldenFigures(classifier.with(residual)))
  }

  /// Sections are nearly always right by the phrase list, and few items show the rare ones: staff must say it more often
  /// before words count for a section, and less often for a tag.
  private static func pull(of target: String) -> Double {
    target == Target.keep ? 4 : target.hasPrefix("section") ? 8 : 2
  }

  /// Coefficients by feature; among many rows a feature must stand in two of them to teach anything about others.
  private func fit(_ rows: [Pupil.Row], pull: Double) -> [String: Double] {
    var counts: [String: Int] = [:]
    for row in rows { for feature in row.features { counts[feature, default: 0] += 1 } }
    let names = counts.filter { $0.value >= (rows.count > 100 ? 2 : 1) }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let numbered = rows.map { row in
      LogisticFit.Row(prior: row.prior, features: row.features.compactMap { numbers[$0] }, answer: row.answer)
    }
    let weights = LogisticFit(pull: pull).coefficients(numbered, count: names.count)
    return Dictionary(uniqueKeysWithValues: zip(names, weights))
  }

  /// The judgements of each example by what was learned from the others, in as many folds.
  ///
  /// Rounds of one program (titles equal but for numbers) are always in one fold: what is measured is unseen text.
  package func crossValidated(_ examples: [Example], folds: Int = 5) -> [Judgement] {
    let groups = examples.map { Learner.fold(of: $0.entry.title, folds) }
    var judgements = examples.map { _ in Judgement() }
    for fold in 0..<folds {
      let residual = learn(examples.indices.filter { groups[$0] != fold }.map { examples[$0] })
      let taught = classifier.with(residual)
      for index in examples.indices where groups[index] == fold {
        judgements[index] = taught.judge(examples[index].entry, from: examples[index].source)
      }
    }
    return judgements
  }

  /// A fold by the letters of a title without its numbers (FNV-1a).
  private static func fold(of title: String, _ folds: Int) -> Int {
    let words = foldedWords(title).filter { !$0.contains(where: \.isNumber) }
    let hash = words.joined(separator: " ").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return Int((hash >> 16) % UInt64(max(1, folds)))
  }
}

/// What a new round of learning would change.
package struct Retraining: Sendable {
  package var residual: Residual
  package var changes: [String]
  /// How many examples taught something.
  package var lessons: Int
  /// The golden set as it is judged now, and as it would be.
  package var before: GoldenFigures
  package var after: GoldenFigures

  /// A residual under which the golden set is judged worse is not taken into use.
  package var isRefused: Bool { after.isBelow(before) }
}

/// An example with its features and what the phrase list alone makes of it.
private struct Pupil {
  struct Row {
    var prior: Double
    var features: [String]
    var answer: Bool
  }

  let lesson: Lesson
  let features: [String]
  let prior: Prior

  init?(_ example: Example, _ classifier: Classifier) {
    lesson = Lesson(example.decisions)
    guard !lesson.isEmpty else { return nil }
    let evidence = classifier.evidence(example.entry, from: example.source)
    features = evidence.features()
    prior = Prior(evidence, classifier.judge(example.entry, from: example.source))
  }

  /// Rows by target, in a fixed order.
  static func targets(of pupils: [Pupil]) -> [(String, [Row])] {
    var rows: [String: [Row]] = [:]
    for pupil in pupils {
      func add(_ target: String, _ prior: Double, _ answer: Bool) {
        rows[target, default: []].append(Row(prior: prior, features: pupil.features, answer: answer))
      }
      if let keep = pupil.lesson.keep { add(Target.keep, pupil.prior.keep, keep) }
      if let section = pupil.lesson.section {
        for (other, prior) in pupil.prior.sections { add(Target.section(other), prior, other == section.rawValue) }
      }
      if let tags = pupil.lesson.tags {
        for (tag, prior) in pupil.prior.tags { add(Target.tag(tag), prior, tags.contains(tag)) }
      }
    }
    return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
