import Model
import Text
import Transport

/// One run of the crawler: who is asked next, and what becomes of the answers.
///
/// A single task owns it; requests and readers run as child tasks and report back as steps.
struct Crawl {
  /// What a child task reports when it ends.
  enum Step: Sendable {
    case answered(Job, lane: Int, Result<HTTPResponse, HTTPFailure>)
    /// A reader is done with a fetch for the visit with that number.
    case read(Int, [FollowUp])
    /// A pause is over.
    case woke(ContinuousClock.Instant)
  }

  typealias Group = TaskGroup<Step>

  let visits: [Visit]
  let defaults: Configuration.Defaults
  let folder: String
  let clock: @Sendable () -> Instant
  let client: HTTPClient?
  let each: @Sendable (Fetch) async -> [FollowUp]
  let destination: Destination

  var lanes: [Lane] = []
  var laneOfHost: [String: Int] = [:]
  /// Lanes that may ask for a page, and lanes that must ask for a robots.txt first.
  var ready = Queue<Int>()
  var opening = Queue<Int>()
  var resting = RestingLanes()
  /// The end of the earliest pause that a task sleeps through.
  var alarm: ContinuousClock.Instant?
  var robots: [String: RobotsState] = [:]
  var memory: HostMemory
  var files = Queue<(visit: Int, asked: FollowUp)>()
  /// What was asked for the visits that lead on, so that pages which name each other end.
  var asked: [Int: Set<Source.Request>] = [:]
  var pagesUnderWay = 0
  var robotsUnderWay = 0
  var readersAtWork = 0

  init(
    visits: [Visit], defaults: Configuration.Defaults, folder: String, clock: @escaping @Sendable () -> Instant,
    memory: HostMemory, client: HTTPClient?, each: @escaping @Sendable (Fetch) async -> [FollowUp]
  ) {
    self.visits = visits
    self.defaults = defaults
    self.folder = folder
    self.clock = clock
    self.memory = memory
    self.client = client
    self.each = each
    destination = Destination(allowsLocalNames: !defaults.allowedAddresses.isEmpty)
  }

  /// Until nothing is left to ask, to read or to wait for.
  mutating func run(in group: inout Group) async {
    for index in visits.indices { begin(index, &group) }
    // The longest lanes first: they set how long it all takes.
    for lane in lanes.indices.sorted(by: { (-lanes[$0].count, $0) < (-lanes[$1].count, $1) }) {
      queue(lane)
    }
    while true {
      wakeLanes()
      startRequests(&group)
      startFiles(&group)
      setAlarm(&group)
      guard pagesUnderWay + robotsUnderWay + readersAtWork > 0 || resting.first != nil, let step = await group.next()
      else { return }
      take(step, &group)
    }
  }

  /// One thing that happened: an answer, a reader that is done, a pause that is over.
  private mutating func take(_ step: Step, _ group: inout Group) {
    switch step {
    case .answered(let job, let lane, let result):
      if job.isRobots { robotsUnderWay -= 1 } else { pagesUnderWay -= 1 }
      rest(lane)
      receive(job, result, &group)
    case .read(let visit, let more):
      readersAtWork -= 1
      for followUp in more { add(followUp, to: visit, &group) }
    case .woke(let time):
      if alarm == time { alarm = nil }
    }
  }

  /// Hands a fetch to the reader.
  mutating func deliver(_ fetch: Fetch, of visit: Int, _ group: inout Group) {
    readersAtWork += 1
    let each = each
    group.addTask { .read(visit, await each(fetch)) }
  }

  // MARK: - Lanes

  /// The lane of that host, made when there is none.
  mutating func lane(for host: String) -> Int {
    if let lane = laneOfHost[host] { return lane }
    lanes.append(Lane(host: host, delay: defaults.hostDelay))
    laneOfHost[host] = lanes.count - 1
    return lanes.count - 1
  }

  /// Puts a job into the lane of its host; the lane is queued by the caller or by `queue`.
  mutating func enqueue(_ job: Job, first: Bool = false) -> Int {
    let lane = lane(for: job.address.asciiHost ?? "")
    if first { lanes[lane].putBack(job) } else { lanes[lane].append(job) }
    // A lane that waits for one robots.txt may still fetch another: two hosts may send each other's back and forth.
    if case .robots = job.kind { release(lane) }
    return lane
  }

  /// Lets the lane wait for its turn, unless it does so already or has nothing to do.
  mutating func queue(_ lane: Int) {
    guard !lanes[lane].isTaken, !lanes[lane].isEmpty else { return }
    lanes[lane].isTaken = true
    if let until = lanes[lane].notBefore, until > .now { resting.add(lane, until: until) } else { ready(lane) }
  }

  /// Queues a lane whose pause is over: for its robots.txt, or for its next page.
  private mutating func ready(_ lane: Int) {
    let isOpening = lanes[lane].first(job).map { needsRobots($0) } ?? false
    if isOpening { return opening.append(lane) }
    // On the open connection while it lasts, but not so long that a much longer lane would be left for the end.
    let next = ready.first.map { lanes[$0].count } ?? 0
    if lanes[lane].isOpen, lanes[lane].count * 2 >= next { ready.putBack(lane) } else { ready.append(lane) }
  }

  /// The lane waits for no robots.txt any more.
  mutating func release(_ lane: Int) {
    guard lanes[lane].awaited != nil else { return }
    lanes[lane].awaited = nil
    lanes[lane].isTaken = false
  }

  /// The lane has made a request: it is free again after its pause.
  private mutating func rest(_ lane: Int) {
    lanes[lane].isTaken = false
    lanes[lane].isOpen = true
    let delay = lanes[lane].delay
    lanes[lane].notBefore = delay > 0 ? .now + .seconds(delay) : nil
    queue(lane)
  }

  /// Queues the lanes whose pause is over.
  private mutating func wakeLanes() {
    guard resting.first != nil else { return }
    while let lane = resting.next(by: .now) { ready(lane) }
  }

  /// Sleeps in a task of its own until the earliest pause ends, when none sleeps so long already.
  private mutating func setAlarm(_ group: inout Group) {
    guard let first = resting.first, alarm.map({ first < $0 }) ?? true else { return }
    alarm = first
    group.addTask {
      try? await Task.sleep(until: first, clock: .continuous)
      return .woke(first)
    }
  }

  /// A few more than the connections carry, so that the next request goes out the moment an answer is in; none while the
  /// readers are behind, or memory would hold what they have not read.
  ///
  /// A robots.txt goes beside the pages, over connections of its own as far as there are any: a host must be opened
  /// before another one is done, or connections would stand idle.
  private mutating func startRequests(_ group: inout Group) {
    let pages = Crawler.posted(defaults.connections)
    let robots = Crawler.posted(defaults.robotsBeside)
    while readersAtWork < defaults.connections * 2 {
      if robotsUnderWay < robots, let lane = opening.next() {
        open(lane, &group)
      } else if pagesUnderWay < pages, let lane = ready.next() {
        open(lane, &group)
      } else if pagesUnderWay + robotsUnderWay < pages, let lane = opening.next() {
        open(lane, &group)
      } else {
        return
      }
    }
  }

  /// Lets a lane make its next request.
  private mutating func open(_ lane: Int, _ group: inout Group) {
    lanes[lane].isTaken = false
    start(lane, &group)
  }

  /// Reads files while the readers keep up; they need no connection.
  private mutating func startFiles(_ group: inout Group) {
    while readersAtWork < defaults.connections, let file = files.next() { read(file, &group) }
  }
}
