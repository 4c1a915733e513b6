import Foundation
import TestSupport
import Testing
import Transport

@Suite(
  "smtp over tls, with a login", .tags(.network, .peer), .serialized,
  .enabled(if: ScriptedServer.areUsable, "needs python3 and openssl"))
struct SMTPSecurityTests {
  private static let message = Array("Subject: x\r\n\r\nhello\r\n".utf8)

  private func send(
    to server: ScriptedServer, _ security: SMTPServer.Security, _ login: SMTPServer.Login = .none, trusts: Bool = true,
    host: String = "127.0.0.1"
  ) -> SMTPResult {
    let connection = SMTPConnection(
      to: SMTPServer(
        host: host, port: server.port, security: security, login: login, connectTimeout: 5, replyTimeout: 5,
        authorities: trusts ? server.authority : nil))
    return connection.send(Self.message, from: "list@x.org", to: "good@x.org")
  }

  @Test(
    "logs in as the server offers, both ways of TLS",
    arguments: [("implicit", SMTPServer.Security.tls), ("starttls", .startTLS)],
    [
      ("PLAIN", SMTPServer.Login.password(user: "user", password: "secret")),
      ("LOGIN", .password(user: "user", password: "secret")), ("XOAUTH2", .bearer(user: "user", token: "secret")),
    ])
  func logsIn(way: (String, SMTPServer.Security), login: (String, SMTPServer.Login)) async throws {
    try await ScriptedServer.run("sink", ["--auth", login.0], tls: way.0) { server in
      let result = send(to: server, way.1, login.1)
      #expect(result.isAccepted, "\(result)")
      #expect(server.lines("auth") == ["\(login.0) user ok"])
      #expect(server.lines("taken").count == 1)
    }
  }

  @Test("says that the login was refused, and not with which password")
  func refused() async throws {
    try await ScriptedServer.run("sink", ["--auth", "PLAIN"], tls: "implicit") { server in
      let result = send(to: server, .tls, .password(user: "user", password: "wr0ng-and-s3cret"))
      #expect(result.stage == .authentication && result.code == 67, "\(result)")
      #expect(!"\(result)".contains("s3cret"))
      #expect(server.lines("taken").isEmpty)
    }
  }

  @Test("shows no password to a server it cannot trust", arguments: ["implicit", "starttls"])
  func untrusted(way: String) async throws {
    try await ScriptedServer.run("sink", ["--auth", "PLAIN"], tls: way) { server in
      let security: SMTPServer.Security = way == "implicit" ? .tls : .startTLS
      let password = SMTPServer.Login.password(user: "user", password: "secret")
      #expect(send(to: server, security, password, trusts: false).code == 60)
      // The certificate is for the number, not for this name.
      #expect(send(to: server, security, password, host: "localhost").code == 60)
      #expect(server.lines("auth").isEmpty && server.lines("taken").isEmpty)
    }
  }

  @Test("goes no further when TLS is asked for and not offered")
  func downgrade() async throws {
    try await ScriptedServer.run("sink", ["--auth", "PLAIN"]) { server in
      let result = send(to: server, .startTLS, .password(user: "user", password: "secret"), trusts: false)
      #expect(result.code == 64, "\(result)")
      #expect(server.lines("auth").isEmpty)
    }
  }

  @Test("outlives a server that closes an encrypted connection at any point")
  func dropped() async throws {
    try await ScriptedServer.run("sink", tls: "implicit") { server in
      let connection = SMTPConnection(
        to: SMTPServer(
          host: "127.0.0.1", port: server.port, security: .tls, connectTimeout: 5, replyTimeout: 5,
          authorities: server.authority))
      let large = Self.message + Array(String(repeating: "a line of text\r\n", count: 400_000).utf8)
      for name in ["dropmail", "droprcpt", "dropdata", "lose"] {
        #expect(!connection.send(large, from: "list@x.org", to: "\(name)@x.org").isAccepted)
      }
      #expect(connection.send(Self.message, from: "list@x.org", to: "good@x.org").isAccepted)
    }
  }
}
