/// One request as it goes out; redirects are answers, not followed here.
package struct HTTPRequest: Sendable {
  /// Absolute, ASCII, http or https.
  package var url: String
  package var method: String
  package var body: [UInt8]?
  /// Name and value, each on one line; what carries a line break is refused.
  package var headers: [(name: String, value: String)]
  /// Whether gzip and deflate are offered; some servers send them broken.
  package var isCompressed = true
  /// Whether it goes beside the ordinary ones, with connections of its own.
  package var isBeside = false
  package var limits = Limits()

  package init(
    url: String, method: String = "GET", body: [UInt8]? = nil, headers: [(name: String, value: String)] = []
  ) {
    self.url = url
    self.method = method
    self.body = body
    self.headers = headers
  }

  /// Where a visit is cut.
  package struct Limits: Hashable, Sendable {
    /// Seconds until the connection stands.
    package var connect = 20
    /// Seconds for the whole visit.
    package var total = 60
    /// A visit slower than so many bytes a second for so many seconds is cut.
    package var slowBytes = 100
    package var slowSeconds = 30
    /// Bytes of the body after decompression.
    package var bodyBytes = 32 * 1024 * 1024
    /// What is longer than `bodyBytes` is cut there and counts as complete, as robots.txt does.
    package var cutsBody = false
    /// Bytes of all header lines.
    package var headerBytes = 128 * 1024
    package init() {}
  }
}

/// What came back, whatever its status.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// Lower-case names; a repeated one keeps its values in order, joined by a comma.
  package var headers: [String: String]
  package var body: [UInt8]
  /// Seconds from the start to the last byte.
  package var seconds: Double
  /// The address that answered, empty when unknown.
  package var peer: String

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = [], seconds: Double = 0, peer: String = "")
  {
    self.status = status
    self.headers = headers
    self.body = body
    self.seconds = seconds
    self.peer = peer
  }
}

/// Why nothing came back.
package struct HTTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable {
    /// The name has no address.
    case resolve
    /// The address is private and not allowed.
    case refused
    /// No connection, or no trust in the certificate.
    case connect
    /// Cut by one of the limits.
    case timeout, tooLarge
    /// The compression is broken.
    case decode
    /// Anything else on the wire.
    case transfer
    /// The request could not be made at all.
    case request
    case cancelled
  }

  package var kind: Kind
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package var description: String { message }
}
