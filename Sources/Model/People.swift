/// An address with consent.
package struct Subscriber: Hashable, Sendable, Codable {
  package enum Status: String, Hashable, Sendable, Codable { case pending, active, unsubscribed, suppressed }

  package var id: Int
  package var address: String
  package var name: String?
  package var organization: String?
  /// `en` or `es`.
  package var language: String
  /// Empty means all.
  package var sections: [Section]
  package var status: Status
  /// Who asked, how and when, in plain words.
  package var consent: String
  package var since: Instant

  package init(
    id: Int, address: String, name: String? = nil, organization: String? = nil, language: String = "en",
    sections: [Section] = [], status: Status = .active, consent: String, since: Instant
  ) {
    self.id = id
    self.address = address
    self.name = name
    self.organization = organization
    self.language = language
    self.sections = sections
    self.status = status
    self.consent = consent
    self.since = since
  }
}

/// One issue to one subscriber, and its state.
package struct Delivery: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case queued, sending, sent, deferred, failed, uncertain
  }

  package var id: Int
  package var issue: Int
  package var subscriber: Int
  package var state: State
  /// Fixed when queued.
  package var messageID: String
  package var attempts: Int
  /// The server's last words, or ours.
  package var detail: String
  package var at: Instant

  package init(
    id: Int, issue: Int, subscriber: Int, state: State = .queued, messageID: String, attempts: Int = 0,
    detail: String = "", at: Instant
  ) {
    self.id = id
    self.issue = issue
    self.subscriber = subscriber
    self.state = state
    self.messageID = messageID
    self.attempts = attempts
    self.detail = detail
    self.at = at
  }
}
