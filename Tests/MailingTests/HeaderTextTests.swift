import Foundation
import TestSupport
import Testing

@testable import Mailing

@Suite("header text")
struct HeaderTextTests {
  @Test(
    "keeps a value inside its field",
    arguments: [
      ("Prevention\r\nBcc: x@y.org", "Prevention Bcc: x@y.org"), ("a\u{85}b\u{2028}c\u{b}d\u{0}e", "a b c d e"),
      ("  two   spaces ", "two spaces"), ("\u{202e}evil", "evil"), ("niñez", "niñez"), ("", ""),
    ])
  func cleans(text: String, expected: String) { #expect(headerText(text) == expected) }

  @Test("encodes what is not ASCII in words of at most 75, with whole characters")
  func words() {
    let text = String(repeating: "niñez y familia ✓ ", count: 12)
    let field = headerField("Subject", unstructured(text))
    for line in field.components(separatedBy: "\r\n") {
      #expect(line.utf8.count <= 90)
      for word in line.split(separator: " ") where word.hasPrefix("=?") {
        #expect(word.utf8.count <= 75)
        #expect(word.hasSuffix("?=") && !word.contains("=C3?="))
      }
    }
    #expect(unstructured("Plain (title)") == "Plain (title)")
    #expect(unstructured("a =?utf-8?q?b?=").hasPrefix("=?utf-8?q?a_=3D=3Futf"))
  }

  @Test(
    "writes a mailbox that has one address",
    arguments: [
      (String?.none, "a@b.org"), ("Maria", "\"Maria\" <a@b.org>"), ("M \"x\" \\ L", "\"M \\\"x\\\" \\\\ L\" <a@b.org>"),
      ("María", "=?utf-8?q?Mar=C3=ADa?= <a@b.org>"), ("<x@y.org>,", "\"<x@y.org>,\" <a@b.org>"),
    ])
  func mailboxes(name: String?, expected: String) { #expect(mailbox(name: name, address: "a@b.org") == expected) }

  @Test("folds at spaces and never beyond 998 octets")
  func folding() {
    let field = headerField("X", Array(repeating: "word", count: 300).joined(separator: " "))
    #expect(field.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    let long = headerField("Subject", unstructured(String(repeating: "x", count: 5000)))
    #expect(long.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 })
  }

  @Test(
    "writes parameters by RFC 2231 where they need it",
    arguments: [
      ("deadlines.ics", "; filename=\"deadlines.ics\""), ("año.ics", "; filename*=utf-8''a%C3%B1o.ics"),
      ("a\"b.ics", "; filename*=utf-8''a%22b.ics"), ("a\r\nb.ics", "; filename=\"a b.ics\""),
    ])
  func parameters(value: String, expected: String) { #expect(parameter("filename", value) == expected) }

  @Test("splits a long parameter into numbered pieces")
  func longParameter() {
    let text = parameter("filename", String(repeating: "ñ", count: 40))
    #expect(text.contains("; filename*0*=utf-8''%C3%B1") && text.contains("; filename*1*=%C3%B1"))
  }
}
