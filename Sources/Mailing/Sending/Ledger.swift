package import Model
package import Transport

/// Where every step of every delivery is written before and after it is taken; people.sqlite implements it.
package protocol Ledger: Sendable {
  /// What may go now, by row, after the row `after`.
  func due(issue: Int, after: Int, limit: Int, now: Instant) async throws -> [Parcel]
  /// Writes steps for good, in their order, and returns the rows that may not be sent after all.
  func record(_ changes: [DeliveryChange]) async throws -> Set<Int>
  /// From now on nothing of the issue may go.
  func hold(issue: Int, reason: String, at: Instant) async throws
  /// Why the issue is held; nil when it is not.
  func held(issue: Int) async throws -> String?
}

/// One message ready to go.
package struct Envelope: Hashable, Sendable {
  /// The return path, where bounces go.
  package var sender: String
  package var recipient: String
  package var message: [UInt8]
  /// Unique among all mail of this list and the same at every attempt: names the file in the outbox.
  package var name: String

  package init(sender: String, recipient: String, message: [UInt8], name: String) {
    self.sender = sender
    self.recipient = recipient
    self.message = message
    self.name = name
  }
}

/// Takes envelopes away, one after the other, on one thread.
package protocol Carrier: AnyObject {
  /// Asks `mayEnd` before the mail can be there: it is not, and will not be, when the answer is false. `next` is what
  /// will be carried after it, when that is known.
  func carry(_ envelope: Envelope, before next: Envelope?, mayEnd: SMTPConnection.Permission) -> Verdict
}
