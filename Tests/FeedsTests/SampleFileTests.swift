import Feeds
import Foundation
import Model
import TestSupport
import Testing

/// The sample's own feeds.yml, date and people.
@Suite("the sample's feeds.yml")
struct SampleFileTests {
  static let folder = fixture("sample")

  static func sample() throws -> Configuration { try loaded.get() }

  /// Read once for all tests.
  private static let loaded = Result {
    let file = folder.appending(path: "feeds.yml")
    return try readConfiguration(Array(Data(contentsOf: file)), file: file.path) { path in
      Array(try Data(contentsOf: URL(filePath: path)))
    }
  }

  @Test("takes topics and manners from the shipped file, and newsletter and sources from its own")
  func extends() throws {
    let sample = try Self.sample()
    let shipped = try FeedsFileTests.shipped()
    #expect(sample.topics == shipped.topics)
    #expect(sample.places == shipped.places)
    #expect(sample.defaults == shipped.defaults)
    #expect(sample.newsletter.name.contains("sample"))
    #expect(Set(sample.sources.map(\.id)).isDisjoint(with: shipped.sources.map(\.id)))
  }

  @Test("reads every source from a file of its own beside it, and nothing from the network")
  func files() throws {
    let sources = try Self.sample().sources
    #expect(sources.count >= 12)
    for source in sources {
      let url = try #require(URL(string: source.request.url))
      #expect(url.isFileURL)
      #expect(FileManager.default.fileExists(atPath: url.path), "\(source.location)")
      #expect(url.deletingLastPathComponent().lastPathComponent == "sample")
    }
  }

  @Test("mails nobody who could exist")
  func people() throws {
    let sample = try Self.sample()
    #expect(sample.mail.transport == .outbox)
    #expect(sample.newsletter.from.contains("@example.org"))
    let lines = try String(contentsOf: Self.folder.appending(path: "people.csv"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.first == "address,name,organization,language,sections,consent,since")
    #expect(lines.count == 13)
    #expect(lines.dropFirst().allSatisfy { $0.prefix { $0 != "," }.hasSuffix("@example.org") })
    #expect(lines.count { $0.contains(",es,") } >= 2)
  }

  @Test("says the time its clock stands at")
  func date() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "date"), encoding: .utf8)
    #expect(text == "2026-02-03T09:00:00-08:00\n")
  }
}
