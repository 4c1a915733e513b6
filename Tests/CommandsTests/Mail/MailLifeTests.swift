import Foundation
import TestSupport
import Testing
import Transport

/// A subscriber's whole life, over a real Postfix and a real Dovecot.
@Suite(
  "a life by mail", .tags(.peer, .network), .serialized,
  .enabled(if: MailServers.areInstalled, "needs root, postfix, dovecot-imapd and python3"))
struct MailLifeTests {
  @Test("subscribe, confirm, issue, bounce, suppressed, unsubscribe")
  func life() async throws {
    try await withTemporaryFolder { folder in
      let servers = try await MailServers(in: folder)
      defer { servers.end() }
      let desk = try Desk(servers)
      try desk.write(from: "ana@readers.example.org", to: "list@desk.example.org", subject: "Suscribir", "")
      try await desk.inbox(until: "subscribe")
      let asked = try #require(try await servers.messages(of: "ana", atLeast: 1).last)
      let reply = try #require(field("Reply-To", asked))
      #expect(reply.hasPrefix("list+c-") && asked.contains("Auto-Submitted: auto-replied"))

      try desk.write(from: "ana@readers.example.org", to: reply, subject: "Re: Por favor confirme", "ok\r\n")
      try await desk.inbox(until: "confirm")
      #expect(try await servers.messages(of: "ana", atLeast: 2).count == 2)
      #expect(try desk.prevnet("people", "show", "ana@readers.example.org").out.contains("active"))

      _ = try desk.prevnet("people", "add", "refuse.gone@bouncing.example.org", "--consent", "at the meeting")
      try await desk.approveIssue()
      let sent = try desk.prevnet("issue", "send", "1", "--yes", "2")
      #expect(sent.out.hasPrefix("2 sent"), "\(sent.out)\(sent.err)")
      try await desk.inbox(until: "bounce")
      let gone = try desk.prevnet("people", "show", "refuse.gone@bouncing.example.org").out
      #expect(gone.contains("suppressed (hard bounce)"))

      let issue = try #require(
        try await servers.messages(of: "ana", atLeast: 3).first { $0.contains("List-Unsubscribe:") })
      let leave = try #require(
        field("List-Unsubscribe", issue)?.split(separator: ":").last?.split(separator: "?").first)
      try desk.write(from: "ana@readers.example.org", to: String(leave), subject: "unsubscribe", "")
      try await desk.inbox(until: "unsubscribe")
      #expect(try desk.prevnet("people", "show", "ana@readers.example.org").out.contains("unsubscribed"))
      // Confirmation, welcome and goodbye are answers; the issue is not.
      let all = try await servers.messages(of: "ana", atLeast: 4)
      #expect(all.filter { $0.contains("Auto-Submitted: auto-replied") }.count == 3)

      let report = try desk.prevnet("issue", "report", "1").out
      #expect(report.contains("2 of 2 accepted") && report.contains("1 bounced") && report.contains("5.1.1"))
      // A second visit finds nothing to do, and nobody is written to again.
      #expect(try desk.prevnet("inbox", "--json").out.hasPrefix("{\"letters\":0"))
    }
  }

  /// A desk that mails through those servers.
  struct Desk {
    let desk: MailDesk
    let relay: Int

    init(_ servers: MailServers) throws {
      relay = servers.relayPort
      desk = try MailDesk(
        in: servers.folder.appending(path: "desk"), relay: servers.relayPort,
        mail: [
          "connections: 2",
          "inbox: {url: \"imap://127.0.0.1:\(servers.imapPort)/INBOX\", user: list, password_file: secret}",
        ])
      let secret = desk.folder.appending(path: "secret")
      try Data("secret\n".utf8).write(to: secret)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret.path)
    }

    func approveIssue() async throws { try await desk.approveIssue() }
    func prevnet(_ words: String...) throws -> Ending { try runProgram(prevnetProgram, words, in: desk.folder) }

    /// Reads the inbox until a message of that kind was in it, ten times at most.
    func inbox(until kind: String) async throws {
      for _ in 0..<20 {
        let ending = try runProgram(prevnetProgram, ["inbox", "--json"], in: desk.folder)
        if ending.out.contains("\"\(kind)\":1") { return }
        #expect(ending.status == 0, "\(ending.err)")
        try await Task.sleep(for: .milliseconds(250))
      }
      Testing.Issue.record("no \(kind) came in")
    }

    func write(from sender: String, to recipient: String, subject: String, _ body: String) throws {
      let server = SMTPServer(host: "127.0.0.1", port: relay, security: .none)
      let message = """
        From: <\(sender)>\r\nTo: <\(recipient)>\r\nSubject: \(subject)\r\nMessage-ID: <\(UUID().uuidString)@readers>\r
        \r
        \(body)

        """
      let bytes = Array(message.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
      #expect(SMTPConnection(to: server).send(bytes, from: sender, to: recipient).isAccepted)
    }
  }

  /// The value of a header field, unfolded.
  private func field(_ name: String, _ message: String) -> String? {
    let head = message.replacing("\r\n", with: "\n").replacing("\n ", with: " ")
    return head.split(separator: "\n").first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
  }
}
