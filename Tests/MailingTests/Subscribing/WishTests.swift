import MailParsing
import Model
import Testing

@testable import Mailing

@Suite("wishes")
struct WishTests {
  private func message(_ head: String, _ body: String) throws -> MailPart {
    try readMail(Array("From: Ana <ana@example.org>\nTo: list@desk.example.org\n\(head)\n\n\(body)".utf8))
  }

  @Test(
    "reads what a mail in HTML alone says, and nothing that is not shown",
    arguments: [
      ("<p>unsubscribe</p>", "unsubscribe"), ("<div><b>Un</b>subscribe</div>", "Un subscribe"),
      ("<html><head><title>help</title></head><body>Suscribir<br>Ana</body></html>", "Suscribir"),
      ("<style>p{color:red}</style><script>unsubscribe</script><P>Cancelar</P>", "Cancelar"),
      ("<blockquote>unsubscribe</blockquote><p>Thank you!</p>", "Thank you!"),
      ("<table><tr><td>prefer&#39;s</td><td>x &amp; y</td></tr></table>", "prefer's"),
    ])
  func html(body: String, first: String) throws {
    let lines = ownLines(try message("Content-Type: text/html; charset=utf-8", body))
    #expect(lines.first?.split(separator: " ").joined(separator: " ") == first, "\(lines)")
  }

  @Test(
    "reads only what the person wrote",
    arguments: [
      ("yes\n\nOn Monday, Desk wrote:\n> unsubscribe\n", ["yes"]), ("> unsubscribe\nthanks\n", ["thanks"]),
      ("gracias\n\nEl lunes, la mesa escribió:\n> baja\n", ["gracias"]), ("hello\n--\nunsubscribe team\n", ["hello"]),
      ("ok\n-----Original Message-----\nhelp\n", ["ok"]), ("\u{a0}\n \t\n", []),
    ])
  func own(body: String, lines: [String]) throws {
    #expect(ownLines(try message("Subject: Re: x", body)) == lines)
  }

  @Test(
    "reads choices in both languages, also quoted back",
    arguments: [
      ("language: es\nsections: funding, events", "es", [Section.funding, .events]),
      ("Idioma: español\nSecciones: empleo y recursos", "es", [.employment, .resources]),
      ("> language: English\n> sections: all", "en", []),
      ("sections: funding advocacy employment events resources", nil, []),
      ("I like the sections: all of it", nil, []), ("language: fr\nsections: none of these", nil, nil),
    ] as [(String, String?, [Section]?)])
  func choices(body: String, language: String?, sections: [Section]?) throws {
    let choices = Mailing.choices(in: try message("Subject: x", body))
    #expect(choices.language == language)
    #expect(choices.sections?.sorted() == sections?.sorted() || body.hasPrefix("I like"))
  }

  @Test(
    "keeps away from what is a letter to a person",
    arguments: [
      "please tell me how your people can help mine with this grant", "should I unsubscribe?", "leave it as it is", "",
      "unsubscribe? I never said that", "join us for the meeting on Friday",
    ])
  func letters(line: String) { #expect(Mailing.wish(inLine: line) == nil) }

  @Test("takes any number of answers and forwards from a subject")
  func subjects() {
    #expect(plainSubject("RE: Fwd: RV: re: Suscribir ") == "Suscribir")
    #expect(plainSubject("Report: x") == "Report: x")
  }
}
