import Archiving
import Commands
import Deduplicating
import Foundation
import Model
import SQLite

// bench-deduplicating real RECORDS.jsonl             every real record from nothing, through the desk; limit 5 s
// bench-deduplicating build COUNT DESK RECORDS.jsonl  brings the desk to so many records; goes on where it stopped
// bench-deduplicating new DESK RECORDS.jsonl          2,000 new items, one by one: limit 1 ms at the 99th percentile,
//                                                    key table 250 MB, memory 150 MB
// bench-deduplicating crowd COUNT                     so many entries of one title, through the desk

let arguments = Array(CommandLine.arguments.dropFirst())

/// A record of the shared file.
struct SourceRecord: Decodable {
  var id: String
  var source: String
  var title: String
  var description: String?
  var agency: String?
  var url: String?
  var number: String?
  var posted: String?
  var close: String?
  var amount_max: Double?
}

func records(_ path: String) throws -> [SourceRecord] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
    try JSONDecoder().decode(SourceRecord.self, from: Data($0.utf8))
  }
}

/// Records of any number: the real ones, then titles made of the halves of two, with dates and texts of others, so that
/// words, names and funders stay as frequent as they are.
struct Sample {
  let real: [SourceRecord]

  func candidate(_ number: Int) -> Candidate {
    let base = real[number % real.count]
    guard number >= real.count else {
      return candidate(base, id: base.id, title: base.title, text: base.description ?? "")
    }
    let other = real[(number &* 7919 &+ number / real.count) % real.count]
    let words = base.title.split(separator: " ")
    let tail = other.title.split(separator: " ")
    let title = (words.prefix((words.count + 1) / 2) + tail.suffix((tail.count + 1) / 2)).joined(separator: " ")
    let text = (other.description ?? "").prefix(600) + " " + (base.description ?? "").suffix(300)
    return candidate(base, id: "\(base.id)/\(number)", title: title, text: String(text), shift: number % 900)
  }

  private func candidate(_ record: SourceRecord, id: String, title: String, text: String, shift: Int = 0) -> Candidate {
    func day(_ text: String?) -> Day? { text.flatMap { Day($0) }.map { $0 + shift } }
    let amount = record.amount_max.flatMap { $0 > 0 && $0 < 1e12 ? Int($0) : nil }
    let link = shift == 0 ? record.url : record.url.map { "\($0)/\(id.suffix(7))" }
    return Candidate(
      entry: EntryKey(source: record.source, id: id), title: title, link: link,
      number: shift == 0 ? record.number : nil, funder: record.agency,
      dates: .init(closes: [day(record.close)].compactMap(\.self), posted: day(record.posted)), amount: amount,
      summary: text)
  }
}

/// Finds where candidates belong and files them, in one transaction as the job does; says how many joined others.
@discardableResult
func place(_ candidates: [Candidate], _ desk: Desk) async throws -> Int {
  try await desk.together { _ in
    var joined = 0
    for candidate in candidates {
      let settlement = try await settle(candidate, in: DeskMatches(desk: desk))
      var placing = Placing()
      placing.filing = DeskMatches.filing(candidate, settlement)
      try await desk.apply(placing, at: Instant(seconds: 0))
      if settlement.clusters[0].count > 1 { joined += 1 }
    }
    return joined
  }
}

func seconds(_ duration: Duration) -> Double {
  let (whole, atto) = duration.components
  return Double(whole) + Double(atto) / 1e18
}

/// The highest resident memory of this process so far, in MB.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
  return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

func milliseconds(_ value: Double) -> String { String(format: "%.3f ms", value * 1000) }

/// As many as the job places in one transaction.
let batch = 50

func runReal(_ source: String) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "bench-deduplicating-\(getpid())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let sample = Sample(real: try records(source))
  let desk = try Desk(path: folder.appending(path: "desk.sqlite").path)
  let start = ContinuousClock.now
  var joined = 0
  for first in stride(from: 0, to: sample.real.count, by: batch) {
    joined += try await place((first..<min(first + batch, sample.real.count)).map(sample.candidate), desk)
  }
  let taken = seconds(ContinuousClock.now - start)
  print(
    "\(sample.real.count) records from nothing in \(String(format: "%.2f", taken)) s, limit 5; \(joined) joined others")
}

