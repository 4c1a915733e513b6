import Foundation
import MailParsing
import Mailing
import TestSupport
import Testing

/// Shapes of many mail programs, written for these tests; a file's name begins with the kind it must get.
@Suite("bounces of many programs")
struct ReturnedShapesTests {
  static let folder = fixture("mail/returned")
  static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test("reads the kind, and whom it is about", arguments: files)
  func kinds(file: String) throws {
    let returned = readReturned(try readMail(try fixtureBytes("mail/returned/\(file)")))
    let wanted = try #require(file.split(separator: "-").first.flatMap { Returned.Kind(rawValue: String($0)) })
    switch wanted {
    // Both touch nobody.
    case .reply, .none:
      #expect([.reply, .none].contains(returned.kind), "\(returned)")
      #expect(returned.action == .none)
    case .hard, .soft, .policy, .complaint:
      #expect(returned.kind == wanted, "\(returned)")
      #expect(returned.recipient?.hasPrefix("ana@") == true, "\(returned)")
    }
  }

  @Test("has shapes of every kind")
  func coverage() {
    let kinds = Set(Self.files.compactMap { $0.split(separator: "-").first.map(String.init) })
    #expect(kinds == ["hard", "soft", "policy", "complaint", "reply", "none"])
    #expect(Self.files.count > 50)
  }

  @Test(
    "touches nobody whatever a person quotes",
    arguments: [
      "550 5.1.1 user unknown", "mailbox full", "Undelivered Mail Returned to Sender", "no existe el usuario",
      "blocked as spam", "Status: 5.1.1\nAction: failed\nFinal-Recipient: rfc822; maria@example.org",
    ])
  func quoted(words: String) throws {
    for subject in ["Re: Issue 7", "a question", "Fwd: failure notice", words.split(separator: "\n")[0] + "?"] {
      let text = "From: Ana <ana@clinic.example.net>\nSubject: \(subject)\n\nHello, I had this:\n\(words)\nAna\n"
      let returned = readReturned(try readMail(Array(text.utf8)))
      #expect(returned.action == .none, "\(subject): \(returned)")
    }
  }
}
