import Model
import Testing

@testable import Crawling

@Suite("schedule")
struct ScheduleTests {
  static let feed = source("a", "https://a.org/feed") { $0.interval = 3600...86_400 }

  static func fetch(_ outcome: Fetch.Outcome, wait: Int? = nil, at: Instant = noon) -> Fetch {
    var fetch = Fetch(source: "a", at: at, outcome: outcome, waitAtLeast: wait)
    fetch.validators = .remembered(SourceHealth(), of: feed)
    return fetch
  }

  static let content = Fetch.Outcome.content(Document(bytes: [], url: "https://a.org/feed"))

  /// Health after visits with so many new items each.
  static func health(_ news: [Int], wait: Int? = nil) -> SourceHealth {
    news.reduce(SourceHealth()) {
      healthAfter(fetch(content, wait: wait), of: feed, before: $0, newItems: $1, failure: nil, now: noon)
    }
  }

  @Test("visits more often what changes often, within the source's bounds")
  func adapts() {
    #expect(Self.health([5]).interval == 3600)
    #expect(Self.health([0]).interval == 4500)
    #expect(Self.health([0, 0]).interval == 5625)
    #expect(Self.health([0, 0, 1]).interval == 3600)
    #expect(Self.health(Array(repeating: 0, count: 100)).interval == 86_400)
    #expect(Self.health(Array(repeating: 0, count: 100) + [1]).interval == 43_200)
  }

  @Test(
    "waits as long as the server calls it fresh, no longer than its own longest interval",
    arguments: [(nil, 4500), (60, 4500), (7200, 7200), (604_800, 86_400)])
  func fresh(wait: Int?, next: Int) { #expect(Self.health([0], wait: wait).nextVisit == noon + next) }

  @Test("is due at its time, a little before it, and when the clock was wrong")
  func due() {
    let health = Self.health([1])
    #expect(isDue(Self.feed, SourceHealth(), now: noon))
    #expect(!isDue(Self.feed, health, now: noon + 3000))
    #expect(isDue(Self.feed, health, now: noon + 3300))
    #expect(isDue(Self.feed, health, now: noon + 3600))
    #expect(isDue(Self.feed, health, now: noon - 31_536_000))
    #expect(!isDue(Self.feed, health, now: noon - 60))
    var disabled = Self.feed
    disabled.isEnabled = false
    #expect(!isDue(disabled, SourceHealth(), now: noon))
  }

  @Test("is due every day for a daily job that ends a little later every day")
  func daily() {
    var source = Self.feed
    source.interval = 86_400...86_400
    var health = SourceHealth()
    for day in 0..<5 {
      let now = noon + day * 86_400 + (day.isMultiple(of: 2) ? 0 : 240)
      #expect(isDue(source, health, now: now))
      let fetch = Self.fetch(Self.content, at: now + 30)
      health = healthAfter(fetch, of: source, before: health, newItems: 1, failure: nil, now: now + 60)
    }
  }

  @Test("keeps the last good visit and backs off while it fails")
  func failing() {
    var health = Self.health([1])
    var waits: [Int] = []
    for _ in 0..<7 {
      let fetch = Self.fetch(.failed(Failure(.connect, "no route")))
      health = healthAfter(fetch, of: Self.feed, before: health, newItems: 0, failure: nil, now: noon)
      waits.append((health.nextVisit ?? noon) - noon)
    }
    #expect(waits == [3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400])
    #expect(health.failuresInARow == 7)
    #expect(health.lastGood == noon)
    #expect(health.lastFailure == Failure(.connect, "no route"))
    let healed = healthAfter(
      Self.fetch(Self.content), of: Self.feed, before: health, newItems: 0, failure: nil, now: noon)
    #expect(healed.failuresInARow == 0)
    let asked = Self.fetch(.failed(Failure(.fetch, "429")), wait: 200_000)
    let paused = healthAfter(asked, of: Self.feed, before: SourceHealth(), newItems: 0, failure: nil, now: noon)
    #expect(paused.nextVisit == noon + 200_000)
  }

  @Test("names a source that answers but has frozen, and visits it as before")
  func frozen() {
    var source = Self.feed
    source.expect.everyDays = 30
    func visit(_ before: SourceHealth, day: Int, new: Int) -> SourceHealth {
      let fetch = Self.fetch(.notModified, at: noon + day * 86_400)
      return healthAfter(fetch, of: source, before: before, newItems: new, failure: nil, now: fetch.at)
    }
    let fresh = visit(SourceHealth(), day: 0, new: 3)
    #expect(visit(fresh, day: 30, new: 0).failuresInARow == 0)
    let frozen = visit(fresh, day: 31, new: 0)
    #expect(frozen.failuresInARow == 1)
    #expect(frozen.lastFailure?.message.hasPrefix("nothing new since 2026-11-21") == true)
    #expect(frozen.nextVisit == noon + 31 * 86_400 + 4500)
    #expect(visit(frozen, day: 32, new: 0).failuresInARow == 2)
    #expect(visit(frozen, day: 32, new: 1).failuresInARow == 0)
  }

  @Test("counts what could not be read as a failure of the source")
  func unread() {
    let health = healthAfter(
      Self.fetch(Self.content), of: Self.feed, before: SourceHealth(), newItems: 0,
      failure: Failure(.expect, "3 of 50 items"), now: noon)
    #expect(health.failuresInARow == 1)
    #expect(health.lastGood == nil)
    #expect(health.lastFailure?.stage == .expect)
  }
}
