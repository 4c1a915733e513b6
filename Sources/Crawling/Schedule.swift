package import Model

/// Whether the source is due at that time.
///
/// A little early counts as due: a job that runs at nine every day must not miss a visit because yesterday's ended half
/// a minute later. A visit planned further ahead than any plan reaches means that the clock was wrong then.
package func isDue(_ source: Source, _ health: SourceHealth, now: Instant) -> Bool {
  guard source.isEnabled else { return false }
  if health.isGone { return Fetch.Validators.remembered(health, of: source) != health.validators }
  guard let next = health.nextVisit else { return true }
  let slack = min(source.interval.lowerBound / 10, 900)
  let furthest = max(source.interval.upperBound, week) + slack
  return now + slack >= next || next - now > furthest || (health.lastVisit.map { $0 - now > furthest } ?? false)
}

/// What is remembered after a visit to the source's own address: validators, the next visit, the row of failures.
///
/// `newItems` are the new and changed ones; `failure` is what went wrong after the fetch (read, expect), nil when
/// nothing did. The interval halves when there was something new and grows by a quarter when there was not, always
/// within the source's own bounds; after failures it doubles with each.
package func healthAfter(
  _ fetch: Fetch, of source: Source, before: SourceHealth, newItems: Int, failure: Failure?, now: Instant
) -> SourceHealth {
  guard fetch.purpose == .source else { return before }
  var health = before
  health.isGone = false
  var fault = failure
  if case .failed(let reason) = fetch.outcome { fault = reason }
  if fetch.isPostponed {
    health.nextVisit = now + max(fetch.waitAtLeast ?? 0, source.interval.lowerBound / 4)
    return health
  }
  health.lastVisit = fetch.at
  if fetch.outcome == .gone { return health.gone(fetch) }
  if let fault { return health.failed(fault, fetch, source) }
  health.succeed(fetch, source, newItems: newItems)
  return health
}

extension SourceHealth {
  /// A visit that was read: the row of failures ends, and the interval follows what there was.
  fileprivate mutating func succeed(_ fetch: Fetch, _ source: Source, newItems: Int) {
    let bounds = source.interval
    let row = failuresInARow
    validators = fetch.validators
    failuresInARow = 0
    lastGood = fetch.at
    if newItems > 0 { lastNew = fetch.at }
    if case .content = fetch.outcome { lastFull = fetch.at }
    let current = interval ?? bounds.lowerBound
    let adapted = newItems > 0 ? current / 2 : current + current / 4
    let kept = min(max(adapted, bounds.lowerBound), bounds.upperBound)
    interval = kept
    // What the server calls fresh need not be asked again, but never less often than the source's own longest interval.
    nextVisit = fetch.at + max(kept, min(fetch.waitAtLeast ?? 0, bounds.upperBound))
    guard let days = source.expect.everyDays, let last = lastNew, fetch.at - last > days * 86_400 else { return }
    // It answers and is visited as before, but staff must hear of it.
    failuresInARow = row + 1
    lastFailure = Failure(
      .expect, "nothing new since \(last.utcDay), where something is expected every \(days) days; look at the source")
  }

  /// The server has taken it away for good (410); a person decides what becomes of it.
  fileprivate func gone(_ fetch: Fetch) -> SourceHealth {
    var health = self
    health.validators = fetch.validators
    health.isGone = true
    health.nextVisit = nil
    health.failuresInARow += 1
    health.lastFailure = Failure(
      .fetch, "answers 410: the source is over and is visited no more; give it a new address or take it out")
    return health
  }

  /// What was read before stays; the validators too, unless it is the reading that failed.
  fileprivate func failed(_ fault: Failure, _ fetch: Fetch, _ source: Source) -> SourceHealth {
    var health = self
    health.failuresInARow += 1
    health.lastFailure = fault
    switch fetch.outcome {
    case .content, .notModified:
      // With its validators a mended reader would only ever be told that nothing has changed.
      health.validators = Fetch.Validators()
      health.validators.key = fetch.validators.key
      health.validators.movedTo = fetch.validators.movedTo
    case .failed, .gone: health.validators.movedTo = fetch.validators.movedTo
    }
    let bounds = source.interval
    let doubled = bounds.lowerBound << min(health.failuresInARow - 1, 10)
    health.nextVisit = fetch.at + max(min(doubled, bounds.upperBound), min(fetch.waitAtLeast ?? 0, week))
    return health
  }
}
