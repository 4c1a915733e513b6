package import Model
import Transport

/// Visits sources: many hosts at once, each of them slowly.
package struct Crawler: Sendable {
  private let defaults: Configuration.Defaults
  private let folder: String
  private let clock: @Sendable () -> Instant
  private let memory: String?
  private let names: [String]

  /// `folder` is where relative `file:` addresses start, `memory` the file in which robots.txt and pauses are kept
  /// between runs; `names` fixes addresses of hosts (`host:port:address,address`), for tests.
  package init(
    defaults: Configuration.Defaults, folder: String, clock: @escaping @Sendable () -> Instant, memory: String? = nil,
    names: [String] = []
  ) {
    self.defaults = defaults
    self.folder = folder
    self.clock = clock
    self.memory = memory
    self.names = names
  }

  /// Visits every one of them and hands each answer to `each`, which may ask for more: next pages, entries' own pages.
  ///
  /// Every visit gives exactly one fetch with the purpose `.source`, and one for each follow-up. `each` runs for
  /// several sources at once. It returns when all is done.
  package func crawl(_ visits: [Visit], each: @escaping @Sendable (Fetch) async -> [FollowUp]) async {
    let client = try? HTTPClient(settings)
    let before = HostMemory(file: memory)
    let after = await withTaskGroup(of: Crawl.Step.self) { group in
      var crawl = Crawl(
        visits: visits, defaults: defaults, folder: folder, clock: clock, memory: before, client: client, each: each)
      await crawl.run(in: &group)
      // Only pauses can be left.
      group.cancelAll()
      return crawl.memory
    }
    if let memory, after != before { after.save(to: memory, now: clock()) }
  }

  /// How many requests may be posted where so many go out at once.
  static func posted(_ connections: Int) -> Int { connections + connections / 4 }

  private var settings: HTTPClient.Settings {
    var settings = HTTPClient.Settings()
    settings.agent = defaults.agent
    settings.connections = defaults.connections
    settings.besides = defaults.robotsBeside
    settings.policy = AddressPolicy(allowed: defaults.allowedAddresses.compactMap { AddressRange($0) })
    settings.names = names
    return settings
  }
}
