import Foundation
import TestSupport
import Testing

/// The sample's issue, byte for byte: `RECORD=1 swift test --filter SampleGolden` rewrites it, and the diff is reviewed.
@Suite("the sample's newsletter", .tags(.golden), .serialized)
struct SampleGoldenTests {
  @Test("is the same HTML, text and mail in both languages, every time")
  func newsletter() async throws {
    try await withTemporaryFolder { home in
      #expect(try CrashTests.run(home).status == 0)
      for name in ["issue.en.html", "issue.en.txt", "issue.es.html", "issue.es.txt"] {
        let file = home.appending(path: "issues/1").appending(path: name)
        try expectGolden(String(decoding: try Data(contentsOf: file), as: UTF8.self), "sample/\(name)")
      }
      let letters = try FileManager.default.subpathsOfDirectory(atPath: home.appending(path: "outbox").path)
        .filter { $0.hasSuffix(".eml") }.sorted()
      #expect(letters.count == 11)
      let first = home.appending(path: "outbox").appending(path: try #require(letters.first))
      try expectGolden(String(decoding: try Data(contentsOf: first), as: UTF8.self), "sample/letter.eml")
    }
  }
}
