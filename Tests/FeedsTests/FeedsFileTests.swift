import Feeds
import Foundation
import Model
import TestSupport
import Testing

/// The feeds.yml that the project ships.
@Suite("the shipped feeds.yml")
struct FeedsFileTests {
  static func shipped() throws -> Configuration { try loaded.get() }

  /// Read once for all tests.
  private static let loaded = Result {
    let file = projectRoot.appending(path: "feeds.yml")
    return try readConfiguration(Array(Data(contentsOf: file)), file: "feeds.yml") { path in
      Array(try Data(contentsOf: URL(filePath: path)))
    }
  }

  @Test("has no mistake")
  func reads() throws {
    #expect(throws: Never.self) { try Self.shipped() }
  }

  @Test("asks at least twenty-five enabled sources, in all sections but resources, in every usual format")
  func coverage() throws {
    let sources = try Self.shipped().sources
    let enabled = sources.filter(\.isEnabled)
    #expect(enabled.count >= 25)
    #expect(Set(sources.compactMap(\.section)).isSuperset(of: [.funding, .advocacy, .employment, .events]))
    #expect(Set(enabled.map(\.format)).isSuperset(of: [.json, .csv, .html, .auto]))
    #expect(enabled.contains { $0.request.method == "POST" && $0.request.body != nil })
    #expect(enabled.contains { $0.fields.values.contains { $0.paths.contains { $0.hasPrefix("joblisting:") } } })
  }

  @Test("visits only public addresses without a key, and says why the others wait")
  func manners() throws {
    for source in try Self.shipped().sources {
      #expect(source.request.url.hasPrefix("http"), "\(source.location)")
      #expect(source.isEnabled || source.reason != nil, "\(source.location)")
      #expect(source.interval.lowerBound >= 3600, "\(source.location)")
    }
  }

  @Test("names a place and a section for every enabled source, so that an item without words still has a prior")
  func priors() throws {
    for source in try Self.shipped().sources where source.isEnabled {
      #expect(source.section != nil, "\(source.location)")
      #expect(source.place != nil, "\(source.location)")
    }
  }
}
