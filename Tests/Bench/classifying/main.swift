import Classifying
import Feeds
import Foundation
import Model
import Text

// Usage: bench-classifying FEEDS.YML RECORDS.JSONL
// Prints records a second of classify and extract on one core, and how the cost grows with the length of a text.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: bench-classifying FEEDS.YML RECORDS.JSONL")
  exit(64)
}
let configuration = try readConfiguration(Array(Data(contentsOf: URL(filePath: arguments[1]))), file: "feeds.yml") {
  _ in []
}
let classifier = Classifier(configuration)
let lines = try String(contentsOf: URL(filePath: arguments[2]), encoding: .utf8).split(separator: "\n")
let entries = try lines.map { Entry(record: try JSON(parsing: $0.utf8)) }
let clock = ContinuousClock()
let now = Instant(seconds: 1_780_000_000)

/// Seconds that `body` takes.
func seconds(_ body: () -> Void) -> Double {
  let time = clock.measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

var relevant = 0
let all = seconds {
  for entry in entries where classifier.classify(entry, from: nil, now: now).judgement.relevance >= 2 { relevant += 1 }
}
print(
  "classify and extract: \(entries.count) records, \(Int(Double(entries.count) / all)) a second, \(relevant) relevant")

let longest = entries.map(\.summary).max { $0.utf8.count < $1.utf8.count } ?? ""
for times in [1, 4, 16] {
  let text = String(repeating: longest + "\n", count: times)
  let cost = seconds {
    for _ in 0..<3 {
      _ = classifier.classify(Entry(source: "b", id: "b", title: "b", summary: text), from: nil, now: now)
    }
  }
  print("\(text.utf8.count) bytes: \(Int(cost / 3 * 1e9) / max(1, text.utf8.count)) ns a byte")
}
