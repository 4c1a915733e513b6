import Archiving
import Foundation
import Model
import SQLite
import Synchronization
import TestSupport
import Testing
import Text

@testable import Searching

/// A server in memory: files with an ETag, ranges, and a line that breaks after so many answers.
final class FakeServer: Download {
  private let files: [String: [UInt8]]
  private let left: Mutex<Int>
  private let knowsRanges: Bool
  private let asked = Mutex<[String]>([])

  init(_ files: [String: [UInt8]], answers: Int = .max, knowsRanges: Bool = true) {
    self.files = files
    left = Mutex(answers)
    self.knowsRanges = knowsRanges
  }

  var requests: [String] { asked.withLock { $0 } }

  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply {
    let name = String(request.url.split(separator: "/").last ?? "")
    asked.withLock { $0.append(name + (request.range.map { " \($0.lowerBound)" } ?? "")) }
    let isUp = left.withLock { count in
      count -= 1
      return count >= 0
    }
    guard isUp else { throw DownloadFailure("\(request.url): the line is cut") }
    guard let bytes = files[name] else { return DownloadReply(status: 404, body: []) }
    let etag = "\"" + SHA256.hex(bytes).prefix(8) + "\""
    if request.etag == etag { return DownloadReply(status: 304, etag: etag, body: []) }
    guard let range = request.range, knowsRanges else { return DownloadReply(status: 200, etag: etag, body: bytes) }
    return DownloadReply(status: 206, etag: etag, body: Array(bytes[range]))
  }
}

@Suite("sync verb", .tags(.database))
struct SyncVerbTests {
  /// A published archive of more than a megabyte, so that it comes in pieces.
  private func published(_ folder: URL, titles: [String], schema: Int = Archive.schema) async throws -> [String:
    [UInt8]]
  {
    let path = folder.appending(path: UUID().uuidString).path
    let archive = try Archive(path: path)
    let filler = String(repeating: "word after word of a long notice ", count: 20_000)
    try await archive.update(titles.map { record("p\($0)", $0, summary: filler) })
    try await archive.write(copyTo: path + ".copy")
    let bytes = Array(try Data(contentsOf: URL(filePath: path + ".copy")))
    let manifest = Manifest(
      schema: schema, date: "2026-11-20", records: titles.count, file: "archive.sqlite", bytes: bytes.count,
      sha256: SHA256.hex(bytes))
    return ["archive.sqlite": bytes, "manifest.json": Array(try manifest.text.utf8)]
  }

  private func withCopy(_ body: (Bench, URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let home = folder.appending(path: "home")
      try await body(Bench(folder: home), folder)
    }
  }

  private let words = TestWords("https://example.org/archive/")

