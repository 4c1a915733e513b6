import MailParsing
import Testing

@Suite("mail reading")
struct ReadMailTests {
  static let mixed = """
    From: =?utf-8?q?Mar=C3=ADa?= <maria@example.org>
    To: list@desk.example.org
    Subject: =?iso-8859-1?Q?suscribir_ni=F1ez?=
     =?utf-8?b?4pyT?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="b1"

    --b1
    Content-Type: multipart/alternative; boundary=b2

    --b2
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable

    ni=F1ez
    --b2
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: base64

    PGI+bmnDsWV6PC9iPg==
    --b2--
    --b1
    Content-Type: message/rfc822

    From: a@b.org
    Subject: inner

    inner text
    --b1
    Content-Type: text/plain; name="a.txt"
    Content-Disposition: attachment; filename*=utf-8''a%C3%B1o.txt

    attached
    --b1--

    """

  @Test("undoes encodings and keeps the tree", arguments: ["\n", "\r\n", "\r"])
  func tree(lineEnd: String) throws {
    let message = try readMail(Array(Self.mixed.replacing("\n", with: lineEnd).utf8))
    #expect(message.field("from") == "María <maria@example.org>")
    #expect(message.field("SUBJECT") == "suscribir niñez✓")
    #expect(message.type == "multipart/mixed")
    let leaves = message.walk().filter { if case .bytes = $0.content { true } else { false } }
    #expect(leaves.map(\.type) == ["text/plain", "text/html", "text/plain"])
    #expect(leaves.map { $0.text.prefix(12) } == ["niñez", "<b>niñez</b>", "attached"])
    #expect(leaves[2].fileName == "año.txt")
    let inner = message.walk(intoMessages: true).first { $0.field("subject") == "inner" }
    #expect(inner?.text == "inner text")
  }

  @Test(
    "reads something from anything",
    arguments: [
      "no header at all", "\n\n\n", "Subject: only a header", "Content-Type: multipart/mixed; boundary=x\n\n--x\n--x--",
      "Content-Type: multipart/mixed\n\n--\n", "Content-Type: text/plain; charset=nonsense\n\n\u{0}\u{1}",
      "A:b\nContent-Transfer-Encoding: base64\n\n!!!!", ": : :\n: x\n\n",
    ])
  func anything(text: String) throws {
    let message = try readMail(Array(text.utf8))
    #expect(message.walk().count >= 1)
  }

  @Test("bounds size, depth and parts")
  func bounds() throws {
    var limits = MailLimits()
    limits.bytes = 100
    #expect(throws: MailError.tooLarge(101, 100)) { try readMail([UInt8](repeating: 65, count: 101), limits: limits) }
    #expect(throws: MailError.empty) { try readMail([]) }
    let nested = (0..<3000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    #expect(try readMail(Array(nested.utf8)).walk().count <= 21)
    let wide = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 5000)
    #expect(try readMail(Array(wide.utf8)).walk().count <= 501)
  }

  @Test("reads a charset, and keeps bytes that are no text of theirs")
  func charsets() throws {
    let head = Array("Content-Type: text/plain; charset=iso-2022-jp\n\n".utf8)
    #expect(try readMail(head + [27, 36, 66, 70, 124, 27, 40, 66]).text == "日")
    #expect(try readMail(Array("\n".utf8) + [0xFF, 65]).text.hasSuffix("A"))
  }
}
