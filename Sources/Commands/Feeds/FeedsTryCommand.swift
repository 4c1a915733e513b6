import Crawling
import Foundation
import Model
import Reading
import Synchronization
import Text

/// `prevnet feeds try URL|ID`: one visit that stores nothing, with counts per stage and the first items.
struct FeedsTryCommand: Command {
  static let manual = Manual(
    name: "feeds try", summary: "visit an address or a source once and show what would be read", operands: "URL|ID",
    options: [Manual.Option("file", "SAVED", "read a saved copy instead of visiting")],
    details: """
      Nothing is stored. For an address, the entry to paste into feeds.yml is printed at the end; a page that names a feed
      leads to it. robots.txt and all limits hold as in a run.
      """,
    examples: [
      ("feeds try https://www.example.org/news", "find and read the feed behind a page"),
      ("feeds try county-jobs --file saved.html", "try the rules of a source on a saved page"),
    ])

  private let target: String
  private let file: String?

  init(_ arguments: Arguments) throws(UsageError) {
    target = try arguments.operands(1...1, "an address or the id of a source")[0]
    file = arguments.value("file")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let isAddress = WebAddress(target)?.isWeb == true
    let configuration = try isAddress ? (try? workplace.configuration()) ?? Configuration() : workplace.configuration()
    let source = try isAddress ? Self.source(at: target) : configuration.source(named: target, in: workplace)
    let trial = Trial(source, now: workplace.now)
    if let file {
      trial.read(try Self.saved(file, of: source))
    } else {
      let crawler = Crawler(
        defaults: configuration.defaults, folder: workplace.config.deletingLastPathComponent().path,
        clock: workplace.clock)
      await crawler.crawl([Visit(source: source)]) { trial.take($0) }
    }
    let result = trial.result
    if workplace.wantsJSON {
      workplace.output.print(result.json.line)
    } else {
      for line in result.lines { workplace.output.print(line) }
      if isAddress, !result.entries.isEmpty { workplace.output.raw("\n" + result.suggestion) }
    }
    return result.entries.isEmpty || result.failure != nil ? .partial : .done
  }

  private static func source(at url: String) -> Source {
    let place = Location(file: "command line", line: 1, column: 1)
    return Source(id: "trial", name: "trial", request: Source.Request(url: url), location: place)
  }

  private static func saved(_ file: String, of source: Source) throws -> Document {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError(.badData, "\(file): cannot be read; save the page first")
    }
    return Document(bytes: Array(bytes), url: source.request.url)
  }
}

/// What one visit gives, gathered from its answers.
private final class Trial: Sendable {
  private let source: Source
  private let now: Instant
  private let state: Mutex<TrialResult>

  init(_ source: Source, now: Instant) {
    self.source = source
    self.now = now
    state = Mutex(TrialResult(source: source))
  }

  var result: TrialResult { state.withLock { $0 } }

  /// Reads one answer; a feed behind a page and two more pages of a list are followed.
  func take(_ fetch: Fetch) -> [FollowUp] {
    switch fetch.outcome {
    case .content(let document):
      state.withLock { $0.fetched(document, seconds: fetch.seconds, movedTo: fetch.validators.movedTo) }
      return read(document, request: fetch.followUp)
    case .failed(let failure): fail(failure)
    case .gone: fail(Failure(.fetch, "answers 410: it is gone for good"))
    case .notModified: fail(Failure(.fetch, "answers 304"))
    }
    return []
  }

  @discardableResult
  func read(_ document: Document, request: Source.Request? = nil) -> [FollowUp] {
    do {
      let items = try readEntries(document, as: source, request: request, now: now)
      return state.withLock { result in
        result.add(items)
        guard let next = items.next, result.pages < 3 else { return [] }
        return [FollowUp(request: next, purpose: .page)]
      }
    } catch {
      fail(error)
      return []
    }
  }

  private func fail(_ failure: Failure) { state.withLock { $0.failure = failure } }
}
