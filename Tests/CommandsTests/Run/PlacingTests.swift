import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// An office whose one portal lists what the test says, read by the whole job.
private struct Portal {
  let office: Office
  /// What stands on the desk of every office.
  static let former = 4

  init(in folder: URL) async throws {
    office = try await Office(in: folder)
    let config = folder.appending(path: "feeds.yml")
    let fields = """
      fields: {id: id, title: title, url: url, summary: summary, deadline: deadline, amount_max: amount, status: status,
            number: number, published: posted}
      """
    let text = try String(contentsOf: config, encoding: .utf8)
      .replacing("fields: {id: id, title: title, url: url}", with: fields)
    try Data(text.utf8).write(to: config)
  }

  /// Runs the job on a day on which the portal lists these.
  func run(_ day: Int, _ records: [[String: String]]) async throws {
    let lines = try records.map { try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys) }
    try Data(lines.joined(separator: Data("\n".utf8))).write(to: office.folder.appending(path: "portal.jsonl"))
    let reply = await office.run("run", days: day)
    #expect(reply.status == 0, "\(reply.err)")
  }

  func count() async throws -> Int { try await office.desk().opportunityCount() - Self.former }

  func opportunity(_ id: String) async throws -> String {
    try #require(await office.desk().opportunityID(of: EntryKey(source: "portal", id: id)))
  }
}

@Suite("placing what sources list", .tags(.database))
struct PlacingTests {
  private func withPortal(_ body: (Portal) async throws -> Void) async throws {
    try await withTemporaryFolder { try await body(Portal(in: $0)) }
  }

  /// Forty different programs, as a portal lists them under ids of its own.
  private func programs(_ ids: String, _ change: (inout [String: String]) -> Void = { _ in }) -> [[String: String]] {
    let places = ["Watts", "Compton", "Willowbrook", "Westmont", "Inglewood", "Lynwood", "Carson", "Gardena"]
    let kinds = ["Shelter Beds", "Reentry Housing", "Youth Leaders", "Kinship Care", "Clean Needles"]
    return places.indices.flatMap { place in
      kinds.indices.map { kind in
        var record = [
          "id": "\(ids)\(place)-\(kind)", "title": "\(places[place]) \(kinds[kind]) Fund",
          "url": "https://grants.example/\(ids)/\(place)-\(kind)", "deadline": "2027-0\(kind + 2)-1\(place)",
          "summary": "Money for \(kinds[kind].lowercased()) in \(places[place]), for young people and their families.",
        ]
        change(&record)
        return record
      }
    }
  }

  @Test("knows a feed again whose ids all change at once, with its addresses or with its words")
  func newIDs() async throws {
    try await withPortal { portal in
      try await portal.run(0, programs("a"))
      #expect(try await portal.count() == 40)
      let asked = try await portal.office.desk().doubts().count
      let first = try await portal.opportunity("a3-2")
      try await portal.run(10, programs("b"))
      let edited = programs("b") { record in
        record["id"] = "c" + (record["id"] ?? "")
        record["summary"]? += " Apply soon."
      }
      try await portal.run(20, edited)
      #expect(try await portal.count() == 40, "nothing is new")
      #expect(try await portal.office.desk().doubts().count == asked, "staff are asked nothing")
      #expect(try await portal.office.desk().entryCounts() == ["portal": 40])
      #expect(try await portal.opportunity("a3-2") == first)
      let log = try await portal.office.desk().memberships(of: first)
      #expect(log.map(\.log.verdict).first == "new" && log.dropFirst().allSatisfy { $0.log.verdict == "updated" })
    }
  }

  @Test("makes one record of an entry that is listed a thousand times")
  func again() async throws {
    try await withPortal { portal in
      let one = programs("a")[0]
      try await portal.run(0, Array(repeating: one, count: 1_000))
      #expect(try await portal.count() == 1)
      try await portal.run(10, Array(repeating: one, count: 1_000))
      #expect(try await portal.count() == 1)
      #expect(try await portal.office.desk().entryCounts() == ["portal": 1])
    }
  }

  @Test("makes one record of the same words under two hundred ids, and asks nobody")
  func sameWords() async throws {
    try await withPortal { portal in
      let one = programs("a")[0]
      try await portal.run(
        0, (0..<200).map { number in one.merging(["id": "\(number)"]) { $1 } })
      #expect(try await portal.count() == 1)
      #expect(try await portal.office.desk().doubts().isEmpty)
    }
  }

  @Test(
    "says of a record that changed what it was and what it is",
    arguments: [
      (["deadline": "2027-03-01"], "deadline was 2027-02-10, is 2027-03-01 since 2026-12-11"),
      (["amount": "250000"], "amount was 100000, is 250000 since 2026-12-11"),
      (["status": "posted"], "status was forecast, is posted since 2026-12-11"),
      (["title": "Watts Beds Fund"], "title was Watts Shelter Beds Fund, is Watts Beds Fund since 2026-12-11"),
    ])
  func changes(change: [String: String], words: String) async throws {
    try await withPortal { portal in
      let one = programs("a") { $0.merge(["amount": "100000", "status": "forecast"]) { $1 } }[0]
      try await portal.run(0, [one])
      let id = try await portal.opportunity("a0-0")
      try await portal.run(10, [one.merging(change) { $1 }])
      #expect(try await portal.count() == 1, "it is the same one")
      let account = await portal.office.run("dup", "show", id).out
      #expect(account.contains(words), "\(account)")
      try await portal.run(20, [one.merging(change) { $1 }])
      #expect(try await portal.office.desk().changes(of: id).count == 1, "once")
    }
  }
}
