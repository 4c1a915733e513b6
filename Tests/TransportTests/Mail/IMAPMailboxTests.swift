import Foundation
import TestSupport
import Testing
import Transport

/// Against a server that is scripted to lie, whose messages forge its answers.
@Suite(
  "imap mailbox", .tags(.network, .peer), .serialized,
  .enabled(if: ScriptedServer.areUsable, "needs python3 and openssl"))
struct IMAPMailboxTests {
  private func mailbox(
    _ server: ScriptedServer, security: SMTPServer.Security = .none,
    login: SMTPServer.Login = .password(user: "list", password: "secret"), limit: Int = 1_000_000
  ) throws -> IMAPMailbox {
    try IMAPMailbox(
      SMTPServer(
        host: "127.0.0.1", port: server.port, security: security, login: login, connectTimeout: 5, replyTimeout: 2,
        authorities: security == .none ? nil : server.authority), limit: limit)
  }

  private func isMessage(_ bytes: [UInt8]?, _ uid: Int) -> Bool {
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    return text.hasPrefix("Subject: message \(uid)\r\n") && text.hasSuffix("end of \(uid)\r\n")
  }

  private func failure(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  @Test("gives each number its own bytes, whatever stands in them")
  func honest() async throws {
    try await ScriptedServer.run("imap") { server in
      let mailbox = try mailbox(server)
      let (validity, count) = try mailbox.status()
      #expect(validity == 77 && count == 5)
      #expect(try mailbox.uids() == [1, 2, 3, 4, 5])
      #expect(try mailbox.uids(from: 4) == [4, 5])
      for uid in [3, 1, 5, 2, 4] {
        let bytes = try mailbox.message(uid: uid, validity: 77)
        #expect(isMessage(bytes, uid))
      }
      #expect(try mailbox.mark([1, 2], "\\Seen"))
      try mailbox.move([1, 2], to: "Processed")
      let third = try mailbox.message(uid: 3, validity: 77)
      #expect(isMessage(third, 3))
      #expect(server.lines("commands").contains("UID MOVE 1,2 \"Processed\""))
      #expect(!server.lines("commands").joined().contains("secret"))
    }
  }

  @Test(
    "never takes one message for another, and goes on after a server that lies",
    arguments: ["long", "huge", "bye", "wrongtag", "renumbered", "refuse"])
  func lies(mode: String) async throws {
    try await ScriptedServer.run("imap", ["--mode", mode]) { server in
      let mailbox = try mailbox(server)
      for uid in 1...2 {
        let bytes = try? mailbox.message(uid: uid, validity: 77)
        #expect(bytes == nil || isMessage(bytes, uid))
        if mode != "wrongtag" { #expect(bytes == nil) }
      }
      // On a connection that is in step again.
      #expect(try mailbox.status().validity == 77)
      #expect(try mailbox.uids() == [1, 2, 3, 4, 5])
    }
  }

  @Test("does not believe a search that disagrees with its own count")
  func disagrees() async throws {
    try await ScriptedServer.run("imap", ["--mode", "disagree"]) { server in
      let mailbox = try mailbox(server)
      // Asked again in halves, down to single numbers, which the server cannot lie about.
      #expect(try mailbox.uids() == [1, 2, 3, 4, 5])
    }
  }

  @Test("finds them on a server without ESEARCH too")
  func plainSearch() async throws {
    try await ScriptedServer.run("imap", ["--mode", "plain"]) { server in
      let mailbox = try mailbox(server)
      #expect(try mailbox.uids() == [1, 2, 3, 4, 5])
      #expect(server.lines("commands").contains("UID SEARCH UID 1:5"))
    }
  }

  @Test("gives up a message that is too large, and is in step after it")
  func tooLarge() async throws {
    try await ScriptedServer.run("imap") { server in
      let mailbox = try mailbox(server, limit: 300)
      #expect(try mailbox.message(uid: 1, validity: 77) == nil)
      #expect(try mailbox.status().count == 5)
    }
  }

  @Test(
    "logs in over both ways of TLS",
    arguments: [("implicit", SMTPServer.Security.tls), ("starttls", .startTLS)],
    [SMTPServer.Login.password(user: "list", password: "secret"), .bearer(user: "list", token: "secret")])
  func secure(way: (String, SMTPServer.Security), login: SMTPServer.Login) async throws {
    try await ScriptedServer.run("imap", tls: way.0) { server in
      let mailbox = try mailbox(server, security: way.1, login: login)
      let bytes = try mailbox.message(uid: 2, validity: 77)
      #expect(isMessage(bytes, 2))
    }
  }

  @Test("says that the login was refused, and not with which password")
  func refused() async throws {
    try await ScriptedServer.run("imap") { server in
      let mailbox = try mailbox(server, login: .password(user: "list", password: "wr0ng-and-s3cret"))
      let words = try #require(failure { _ = try mailbox.status() })
      #expect(words.contains("curl 67") && !words.contains("s3cret"))
    }
  }
}
