package import Transport

/// What became of one attempt to hand a message over.
package enum Verdict: Hashable, Sendable {
  case sent(String)
  /// The server asked to come back later; `slow` when it means everybody's mail, not this one's.
  case deferred(String, slow: Bool)
  /// This address does not take it.
  case failed(String)
  /// Our fault, not the address's: the issue is held and staff are told.
  case ours(String)
  /// No conversation took place; nothing was sent.
  case unreachable(String)
  /// The message may be there or not.
  case uncertain(String)
  /// `mayEnd` said no.
  case stopped

  /// As staff read it.
  package var plainWords: String {
    switch self {
    case .sent(let words): "taken (\(words))"
    case .deferred(let words, _): "put off by the server: \(words)"
    case .failed(let words): "refused: \(words)"
    case .ours(let words): "refused, and the fault is ours: \(words)"
    case .unreachable(let words): "not sent: \(words)"
    case .uncertain(let words): "nobody knows whether it was taken: \(words)"
    case .stopped: "stopped before it was sent"
    }
  }

  /// Judges by the last stage and the reply to it, as NOTES has measured them.
  package init(_ result: SMTPResult) {
    let words = Verdict.words(result)
    if result.isAccepted {
      self = .sent(words)
    } else if result.isRefused {
      self = Verdict.refusal(result, words)
    } else if result.stage == .end {
      self = .uncertain(words)
    } else if result.code == -1 {
      self = .failed(words)
    } else if [58, 60, 64, 67, 77, 91].contains(result.code) {
      // Certificates, a refused login, a server without TLS: every message would meet the same.
      self = .ours(words)
    } else {
      self = .unreachable(words)
    }
  }

  /// A clean no: whose fault it is depends on what was refused.
  private static func refusal(_ result: SMTPResult, _ words: String) -> Verdict {
    let isPassing = result.reply < 500
    switch result.stage {
    case .connect, .greeting, .encryption, .authentication: return isPassing ? .unreachable(words) : .ours(words)
    case .sender: return isPassing ? .deferred(words, slow: true) : .ours(words)
    case .recipient, .content, .end:
      if isPassing { return .deferred(words, slow: result.reply == 421 || result.reply == 452) }
      // 5.7.x is a policy, 5.3.4 and 5.6.x are about the message: neither says anything about the address.
      let isOurs = ["5.7.", "5.6.", "5.3.4"].contains { result.enhanced.hasPrefix($0) }
      return isOurs ? .ours(words) : .failed(words)
    }
  }

  /// `550 5.1.1 no such user`, or libcurl's words and what to look at; without controls, cut to 300 characters.
  private static func words(_ result: SMTPResult) -> String {
    let clean = headerText(result.text)
    let isReply = result.isAccepted || result.isRefused
    if isReply, result.stage != .authentication { return String("\(result.reply) \(clean)".prefix(300)) }
    let advice = result.stage < .sender ? connectionAdvice(result.code, clean, place: "mail") : nil
    return String("\(clean) (at \(result.stage.rawValue))".prefix(300)) + (advice.map { "; " + $0 } ?? "")
  }
}

/// Hands messages to a relay over one connection.
package final class SMTPCarrier: Carrier {
  private let connection: SMTPConnection

  package init(_ server: SMTPServer) { connection = SMTPConnection(to: server) }

  /// One message over the connection, which is opened when there is none.
  package func carry(_ envelope: Envelope, before next: Envelope?, mayEnd: SMTPConnection.Permission) -> Verdict {
    var wasAllowed = true
    let announcement = next.map { SMTPAnnouncement(from: $0.sender, to: $0.recipient, size: $0.message.count) }
    let result = connection.send(
      envelope.message, from: envelope.sender, to: envelope.recipient, before: announcement
    ) { waits in
      let answer = mayEnd(waits)
      if answer == false { wasAllowed = false }
      return answer
    }
    return wasAllowed ? Verdict(result) : .stopped
  }
}