func build(_ count: Int, _ path: String, _ source: String) async throws {
  let sample = Sample(real: try records(source))
  let desk = try Desk(path: path)
  let start = ContinuousClock.now
  var number = try await desk.candidateCount()
  let first = number
  // Leaves in time for whatever limits a command here; the next call goes on.
  while number < count, seconds(ContinuousClock.now - start) < 200 {
    // Filed, not compared with the others: what `new` finds under its keys is the same.
    let next = min(number + 1_000, count)
    let filings = (number..<next).map { number in
      let candidate = sample.candidate(number)
      return MatchFiling(entry: candidate.entry, candidate: candidate.packed, keys: matchKeys(of: candidate), links: [])
    }
    try await desk.together { desk in
      for filing in filings { try desk.file(filing) }
    }
    number = next
  }
  let each = seconds(ContinuousClock.now - start) / Double(max(1, number - first))
  print("\(number) records; \(milliseconds(each)) each for the last \(number - first)")
}

func measureNew(_ path: String, _ source: String) async throws {
  let sample = Sample(real: try records(source))
  let desk = try Desk(path: path)
  let known = try await desk.candidateCount()
  var times: [Double] = []
  for number in 0..<2_200 {
    let candidate = sample.candidate(known + 5_000_003 + number * 13)
    let start = ContinuousClock.now
    try await place([candidate], desk)
    // The first ones read the file into memory.
    if number >= 200 { times.append(seconds(ContinuousClock.now - start)) }
  }
  let mean = times.reduce(0, +) / Double(times.count)
  times.sort()
  let database = try Database(path: path)
  let keys = try database.integer("SELECT sum(pgsize) FROM dbstat WHERE name = 'posting'")
  print("\(known) archived items, \(times.count) new ones, one by one, each committed")
  print(
    "mean \(milliseconds(mean))  p50 \(milliseconds(times[times.count / 2]))  "
      + "p99 \(milliseconds(times[times.count * 99 / 100])), limit 1 ms  worst \(milliseconds(times[times.count - 1]))")
  print("key table \(keys / 1_000_000) MB, limit 250; memory \(try peakMemory()) MB, limit 150")
}

/// 100,000 entries of one title, each of its own source's making: the work for the last is that for the first.
func measureCrowd(_ count: Int) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "bench-deduplicating-\(getpid())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let desk = try Desk(path: folder.appending(path: "desk.sqlite").path)
  let start = ContinuousClock.now
  var joined = 0
  var tenths: [Double] = []
  for first in stride(from: 0, to: count, by: batch) {
    let began = ContinuousClock.now
    joined += try await place(
      (first..<min(first + batch, count)).map { number in
        Candidate(
          entry: EntryKey(source: "s\(number % 50)", id: "\(number)"), title: "Community Fund",
          link: "https://example.org/fund", funder: "County", dates: .init(closes: [Day(number: 20_600)]))
      }, desk)
    if first % (count / 10) == 0 { tenths.append(seconds(ContinuousClock.now - began) / Double(batch)) }
  }
  print(
    "\(count) entries of one title in \(String(format: "%.1f", seconds(ContinuousClock.now - start))) s, \(joined) joined; "
      + "each, at every tenth: \(tenths.map(milliseconds).joined(separator: " "))")
}

switch arguments.first {
case "crowd" where arguments.count == 2: try await measureCrowd(Int(arguments[1]) ?? 100_000)
case "real" where arguments.count == 2: try await runReal(arguments[1])
case "build" where arguments.count == 4: try await build(Int(arguments[1]) ?? 0, arguments[2], arguments[3])
case "new" where arguments.count == 3: try await measureNew(arguments[1], arguments[2])
default: print("usage: bench-deduplicating real RECORDS | build COUNT DESK RECORDS | new DESK RECORDS | crowd COUNT")
}
