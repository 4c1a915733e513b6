import Model
import Testing

@testable import Feeds

@Suite("keys for the crawler")
struct CrawlingKeysTests {
  static func source(_ keys: String) throws -> Source {
    try readSource(Array("{\"id\": \"a\", \"name\": \"A\", \"url\": \"https://a.org/\"\(keys)}".utf8), file: "a.json")
  }

  @Test("keeps to robots.txt unless the source says that its owner invites programs")
  func robots() throws {
    #expect(try !Self.source("").ignoresRobots)
    #expect(try !Self.source(", \"robots\": \"obey\"").ignoresRobots)
    #expect(try Self.source(", \"robots\": \"ignore\"").ignoresRobots)
    let error = #expect(throws: ConfigurationError.self) { try Self.source(", \"robots\": \"ignored\"") }
    #expect(error?.description.contains("ignore") == true)
  }

  @Test(
    "lets a pause hold back an address, its host or its domain", arguments: [("url", 0), ("host", 1), ("domain", 2)])
  func scope(word: String, index: Int) throws {
    let text = """
      newsletter: {name: N, from: a@b.org, domain: b.org, postal_address: x}
      defaults: {retry_scope: \(word)}
      sources:
        - {id: a, name: A, url: "https://a.org/"}
      """
    let configuration = try readConfiguration(Array(text.utf8), file: "feeds.yml") { _ in [] }
    #expect(configuration.defaults.retryScope == Configuration.Defaults.RetryScope.allCases[index])
  }

  @Test("takes how many connections there are, and how many of them only robots.txt may use")
  func connections() throws {
    func defaults(_ keys: String) throws -> Configuration.Defaults {
      let text = """
        newsletter: {name: N, from: a@b.org, domain: b.org, postal_address: x}
        defaults: {\(keys)}
        sources: [{id: a, name: A, url: "https://a.org/"}]
        """
      return try readConfiguration(Array(text.utf8), file: "feeds.yml") { _ in [] }.defaults
    }
    #expect(try defaults("connections: 64").robotsBeside == 16)
    #expect(try defaults("connections: 1").robotsBeside == 1)
    #expect(try defaults("connections: 64, robots_connections: 0").robotsBeside == 0)
    #expect(throws: ConfigurationError.self) { try defaults("robots_connections: -1") }
    #expect(throws: ConfigurationError.self) { try defaults("connections: 0") }
  }
}
