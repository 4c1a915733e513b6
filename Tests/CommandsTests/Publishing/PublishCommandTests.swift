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

  @Test("puts every approved issue where its mails' links lead, with the very bytes that were approved")
  func issues() async throws {
    try await withHome { folder, _ in
      let frozen = folder.appending(path: "state/issues/7")
      try FileManager.default.createDirectory(at: frozen, withIntermediateDirectories: true)
      let names = [
        "issue.en.html", "issue.es.html", "issue.en.txt", "deadlines.en.ics", "deadlines.es.ics", "pgrant001.en.ics",
      ]
      for name in names + ["issue.json"] { try Data("bytes of \(name)".utf8).write(to: frozen.appending(path: name)) }
      let site = folder.appending(path: "site")
      #expect(await prevnet("publish", site.path, in: folder).status == 0)
      let written = try files(site)
      for name in names { #expect(written["issues/7/\(name)"] == Data("bytes of \(name)".utf8), "\(name)") }
      #expect(written["issues/7/issue.json"] == nil)
      let page = String(decoding: try #require(written["issue/7.html"]), as: UTF8.self)
      #expect(page.contains("<a href=\"../issues/7/issue.en.html\" hreflang=\"en\" lang=\"en\">English</a>"))
      #expect(page.contains("<a href=\"../issues/7/issue.es.html\" hreflang=\"es\" lang=\"es\">Español</a>"))
      #expect(await prevnet("publish", site.path, in: folder).output.hasPrefix("nothing changed: "))
    }
  }

  @Test("leaves the old site whole or the new one when it is killed", .tags(.peer))
  func killed() async throws {
    try await withHome { folder, archive in
      try await archive.update((0..<200).map { Self.record("pmany\($0)", "Grant \($0)", closing: Self.day + $0) })
      let site = folder.appending(path: "site")
      #expect(await prevnet("publish", site.path, in: folder).status == 0)
      for (round, wait) in [0.05, 0.1, 0.15, 0.2, 0.3, 0.4].enumerated() {
        let before = try files(site)
        try await archive.update([Self.record("pmany\(round)", "Changed \(round)", closing: Self.day + 1)])
        let words = [
          "publish", site.path, "--home", folder.appending(path: "state").path, "--config",
          projectRoot.appending(path: "feeds.yml").path, "--now", "2026-11-21T09:00:00-08:00",
        ]
        _ = try killProgram(prevnetProgram, words, after: wait)
        let after = try files(site)
        let page = String(decoding: try #require(after["o/pmany\(round).html"]), as: UTF8.self)
        #expect(after == before || page.contains("Changed \(round)"), "round \(round)")
        #expect(await prevnet("publish", site.path, in: folder).status == 0)
        let whole = String(decoding: try #require(try files(site)["o/pmany\(round).html"]), as: UTF8.self)
        #expect(whole.contains("Changed \(round)"))
      }
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

  @Test("replaces no folder that holds something else, and follows a link to the one that it keeps")
  func folders() async throws {
    try await withHome { folder, _ async throws in
      let files = FileManager.default
      let home = folder.appending(path: "documents")
      try files.createDirectory(at: home, withIntermediateDirectories: true)
      try Data("dear".utf8).write(to: home.appending(path: "letter.txt"))
      try Data("{}".utf8).write(to: home.appending(path: "manifest.json"))
      let refused = await prevnet("publish", home.path, in: folder)
      #expect(refused.status == 73 && refused.output.contains("publish replaces the whole folder"), "\(refused)")
      #expect(try String(contentsOf: home.appending(path: "letter.txt"), encoding: .utf8) == "dear")
      let plain = await prevnet("publish", home.appending(path: "letter.txt").path, in: folder)
      #expect(plain.status == 73)
      let real = folder.appending(path: "disk/site")
      let link = folder.appending(path: "site")
      try files.createDirectory(at: real, withIntermediateDirectories: true)
      try files.createSymbolicLink(at: link, withDestinationURL: real)
      #expect(await prevnet("publish", link.path, in: folder).status == 0)
      #expect(try files.destinationOfSymbolicLink(atPath: link.path) == real.path)
      #expect(files.fileExists(atPath: real.appending(path: "index.html").path))
      // A file that became a link meanwhile is written anew, not linked again.
      let page = real.appending(path: "index.html")
      let aside = folder.appending(path: "aside.html")
      try files.moveItem(at: page, to: aside)
      try files.createSymbolicLink(at: page, withDestinationURL: aside)
      #expect(await prevnet("publish", link.path, in: folder).output.hasPrefix("1 files written"))
      #expect((try? files.destinationOfSymbolicLink(atPath: page.path)) == nil)
    }
  }
}
