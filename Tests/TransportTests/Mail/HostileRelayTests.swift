import Foundation
import TestSupport
import Testing
import Transport

@Suite(
  "a relay that means no good", .tags(.network, .peer), .serialized,
  .enabled(if: ScriptedServer.areUsable, "needs python3 and openssl"))
struct HostileRelayTests {
  private static let message = Array("Subject: x\r\n\r\nhello\r\n".utf8)
  private static let stages = ["banner", "ehlo", "mail", "rcpt", "data", "end"]

  @Test(
    "is never believed to have taken a message, and never waited for without end",
    arguments: ["endless", "long", "code", "nul", "close", "half", "drip", "words", "silent"])
  func misbehaves(mode: String) async throws {
    for stage in Self.stages {
      try await withTemporaryFolder { folder in
        let script = fixture("mail/hostile_smtp.py").path
        let peer = try Peer("python3", [script, folder.path, "\(mode)@\(stage)"], folder: folder)
        defer { peer.end() }
        let port = try #require(try await awaitFile(folder.appending(path: "port")).flatMap(Int.init))
        let connection = SMTPConnection(
          to: SMTPServer(host: "127.0.0.1", port: port, security: .none, connectTimeout: 2, replyTimeout: 1))
        let begun = ContinuousClock.now
        let result = connection.send(
          Self.message, from: "list@x.org", to: "a@x.org",
          before: SMTPAnnouncement(from: "list@x.org", to: "b@x.org", size: Self.message.count))
        #expect(!result.isAccepted, "\(mode) at \(stage): \(result)")
        #expect(ContinuousClock.now - begun < .seconds(10), "\(mode) at \(stage)")
        #expect(result.text.utf8.count < 70_000, "\(mode) at \(stage)")
        // Before the end nothing can have been taken; at the end nobody knows, and it must say so.
        if stage == "end" { #expect(result.stage == .end, "\(mode): \(result)") } else { #expect(result.stage < .end) }
      }
    }
  }
}
