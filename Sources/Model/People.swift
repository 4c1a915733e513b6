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
  /// When it was queued: what a retry queue's lifetime is counted from.
  package var queued: Instant?

  package init(
    id: Int, issue: Int, subscriber: Int, state: State = .queued, messageID: String, attempts: Int = 0,
    detail: String = "", at: Instant, queued: Instant? = nil
  ) {
    self.id = id
    self.issue = issue
    self.subscriber = subscriber
    self.state = state
    self.messageID = messageID
    self.attempts = attempts
    self.detail = detail
    self.at = at
    self.queued = queued
  }
}

/// A delivery with the one it goes to: what a sender takes in hand.
package struct Parcel: Hashable, Sendable {
  package var delivery: Delivery
  package var subscriber: Subscriber

  package init(delivery: Delivery, subscriber: Subscriber) {
    self.delivery = delivery
    self.subscriber = subscriber
  }
}

/// One step of a delivery, to be written to the ledger.
package struct DeliveryChange: Hashable, Sendable {
  /// The delivery's.
  package var id: Int
  package var state: Delivery.State
  /// The server's last words, or ours; for `sending` the transport.
  package var detail: String
  package var at: Instant
  /// For `deferred`: not before.
  package var retryAt: Instant?

  package init(id: Int, state: Delivery.State, detail: String = "", at: Instant, retryAt: Instant? = nil) {
    self.id = id
    self.state = state
    self.detail = detail
    self.at = at
    self.retryAt = retryAt
  }
}

/// What came back for an address after its mail was accepted.
package enum BounceKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The address does not work: never again.
  case hard
  /// A full mailbox or a passing trouble: three in three issues, then never again.
  case soft
  /// Our fault or a filter's: nobody is touched, staff are told.
  case policy
  /// The person called it spam: unsubscribed and never again.
  case complaint
}
