import Foundation
import TestSupport
import Testing
import Transport

@Suite("smtp connection", .tags(.network, .peer), .enabled(if: Peer.exists("python3"), "needs python3"))
struct SMTPConnectionTests {
  static let message = Array("Message-ID: <1@x>\r\nSubject: x\r\n\r\n.\r\n..two\r\nend\r\n".utf8)

  /// A sink on a free port in the folder, and a connection to it.
  func withSink(_ options: [String] = [], _ body: (SMTPConnection, URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(at: folder.appending(path: "messages"), withIntermediateDirectories: true)
      let sink = try Peer("python3", [fixture("mail/sink.py").path, folder.path] + options, folder: folder)
      defer { sink.end() }
      let port = try #require(try await awaitFile(folder.appending(path: "port")).flatMap(Int.init))
      let server = SMTPServer(host: "127.0.0.1", port: port, security: .none, connectTimeout: 5, replyTimeout: 2)
      try await body(SMTPConnection(to: server), folder)
    }
  }

  @Test("tells how far a message got, and what was answered", arguments: [[], ["--plain"]])
  func stages(options: [String]) async throws {
    try await withSink(options) { connection, folder in
      func send(_ to: String, from: String = "list@x.org") -> SMTPResult {
        connection.send(Self.message, from: from, to: to)
      }
      let good = send("good@x.org")
      #expect(good.isAccepted && good.stage == .end && good.text == "2.0.0 taken")
      let refused = send("refuse@x.org")
      #expect(refused.isRefused && refused.stage == .recipient && refused.enhanced == "5.1.1" && refused.reply == 550)
      #expect(send("full@x.org").reply == 452)
      #expect(send("a@x.org", from: "refused@x.org").stage == .sender)
      let dropped = send("droprcpt@x.org")
      #expect(!dropped.isRefused && dropped.stage == .recipient && dropped.reply == 0)
      #expect(send("dropdata@x.org").stage == .content)
      let late = send("after550@x.org")
      #expect(late.isRefused && late.stage == .end && late.enhanced == "5.1.1")
      let lost = send("lose@x.org")
      #expect(lost.stage == .end && !lost.isAccepted && !lost.isRefused && lost.reply == 354)
      let timedOut = send("late@x.org")
      #expect(timedOut.code == 28 && timedOut.stage == .end && !timedOut.isRefused)
      // The late 250 of the message before must not be taken for the answer to this one.
      #expect(send("refuse@x.org").isRefused)
      #expect(send("last@x.org").isAccepted)
      let taken = try String(contentsOf: folder.appending(path: "taken"), encoding: .utf8)
      #expect(taken.split(separator: "\n").count == 4)
    }
  }

  @Test("delivers the very bytes, dots included")
  func bytes() async throws {
    try await withSink { connection, folder in
      #expect(connection.send(Self.message, from: "", to: "a@x.org").isAccepted)
      let file = folder.appending(path: "messages/000001.eml")
      let arrived = try Array(Data(contentsOf: file))
      #expect(arrived == Self.message)
    }
  }

  @Test("asks before the message can be there, and breaks off on no", arguments: [false, true])
  func breaksOff(isLate: Bool) async throws {
    try await withSink { connection, folder in
      // Not known when the server says go ahead: all but the end is on its way when the no comes.
      let result = connection.send(Self.message, from: "", to: "a@x.org") { waits in isLate && !waits ? nil : false }
      #expect(!result.isAccepted && result.stage == .content)
      #expect(connection.send(Self.message, from: "", to: "b@x.org") { waits in waits ? true : nil }.isAccepted)
      let taken = try String(contentsOf: folder.appending(path: "taken"), encoding: .utf8)
      #expect(taken.split(separator: "\n").map { $0.split(separator: " ")[1] } == ["b@x.org"])
      let arrived = try Array(Data(contentsOf: folder.appending(path: "messages/000001.eml")))
      #expect(arrived == Self.message)
    }
  }

  static let kinds = ["good", "refuse", "full", "policy", "droprcpt", "dropdata", "after550", "after451", "lose"]

  @Test("gives an announced message the answers it gets by itself", arguments: [[], ["--plain"]])
  func announced(options: [String]) async throws {
    try await withSink(options) { connection, folder in
      // Every kind before and after every other: what one leaves behind never reaches the next.
      let names = Self.kinds.flatMap { first in Self.kinds.flatMap { [first, $0] } } + ["good"]
      let alone = Dictionary(
        uniqueKeysWithValues: Self.kinds.map { kind in
          (kind, connection.send(Self.message, from: "list@x.org", to: "\(kind)@x.org"))
        })
      for (index, name) in names.enumerated() {
        let next = names.dropFirst(index + 1).first.map { name in
          SMTPAnnouncement(from: "list@x.org", to: "\(name).\(index + 1)@x.org", size: Self.message.count)
        }
        let result = connection.send(Self.message, from: "list@x.org", to: "\(name).\(index)@x.org", before: next)
        #expect(result.stage == alone[name]?.stage && result.reply == alone[name]?.reply, "\(index) \(name): \(result)")
      }
      let taken = try String(contentsOf: folder.appending(path: "taken"), encoding: .utf8).split(separator: "\n")
      let expected = names.enumerated().filter { ["good", "lose"].contains($0.element) }
      #expect(
        taken.dropFirst(2).map { $0.split(separator: " ")[1] } == expected.map { "\($0.element).\($0.offset)@x.org" })
    }
  }

  @Test("sends another message than the announced one over a new connection")
  func changedMind() async throws {
    try await withSink { connection, folder in
      let next = SMTPAnnouncement(from: "", to: "b@x.org", size: Self.message.count)
      #expect(connection.send(Self.message, from: "", to: "a@x.org", before: next).isAccepted)
      #expect(connection.send(Self.message, from: "", to: "c@x.org", before: next).isAccepted)
      connection.close()
      #expect(connection.send(Self.message, from: "", to: "d@x.org").isAccepted)
      let taken = try String(contentsOf: folder.appending(path: "taken"), encoding: .utf8).split(separator: "\n")
      #expect(taken.map { $0.split(separator: " ")[1] } == ["a@x.org", "c@x.org", "d@x.org"])
    }
  }

  @Test(
    "refuses what could smuggle a command or a message",
    arguments: [
      ("a@x.org\r\nRCPT TO:<b@x.org>", "x\r\n"), ("a@x.org> SIZE=1", "x\r\n"), ("a b@x.org", "x\r\n"),
      ("a@x.org", "x\n.\nMAIL FROM:<>\r\n"), ("a@x.org", "x\r.\r\n"), ("a@x.org", "x"),
    ])
  func smuggling(recipient: String, text: String) {
    let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: 1, security: .none))
    #expect(connection.send(Array(text.utf8), from: "", to: recipient).code == -1)
  }

  @Test("says in words when nobody listens")
  func unreachable() {
    let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: 1, security: .none, connectTimeout: 2))
    let result = connection.send(Self.message, from: "", to: "a@x.org")
    #expect(result.stage == .connect && result.reply == 0 && result.text.contains("Failed to connect"))
  }
}
