/// How far one message got, and what the server said last.
package struct SMTPResult: Hashable, Sendable {
  /// The last thing that was asked of the server.
  package enum Stage: String, Hashable, Sendable, CaseIterable, Comparable {
    case connect, greeting, encryption, authentication, sender, recipient, content
    /// The message is on its way or there: only the final reply tells whether it was taken.
    case end

    package static func < (left: Stage, right: Stage) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  package var stage: Stage
  /// libcurl's number; 0 is success.
  package var code: Int
  /// The last reply's three digits; 0 when there was none in this transaction.
  package var reply: Int
  /// RFC 3463, as `5.1.1`; empty when the reply carries none.
  package var enhanced: String
  /// The last reply without its digits, or libcurl's words.
  package var text: String

  package init(stage: Stage, code: Int, reply: Int, enhanced: String = "", text: String) {
    self.stage = stage
    self.code = code
    self.reply = reply
    self.enhanced = enhanced
    self.text = text
  }

  package var isAccepted: Bool { code == 0 && (200..<300).contains(reply) }

  /// A clean refusal: the server answered the last command, whatever happened to the connection then.
  package var isRefused: Bool { !isAccepted && (400..<600).contains(reply) }
}

/// Where mail is handed over.
package struct SMTPServer: Hashable, Sendable {
  package enum Security: Hashable, Sendable { case none, startTLS, tls }
  package enum Login: Hashable, Sendable {
    case none
    /// PLAIN or LOGIN, as the server offers.
    case password(user: String, password: String)
    /// XOAUTH2 with an access token.
    case bearer(user: String, token: String)
  }

  package var host: String
  package var port: Int
  package var security: Security
  package var login: Login
  /// The name given in EHLO.
  package var greetingName: String
  /// Seconds to connect, and to wait for each reply (RFC 5321 §4.5.3.2 asks for 300).
  package var connectTimeout: Int
  package var replyTimeout: Int
  /// A file of certificates to trust instead of the system's; for tests and relays with their own authority.
  package var authorities: String?

  package init(
    host: String, port: Int, security: Security, login: Login = .none, greetingName: String = "localhost",
    connectTimeout: Int = 30, replyTimeout: Int = 300, authorities: String? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.login = login
    self.greetingName = greetingName
    self.connectTimeout = connectTimeout
    self.replyTimeout = replyTimeout
    self.authorities = authorities
  }
}
