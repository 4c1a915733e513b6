/// The whole of feeds.yml.
package struct Configuration: Hashable, Sendable {
  package var newsletter = Newsletter()
  package var mail = MailSettings()
  package var topics: [Topic] = []
  package var places: [PlaceNames] = []
  package var defaults = Defaults()
  package var sources: [Source] = []

  package init() {}

  /// What holds for every source unless it says otherwise.
  package struct Defaults: Hashable, Sendable {
    /// Seconds.
    package var interval: ClosedRange<Int> = 21_600...604_800
    package var timeout = 60
    /// Bytes after decompression.
    package var maximumBytes = 32 * 1024 * 1024
    /// Pages that are fetched at once.
    package var connections = 16
    /// Connections beside them that only a robots.txt may use; a quarter as many when nil.
    package var robotsConnections: Int?
    /// How many that is.
    package var robotsBeside: Int { robotsConnections ?? max(1, connections / 4) }
    /// Seconds between two requests to one host.
    package var hostDelay = 2.0
    /// Sent as User-Agent, with a contact address a site's owner can write to.
    package var agent = "prevnet/1.0"
    /// Private ranges that may be reached, in CIDR; none by default.
    package var allowedAddresses: [String] = []
    /// Whom a server's Retry-After holds back.
    package var retryScope = RetryScope.host
    package init() {}

    package enum RetryScope: String, Hashable, Sendable, CaseIterable { case url, host, domain }
  }
}

/// Who mails, and when.
package struct Newsletter: Hashable, Sendable {
  package var name = "Newsletter"
  package var from = ""
  package var replyTo: String?
  /// List-Id and the domain of Message-IDs.
  package var domain = "localhost"
  package var postalAddress = ""
  package var languages = ["en"]
  package var publicURL: String?
  package var cadence = Cadence.everyMonths(2, Cadence.Rule.weekday(nth: 1, weekday: 2))
  package var sendAt = TimeOfDay(minutes: 540)
  /// IANA name.
  package var zone = "America/Los_Angeles"
  /// Lowest relevance that is drafted without staff saying keep.
  package var minimumRelevance = 2
  /// At most this many items a section; the rest stay in the archive.
  package var sectionLimit: [Section: Int] = [:]
  /// Addresses that may receive test sends.
  package var staff: [String] = []
  package init() {}
}

/// When an issue goes out.
package enum Cadence: Hashable, Sendable {
  /// Every so many months on the day the rule names.
  case everyMonths(Int, Rule)
  /// On those days of every month.
  case daysOfMonth([Int])

  package enum Rule: Hashable, Sendable {
    /// The nth weekday (0 is Sunday) of the month, -1 for the last.
    case weekday(nth: Int, weekday: Int)
    case day(Int)
  }
}

/// How mail leaves and comes in.
package struct MailSettings: Hashable, Sendable {
  package enum Transport: String, Hashable, Sendable, CaseIterable { case outbox, smtp }
  package enum Security: String, Hashable, Sendable, CaseIterable { case none, starttls, tls }

  package var transport = Transport.outbox
  package var host = ""
  package var port = 587
  package var security = Security.starttls
  package var user: String?
  package var secret: Secret?
  /// Connections at once, and messages a second over all of them (0: no limit).
  package var connections = 1
  package var rate = 0.0
  /// Connections at once to addresses of one domain (0: no cap).
  package var perDomain = 0
  /// The secret is an access token (XOAUTH2), not a password.
  package var usesToken = false
  /// A file of certificates to trust instead of the system's, for a relay with its own authority.
  package var authorities: String?
  /// The address mail to the list goes to: `list@…`; subscribe, bounces and replies are its `+` extensions.
  package var listAddress = ""
  package var inbox: Inbox?
  package init() {}

  /// Where a password is kept; never the password itself.
  package enum Secret: Hashable, Sendable {
    case file(String)
    case command(String)
    /// A file below systemd's $CREDENTIALS_DIRECTORY.
    case credential(String)
  }

  package struct Inbox: Hashable, Sendable {
    /// imap://, imaps:// or a folder of messages (maildir or plain).
    package var url: String
    package var user: String?
    package var secret: Secret?
    /// As for sending.
    package var usesToken = false
    package var authorities: String?
    package init(url: String) { self.url = url }
  }
}

/// A tag with its labels and the phrases that speak for it.
package struct Topic: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case issue, campaign, population, section, relevance }
  /// What a phrase decides besides its points.
  package enum Rule: String, Hashable, Sendable, CaseIterable { case points, always, never }

  package var tag: String
  package var kind: Kind
  /// By language: `en`, `es`.
  package var labels: [String: String]
  package var phrases: [Phrase]
  /// Codes of other taxonomies, by their name.
  package var crosswalk: [String: [String]]

  package init(
    tag: String, kind: Kind = .issue, labels: [String: String] = [:], phrases: [Phrase] = [],
    crosswalk: [String: [String]] = [:]
  ) {
    self.tag = tag
    self.kind = kind
    self.labels = labels
    self.phrases = phrases
    self.crosswalk = crosswalk
  }

  package struct Phrase: Hashable, Sendable {
    package var text: String
    package var points: Double
    package var rule: Rule

    package init(_ text: String, points: Double = 1, rule: Rule = .points) {
      self.text = text
      self.points = points
      self.rule = rule
    }
  }
}

/// Names that place a text in a ring: neighborhoods, ZIP codes, districts.
package struct PlaceNames: Hashable, Sendable {
  package var place: Place
  package var names: [String]

  package init(place: Place, names: [String]) {
    self.place = place
    self.names = names
  }
}
