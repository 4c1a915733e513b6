import Archiving
import Foundation
import Model
import SQLite
import TestSupport

/// 2026-11-21.
let today = Day(number: 20_778)
let now = Instant(today, hour: 9)

/// An entry in the shape a source publishes.
func entry(_ id: String, _ title: String = "Youth reentry grants", link: String? = "https://example.org/a") -> Entry {
  Entry(source: "portal", id: id, title: title, link: link, summary: "Grants for groups.", published: now)
}

/// An opportunity with what searching and filtering look at.
func opportunity(
  _ id: String, _ title: String = "Youth reentry grants", summary: String = "Money for reentry work with youth.",
  funder: String? = "County of Los Angeles", section: Section? = .funding, tags: [String] = ["youth"],
  closing: Day? = nil, amount: Int? = nil, place: Place = .laCounty, seen: Instant = now
) -> Opportunity {
  var judgement = Judgement(section: section, relevance: 2)
  judgement.tags = tags
  judgement.place = place
  var facts = Facts()
  if let closing { facts.deadlines = [Fact(Deadline(day: closing), quote: "by \(closing)")] }
  if let amount { facts.award.maximum = Fact(amount, quote: "up to $\(amount)") }
  return Opportunity(
    id: id, title: title, link: "https://example.org/\(id)", summary: summary, funder: funder, facts: facts,
    judgement: judgement, entries: [EntryKey(source: "portal", id: id)], firstSeen: seen, changed: seen)
}

/// Runs `body` with an empty desk and the path of its file.
func withDesk<Result>(_ body: (Desk, String) async throws -> Result) async throws -> Result {
  try await withTemporaryFolder { folder in
    let path = folder.appending(path: "desk.sqlite").path
    return try await body(try Desk(path: path), path)
  }
}

/// Runs `body` with an archive of those opportunities.
func withArchive<Result>(_ opportunities: [Opportunity] = [], _ body: (Archive) async throws -> Result) async throws
  -> Result
{
  try await withTemporaryFolder { folder in
    let archive = try Archive(path: folder.appending(path: "archive.sqlite").path)
    try await archive.update(opportunities)
    return try await body(archive)
  }
}
