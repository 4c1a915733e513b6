package import MailParsing

/// What a message says about an earlier one.
package struct Returned: Hashable, Sendable {
  /// What the message says, as `stage bounce` names it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case hard, soft, policy, complaint
    /// Written by a person, or by their vacation program: nobody is touched for it.
    case reply
    /// A report that all went well, or that nothing can be read from.
    case none
  }

  /// What follows for the address.
  package enum Action: String, Hashable, Sendable {
    case suppress
    /// Counts towards three in three issues.
    case count
    case unsubscribe
    case none
  }

  package var kind: Kind
  /// RFC 3463, `5.1.1`; nil when the message does not say.
  package var status: String?
  /// Whose mail it was, as far as the message says; the tag in our return path knows better.
  package var recipient: String?
  /// The reason in the server's words.
  package var detail: String
  /// True for a report that the server still tries.
  package var isDelay: Bool

  package init(
    _ kind: Kind, status: String? = nil, recipient: String? = nil, detail: String = "", isDelay: Bool = false
  ) {
    self.kind = kind
    self.status = status
    self.recipient = recipient
    self.detail = String(headerText(detail).prefix(300))
    self.isDelay = isDelay
  }

  package var action: Action {
    switch kind {
    case .hard: .suppress
    case .soft: isDelay ? .none : .count
    case .complaint: .unsubscribe
    case .policy, .reply, .none: .none
    }
  }
}

/// Reads what a message says about an earlier one: a complaint, a delivery status, or a bounce in plain words.
package func readReturned(_ message: MailPart) -> Returned {
  if let complaint = readComplaint(message) { return complaint }
  if let status = readDeliveryStatus(message) { return status }
  if let notice = readPlainReturn(message) { return notice }
  return Returned(.reply)
}

/// What an RFC 3463 code says of an address; nil for a success.
///
/// 5.7 is a filter's or our own fault and never the address's; a full mailbox (x.2.2) passes; a 5.x.x that says nothing
/// more counts like a passing one, so that an odd server alone cannot suppress anybody.
func kind(ofStatus status: String, words: String = "") -> Returned.Kind? {
  let parts = status.split(separator: ".").compactMap { Int($0) }
  guard parts.count == 3 else { return nil }
  switch (parts[0], parts[1], parts[2]) {
  case (2, _, _): return Optional.none
  case (4, _, _): return .soft
  case (5, 7, _): return .policy
  case (5, 1, _), (5, 2, 1): return .hard
  case (5, 2, 2), (5, 2, 3), (5, 3, 4), (5, 2, 4): return .soft
  default: return failureWords(words) ?? .soft
  }
}
