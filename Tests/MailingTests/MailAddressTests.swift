import Foundation
import Mailing
import TestSupport
import Testing

@Suite("mail address")
struct MailAddressTests {
  @Test(
    "takes what relays take",
    arguments: [
      ("maria@example.org", "maria@example.org"), (" maria@example.org\t", "maria@example.org"),
      ("Maria.Lopez+news@Example.ORG", "Maria.Lopez+news@example.org"), ("o'hara@example.org", "o'hara@example.org"),
      ("a@bücher.example", "a@xn--bcher-kva.example"), ("a@BÜCHER.example", "a@xn--bcher-kva.example"),
      ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"), ("a@中文.com", "a@xn--fiq228c.com"),
      ("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"), ("a@münchen-ost.de", "a@xn--mnchen-ost-9db.de"),
    ])
  func takes(text: String, expected: String) throws {
    #expect(try MailAddress(text).description == expected)
  }

  @Test(
    "refuses what could be read as more than one address or as a command",
    arguments: [
      "", "maria", "maria@", "@example.org", "a@b@example.org", "a@localhost", "a@127.0.0.1", "a@[127.0.0.1]",
      "a@b.c", "a@-b.org", "a@b-.org", "a@b..org", ".a@b.org", "a.@b.org", "a..b@c.org", "\"a\"@b.org",
      "a@b.org\r\nBcc: x@y.org", "a@b.org\u{0}", "a@b.org\u{200b}", "\u{202e}a@b.org", "ａ@b.org", "a@ｂ.org",
      "|/bin/sh@b.org", "/etc/passwd@b.org", "-oQ/tmp@b.org", "a%b@c.org", "a!b@c.org", "<a@b.org>", "a@b.org>",
      "a@b.org NOTIFY=SUCCESS", "mailto:a@b.org", "a@b.org?subject=x", "ä@b.org", "=?utf-8?q?a?=@b.org",
      String(repeating: "a", count: 65) + "@b.org", "a@" + String(repeating: "b", count: 64) + ".org",
    ])
  func refuses(text: String) {
    #expect(throws: AddressError.self) { try MailAddress(text) }
  }

  @Test("names the text without its controls and says what would be right")
  func message() {
    let error = #expect(throws: AddressError.self) { try MailAddress("a@b.org\r\nBcc: x@y.org") }
    #expect(
      error?.description == "'a@b.org Bcc: x@y.org' has a control or invisible character, such as maria@example.org")
  }

  @Test("is one subscriber whatever its case")
  func oneKey() throws {
    #expect(try MailAddress("Maria@Example.org").key == MailAddress("maria@EXAMPLE.ORG").key)
  }

  @Test("lets no hostile address through as more than one mailbox", .enabled(if: sharedFolder != nil))
  func hostile() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/header_injection.json")
    let suite = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let addresses = try #require(suite?["addresses"] as? [String])
    #expect(addresses.count > 50)
    for text in addresses {
      guard let address = try? MailAddress(text) else { continue }
      let plain = address.description.utf8.allSatisfy {
        (33...126).contains($0) && !"<>,;:\"()[]\\ /|%!".utf8.contains($0)
      }
      #expect(plain, "\(text) became \(address)")
      #expect(address.description.filter { $0 == "@" }.count == 1)
    }
  }
}
