import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// A newsroom of two sources that list the same things, placed by the job as it would place them.
private struct TwoSources {
  let office: Office

  static let portal = [
    Entry(
      source: "portal", id: "1", title: "Youth Reentry Housing Program", link: "https://county.example/yrh",
      summary: "Grants for housing young people who come home.", fields: ["deadline": ["2027-02-01"]]),
    Entry(
      source: "portal", id: "2", title: "Kinship Care Legal Clinics", link: "https://county.example/kin",
      summary: "Legal help for relatives who raise children.", fields: ["deadline": ["2027-03-01"]]),
  ]
  static let blog = [
    Entry(
      source: "blog", id: "9", title: "Youth Reentry Housing Program", link: "https://blog.example/9",
      summary: "The county has money for reentry housing.", fields: ["deadline": ["2027-02-01"]]),
    Entry(
      source: "blog", id: "8", title: "Legal clinics for kin who raise children", link: "https://blog.example/8",
      summary: "Relatives can get a lawyer."),
  ]

  init(in folder: URL) async throws {
    office = try await Office(in: folder)
    try await record(Self.portal)
    try await record(Self.blog)
    try await place()
  }

  func record(_ entries: [Entry]) async throws {
    try await office.desk().record(entries, from: entries[0].source, health: SourceHealth(), at: Office.now)
  }

  /// The job's own step.
  func place() async throws {
    let output = CollectedOutput()
    let workplace = try Workplace(
      Arguments(["--config", office.folder.appending(path: "feeds.yml").path], for: RunCommand.manual),
      output: output.output, environment: [:], clock: { Office.now })
    _ = try await Job(in: workplace, workplace.configuration()).placeEntries()
  }

  func opportunity(of source: String, _ id: String) async throws -> String {
    try #require(await office.desk().opportunityID(of: EntryKey(source: source, id: id)))
  }

  /// A changed text makes the next run place every entry again.
  func runAgain() async throws {
    for entries in [Self.portal, Self.blog] {
      try await record(
        entries.map { entry in
          var entry = entry
          entry.summary += " Seen again at \(Int.random(in: 0...Int.max))."
          return entry
        })
    }
    try await place()
  }
}

@Suite("dup", .tags(.database))
struct DupCommandTests {
  private func withSources(_ body: (TwoSources) async throws -> Void) async throws {
    try await withTemporaryFolder { try await body(TwoSources(in: $0)) }
  }

