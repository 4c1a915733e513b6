/// Names one message of a mailbox, beyond a change of the mailbox's own numbering.
package struct MailKey: Hashable, Sendable {
  /// The mailbox's address, without a password.
  package var mailbox: String
  /// IMAP's UIDVALIDITY and UID; 0 and 0 for files, which are known by their content.
  package var validity: Int
  package var uid: Int
  /// SHA-256 of the bytes.
  package var content: String

  package init(mailbox: String, validity: Int = 0, uid: Int = 0, content: String) {
    self.mailbox = mailbox
    self.validity = validity
    self.uid = uid
    self.content = content
  }
}

/// A single mail of ours: a confirmation, a welcome, an answer.
package struct Letter: Hashable, Sendable {
  /// `confirm`, `welcome`, `goodbye`, `help`, `preferences`, `test`: the name of its template.
  package var kind: String
  package var recipient: String
  /// The return path; empty for answers, so that nothing answers them.
  package var sender: String
  package var messageID: String
  package var message: [UInt8]

  package init(kind: String, recipient: String, sender: String = "", messageID: String, message: [UInt8]) {
    self.kind = kind
    self.recipient = recipient
    self.sender = sender
    self.messageID = messageID
    self.message = message
  }
}

/// One thing that follows from a message that came in; all that follow from it are written together.
package enum MailEffect: Hashable, Sendable {
  /// Waits for a confirmation with that token.
  case pend(Subscriber, token: String, expires: Instant)
  case confirm(subscriber: Int, consent: String)
  case leave(subscriber: Int, how: String, issue: Int?)
  case update(Subscriber)
  case bounce(BounceReport)
  case write(Letter)
}

/// What came back for one delivery.
package struct BounceReport: Hashable, Sendable {
  package var subscriber: Int
  package var delivery: Int?
  package var issue: Int?
  package var kind: BounceKind
  /// RFC 3463, empty when the report has none.
  package var status: String
  package var detail: String

  package init(
    subscriber: Int, delivery: Int? = nil, issue: Int? = nil, kind: BounceKind, status: String, detail: String
  ) {
    self.subscriber = subscriber
    self.delivery = delivery
    self.issue = issue
    self.kind = kind
    self.status = status
    self.detail = detail
  }
}
