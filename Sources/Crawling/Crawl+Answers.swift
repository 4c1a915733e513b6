import Model
import Text
import Transport

/// From an answer to a fetch, a redirect or another try.
extension Crawl {
  /// Takes the answer to a job, whatever it was for.
  mutating func receive(_ job: Job, _ result: Result<HTTPResponse, HTTPFailure>, _ group: inout Group) {
    var job = job
    if case .success(let response) = result { job.seconds += response.seconds }
    switch job.kind {
    case .robots(let origin): receive(robots: job, for: origin, result, &group)
    case .visit: receive(page: job, result, &group)
    }
  }

  /// A page or its failure: to the reader, on along a redirect, or once more in another way.
  private mutating func receive(page job: Job, _ result: Result<HTTPResponse, HTTPFailure>, _ group: inout Group) {
    guard case .visit(let index, _) = job.kind else { return }
    var job = job
    let response: HTTPResponse
    switch result {
    case .failure(let failure): return retry(job, Failure(failure, at: job.address), &group)
    case .success(let answered): response = answered
    }
    let source = visits[index].source
    // A list that stands in a page, or behind one, comes as a page.
    let isInPage = source.within != nil || source.frame != nil && job.followUp == nil
    switch Answer(response, from: job.address, format: isInPage ? .html : source.format, now: job.at) {
    case .content(let document):
      job.validators.take(response.headers, isWhole: true, now: job.at)
      finish(job, .content(document), wait: freshFor(response.headers["cache-control"]), &group)
    case .notModified where job.isConditional:
      job.validators.take(response.headers, isWhole: false, now: job.at)
      finish(job, .notModified, wait: freshFor(response.headers["cache-control"]), &group)
    case .notModified:
      retry(
        job, Failure(.fetch, "\(job.address) answers 304 to a question that was not asked; tried again later"), &group)
    case .gone: retry(job, nil, &group)
    case .failed(let failure, let wait):
      if let wait, response.status == 429 || response.status == 503, let scope = scope(of: job.address) {
        memory.learn(pause: wait, of: scope, at: clock())
      }
      retry(job, Failure(failure.stage, "\(job.address) \(failure.message)"), wait: wait, &group)
    case .redirect(let target, let isPermanent, let status):
      follow(job, target, isPermanent: isPermanent, status: status, &group)
    }
  }

  /// Goes where a redirect leads, unless nothing may be fetched there.
  private mutating func follow(
    _ job: Job, _ target: WebAddress, isPermanent: Bool, status: Int, _ group: inout Group
  ) {
    var job = job
    switch destination.check(target.description) {
    case .failure(let failure):
      retry(
        job, Failure(failure.stage, "\(job.address) redirects where nothing may be fetched: \(failure.message)"), &group
      )
    case .success(let checked):
      if let failure = job.follow(checked, isPermanent: isPermanent, status: status) {
        retry(job, failure, &group)
      } else {
        queue(enqueue(job, first: true))
      }
    }
  }

  /// A failure, unless there is another way: without compression, or the address as written instead of the remembered one.
  ///
  /// Without a failure the address is gone.
  private mutating func retry(_ job: Job, _ failure: Failure?, wait: Int? = nil, _ group: inout Group) {
    var job = job
    if failure?.stage == .decode, !job.isPlain {
      job.isPlain = true
      return queue(enqueue(job, first: true))
    }
    if let written = job.origin, wait == nil, case .visit(let index, let purpose) = job.kind {
      var again = Job(.visit(index, purpose), written, visits[index].source.request)
      again.validators.key = job.validators.key
      return queue(enqueue(again, first: true))
    }
    finish(job, failure.map { .failed($0) } ?? .gone, wait: wait, &group)
  }

  /// The end of a job: its fetch goes to the reader.
  mutating func finish(_ job: Job, _ outcome: Fetch.Outcome, wait: Int? = nil, _ group: inout Group) {
    guard case .visit(let index, let purpose) = job.kind else { return }
    let source = visits[index].source
    var fetch = Fetch(source: source.id, at: job.at, outcome: outcome, seconds: job.seconds, waitAtLeast: wait)
    if job.at.seconds == 0 { fetch.at = clock() }
    fetch.purpose = purpose
    fetch.followUp = job.followUp
    if purpose == .source {
      fetch.validators = job.validators
      switch outcome {
      case .content, .notModified: fetch.validators.movedTo = job.permanent?.description
      case .gone: break
      case .failed: if job.origin == nil { fetch.validators.movedTo = nil }
      }
    } else if outcome == .gone {
      fetch.outcome = .failed(Failure(.fetch, "\(job.address) answers 410: the page is gone"))
    }
    deliver(fetch, of: index, &group)
  }