  @Test("places the same thing of two sources together, and says why")
  func placed() async throws {
    try await withSources { sources in
      let id = try await sources.opportunity(of: "portal", "1")
      #expect(try await sources.opportunity(of: "blog", "9") == id)
      #expect(try await sources.opportunity(of: "blog", "8") != sources.opportunity(of: "portal", "2"))
      let reply = await sources.office.run("dup", "show", id)
      #expect(reply.status == 0, "\(reply.err)")
      #expect(reply.out.contains("  1  ") && reply.out.contains("  2  "))
      #expect(reply.out.contains("the same title") && reply.out.contains("the same deadline"))
      let json = await sources.office.run("dup", "show", id, "--json")
      #expect(json.out.contains("\"verdict\":\"same\""))
      let record = try await sources.office.desk().record(of: try #require(await sources.office.opportunity(id)))
      #expect(Set(record.origins.map(\.source)) == ["portal", "blog"], "all sources are listed")
    }
  }

  @Test("keeps a split for good: no later run merges them again")
  func split() async throws {
    try await withSources { sources in
      let id = try await sources.opportunity(of: "portal", "1")
      let reply = await sources.office.run("dup", "split", id, "2", "--reason", "another county")
      #expect(reply.status == 0, "\(reply.err)")
      let (one, other) = (
        try await sources.opportunity(of: "portal", "1"), try await sources.opportunity(of: "blog", "9")
      )
      #expect(one != other)
      for _ in 0..<3 { try await sources.runAgain() }
      #expect(try await sources.opportunity(of: "portal", "1") == one)
      #expect(try await sources.opportunity(of: "blog", "9") == other)
      // Nor is it asked again.
      #expect(try await sources.office.desk().doubts().allSatisfy { $0.kind != "duplicate" })
      let log = try await sources.office.desk().memberships(of: other)
      #expect(log.contains { $0.log.verdict == "split" && $0.log.who == "ana" && $0.log.reasons == ["another county"] })
    }
  }

  @Test("keeps a merge for good: no machine parts them again")
  func merge() async throws {
    try await withSources { sources in
      let portal = try await sources.opportunity(of: "portal", "2")
      let blog = try await sources.opportunity(of: "blog", "8")
      let reply = await sources.office.run("dup", "merge", portal, blog)
      #expect(reply.status == 0, "\(reply.err)")
      for _ in 0..<3 { try await sources.runAgain() }
      #expect(try await sources.opportunity(of: "portal", "2") == sources.opportunity(of: "blog", "8"))
      // Both ids lead to it.
      #expect(try await sources.office.opportunity(portal)?.id == sources.office.opportunity(blog)?.id)
      #expect(await sources.office.run("dup", "merge", portal, blog).status == 1)
    }
  }

  @Test("takes back a merge and a split, and everything is as it was")
  func undo() async throws {
    try await withSources { sources in
      let before = try await (
        sources.opportunity(of: "portal", "2"), sources.opportunity(of: "blog", "8"),
        sources.opportunity(of: "portal", "1")
      )
      await sources.office.run("keep", before.1)
      await sources.office.run("dup", "merge", before.0, before.1)
      let holding = try await sources.opportunity(of: "portal", "2")
      #expect(
        try await sources.office.desk().decisions(of: holding).contains { $0.verb == .keep }, "the word goes along")
      #expect(await sources.office.run("undo", holding, who: "ben").status != 0, "only who said it may")
      let reply = await sources.office.run("undo", holding)
      #expect(reply.status == 0, "\(reply.err)")
      #expect(try await sources.opportunity(of: "portal", "2") == before.0)
      #expect(try await sources.opportunity(of: "blog", "8") == before.1)

      await sources.office.run("dup", "split", before.2, "2")
      #expect(try await sources.opportunity(of: "portal", "1") != sources.opportunity(of: "blog", "9"))
      let kept = try await sources.opportunity(of: "portal", "1")
      let again = await sources.office.run("undo", kept)
      #expect(again.status == 0, "\(again.err)")
      #expect(try await sources.opportunity(of: "portal", "1") == sources.opportunity(of: "blog", "9"))
      #expect(await sources.office.run("undo", kept).status == 1, "it was taken back before")
    }
  }

  @Test("splits what was merged by its old id")
  func splitMerged() async throws {
    try await withSources { sources in
      let portal = try await sources.opportunity(of: "portal", "2")
      let blog = try await sources.opportunity(of: "blog", "8")
      await sources.office.run("dup", "merge", portal, blog)
      let reply = await sources.office.run("dup", "split", portal, blog)
      #expect(reply.status == 0, "\(reply.err)")
      #expect(try await sources.opportunity(of: "portal", "2") == portal)
      #expect(try await sources.opportunity(of: "blog", "8") == blog)
    }
  }

  @Test(
    "says what is wrong",
    arguments: [
      (["dup", "split", "pyouth001"], Int32(64)), (["dup", "merge", "pyouth001"], 64),
      (["dup", "show", "pnothing1"], 1), (["dup", "split", "pyouth001", "7"], 1), (["dup"], 64),
    ] as [([String], Int32)])
  func mistakes(words: [String], status: Int32) async throws {
    try await withSources { sources in
      let output = CollectedOutput()
      let place = ["--config", sources.office.folder.appending(path: "feeds.yml").path]
      let got = await Commands.run(
        words + place, output: output.output, environment: ["PREVNET_WHO": "ana"], clock: { Office.now })
      #expect(got == status, "\(output.standardError)")
      #expect(!output.standardError.isEmpty)
    }
  }

  @Test("lets a forecast become a posted call with its history kept, and a next round under one id a new record")
  func updates() async throws {
    try await withSources { sources in
      let id = try await sources.opportunity(of: "portal", "2")
      var entry = TwoSources.portal[1]
      entry.fields["deadline"] = ["2027-03-20"]
      entry.fields["status"] = ["forecasted"]
      try await sources.record([entry])
      try await sources.place()
      entry.fields["status"] = ["posted"]
      try await sources.record([entry])
      try await sources.place()
      #expect(try await sources.opportunity(of: "portal", "2") == id)
      let changes = try await sources.office.desk().changes(of: id)
      #expect(changes.map(\.field) == ["deadline", "status", "status"])
      #expect(changes.first?.after == "2027-03-20")
    }
  }
}
