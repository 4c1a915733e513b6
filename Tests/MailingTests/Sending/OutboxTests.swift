import Foundation
import Mailing
import TestSupport
import Testing

@Suite("outbox")
struct OutboxTests {
  let envelope = Envelope(
    sender: "", recipient: "a@b.org", message: Array("Subject: x\r\n\r\n".utf8), name: "issue-7/000011")

  @Test("writes whole files under fixed names, again and again")
  func writes() async throws {
    try await withTemporaryFolder { folder in
      let outbox = try Outbox(folder: folder.appending(path: "outbox"))
      #expect(outbox.carry(envelope, before: nil) { _ in true } == .sent("written to issue-7/000011.eml"))
      #expect(outbox.carry(envelope, before: nil) { _ in true } == .sent("written to issue-7/000011.eml"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "outbox/issue-7").path)
      #expect(names == ["000011.eml"])
      let file = folder.appending(path: "outbox/issue-7/000011.eml")
      #expect(try Array(Data(contentsOf: file)) == envelope.message)
    }
  }

  @Test("writes nothing without leave")
  func leave() async throws {
    try await withTemporaryFolder { folder in
      let outbox = try Outbox(folder: folder)
      #expect(outbox.carry(envelope, before: nil) { _ in false } == .stopped)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }

  @Test("says where it cannot write")
  func unwritable() async throws {
    try await withTemporaryFolder { folder in
      let outbox = try Outbox(folder: folder)
      try Data().write(to: folder.appending(path: "issue-7"))
      guard case .unreachable(let words) = outbox.carry(envelope, before: nil, mayEnd: { _ in true }) else {
        Testing.Issue.record("it wrote below a file")
        return
      }
      #expect(words.hasPrefix("cannot write \(folder.path)/issue-7/000011.eml: "))
    }
  }
}