  @Test("fetches, checks and searches a copy, and fetches nothing that is here already")
  func fetches() async throws {
    try await withCopy { bench, folder in
      let server = FakeServer(try await published(folder, titles: ["vouchers", "kinship"]))
      let first = try await bench.run(SyncVerb.self, words, download: server)
      #expect(first.status == 0 && first.output.hasPrefix("2 opportunities of 2026-11-20, "))
      #expect(try await bench.run(SearchVerb.self, TestWords("vouchers", switches: ["ids"])).output == "pvouchers\n")
      let again = try await bench.run(SyncVerb.self, TestWords(), download: server)
      #expect(again.output == "nothing new: the copy here is the newest, of 2026-11-20\n")
      #expect(server.requests.filter { $0.hasPrefix("archive") }.count > 1)
      #expect(server.requests.last == "manifest.json")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted() == [
          ".lock", "archive.sqlite", "sync.json",
        ])
    }
  }

  @Test("takes up where the line broke, and keeps the old copy in use until then")
  func resumes() async throws {
    try await withCopy { bench, folder in
      _ = try await bench.run(SyncVerb.self, words, download: FakeServer(try await published(folder, titles: ["old"])))
      let files = try await published(folder, titles: ["new", "newer", "newest"])
      let cut = FakeServer(files, answers: 2)
      let broken = try await bench.run(SyncVerb.self, words, download: cut, day: today + 9)
      #expect(broken.status == 69)
      #expect(broken.words.hasSuffix("the copy here stays in use: it is of 2026-11-20, last renewed 9 days ago\n"))
      #expect(try await bench.run(SearchVerb.self, TestWords("old", switches: ["ids"])).output == "pold\n")
      let whole = FakeServer(files)
      #expect(try await bench.run(SyncVerb.self, words, download: whole).status == 0)
      #expect(
        !whole.requests.contains("archive.sqlite 0") && whole.requests.contains { $0.hasPrefix("archive.sqlite ") })
      #expect(try await bench.run(SearchVerb.self, TestWords("newest", switches: ["ids"])).output == "pnewest\n")
    }
  }

  @Test("takes the whole file from a server without ranges, and refuses one that is not what the manifest says")
  func checks() async throws {
    try await withCopy { bench, folder in
      var files = try await published(folder, titles: ["a"])
      let whole = try await bench.run(SyncVerb.self, words, download: FakeServer(files, knowsRanges: false))
      #expect(whole.status == 0)
      files = try await published(folder, titles: ["b", "c"])
      files["archive.sqlite"]?[9000] ^= 1
      let wrong = try await bench.run(SyncVerb.self, words, download: FakeServer(files))
      #expect(wrong.status == 69 && wrong.words.hasPrefix("archive.sqlite: what came is not what the manifest says"))
      #expect(try await bench.run(SearchVerb.self, TestWords("sort:newest", switches: ["ids"])).output == "pa\n")
    }
  }

  @Test("asks for an update when the archive has a newer schema, and keeps what is here")
  func newer() async throws {
    try await withCopy { bench, folder in
      let server = FakeServer(try await published(folder, titles: ["a"], schema: Archive.schema + 1))
      let printed = try await bench.run(SyncVerb.self, words, download: server)
      #expect(printed.status == 1 && printed.words.contains("update this program\nthere is no copy here yet"))
    }
  }

  @Test("takes nothing on the word of a manifest that is none, and leaves no path out of the folder")
  func manifests() async throws {
    try await withCopy { bench, folder in
      let good = try await published(folder, titles: ["a"])
      let sum = SHA256.hex(good["archive.sqlite"] ?? [])
      func manifest(file: String = "archive.sqlite", bytes: Int = 5, sha: String) throws -> [UInt8] {
        Array(
          try Manifest(schema: Archive.schema, date: "2026-11-20", records: 1, file: file, bytes: bytes, sha256: sha)
            .text.utf8)
      }
      let trap = folder.appending(path: "trap")
      try FileManager.default.createDirectory(at: trap, withIntermediateDirectories: true)
      let leading = "/../../trap" + String(repeating: "a", count: 53)
      let bad: [[UInt8]] = [
        try manifest(file: "../archive.sqlite", sha: sum), try manifest(file: ".hidden", sha: sum),
        try manifest(bytes: -1, sha: sum), try manifest(bytes: 0, sha: sum), try manifest(bytes: .max, sha: sum),
        try manifest(sha: leading), try manifest(sha: sum.uppercased()), try manifest(sha: ""),
        Array("{}".utf8), Array("[".utf8), [], Array(String(repeating: " ", count: 200_000).utf8),
      ]
      for bytes in bad {
        let files = ["manifest.json": bytes, "archive.sqlite": good["archive.sqlite"] ?? []]
        let printed = try await bench.run(SyncVerb.self, words, download: FakeServer(files))
        #expect(printed.status == 69 && printed.words.contains("is no manifest of an archive"), "\(printed)")
      }
      #expect(FileManager.default.fileExists(atPath: trap.path))
      #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) == [".lock"])
    }
  }

  @Test("is done by one program at a time, and takes away pieces of archives that are no more")
  func busy() async throws {
    try await withCopy { bench, folder in
      let pieces = bench.folder.appending(path: "archive.part-0123")
      try FileManager.default.createDirectory(at: pieces, withIntermediateDirectories: true)
      let server = FakeServer(try await published(folder, titles: ["a"]))
      var other: FolderLock? = try FolderLock(bench.folder.path)
      let refused = await #expect(throws: DatabaseError.self) {
        try await bench.run(SyncVerb.self, words, download: server)
      }
      #expect(refused?.kind == .busy && server.requests.isEmpty && other != nil)
      other = nil
      #expect(try await bench.run(SyncVerb.self, words, download: server).status == 0)
      #expect(!FileManager.default.fileExists(atPath: pieces.path))
    }
  }

  @Test("copies from a folder, needs an address once, and never writes over a desk's own archive")
  func folders() async throws {
    try await withCopy { bench, folder in
      let stick = folder.appending(path: "stick")
      try FileManager.default.createDirectory(at: stick, withIntermediateDirectories: true)
      for (name, bytes) in try await published(folder, titles: ["a"]) {
        try Data(bytes).write(to: stick.appending(path: name))
      }
      await #expect(throws: VerbMistake.self) { try await bench.run(SyncVerb.self, TestWords()) }
      #expect(try await bench.run(SyncVerb.self, TestWords(stick.path)).status == 0)
      try Data().write(to: bench.folder.appending(path: "desk.sqlite"))
      await #expect(throws: VerbMistake.self) { try await bench.run(SyncVerb.self, TestWords(stick.path)) }
    }
    #expect(throws: VerbMistake.self) { try SyncVerb(TestWords("ftp://example.org")) }
  }
}
