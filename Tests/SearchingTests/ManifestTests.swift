import Archiving
import Foundation
import Searching
import TestSupport
import Testing

@Suite("manifest of a published archive")
struct ManifestTests {
  private let sound = Manifest(
    schema: 3, date: "2026-11-20", records: 4, file: "archive.sqlite", bytes: 9000,
    sha256: String(repeating: "a", count: 64))

  @Test("reads back what it wrote, the same bytes every time")
  func roundTrip() throws {
    #expect(try Manifest(reading: Array(sound.text.utf8)) == sound)
    #expect(try sound.text == sound.text && sound.text.hasSuffix("}\n"))
    #expect(sound.isSound)
  }

  @Test(
    "is not sound when it could lead anywhere else or holds no sum",
    arguments: ["", "../archive.sqlite", "/etc/passwd", "a/b", ".hidden", "..", "."])
  func files(name: String) {
    var manifest = sound
    manifest.file = name
    #expect(!manifest.isSound)
  }

  @Test("is not sound without a size or a whole sum")
  func sums() {
    for (bytes, sum) in [(0, sound.sha256), (-1, sound.sha256), (9, "abc"), (9, "")] {
      var manifest = sound
      (manifest.bytes, manifest.sha256) = (bytes, sum)
      #expect(!manifest.isSound)
    }
  }

  @Test("refuses an answer that is none", arguments: ["", "{}", "[]", "<html>", "{\"schema\":\"3\"}", "null"])
  func others(text: String) { #expect(throws: (any Error).self) { try Manifest(reading: Array(text.utf8)) } }

  @Test("of a server that promises the impossible is refused before anything is fetched")
  func hugePromise() async throws {
    try await withTemporaryFolder { folder async throws in
      for bytes in [Int.max, 4_000_000_000] {
        var manifest = sound
        manifest.bytes = bytes
        let server = FakeServer(["manifest.json": Array(try manifest.text.utf8)])
        let printed = try await Bench(folder: folder).run(
          SyncVerb.self, TestWords("https://example.org/a"), download: server)
        #expect(printed.status == 69 && printed.words.contains("is no manifest of an archive"), "\(printed)")
        #expect(server.requests == ["manifest.json"])
      }
    }
  }
}
