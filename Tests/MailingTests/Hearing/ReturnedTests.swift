import Foundation
import MailParsing
import Mailing
import TestSupport
import Testing

@Suite("returned mail")
struct ReturnedTests {
  func read(_ text: String) throws -> Returned { readReturned(try readMail(Array(text.utf8))) }

  /// A report as Postfix writes them.
  func report(action: String, status: String, words: String = "550 no") -> String {
    """
    Return-Path: <>
    From: MAILER-DAEMON@relay.example.org (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    I'm sorry to have to inform you that your message could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; relay.example.org

    Final-Recipient: rfc822; maria@example.org
    Action: \(action)
    Status: \(status)
    Diagnostic-Code: smtp; \(words)
    --b--

    """
  }

  @Test(
    "judges a delivery status by its code and its action",
    arguments: [
      ("failed", "5.1.1", "hard", "suppress"), ("failed", "5.2.1 (disabled)", "hard", "suppress"),
      ("failed", "5.2.2", "soft", "count"), ("failed", "5.7.1", "policy", "none"), ("failed", "4.4.7", "soft", "count"),
      ("delayed", "4.4.1", "soft", "none"), ("delivered", "2.0.0", "none", "none"),
      ("relayed", "2.1.9", "none", "none"),
      ("expanded", "2.0.0", "none", "none"), ("failed", "5.0.0", "soft", "count"),
      ("Failed", "5.1.10", "hard", "suppress"),
    ])
  func deliveryStatus(action: String, status: String, kind: String, follows: String) throws {
    let returned = try read(report(action: action, status: status))
    #expect(returned.kind.rawValue == kind && returned.action.rawValue == follows)
    #expect(returned.status == status.split(separator: " ").first.map(String.init))
    #expect(returned.recipient == "maria@example.org")
  }

  @Test(
    "lets the words decide where the code says nothing",
    arguments: [
      ("550 user unknown", "hard"), ("552 mailbox full", "soft"), ("554 blocked using a blocklist", "policy"),
      ("550 odd words", "soft"),
    ])
  func vagueCodes(words: String, kind: String) throws {
    #expect(try read(report(action: "failed", status: "5.0.0", words: words)).kind.rawValue == kind)
  }

  @Test(
    "reads a bounce in plain words",
    arguments: [
      ("<jo@example.org>:\nRemote host said: 550 5.1.1 no such user", "hard", "5.1.1", "jo@example.org"),
      ("jo@example.org\n 452 4.2.2 over quota", "soft", "4.2.2", "jo@example.org"),
      (
        "jo@example.org: host mx.example.org[192.0.2.1] said: 554 message rejected as spam", "policy", "5.0.0",
        "jo@example.org"
      ),
      ("This user doesn't have an account: jo@example.org", "hard", "5.0.0", "jo@example.org"),
    ])
  func plainWords(text: String, kind: String, status: String, recipient: String) throws {
    let returned = try read(
      "From: MAILER-DAEMON@x.example.org\nSubject: failure notice\n\n\(text)\n\nReturn-Path: <a@b.org>\n")
    #expect(returned.kind.rawValue == kind && returned.status == status && returned.recipient == recipient)
  }

  @Test("does not read a reason from the copy of our own mail")
  func copy() throws {
    let returned = try read(
      """
      From: MAILER-DAEMON@x.example.org
      Subject: failure notice

      jo@example.org: 550 5.2.2 full
      --- Below this line is a copy of the message.
      Spam policy 5.7.1 user unknown
      """)
    #expect(returned.kind == .soft)
  }

  @Test(
    "touches nobody for what is no bounce",
    arguments: [
      "From: Maria <maria@example.org>\nSubject: Re: Issue 7\n\nThank you! 550 people came.",
      "From: maria@example.org\nSubject: Automatic reply: Issue 7\nReturn-Path: <>\n\nI am out of the office, my mailbox is full.",
      "From: maria@example.org\nSubject: I never found out whether my mail was delivered\n\nuser unknown?",
      "Subject: \n\n",
      "From: jo@example.org\nAuto-Submitted: auto-replied\n\nAway until May 5; temporary address x@y.org",
    ])
  func harmless(text: String) throws {
    let returned = try read(text)
    #expect(returned.kind == .reply && returned.action == .none)
  }

  @Test("takes a complaint as a wish to leave, and no other report")
  func complaints() throws {
    func feedback(_ type: String) -> String {
      """
      From: staff@example.org
      Subject: FW: Issue 7
      Content-Type: multipart/report; report-type=feedback-report; boundary=b

      --b
      Content-Type: message/feedback-report

      Feedback-Type: \(type)
      Original-Rcpt-To: <maria@example.org>
      --b
      Content-Type: message/rfc822

      To: maria@example.org

      text
      --b--
      """
    }
    let returned = try read(feedback("abuse"))
    #expect(returned.kind == .complaint && returned.action == .unsubscribe && returned.recipient == "maria@example.org")
    #expect(try read(feedback("not-spam")).kind == .none)
  }

  @Test("reads a notification that is an object")
  func notifications() throws {
    let returned = try read(
      """
      From: no-reply@sns.amazonaws.com
      Subject: AWS Notification Message

      {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":
      "jo@example.org","status":"5.1.1","action":"failed"}]}}

      --
      If you wish to stop receiving
      """)
    #expect(returned.kind == .hard && returned.recipient == "jo@example.org")
  }

  @Test(
    "finds codes and no addresses of networks",
    arguments: [
      ("550 5.1.1 x", "5.1.1", 550), ("192.0.2.5 said 421-later", nil, 421), ("(#5.5.0)", "5.5.0", nil),
      ("5.1.1.1 in 2026, 500000", nil, nil), ("v4.2.2beta", nil, nil),
    ] as [(String, String?, Int?)])
  func codes(text: String, enhanced: String?, reply: Int?) {
    let found = statusCodes(in: text)
    #expect(found.enhanced == enhanced && found.reply == reply)
  }

  @Test("never answers a machine", .enabled(if: sharedFolder != nil))
  func loops() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/mail_loop_headers.json")
    let suite = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let fields = try #require(suite?["items"] as? [String])
    #expect(fields.count >= 8)
    for field in fields {
      let from = field.hasPrefix("From:") ? "" : "From: maria@example.org\n"
      let subject = field.hasPrefix("Subject:") ? "" : "Subject: subscribe\n"
      #expect(automaticReason(try readMail(Array("\(from)\(subject)\(field)\n\nsubscribe".utf8))) != nil, "\(field)")
    }
    #expect(automaticReason(try readMail(Array("From: maria@example.org\nSubject: subscribe\n\n".utf8))) == nil)
  }
}
