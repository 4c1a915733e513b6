import Archiving
import Foundation
import Model
import TestSupport
import Testing

/// Both programs as a provider runs them: a process, a server on loopback, a folder.
@Suite("sync over HTTP", .tags(.network, .database))
struct SyncOverHTTPTests {
  static let programs = ["prevnet", "prevnet-search"]

  /// Runs a program in an empty home, without a configuration.
  private struct Provider {
    let program: URL
    let home: URL

    func callAsFunction(_ words: String..., on day: String = "2026-11-21") throws -> Ending {
      let options = [
        "--home", home.path, "--now", program.lastPathComponent == "prevnet" ? day + "T09:00:00-08:00" : day,
      ]
      return try runProgram(program, words + options, environment: ["HOME": "/nonexistent"], in: home)
    }

    /// The ids that a question finds.
    func found(_ words: String) throws -> String { try self("search", words, "--ids").out }
  }

  private func withProvider(
    _ name: String, _ body: (Provider, PublishedServer) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let program = prevnetProgram.deletingLastPathComponent().appending(path: name)
      let server = try PublishedServer()
      try await body(Provider(program: program, home: folder), server)
      server.stop()
    }
  }

  @Test(
    "fetches once, asks again with a condition, and searches with no network and no configuration", arguments: programs)
  func fetches(program: String) async throws {
    try await withProvider(program) { provider, server in
      try await server.publish(["vouchers", "kinship"], inPieces: true)
      let first = try provider("sync", server.url)
      #expect(first.status == 0 && first.out.hasPrefix("2 opportunities of 2026-11-20, "), "\(first)")
      #expect(server.asked.count > 1 && server.asked[0] == "0")
      server.forgetRequests()
      let again = try provider("sync")
      #expect(again.out == "nothing new: the copy here is the newest, of 2026-11-20\n" && server.asked.isEmpty)
      server.stop()
      #expect(try provider.found("vouchers") == "pvouchers\n")
      #expect(try provider("show", "pkinship").out.hasPrefix("kinship\n"))
      #expect(try provider("export", "csv").out.split(separator: "\r\n").count == 3)
      #expect(try provider("search", "xylophone").status == 1)
    }
  }

  @Test(
    "takes up where the line was cut, and keeps the old copy in use until the new one is whole", arguments: programs)
  func resumes(program: String) async throws {
    try await withProvider(program) { provider, server in
      try await server.publish(["old"])
      #expect(try provider("sync", server.url).status == 0)
      try await server.publish(["new", "newer", "newest"], inPieces: true)
      server.forgetRequests()
      server.cutLine(after: 1)
      let cut = try provider("sync", on: "2026-11-30")
      #expect(cut.status == 69, "\(cut)")
      #expect(cut.err.hasSuffix("the copy here stays in use: it is of 2026-11-20, last renewed 9 days ago\n"), "\(cut)")
      #expect(try provider.found("old") == "pold\n")
      #expect(server.asked == ["0", "1048576"])
      server.forgetRequests()
      server.cutLine(after: nil)
      #expect(try provider("sync").status == 0)
      #expect(server.asked.first == "1048576")
      #expect(try provider.found("newest") == "pnewest\n")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: provider.home.path).sorted() == [
          ".lock", "archive.sqlite", "sync.json",
        ])
    }
  }

  @Test("refuses what is not what the manifest says, and leaves nothing of it", arguments: programs)
  func damaged(program: String) async throws {
    try await withProvider(program) { provider, server in
      try await server.publish(["good"])
      _ = try provider("sync", server.url)
      try await server.publish(["bad", "worse"], damagedAt: 9000)
      let wrong = try provider("sync")
      #expect(wrong.status == 69 && wrong.err.contains("archive.sqlite: what came is not what the manifest says"))
      #expect(try provider.found("good") == "pgood\n")
      try await server.publish(["bad", "worse"])
      #expect(try provider("sync").status == 0)
      #expect(try provider.found("worse") == "pworse\n")
    }
  }

  @Test("takes the whole file at once from a server that knows no ranges", arguments: programs)
  func withoutRanges(program: String) async throws {
    try await withProvider(program) { provider, server in
      server.forgetRanges()
      try await server.publish(["a", "b", "c"])
      #expect(try provider("sync", server.url).status == 0)
      #expect(server.asked == ["0"])
      #expect(try provider.found("b") == "pb\n")
    }
  }

  @Test("asks for an update when the archive is of a newer program, and keeps the copy here", arguments: programs)
  func newer(program: String) async throws {
    try await withProvider(program) { provider, server in
      try await server.publish(["old"])
      _ = try provider("sync", server.url)
      try await server.publish(["new"], schema: Archive.schema + 1)
      server.forgetRequests()
      let newer = try provider("sync")
      #expect(newer.status == 1 && newer.err.contains("update this program\nthe copy here stays in use"), "\(newer)")
      #expect(server.asked.isEmpty)
      #expect(try provider.found("old") == "pold\n")
    }
  }

  @Test(
    "says how old the copy is when the server cannot be reached, and what to do when there is none", arguments: programs
  )
  func unreachable(program: String) async throws {
    try await withProvider(program) { provider, server in
      try await server.publish(["old"])
      server.stop()
      let none = try provider("sync", server.url)
      #expect(none.status == 69 && none.err.hasSuffix("there is no copy here yet\n"), "\(none)")
      let search = try provider("search", "old")
      #expect(search.status == 73 && search.err.contains("there is no archive yet: sync URL fetches one"), "\(search)")
    }
    try await withProvider(program) { provider, server in
      try await server.publish(["old"])
      _ = try provider("sync", server.url)
      server.stop()
      let away = try provider("sync", on: "2026-12-25")
      #expect(away.status == 69 && away.err.hasSuffix("last renewed 34 days ago\n"), "\(away)")
      #expect(try provider.found("old") == "pold\n")
    }
  }

  @Test("names an address that publishes nothing", arguments: programs)
  func wrongAddress(program: String) async throws {
    try await withProvider(program) { provider, server in
      let wrong = try provider("sync", "http://127.0.0.1:\(server.port)/elsewhere")
      #expect(wrong.status == 69 && wrong.err.contains("answered 404; is this where the archive is published?"))
      #expect(try provider("sync", "ftp://127.0.0.1/").status == 64)
      #expect(try provider("sync").status == 64)
    }
  }
}
