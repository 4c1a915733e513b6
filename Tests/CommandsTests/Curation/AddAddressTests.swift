import Archiving
import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

@Suite("add an address", .tags(.database, .network))
struct AddAddressTests {
  static let open = "defaults: {timeout: 5 seconds, host_delay: 0 seconds, allow_addresses: [127.0.0.0/8]}"
  static let page = """
    <html lang="en"><head><title>Fund | Example Foundation</title></head><body>
    <nav>Home About</nav><main><h1>Young people healing fund</h1>
    <p>Grants of $10,000 to $50,000 for nonprofits that serve young people in South Los Angeles. Applications are due
    January 15, 2027 at 5:00 p.m. PT. Groups with a fiscal sponsor may apply. No match is required.</p>
    <script>alert(1)</script></main></body></html>
    """

  func server() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/robots.txt": .init("User-agent: *\nDisallow: /private\n", headers: [("Content-Type", "text/plain")])
      case "/fund", "/fund?again": .init(Self.page, headers: [("Content-Type", "text/html; charset=utf-8")])
      case "/moved": .redirect(301, "/fund")
      case "/untitled": .init("<html><body><p>words</p></body></html>", headers: [("Content-Type", "text/html")])
      case "/gone": .init("gone", status: 410)
      default: .init("not here", status: 404)
      }
    }
  }

  @Test("is fetched and read for the same facts as any other, under the address it ends at")
  func facts() async throws {
    let server = try server()
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: Self.open)
      let added = await office.run("add", server.url("/moved"), "--section", "funding")
      #expect(added.status == 0, "\(added)")
      #expect(server.targets.first == "/robots.txt" && server.targets.contains("/fund"))
      let id = String(added.out.prefix(9))
      let found = try #require(try await office.opportunity(id))
      #expect(found.title == "Young people healing fund" && found.link == server.url("/fund"))
      #expect(found.facts.closing?.value.day.description == "2027-01-15")
      #expect(found.facts.closing?.value.zone == "PT" && found.facts.award.maximum?.value == 50_000)
      #expect(found.facts.applicants.fiscalSponsor?.value == true)
      #expect(!found.summary.contains("alert") && !found.summary.contains("Home About"))
      #expect(try await office.desk().decisions(of: id).map(\.verb) == [.keep])
      #expect(found.entries.map(\.source) == ["staff"])
    }
  }

  @Test("gives its reasons, waits for a decision without --section, and is added once")
  func again() async throws {
    let server = try server()
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: Self.open)
      let added = await office.run("add", server.url("/fund"))
      let id = String(added.out.prefix(9))
      #expect(added.out.contains("prevnet keep \(id) puts it into the next issue"))
      let known = try #require(try await office.opportunity(id))
      #expect(known.judgement.reasons.contains { $0.rule == "young people" })
      let again = await office.run("add", server.url("/fund"))
      #expect(again.out.hasPrefix(id))
      #expect(try await office.desk().opportunityCount() == 5)
    }
  }

  @Test(
    "says what is wrong with one that cannot be added, and stores nothing",
    arguments: [
      ("/nowhere", 69, "404"), ("/gone", 69, "410"), ("/private/x", 69, "robots"),
      ("/untitled", 65, "the page has no title; give one with --title"),
    ])
  func refused(path: String, status: Int32, words: String) async throws {
    let server = try server()
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: Self.open)
      let ending = await office.run("add", server.url(path))
      #expect(ending.status == status && ending.err.contains(words), "\(ending)")
      #expect(ending.err.contains(server.url(path)))
      #expect(try await office.desk().opportunityCount() == 4)
    }
  }

  @Test("takes staff's words where they give some")
  func words() async throws {
    let server = try server()
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: Self.open)
      let added = await office.run(
        "add", server.url("/untitled"), "--title", "Rent help", "--funder", "The County", "--section", "resources")
      #expect(added.status == 0, "\(added)")
      let found = try await office.opportunity(String(added.out.prefix(9)))
      #expect(found?.title == "Rent help" && found?.funder == "The County")
    }
  }
}

@Suite("links of an issue", .tags(.database, .network))
struct LinkCheckTests {
  @Test("stop it by name when they are broken, and only then")
  func broken() async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/robots.txt": .init("User-agent: *\nDisallow: /private\n", headers: [("Content-Type", "text/plain")])
      case "/gone": .init("", status: 410)
      case "/missing": .init("", status: 404)
      case "/moved": .redirect(302, "/fine")
      case "/away": .redirect(302, "/missing")
      default: .init("<html><title>x</title>", headers: [("Content-Type", "text/html")])
      }
    }
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: AddAddressTests.open)
      let paths = ["fine", "moved", "private", "gone", "missing", "away"]
      let items = paths.enumerated().map { number, path in
        var item = Office.item("plink000\(number)", "Link to \(path)", closes: 20 + number)
        item.link = server.url("/\(path)")
        return item
      }
      try await office.desk().save(items, at: Office.now)
      for id in ["pyouth001", "psoon0002", "pevent004"] { await office.run("skip", id, "--reason", "not here") }
      await office.run("issue", "new")
      let list = await office.run("issue", "checklist", "1")
      #expect(list.status == 1)
      let lines = list.out.split(separator: "\n").map(String.init)
      #expect(lines.count == 4 && lines.last == "issue 1: 3 to put right as said above, then prevnet issue approve 1")
      for (id, path) in [("plink0003", "gone"), ("plink0004", "missing"), ("plink0005", "away")] {
        let place = "stops link: \(id) \"Link to \(path)\" leads to \(server.url("/\(path)")): "
        #expect(lines.contains { $0.hasPrefix(place) && $0.hasSuffix("prevnet issue drop 1 \(id)") }, "\(list.out)")
      }
      #expect(!server.targets.contains("/private"), "what robots.txt refuses is not asked for")
      let refused = await office.run("issue", "approve", "1")
      #expect(refused.status == 65 && refused.err.contains("\(server.url("/gone")): the page is gone (410)"))
      for number in 3...5 { await office.run("issue", "drop", "1", "plink000\(number)") }
      let right = await office.run("issue", "checklist", "1").out
      #expect(right == "issue 1: all is right; next: prevnet issue approve 1\n")
      #expect(await office.run("issue", "approve", "1").status == 0)
    }
  }

  @Test("are each asked once, however often they stand there")
  func once() async throws {
    let server = try LoopbackServer { _ in .init("<html><title>x</title>", headers: [("Content-Type", "text/html")]) }
    try await withTemporaryFolder { folder in
      let office = try await Office(in: folder, more: AddAddressTests.open)
      for id in ["pyouth001", "psoon0002", "pevent004"] {
        var item = try #require(try await office.opportunity(id))
        item.link = server.url("/same")
        try await office.desk().save([item], at: Office.now)
      }
      await office.run("issue", "new")
      #expect(await office.run("issue", "checklist", "1").status == 0)
      #expect(server.targets.filter { $0 == "/same" }.count == 1)
    }
  }
}
