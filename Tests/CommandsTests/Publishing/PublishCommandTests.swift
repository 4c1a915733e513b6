import Archiving
import Commands
import Foundation
import Model
import SQLite
import TestSupport
import Testing

@Suite("publish", .tags(.database))
struct PublishCommandTests {
  static let day = Day(number: 20_778)

  static func record(_ id: String, _ title: String, closing: Day?, section: Section = .funding) -> ArchiveRecord {
    var judgement = Judgement(section: section, relevance: 2)
    judgement.tags = ["youth"]
    var facts = Facts()
    if let closing { facts.deadlines = [Fact(Deadline(day: closing), quote: "by \(closing)")] }
    let seen = Instant(day, hour: 9)
    let opportunity = Opportunity(
      id: id, title: title, link: "https://example.org/\(id)", summary: "For </script><b>groups</b> & their friends.",
      funder: "County", facts: facts, judgement: judgement, firstSeen: seen, changed: seen)
    let origin = ArchiveRecord.Origin(source: "portal", name: "Portal", title: title, link: nil, firstSeen: seen)
    return ArchiveRecord(opportunity: opportunity, origins: [origin])
  }

  /// Runs `body` with a home that has an archive, an issue and 1,000 subscribers.
  private func withHome(_ body: (URL, Archive) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let home = folder.appending(path: "state")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let archive = try Archive(path: home.appending(path: "archive.sqlite").path)
      try await archive.describe(name: "The Network", address: "https://example.org/archive", domain: "example.org")
      try await archive.update([
        Self.record("pgrant001", "Youth <grants>", closing: Self.day + 10),
        Self.record("pjob00001", "Case manager", closing: nil, section: .employment),
        Self.record("ptalk0001", "Town hall", closing: Self.day + 3, section: .events),
        Self.record("pold00001", "Last year's grants", closing: Self.day - 300),
      ])
      let desk = try Desk(path: home.appending(path: "desk.sqlite").path)
      try await desk.save(
        Issue(
          number: 7, state: .sent, period: Self.day...Self.day, next: Self.day + 60, items: [.funding: ["pgrant001"]]))
      let people = try People(path: home.appending(path: "people.sqlite").path)
      _ = try await people.add(
        (0..<1000).map { number in
          Subscriber(
            id: 0, address: "planted\(number)@subscribers.example", name: "Planted Person\(number)",
            organization: "Planted House\(number)", consent: "by mail", since: Instant(Self.day))
        })
      try await body(folder, archive)
    }
  }

  private func prevnet(_ words: String..., in folder: URL) async -> (status: Int32, output: String) {
    let collected = CollectedOutput()
    let common = [
      "--home", folder.appending(path: "state").path, "--config", projectRoot.appending(path: "feeds.yml").path,
      "--now",
      "2026-11-21T09:00:00-08:00",
    ]
    let status = await run(words + common, output: collected.output, environment: [:]) { Instant(Self.day, hour: 17) }
    return (status, collected.standardOutput + collected.standardError)
  }

  private func files(_ folder: URL) throws -> [String: Data] {
    let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).filter {
      $0.contains(".")
    }
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  @Test("writes pages whose links all lead somewhere, with nothing of a source that could run")
  func pages() async throws {
    try await withHome { folder, _ in
      let site = folder.appending(path: "site")
      let first = await prevnet("publish", site.path, in: folder)
      #expect(first.status == 0, "\(first.output)")
      let written = try files(site)
      for name in [
        "index.html", "deadlines.html", "section/funding.html", "tag/youth.html", "issue/7.html", "o/pold00001.html",
        "feed.atom", "feed.rss", "feed.json", "feeds.opml", "deadlines.ics", "archive.sqlite", "manifest.json",
      ] { #expect(written[name] != nil, "\(name)") }
      for (name, data) in written where name.hasSuffix(".html") {
        let text = String(decoding: data, as: UTF8.self)
        let scripts = text.components(separatedBy: "<script").dropFirst()
        #expect(scripts.allSatisfy { $0.hasPrefix(" type=\"application/ld+json\">") }, "\(name)")
        #expect(scripts.count == text.components(separatedBy: "</script>").count - 1, "\(name)")
        #expect(!text.contains("<b>") && !text.contains("{{"), "\(name)")
        for piece in text.components(separatedBy: "href=\"").dropFirst() {
          let link = String(piece.prefix { $0 != "\"" })
          guard !link.hasPrefix("https://"), !link.hasPrefix("#") else { continue }
          let target = site.appending(path: name).deletingLastPathComponent().appending(path: link)
          #expect(FileManager.default.fileExists(atPath: target.standardizedFileURL.path), "\(name): \(link)")
        }
      }
      try expectGolden(
        String(decoding: try #require(written["o/pgrant001.html"]), as: UTF8.self), "publishing/opportunity.html")
      try expectGolden(String(decoding: try #require(written["index.html"]), as: UTF8.self), "publishing/index.html")
    }
  }

  @Test("leaves unchanged files untouched, takes away what is gone, and survives a run that was cut")
  func again() async throws {
    try await withHome { folder, archive in
      let site = folder.appending(path: "site")
      _ = await prevnet("publish", site.path, in: folder)
      let before = try files(site)
      func inode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: site.appending(path: name).path)[.systemFileNumber] as? Int
      }
      let page = try inode("o/pjob00001.html")
      let again = await prevnet("publish", site.path, in: folder)
      #expect(again.output.hasPrefix("nothing changed: "))
      #expect(try files(site) == before)
      // What a cut run leaves beside the folder is in nobody's way.
      try FileManager.default.createDirectory(
        at: folder.appending(path: ".site.next/o"), withIntermediateDirectories: true)
      try await archive.update([], removing: ["pold00001"])
      let changed = await prevnet("publish", site.path, in: folder)
      #expect(changed.status == 0, "\(changed.output)")
      let after = try files(site)
      #expect(after["o/pold00001.html"] == nil && after["archive.sqlite"] != before["archive.sqlite"])
      #expect(try inode("o/pjob00001.html") == page)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["site", "state"])
    }
  }

  @Test("lets nothing of people.sqlite into any page, feed, export or copy")
  func privacy() async throws {
    try await withHome { folder, _ in
      let site = folder.appending(path: "site")
      _ = await prevnet("publish", site.path, in: folder)
      var texts = try files(site).mapValues { String(decoding: $0, as: UTF8.self) }
      for format in ["json", "jsonl", "csv", "atom", "rss", "jsonfeed", "opml", "markdown", "ics"] {
        texts[format] = await prevnet("export", format, in: folder).output
      }
      texts["search"] = await prevnet("search", "planted", in: folder).output
      #expect(texts.count > 20)
      for (name, text) in texts {
        #expect(!text.contains("subscribers.example") && !text.contains("Planted"), "\(name)")
      }
    }
  }

  @Test("says what to do when there is no archive yet")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      let printed = await prevnet("publish", folder.appending(path: "site").path, in: folder)
      #expect(printed.status == 65 && printed.output.contains("there is no archive yet; prevnet run builds it"))
    }
  }
}
