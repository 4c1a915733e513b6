import Model
import Text
import Transport

/// From a visit to requests on the wire.
extension Crawl {
  /// The first job of a visit.
  mutating func begin(_ index: Int, _ group: inout Group) {
    let visit = visits[index]
    let source = visit.source
    if source.request.url.lowercased().hasPrefix("file:") {
      files.append((index, FollowUp(request: source.request, purpose: .source)))
      return
    }
    if case .failure(let failure) = destination.check(source.request.url) {
      return fail(index, FollowUp(request: source.request, purpose: .source), failure, &group)
    }
    guard let job = job(index) else { return }
    lanes[lane(for: job.address.asciiHost ?? "")].append(visit: index)
  }

  /// The request of a visit; nil where its address may not be asked at all.
  func job(_ index: Int) -> Job? {
    let visit = visits[index]
    let source = visit.source
    guard case .success(let written) = destination.check(source.request.url) else { return nil }
    var job = Job(.visit(index, .source), written, source.request)
    job.validators = .remembered(visit.health, of: source)
    if let moved = job.validators.movedTo, case .success(let target) = destination.check(moved) {
      job.origin = written
      job.address = target
      job.permanent = target
      if target.origin != written.origin { job.headers = [:] }
    }
    job.isConditional = isConditional(visit, job)
    return job
  }

  /// Whether "only if changed" may be asked: not when the last whole answer is a week old, for validators lie.
  private func isConditional(_ visit: Visit, _ job: Job) -> Bool {
    // A page that is only a frame stays the same while its list changes.
    guard job.method == "GET", visit.source.frame == nil, let full = visit.health.lastFull else { return false }
    return (0..<week).contains(clock() - full)
  }

  /// A next page or an entry's own page; each is asked once, and only so many of them.
  mutating func add(_ followUp: FollowUp, to index: Int, _ group: inout Group) {
    let source = visits[index].source
    guard asked[index, default: [source.request]].insert(followUp.request).inserted else { return }
    let count = asked[index]?.count ?? 0
    guard count <= Self.mostFollowUps else {
      if count == Self.mostFollowUps + 1 {
        fail(index, followUp, Failure(.fetch, "asks for more than \(Self.mostFollowUps) pages"), &group)
      }
      return
    }
    let url = followUp.request.url
    if url.lowercased().hasPrefix("file:") {
      if let failure = fault(ofFile: url, of: source) {
        fail(index, followUp, failure, &group)
      } else {
        files.append((index, followUp))
      }
      return
    }
    switch destination.check(url) {
    case .failure(let failure): fail(index, followUp, failure, &group)
    case .success(let address):
      var job = Job(.visit(index, followUp.purpose), address, followUp.request)
      job.followUp = followUp.request
      if let own = WebAddress(source.request.url), own.origin != address.origin { job.headers = [:] }
      queue(enqueue(job))
    }
  }

  static let mostFollowUps = 2000

  /// Sends the lane's next job, after its robots.txt; jobs that may not be sent are answered on the way.
  mutating func start(_ lane: Int, _ group: inout Group) {
    while let job = lanes[lane].next(job) {
      guard case .visit(let index, let purpose) = job.kind else { return send(job, lane, &group) }
      if let pause = pause(of: job.address) {
        postpone(index, purpose, job, pause, &group)
        continue
      }
      guard !visits[index].source.ignoresRobots else { return send(job, lane, &group) }
      _ = needsRobots(job)
      switch robots[job.address.origin] {
      case nil:
        lanes[lane].putBack(job)
        robots[job.address.origin] = .pending
        return send(robotsJob(for: job.address), lane, &group)
      case .pending:
        lanes[lane].putBack(job)
        lanes[lane].isTaken = true
        lanes[lane].awaited = job.address.origin
        return
      case .unreachable(let failure, let wait): finish(job, .failed(failure), wait: wait, &group)
      case .known(let rules):
        guard rules.allows(job.address.requestText) else {
          let words =
            "\(job.address.origin)/robots.txt forbids \(job.address.path); ask its owner, or use another address"
          finish(job, .failed(Failure(.robots, words)), &group)
          continue
        }
        return send(job, lane, &group)
      }
    }
  }

  /// Whether the job's next request is for a robots.txt; what an earlier run has read is taken over here.
  mutating func needsRobots(_ job: Job) -> Bool {
    guard case .visit(let index, _) = job.kind else { return true }
    let origin = job.address.origin
    guard robots[origin] == nil, !visits[index].source.ignoresRobots else { return false }
    guard let known = memory.robots(of: origin, now: clock()) else { return true }
    settle(origin, .known(known))
    return false
  }

  /// The request for the robots.txt of an address.
  private func robotsJob(for address: WebAddress) -> Job {
    var target = address
    target.path = "/robots.txt"
    target.query = nil
    target.fragment = nil
    return Job(.robots(origin: address.origin), target)
  }

  /// Puts a job on the wire in a task of its own.
  private mutating func send(_ job: Job, _ lane: Int, _ group: inout Group) {
    guard let client else {
      return finish(job, .failed(Failure(.connect, TransferError.unavailable.description)), &group)
    }
    var job = job
    job.at = clock()
    lanes[lane].isTaken = true
    if job.isRobots { robotsUnderWay += 1 } else { pagesUnderWay += 1 }
    let request = job.request(limits(for: job))
    group.addTask { [job] in .answered(job, lane: lane, await client.fetch(request)) }
  }

  /// Where a request is cut; a robots.txt is cut and read, all else fails.
  private func limits(for job: Job) -> HTTPRequest.Limits {
    var limits = HTTPRequest.Limits()
    limits.total = defaults.timeout
    limits.connect = min(limits.connect, defaults.timeout)
    limits.bodyBytes = defaults.maximumBytes
    if case .robots = job.kind {
      // RFC 9309 §2.5: at least 500 KiB are read.
      limits.bodyBytes = 512_000
      limits.cutsBody = true
      limits.total = min(limits.total, 30)
    }
    return limits
  }

  /// Seconds that the host or its domain asked to be left alone.
  private func pause(of address: WebAddress) -> Int? {
    scope(of: address).flatMap { memory.pause(of: $0, now: clock()) }
  }

  /// Whom a Retry-After from that address holds back; nil when nobody but the address itself.
  func scope(of address: WebAddress) -> String? {
    switch defaults.retryScope {
    case .url: nil
    case .host: address.asciiHost
    case .domain: address.registrableDomain
    }
  }
}
