import Mailing
import Testing
import Transport

@Suite("verdict")
struct VerdictTests {
  @Test(
    "judges by the last stage and its reply",
    arguments: [
      (.end, 0, 250, "2.0.0", "sent"), (.recipient, 55, 550, "5.1.1", "failed"),
      (.recipient, 55, 451, "4.7.1", "deferred"),
      (.recipient, 55, 452, "4.2.2", "slow"), (.sender, 55, 421, "", "slow"), (.sender, 55, 550, "", "ours"),
      (.recipient, 55, 550, "5.7.1", "ours"), (.end, 8, 554, "5.7.1", "ours"), (.end, 8, 550, "5.1.1", "failed"),
      (.end, 8, 552, "5.3.4", "ours"), (.end, 8, 451, "", "deferred"), (.recipient, 56, 0, "", "unreachable"),
      (.content, 56, 0, "", "unreachable"), (.end, 56, 354, "", "uncertain"), (.end, 28, 354, "", "uncertain"),
      (.connect, 7, 0, "", "unreachable"), (.authentication, 67, 535, "5.7.8", "ours"),
      (.greeting, 56, 421, "", "unreachable"),
      (.encryption, 64, 0, "", "ours"), (.connect, 60, 0, "", "ours"), (.content, 8, 554, "", "failed"),
    ] as [(SMTPResult.Stage, Int, Int, String, String)])
  func judges(stage: SMTPResult.Stage, code: Int, reply: Int, enhanced: String, expected: String) {
    let verdict = Verdict(SMTPResult(stage: stage, code: code, reply: reply, enhanced: enhanced, text: "words"))
    let name =
      switch verdict {
      case .sent: "sent"
      case .deferred(_, let slow): slow ? "slow" : "deferred"
      case .failed: "failed"
      case .ours: "ours"
      case .unreachable: "unreachable"
      case .uncertain: "uncertain"
      case .stopped: "stopped"
      }
    #expect(name == expected)
  }

  @Test("keeps the server's words, without controls")
  func words() {
    let result = SMTPResult(
      stage: .recipient, code: 55, reply: 550, enhanced: "5.1.1", text: "5.1.1 no\r\nsuch\u{0}user")
    #expect(Verdict(result) == .failed("550 5.1.1 no such user"))
  }

  @Test(
    "is told in words that need no program",
    arguments: [
      (Verdict.sent("250 ok"), "taken (250 ok)"),
      (.deferred("451 later", slow: false), "put off by the server: 451 later"),
      (.failed("550 no"), "refused: 550 no"), (.ours("550 5.7.1 no"), "refused, and the fault is ours: 550 5.7.1 no"),
      (.unreachable("no route"), "not sent: no route"),
      (.uncertain("timed out"), "nobody knows whether it was taken: timed out"),
      (.stopped, "stopped before it was sent"),
    ])
  func words(verdict: Verdict, expected: String) { #expect(verdict.plainWords == expected) }
}
