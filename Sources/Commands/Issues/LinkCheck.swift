import Crawling
import Foundation
import Model
import Synchronization

/// Follows links with the crawler's politeness: robots.txt, pauses, limits, no private address.
struct LinkCheck: Sendable {
  let job: Job

  /// A link that leads nowhere.
  struct Fault: Hashable, Sendable {
    var link: String
    var why: String
    /// No conversation took place at all: it may be this machine's fault.
    var isUnreached: Bool
  }

  /// Links that lead nowhere, with why, in order.
  ///
  /// A site that does not want to be asked, or is slow, is not called broken.
  func broken(_ links: [String]) async -> [Fault] {
    let unique = Set(links).sorted()
    let found = Mutex<[Fault]>([])
    let place = Location(file: "issue", line: 1, column: 1)
    let visits = unique.map { link in
      Visit(source: Source(id: link, name: link, request: .init(url: link), location: place), health: SourceHealth())
    }
    var defaults = job.configuration.defaults
    defaults.timeout = min(defaults.timeout, 20)
    let crawler = Crawler(
      defaults: defaults, folder: job.workplace.config.deletingLastPathComponent().path, clock: job.workplace.clock)
    await crawler.crawl(visits) { fetch in
      if let fault = LinkCheck.fault(fetch) { found.withLock { $0.append(fault) } }
      return []
    }
    return found.withLock { $0.sorted { $0.link < $1.link } }
  }

  /// Nil for what answered, and for what does not wish to be asked (robots.txt) or is no page that can be read.
  private static func fault(_ fetch: Fetch) -> Fault? {
    switch fetch.outcome {
    case .content, .notModified: return nil
    case .gone: return Fault(link: fetch.source, why: "the page is gone (410)", isUnreached: false)
    case .failed(let failure):
      guard [.resolve, .connect, .fetch].contains(failure.stage) else { return nil }
      return Fault(link: fetch.source, why: failure.message, isUnreached: failure.stage != .fetch)
    }
  }
}
