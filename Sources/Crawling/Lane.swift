import Model

/// Everything that one host is asked for, one after the other with a pause between.
///
/// A visit waits as its number and becomes a job when its turn comes: thousands of sources wait at once, and a job knows
/// far more than it needs while it does.
struct Lane {
  let host: String
  /// What goes before all else, the last first: redirects, robots.txt, the visit whose turn it is.
  private var urgent: [Job] = []
  private var visits = Queue<Int>()
  /// Pages that readers asked for; they go after every source's own.
  private var later = Queue<Job>()
  /// Something is under way, or the lane waits its turn, rests, or waits for a robots.txt.
  var isTaken = false
  /// The origin whose robots.txt it waits for.
  var awaited: String?
  /// A connection is likely to stand open.
  var isOpen = false
  /// Seconds between the end of one request and the start of the next.
  var delay: Double
  var notBefore: ContinuousClock.Instant?

  init(host: String, delay: Double) {
    self.host = host
    self.delay = delay
  }

  var count: Int { urgent.count + visits.count + later.count }
  var isEmpty: Bool { count == 0 }

  /// A source's own address, behind those that wait.
  mutating func append(visit: Int) { visits.append(visit) }
  /// A page that a reader asked for.
  mutating func append(_ job: Job) { later.append(job) }
  /// Puts the job where it comes out next.
  mutating func putBack(_ job: Job) { urgent.append(job) }

  /// The job whose turn it is, left in its place; `make` makes it of a visit.
  mutating func first(_ make: (Int) -> Job?) -> Job? {
    while urgent.isEmpty, let visit = visits.next() {
      if let job = make(visit) { urgent.append(job) }
    }
    return urgent.last ?? later.first
  }

  /// The same, taken out.
  mutating func next(_ make: (Int) -> Job?) -> Job? {
    guard let job = first(make) else { return nil }
    if urgent.popLast() == nil { _ = later.next() }
    return job
  }
}

/// What is known of an origin's robots.txt.
enum RobotsState {
  /// Asked for; lanes wait for the answer.
  case pending
  case known(Robots)
  /// Nothing may be fetched, for this reason.
  case unreachable(Failure, waitAtLeast: Int?)
}
