import Foundation
import TestSupport
import Testing

/// An issue between the first and the last mail, over a relay that refuses some.
@Suite(
  "an issue on its way", .tags(.peer, .network), .serialized, .enabled(if: Peer.exists("python3"), "needs python3"))
struct IssueOnItsWayTests {
  /// A desk and the lines of what its relay has taken.
  private func withDesk(
    _ addresses: [String], _ mail: [String] = ["connections: 1"],
    _ body: (MailDesk, () -> [String]) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let sink = try Peer("python3", [fixture("mail/sink.py").path, folder.path], folder: folder)
      defer { sink.end() }
      let port = try #require(try await awaitFile(folder.appending(path: "port")).flatMap(Int.init))
      let desk = try MailDesk(in: folder.appending(path: "desk"), relay: port, mail: mail)
      try desk.add(addresses)
      try await desk.approveIssue()
      try await body(desk) {
        let text = (try? String(contentsOf: folder.appending(path: "taken"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
      }
    }
  }

  @Test("is held for a fault of ours, suppresses nobody, and goes on when staff say so")
  func held() async throws {
    try await withDesk(["a@x.example.org", "policy.1@x.example.org", "b@x.example.org", "c@x.example.org"]) {
      desk, taken in
      let first = try desk.prevnet("issue", "send", "1", "--yes", "4")
      #expect(first.status == 1 && first.out.hasPrefix("1 sent, 1 deferred"), "\(first)")
      #expect(first.err.contains("stopped: 550 5.7.1 not from you"), "\(first)")
      #expect(taken().count == 1)
      #expect(try desk.prevnet("issue", "report", "1").out.contains("HELD: 550 5.7.1 not from you"))
      // Held is held: sending again sends nothing.
      #expect(try desk.prevnet("issue", "send", "1", "--yes", "4").out.hasPrefix("0 sent"))
      let second = try desk.prevnet("issue", "send", "1", "--yes", "4", "--release")
      #expect(second.out.hasPrefix("2 sent"), "\(second)")
      // What alone refuses a second time has failed; the person stays a subscriber.
      let third = try desk.prevnet("issue", "resend", "1", "--deferred")
      #expect(third.out.contains("1 failed"), "\(third)")
      #expect(try desk.prevnet("issue", "report", "1").out.contains("the server refuses our mail by policy"))
      #expect(try desk.prevnet("people", "show", "policy.1@x.example.org").out.contains(": active"))
      #expect(taken().count == 3)
    }
  }

  @Test("tells what was put off, and tries it again when asked")
  func resent() async throws {
    try await withDesk(["grey.1@x.example.org", "full.1@x.example.org", "refuse.1@x.example.org"]) { desk, taken in
      _ = try desk.prevnet("issue", "send", "1", "--yes", "3")
      let report = try desk.prevnet("issue", "report", "1").out
      #expect(report.contains("2 deferred, tried again later") && report.contains("451 4.7.1 greylisted"), "\(report)")
      #expect(report.contains("the address does not exist: 550 5.1.1"), "\(report)")
      #expect(try desk.prevnet("issue", "resend", "1", "--deferred").out.hasPrefix("1 sent, 1 deferred"))
      #expect(taken().count == 1)
      #expect(try desk.prevnet("issue", "resend", "1").status == 64)
    }
  }

  @Test("stops at once when another process holds it, and loses and doubles nothing")
  func stopped() async throws {
    let addresses = (1...120).map { "p\($0)@d\($0 % 3).example.org" }
    try await withDesk(addresses, ["connections: 4", "rate: 40"]) { desk, taken in
      let sending = try Peer(
        "sh", ["-c", "cd '\(desk.folder.path)' && exec '\(prevnetProgram.path)' issue send 1 --yes 120"],
        folder: desk.folder)
      while taken().count < 8, sending.isRunning { try await Task.sleep(for: .milliseconds(20)) }
      let held = try desk.prevnet("issue", "hold", "1")
      let before = taken().count
      #expect(held.status == 0, "\(held)")
      while sending.isRunning { try await Task.sleep(for: .milliseconds(20)) }
      // What had been let go by then may still arrive: one for each connection.
      #expect(taken().count <= before + 4 && taken().count < 120)
      let rest = 120 - taken().count
      let ending = try desk.prevnet("issue", "send", "1", "--yes", "120", "--release")
      #expect(ending.out.hasPrefix("\(rest) sent, 0 deferred"), "\(ending)")
      let names = taken().map { $0.split(separator: " ")[1] }
      #expect(names.count == 120 && Set(names).count == 120)
    }
  }

  @Test("asks for the number, and names it")
  func number() async throws {
    try await withDesk(["a@x.example.org"]) { desk, taken in
      let ending = try desk.prevnet("issue", "send", "1", "--yes", "2")
      #expect(ending.status == 64 && ending.err.contains("say --yes 1"), "\(ending)")
      #expect(taken().isEmpty)
    }
  }
}
