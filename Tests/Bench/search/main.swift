import Archiving
import Deduplicating
import Foundation
import Model
import SQLite
import Text

// bench-search build COUNT ARCHIVE RECORDS.jsonl    an archive of so many records, made of real ones
// bench-search probe RECORDS.jsonl QUESTIONS.json   precision at 10 of each question; VERBOSE=1 lists the hits
// bench-search fuzz COUNT ARCHIVE [SUITES…]         so many random questions; the slowest, and any error

let arguments = Array(CommandLine.arguments.dropFirst())
let today = Day(number: 20_778)

/// A record of the shared file.
struct SourceRecord: Decodable {
  var id: String
  var source: String
  var title: String
  var description: String?
  var agency: String?
  var close: String?
  var amount_max: Double?
}

func records(_ path: String) throws -> [SourceRecord] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
    try JSONDecoder().decode(SourceRecord.self, from: Data($0.utf8))
  }
}

func opportunity(_ record: SourceRecord, id: String, summary: String, number: Int) -> Opportunity {
  var judgement = Judgement(section: Section.allCases[number % 5], relevance: number % 4)
  judgement.tags = ["housing", "youth", "health", "food", "reentry_justice", "mental_health"].enumerated().filter {
    (number >> $0.offset) % 4 == 0
  }.map(\.element)
  judgement.place = Place.allCases[number % 6]
  judgement.reasons = judgement.tags.map { Reason(about: $0, rule: $0, points: 2, location: "title") }
  var facts = Facts()
  if let close = record.close.flatMap({ Day($0) }) {
    facts.deadlines = [Fact(Deadline(day: close + number % 3000), quote: "due \(close)", field: "deadline")]
  }
  if let amount = record.amount_max, amount > 0, amount < 1e12 {
    facts.award.maximum = Fact(Int(amount), quote: "up to \(Int(amount))")
  }
  let seen = Instant(today) - 86_400 * 900 + number * 60
  return Opportunity(
    id: id, title: record.title, link: "https://example.org/\(id)", summary: summary, funder: record.agency,
    facts: facts, judgement: judgement, entries: [EntryKey(source: record.source, id: id)], firstSeen: seen,
    changed: seen)
}

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
  let start = ContinuousClock.now
  try await body()
  let (whole, atto) = (ContinuousClock.now - start).components
  return Double(whole) + Double(atto) / 1e18
}

/// `count` records: the real ones first, then their titles with text of two others, so that words stay as frequent.
func build(_ count: Int, _ path: String, _ source: String) async throws {
  let real = try records(source)
  let archive = try Archive(path: path)
  var keyRows: [(Int, UInt32)] = []
  var indexing = 0.0
  for start in stride(from: 0, to: count, by: 20_000) {
    let batch = (start..<min(count, start + 20_000)).map { number -> Opportunity in
      let record = real[number % real.count]
      var summary = record.description ?? ""
      if number >= real.count {
        let other = real[(number &* 7919 &+ number / real.count) % real.count].description ?? ""
        summary = summary.prefix(summary.count / 2) + " " + other.suffix(other.count / 2) + " round \(number)"
      }
      return opportunity(record, id: "p" + String(number, radix: 36), summary: summary, number: number)
    }
    // What makes the records is not part of the time.
    indexing += try await seconds { try await archive.update(batch) }
  }
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  print(
    "indexed \(count) in \(Int(indexing * 10) / 10 == 0 ? indexing : (indexing * 10).rounded() / 10) s, \(size / 1_000_000) MB"
  )
  guard count <= 100_000 else { return }
  for number in 0..<count {
    let record = real[number % real.count]
    let found = opportunity(record, id: "p\(number)", summary: record.description ?? "", number: number)
    keyRows += matchKeys(of: Candidate(found, of: found.entries[0], firstSeen: today)).map { (number, $0) }
  }
  let keyFile = path + ".keys"
  let database = try Database(path: keyFile, durability: .everyCheckpoint)
  try database.script(
    "CREATE TABLE match_key (key INTEGER, opportunity INTEGER, PRIMARY KEY (key, opportunity)) WITHOUT ROWID")
  try database.transaction { () throws(DatabaseError) in
    for (number, key) in keyRows {
      try database.run(
        "INSERT OR IGNORE INTO match_key VALUES (?, ?)", .integer(Int(Int32(bitPattern: key))), .integer(number))
    }
  }
  try database.script("PRAGMA wal_checkpoint(TRUNCATE)")
  let keySize = try FileManager.default.attributesOfItem(atPath: keyFile)[.size] as? Int ?? 0
  print("duplicate keys \(keySize / 1_000_000) MB; together \((size + keySize) / 1_000_000) MB, limit 150")
}

struct Questions: Decodable {
  struct Question: Decodable {
    var ask: String
    var relevant: String
  }
  var questions: [Question]
}

func probe(_ source: String, _ questionFile: String) async throws {
  let rows = try records(source).filter { $0.source == "ca_grants_portal_2022" }
  let questions = try JSONDecoder().decode(Questions.self, from: Data(contentsOf: URL(filePath: questionFile)))
    .questions
  let path = NSTemporaryDirectory() + "probe-\(ProcessInfo.processInfo.processIdentifier).sqlite"
  defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
  let archive = try Archive(path: path)
  var texts: [String: String] = [:]
  try await archive.update(
    rows.enumerated().map { number, record in
      texts["p\(number)"] = record.title + " " + (record.description ?? "")
      var plain = opportunity(record, id: "p\(number)", summary: record.description ?? "", number: 0)
      plain.judgement = Judgement(section: .funding, relevance: 1)
      return plain
    })
  let isVerbose = ProcessInfo.processInfo.environment["VERBOSE"] != nil
  var total = 0.0
  var empty = 0
  for question in questions {
    let pattern = try NSRegularExpression(pattern: question.relevant, options: .caseInsensitive)
    let hits = try await archive.search(SearchQuery(question.ask, today: today), limit: 10, fills: true).hits
    let right = hits.count { hit in
      let text = texts[hit.id] ?? ""
      return pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
    if hits.isEmpty { empty += 1 }
    total += Double(right) / 10
    print("  .\(right == 10 ? "10" : String(right))  \(question.ask)")
    guard isVerbose else { continue }
    for hit in hits {
      let text = texts[hit.id] ?? ""
      let isRight = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
      print("       \(isRight ? "+" : "-") \(hit.title)")
    }
  }
  print(
    "P@10 \((total / Double(questions.count) * 1000).rounded() / 1000) over \(questions.count) questions, \(empty) empty"
  )
}

switch arguments.first {
case "build" where arguments.count == 4: try await build(Int(arguments[1]) ?? 0, arguments[2], arguments[3])
case "probe" where arguments.count == 3: try await probe(arguments[1], arguments[2])
case "fuzz" where arguments.count >= 3:
  try await fuzz(Int(arguments[1]) ?? 0, arguments[2], suites: Array(arguments.dropFirst(3)))
default: print("bench-search build COUNT ARCHIVE RECORDS | probe RECORDS QUESTIONS | fuzz COUNT ARCHIVE [SUITES…]")
}