  /// A fetch that failed before anything was sent.
  mutating func fail(_ index: Int, _ asked: FollowUp, _ failure: Failure, _ group: inout Group) {
    let source = visits[index].source
    var fetch = Fetch(source: source.id, at: clock(), outcome: .failed(failure))
    fetch.purpose = asked.purpose
    fetch.followUp = asked.purpose == .source ? nil : asked.request
    fetch.validators = asked.purpose == .source ? .remembered(visits[index].health, of: source) : Fetch.Validators()
    deliver(fetch, of: index, &group)
  }

  /// Left out because its host asked for a pause a moment ago.
  mutating func postpone(_ index: Int, _ purpose: Fetch.Purpose, _ job: Job, _ seconds: Int, _ group: inout Group) {
    let host = scope(of: job.address) ?? ""
    var fetch = Fetch(
      source: visits[index].source.id, at: clock(),
      outcome: .failed(Failure(.fetch, "\(host) asked for a pause of \(seconds) seconds; tried again after it")),
      validators: purpose == .source ? job.validators : Fetch.Validators(), waitAtLeast: seconds)
    fetch.purpose = purpose
    fetch.followUp = job.followUp
    fetch.isPostponed = true
    deliver(fetch, of: index, &group)
  }

  // MARK: - robots.txt

  private mutating func receive(
    robots job: Job, for origin: String, _ result: Result<HTTPResponse, HTTPFailure>, _ group: inout Group
  ) {
    var job = job
    switch result {
    case .failure(let failure): settle(origin, unreachable(origin, Failure(failure, at: job.address)))
    case .success(let response):
      guard (300...399).contains(response.status), job.trail.count < 5, let location = response.headers["location"],
        let target = job.address.resolving(location)
      else {
        let state = robotsState(response, origin)
        if case .known(let rules) = state, response.status < 429 { memory.learn(rules, of: origin, at: clock()) }
        return settle(origin, state)
      }
      switch destination.check(target.description) {
      case .failure(let failure):
        let words = "\(origin)/robots.txt redirects where nothing may be fetched: \(failure.message)"
        settle(origin, .unreachable(Failure(.robots, words), waitAtLeast: nil))
      case .success(let checked):
        // More than five hops or a circle: as if there were none (RFC 9309 §2.3.1.2).
        guard job.follow(checked, isPermanent: false, status: response.status) == nil else {
          return settle(origin, .known(Robots()))
        }
        queue(enqueue(job, first: true))
      }
    }
  }

  /// RFC 9309 §2.3.1: what cannot be had forbids, what is not there allows.
  private func robotsState(_ response: HTTPResponse, _ origin: String) -> RobotsState {
    switch response.status {
    case 200...299: .known(Robots(response.body, agent: defaults.agent))
    case 429, 500...:
      unreachable(
        origin,
        Failure(
          .robots, "\(origin)/robots.txt answers \(response.status), so nothing may be fetched; tried again later"),
        waitAtLeast: retryAfter(response.headers["retry-after"], now: clock()))
    default: .known(Robots())
    }
  }

  /// The rules as last read hold on while they cannot be had.
  private func unreachable(_ origin: String, _ failure: Failure, waitAtLeast wait: Int? = nil) -> RobotsState {
    memory.lastRobots(of: origin, now: clock()).map { .known($0) } ?? .unreachable(failure, waitAtLeast: wait)
  }

  /// The lane that waited for it goes on.
  mutating func settle(_ origin: String, _ state: RobotsState) {
    robots[origin] = state
    // An origin lives in one lane: that of its host.
    guard let host = WebAddress(origin)?.asciiHost else { return }
    let lane = lane(for: host)
    if case .known(let rules) = state, let asked = rules.delay {
      lanes[lane].delay = max(lanes[lane].delay, min(asked, Self.longestCrawlDelay))
    }
    if lanes[lane].awaited == origin {
      release(lane)
      queue(lane)
    }
  }

  /// Seconds; a site that asks for an hour would end the crawl of its own feeds.
  static let longestCrawlDelay = 30.0
}

extension Failure {
  /// What went wrong on the wire, as a person reads it.
  init(_ failure: HTTPFailure, at address: WebAddress) {
    let stage: Stage =
      switch failure.kind {
      case .resolve: .resolve
      case .refused, .connect: .connect
      case .decode: .decode
      case .timeout, .tooLarge, .transfer, .request, .cancelled: .fetch
      }
    self.init(stage, "\(address): \(failure.message)")
  }
}
