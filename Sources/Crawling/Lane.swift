import Model

/// Everything that one host is asked for, one after the other with a pause between.
struct Lane {
  let host: String
  var jobs = Queue<Job>()
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
}

/// What is known of an origin's robots.txt.
enum RobotsState {
  /// Asked for; lanes wait for the answer.
  case pending
  case known(Robots)
  /// Nothing may be fetched, for this reason.
  case unreachable(Failure, waitAtLeast: Int?)
}
