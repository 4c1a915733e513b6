import Crawling
import Foundation
import Model
import Synchronization

/// Follows links with the crawler's politeness: robots.txt, pauses, limits, no private address.
struct LinkCheck: Sendable {
  let job: Job

  /// Links that lead nowhere, with why, in order.
  ///
  /// A site that does not want to be asked, or is slow, is not called broken.
  func broken(_ links: [String]) async -> [(link: String, why: String)] {
    let unique = Set(links).sorted()
    let found = Mutex<[(String, String)]>([])
    let place = Location(file: "issue", line: 1, column: 1)
    let visits = unique.map { link in
      Visit(source: Source(id: link, name: link, request: .init(url: link), location: place), health: SourceHealth())
    }
    var defaults = job.configuration.defaults
    defaults.timeout = min(defaults.timeout, 20)
    let crawler = Crawler(
      defaults: defaults, folder: job.workplace.config.deletingLastPathComponent().path, clock: job.workplace.clock)
    await crawler.crawl(visits) { fetch in
      if let why = LinkCheck.fault(fetch.outcome) { found.withLock { $0.append((fetch.source, why)) } }
      return []
    }
    return found.withLock { $0.sorted { $0.0 < $1.0 } }.map { (link: $0.0, why: $0.1) }
  }

  private static func fault(_ outcome: Fetch.Outcome) -> String? {
    switch outcome {
    case .content, .notModified: nil
    case .gone: "the page is gone (410)"
    case .failed(let failure):
      [.resolve, .connect, .fetch].contains(failure.stage) ? failure.message : nil
    }
  }
}
