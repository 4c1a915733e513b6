import Foundation
import TestSupport
import Testing

/// The short form of Tests/Bench/mailbox: the same script, a few hundred messages.
@Suite(
  "a hostile mailbox", .tags(.peer, .network), .serialized,
  .enabled(if: MailServers.areInstalled, "needs root, postfix, dovecot-imapd and python3"))
struct HostileMailboxTests {
  @Test("is read number by number from a real Dovecot, through a kill: none out of step, none lost")
  func hostile() throws {
    let tools = prevnetProgram.deletingLastPathComponent()
    let ending = try runProgram(
      URL(filePath: "/usr/bin/env"),
      [
        "python3", projectRoot.appending(path: "Tests/Bench/mailbox").path, "--messages", "320", "--kills", "1",
        "--program", tools.appending(path: "bench-mailing").path, "--prevnet", prevnetProgram.path,
      ])
    #expect(ending.status == 0, "\(ending.out)\(ending.err)")
    #expect(ending.out.contains("320 fetched, 0 out of step, 0 lost"), "\(ending.out)\(ending.err)")
    #expect(ending.out.contains("320 of 320 decided through"), "\(ending.out)\(ending.err)")
  }
}
