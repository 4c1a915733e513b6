import Archiving
import Crawling
import Model
import Text

/// How a source stands, in one word and in what a person wants to know of it.
struct SourceState: Hashable, Sendable {
  enum Word: String, Sendable { case good, waiting, new, broken, frozen, gone, off }

  let source: Source
  let health: SourceHealth
  let entries: Int
  let word: Word

  init(_ source: Source, _ health: SourceHealth, entries: Int, now: Instant) {
    self.source = source
    self.health = health
    self.entries = entries
    let isOver = health.isGone && !isDue(source, health, now: now)
    if !source.isEnabled {
      word = .off
    } else if isOver {
      word = .gone
    } else if health.failuresInARow > 0 {
      word = health.lastFailure?.stage == .expect && health.lastGood == health.lastVisit ? .frozen : .broken
    } else if health.lastVisit == nil {
      word = .new
    } else {
      word = isDue(source, health, now: now) ? .waiting : .good
    }
  }

  var isInTrouble: Bool { [.broken, .frozen, .gone].contains(word) }

  /// Why, and what to do; nil when all is well.
  var trouble: String? {
    switch word {
    case .off: source.reason
    case .broken, .frozen, .gone:
      health.lastFailure.map { failure in
        let times = health.failuresInARow > 1 ? ", \(health.failuresInARow) visits in a row" : ""
        return "at \(failure)\(times)"
      }
    case .good, .waiting, .new: nil
    }
  }

  var json: JSON {
    [
      "id": .string(source.id), "name": .string(source.name), "url": .string(source.request.url),
      "state": .string(word.rawValue), "entries": .integer(entries), "last_visit": time(health.lastVisit),
      "last_good": time(health.lastGood), "last_new": time(health.lastNew), "next_visit": time(health.nextVisit),
      "interval": health.interval.map(JSON.integer) ?? nil, "failures": .integer(health.failuresInARow),
      "stage": health.failuresInARow > 0 ? health.lastFailure.map { .string($0.stage.rawValue) } ?? nil : nil,
      "words": trouble.map(JSON.string) ?? nil, "moved_to": health.validators.movedTo.map(JSON.string) ?? nil,
    ]
  }

  private func time(_ instant: Instant?) -> JSON { instant.map { .string($0.description) } ?? nil }
}

extension Workplace {
  /// Every source of the configuration as it stands, in its order.
  func sourceStates(_ configuration: Configuration) async throws -> [SourceState] {
    let desk = try desk()
    let health = try await desk.health()
    let counts = try await desk.entryCounts()
    return configuration.sources.map {
      SourceState($0, health[$0.id] ?? SourceHealth(), entries: counts[$0.id] ?? 0, now: now)
    }
  }
}
