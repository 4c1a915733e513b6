import Model
import Text
import Transport

/// One thing to fetch, and how far it has come through redirects.
struct Job: Sendable {
  /// What the answer is for.
  enum Kind: Hashable, Sendable {
    /// For the visit with that number.
    case visit(Int, Fetch.Purpose)
    /// The robots.txt that holds for an origin; after a redirect it may lie elsewhere.
    case robots(origin: String)
  }

  var kind: Kind
  /// Where it goes next.
  var address: WebAddress
  var method: String
  var body: String?
  /// The source's own headers; they never go to another origin.
  var headers: [String: String]
  var validators = Fetch.Validators()
  /// Whether "only if changed" is asked.
  var isConditional = false
  /// Every address asked so far, to see loops.
  var trail: [String] = []
  /// Where permanent redirects alone have led from the source's address.
  var permanent: WebAddress?
  private var isPermanentSoFar = true
  /// Begun at the remembered target of a permanent redirect; the written address is the way back.
  var origin: WebAddress?
  /// The reader's own words, where it is not the source's request.
  var followUp: Source.Request?
  /// A second try without compression.
  var isPlain = false
  var at = Instant(seconds: 0)
  var seconds = 0.0

  init(_ kind: Kind, _ address: WebAddress, _ request: Source.Request? = nil) {
    self.kind = kind
    self.address = address
    method = request?.method ?? "GET"
    body = request?.body
    headers = request?.headers ?? [:]
  }

  var isRobots: Bool { if case .robots = kind { true } else { false } }

  static let mostRedirects = 8

  /// Goes on to where a redirect leads; a failure when it leads in a circle or too far.
  mutating func follow(_ target: WebAddress, isPermanent: Bool, status: Int) -> Failure? {
    trail.append("\(method) \(address.withoutFragment)")
    // RFC 9110 §15.4: 303 always, 301 and 302 as every browser does.
    if status == 303 || status < 303 && method == "POST" {
      method = "GET"
      body = nil
    }
    if trail.contains("\(method) \(target.withoutFragment)") {
      return Failure(.fetch, "\(address) redirects in a circle; look for its new address")
    }
    if trail.count > Self.mostRedirects {
      return Failure(.fetch, "\(address) redirects more than \(Self.mostRedirects) times; look for its new address")
    }
    // A downgrade to http is followed but not remembered.
    isPermanentSoFar = isPermanentSoFar && isPermanent && !(address.scheme == "https" && target.scheme == "http")
    if isPermanentSoFar { permanent = target }
    if target.origin != address.origin { headers = [:] }
    address = target
    return nil
  }

  /// What goes on the wire.
  func request(_ limits: HTTPRequest.Limits) -> HTTPRequest {
    var request = HTTPRequest(url: address.requestText, method: method, body: body.map { Array($0.utf8) })
    request.headers = headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    if !headers.keys.contains(where: { $0.lowercased() == "accept" }) {
      request.headers.append(("Accept", Self.accepted))
    }
    if isConditional { request.headers += validators.headers(now: at) }
    request.isCompressed = !isPlain
    request.isBeside = isRobots
    request.limits = limits
    return request
  }

  private static let accepted =
    "application/atom+xml, application/rss+xml, application/feed+json, application/json, text/calendar, "
    + "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
}
