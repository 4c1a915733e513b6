import Classifying
import Feeds
import Foundation
import Model
import Text

// Usage: bench-classifying FEEDS.YML RECORDS.JSONL            speed of classify and extract, growth with length, learning
//        bench-classifying FEEDS.YML LABELLED.JSONL learned   predictions of each fold by what the others taught, for
//                                                             score_labels.py: decisions are taken from the labels

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: bench-classifying FEEDS.YML RECORDS.JSONL [learned]")
  exit(64)
}
let configuration = try readConfiguration(Array(Data(contentsOf: URL(filePath: arguments[1]))), file: "feeds.yml") {
  _ in
  []
}
let lines = try String(contentsOf: URL(filePath: arguments[2]), encoding: .utf8).split(separator: "\n")
let records = try lines.map { try JSON(parsing: $0.utf8) }

if arguments.count > 3 {
  printLearned(records)
} else {
  measure(records.map { Entry(record: $0) })
}

/// Seconds of this process on a core while `body` runs, whatever else the machine does.
func seconds(_ body: () -> Void) -> Double {
  let start = clock()
  body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func measure(_ entries: [Entry]) {
  let classifier = Classifier(configuration)
  let now = Instant(seconds: 1_780_000_000)
  var relevant = 0
  let all = seconds {
    for entry in entries where classifier.classify(entry, from: nil, now: now).judgement.relevance >= 2 {
      relevant += 1
    }
  }
  print(
    "classify and extract: \(entries.count) records, \(Int(Double(entries.count) / all)) a second, \(relevant) relevant"
  )

  let longest = entries.map(\.summary).max { $0.utf8.count < $1.utf8.count } ?? ""
  for times in [1, 4, 16, 64] {
    let text = String(repeating: longest + "\n", count: times)
    let long = Entry(source: "b", id: "b", title: "b", summary: text)
    let cost = seconds { for _ in 0..<3 { _ = classifier.classify(long, from: nil, now: now) } }
    print("\(text.utf8.count) bytes: \(Int(cost / 3 * 1e9) / max(1, text.utf8.count)) ns a byte")
  }

  measureRuns(classifier)

  let examples = entries.prefix(1000).enumerated().map { index, entry in
    let verb: Decision.Verb = index % 3 == 0 ? .skip : .keep
    let said = [
      Decision(opportunity: "p", verb: verb, value: "funding", who: "bench", at: now),
      Decision(opportunity: "p", verb: .retag, value: index % 2 == 0 ? "housing" : "youth", who: "bench", at: now),
    ]
    return Example(entry, from: nil, decisions: said)
  }
  let learner = Learner(configuration)
  var coefficients = 0
  let learning = seconds { coefficients = learner.learn(examples).count }
  print(
    "learn: \(examples.count) decided items, \(coefficients) coefficients, \(Double(Int(learning * 100)) / 100) seconds"
  )
}

/// A megabyte of any one character, or of words that finders look for: the slowest of them, in nanoseconds a byte.
func measureRuns(_ classifier: Classifier) {
  var slowest = (cost: 0.0, piece: "")
  let characters = (0x20..<0x7f).compactMap { Unicode.Scalar($0).map(String.init) }
  let others = ["\n", "\u{0}", "é", "界", "🎉", "\u{200B}", "\u{301}", "•", "–"]
  let words = [
    "$5 ", "due ", "May 1 ", "by ", "(3) ", "501(c)(3) ", "grants to ", "housing ", "1.000.", "1,000,", "- ",
  ]
  for piece in characters + others + words {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let entry = Entry(source: "b", id: "b", title: "b", summary: text)
    let cost = seconds { _ = classifier.classify(entry, from: nil, now: Instant(seconds: 0)) }
    if cost > slowest.cost { slowest = (cost, piece) }
  }
  print(
    "a megabyte of any one of \(characters.count + others.count + words.count) pieces: at most "
      + "\(Int(slowest.cost * 1000)) ns a byte, for \(slowest.piece.debugDescription)")
}

func printLearned(_ records: [JSON]) {
  let examples = records.map { record in
    let entry = Entry(record: record)
    let labels = record["labels"]
    let isKept = (labels?["relevance"]?.integer ?? 0) >= 2
    let section =
      (labels?["section"]?.string ?? "") + (["event", "resource"].contains(labels?["section"]?.string) ? "s" : "")
    let tags = (labels?["issues"]?.array ?? []).compactMap(\.string).joined(separator: " ")
    let at = Instant(seconds: 1_780_000_000)
    return Example(
      entry, from: nil,
      decisions: [
        Decision(
          opportunity: entry.id, verb: isKept ? .keep : .skip, value: isKept ? section : "", who: "label", at: at),
        Decision(opportunity: entry.id, verb: .retag, value: tags, who: "label", at: at),
      ])
  }
  for (example, judgement) in zip(examples, Learner(configuration).crossValidated(examples)) {
    let section = judgement.section.map { $0 == .events ? "event" : $0 == .resources ? "resource" : $0.rawValue }
    let prediction: JSON = [
      "id": .string(example.entry.id), "section": .string(section ?? "irrelevant"),
      "relevance": .integer(judgement.relevance), "score": .number(judgement.score),
      "issues": .array(judgement.tags.map(JSON.string)), "geography": .string(judgement.place.rawValue),
      "eligible_org": .string(judgement.eligible.rawValue), "equity_focus": .string(judgement.equity.rawValue),
      "equity_span": judgement.equityQuote.map(JSON.string) ?? .null,
    ]
    print(prediction.line)
  }
}
