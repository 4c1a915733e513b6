import Mailing
import Testing
import Transport

@Suite("connection advice")
struct ConnectionAdviceTests {
  @Test(
    "says what to look at, in the words of feeds.yml",
    arguments: [
      (6, "Could not resolve host: relay", "mail.host", "mail.inbox.url"),
      (7, "Failed to connect", "the name and the port", "the name and the port"),
      (35, "wrong version number", "tls is for port 465", "imaps:// is for port 993"),
      (58, "", "mail.ca_file names", "mail.inbox.ca_file names"),
      (60, "subject name 'a' does not match target host name 'b'", "in mail.host", "in mail.inbox.url"),
      (60, "certificate has expired", "too old", "too old"),
      (60, "self-signed certificate in chain", "in mail.ca_file", "in mail.inbox.ca_file"),
      (64, "STARTTLS not available.", "starttls for 587", "STARTTLS for 143"),
      (67, "Login denied", "mail.user", "mail.inbox.user"),
    ])
  func advises(code: Int, words: String, sending: String, reading: String) {
    #expect(connectionAdvice(code, words, place: "mail")?.contains(sending) == true)
    #expect(connectionAdvice(code, words, place: "mail.inbox")?.contains(reading) == true)
  }

  @Test("says nothing where nobody can say", arguments: [0, 1, 8, 55, 56])
  func silent(code: Int) { #expect(connectionAdvice(code, "", place: "mail") == nil) }

  @Test("stands behind the words of a connection that did not come about, never behind a server's answer")
  func verdicts() {
    func words(_ stage: SMTPResult.Stage, _ code: Int, _ reply: Int) -> String {
      "\(Verdict(SMTPResult(stage: stage, code: code, reply: reply, text: "words")))"
    }
    #expect(words(.encryption, 60, 0).contains("words (at encryption); the certificate"))
    #expect(words(.authentication, 67, 535).contains("mail.user"))
    #expect(!words(.recipient, 8, 550).contains("look at") && !words(.content, 28, 354).contains("look at"))
  }
}
