/// One visit to a source and its outcome.
package struct Fetch: Hashable, Sendable {
  package var source: String
  package var at: Instant
  package var outcome: Outcome
  /// What to send and remember next time.
  package var validators: Validators
  /// Seconds of the whole visit.
  package var seconds: Double
  /// Seconds the server asked to wait, from Retry-After or Cache-Control.
  package var waitAtLeast: Int?
  /// What was asked for.
  package var purpose = Purpose.source
  /// What the reader had asked for; nil for the source's own request.
  package var followUp: Source.Request?
  /// Nothing was sent: the host had asked for a pause, so the source itself is not at fault.
  package var isPostponed = false

  package init(
    source: String, at: Instant, outcome: Outcome, validators: Validators = Validators(), seconds: Double = 0,
    waitAtLeast: Int? = nil
  ) {
    self.source = source
    self.at = at
    self.outcome = outcome
    self.validators = validators
    self.seconds = seconds
    self.waitAtLeast = waitAtLeast
  }

  package enum Outcome: Hashable, Sendable {
    case content(Document)
    case notModified
    /// 410: the source is over.
    case gone
    case failed(Failure)
  }

  /// The source's own address, or what its reader asked for besides.
  package enum Purpose: Hashable, Sendable {
    case source
    /// A further page of the same list.
    case page
    /// The own page of the entry with that id.
    case detail(String)
  }

  package struct Validators: Hashable, Sendable, Codable {
    package var etag: String?
    package var lastModified: String?
    /// Where a permanent redirect led.
    package var movedTo: String?
    /// Stands for the address and the rules these belong to; with others everything is fetched anew.
    package var key: String?
    package init() {}
  }
}

/// What a source answered.
package struct Document: Hashable, Sendable {
  package var bytes: [UInt8]
  /// Lower-case names.
  package var headers: [String: String]
  /// The address after all redirects.
  package var url: String

  package init(bytes: [UInt8], headers: [String: String] = [:], url: String) {
    self.bytes = bytes
    self.headers = headers
    self.url = url
  }
}

/// Why a visit gave nothing, with the stage, so that a person knows whom to ask.
package struct Failure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  package enum Stage: String, Hashable, Sendable, Codable {
    case robots, resolve, connect, fetch, decode, read, item, field, expect
  }

  package var stage: Stage
  /// Place, text and what would be right; no capital, no full stop.
  package var message: String

  package init(_ stage: Stage, _ message: String) {
    self.stage = stage
    self.message = message
  }

  package var description: String { "\(stage.rawValue): \(message)" }
}

/// What is remembered of a source between visits.
package struct SourceHealth: Hashable, Sendable, Codable {
  package var validators = Fetch.Validators()
  package var lastVisit: Instant?
  /// The last visit that was read without fault, and the last that brought something new.
  package var lastGood: Instant?
  package var lastNew: Instant?
  /// The last full GET, without validators.
  package var lastFull: Instant?
  package var nextVisit: Instant?
  /// Seconds between visits as adapted.
  package var interval: Int?
  package var failuresInARow = 0
  package var lastFailure: Failure?
  package var isGone = false
  package init() {}
}
