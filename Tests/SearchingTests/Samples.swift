import Archiving
import Foundation
import Model
import Searching
import Synchronization
import TestSupport

/// 2026-11-21.
let today = Day(number: 20_778)
let now = Instant(today, hour: 9)

/// A record with facts, a reason, a source and a history.
func record(
  _ id: String, _ title: String, closing: Day? = nil, section: Section? = .funding, summary: String = "Money.",
  tags: [String] = ["youth"], funder: String? = "County of Los Angeles"
) -> ArchiveRecord {
  var judgement = Judgement(section: section, relevance: 2)
  judgement.tags = tags
  judgement.place = .laCounty
  judgement.reasons = [Reason(about: "youth", rule: "young people", points: 2, location: "title")]
  var facts = Facts()
  if let closing { facts.deadlines = [Fact(Deadline(day: closing), quote: "due \(closing)")] }
  facts.award.maximum = Fact(75_000, quote: "up to $75,000")
  let opportunity = Opportunity(
    id: id, title: title, link: "https://example.org/\(id)", summary: summary, funder: funder,
    posted: today - 20, facts: facts, judgement: judgement, entries: [EntryKey(source: "portal", id: id)],
    firstSeen: now - 86_400, changed: now)
  let origin = ArchiveRecord.Origin(
    source: "portal", name: "The Portal", title: title, link: opportunity.link, firstSeen: now - 86_400)
  return ArchiveRecord(opportunity: opportunity, origins: [origin])
}

let reentry: ArchiveRecord = {
  var record = record(
    "preentry1", "Youth reentry grants", closing: today + 10, summary: "For young people who return home; niñez, too.")
  record.history = [Change(at: now, field: "deadline", before: "2026-11-24", after: "2026-12-01")]
  record.opportunity.series = "preentry0"
  return record
}()
let records = [
  reentry, record("phousing1", "Housing vouchers", closing: today + 40, tags: ["housing"]),
  record("pevent001", "Town hall, “care first” & more", closing: today + 2, section: .events, tags: []),
  record("pold00001", "Youth reentry grants 2025", closing: today - 300),
]

/// The words of a command line as the programs take them apart.
struct TestWords: VerbWords {
  var operands: [String] = []
  var values: [String: String] = [:]
  var switches: Set<String> = []

  init(_ operands: String..., values: [String: String] = [:], switches: Set<String> = []) {
    self.operands = operands
    self.values = values
    self.switches = switches
  }

  func has(_ name: String) -> Bool { switches.contains(name) }
  func value(_ name: String) -> String? { values[name] }
}

/// What a verb printed.
struct Printed: Equatable {
  var status: Int32
  var output: String
  var words: String
}

/// Runs verbs over an archive of `records` in a folder of its own.
struct Bench {
  let folder: URL

  func run<Verb: ReadingVerb>(
    _ verb: Verb.Type, _ words: TestWords, width: Int? = nil, colour: Bool = false, json: Bool = false,
    download: (any Download)? = nil, day: Day = today
  ) async throws -> Printed {
    let texts = Mutex(("", ""))
    let reader = Reader(
      archive: folder.appending(path: "archive.sqlite").path, folder: folder.path, now: Instant(day, hour: 9),
      today: day, width: width, usesColour: colour, wantsJSON: json, download: download
    ) { text, isError in texts.withLock { if isError { $0.1 += text } else { $0.0 += text } } }
    let status = try await Verb(words).run(in: reader)
    return texts.withLock { Printed(status: status, output: $0.0, words: $0.1) }
  }
}

func withBench<Result>(_ records: [ArchiveRecord] = records, _ body: (Bench) async throws -> Result) async throws
  -> Result
{
  try await withTemporaryFolder { folder in
    let archive = try Archive(path: folder.appending(path: "archive.sqlite").path)
    try await archive.describe(
      name: "Prevention Network", address: "https://example.org/archive", domain: "example.org")
    try await archive.update(records)
    return try await body(Bench(folder: folder))
  }
}
