package import Model
import Transport

/// Visits sources: many hosts at once, each of them slowly.
package struct Crawler: Sendable {
  private let defaults: Configuration.Defaults
  private let folder: String
  private let clock: @Sendable () -> Instant
  private let names: [String]

  /// `folder` is where relative `file:` addresses start; `names` fixes addresses of hosts
  /// (`host:port:address,address`), for tests.
  package init(
    defaults: Configuration.Defaults, folder: String, clock: @escaping @Sendable () -> Instant, names: [String] = []
  ) {
    self.defaults = defaults
    self.folder = folder
    self.clock = clock
    self.names = names
  }

  /// Visits every one of them and hands each answer to `each`, which may ask for more: next pages, entries' own pages.
  ///
  /// Every visit gives exactly one fetch with the purpose `.source`, and one for each follow-up. `each` runs for
  /// several sources at once. It returns when all is done.
  package func crawl(_ visits: [Visit], each: @escaping @Sendable (Fetch) async -> [FollowUp]) async {
    let client = try? HTTPClient(settings)
    await withTaskGroup(of: Crawl.Step.self) { group in
      var crawl = Crawl(visits: visits, defaults: defaults, folder: folder, clock: clock, client: client, each: each)
      await crawl.run(in: &group)
      // Only pauses can be left.
      group.cancelAll()
    }
  }

  private var settings: HTTPClient.Settings {
    var settings = HTTPClient.Settings()
    settings.agent = defaults.agent
    settings.connections = defaults.connections
    settings.policy = AddressPolicy(allowed: defaults.allowedAddresses.compactMap { AddressRange($0) })
    settings.names = names
    return settings
  }
}
