import Foundation
import Model
import TestSupport
import Testing
import Text
import Transport

@testable import Crawling

@Suite("destinations")
struct DestinationTests {
  @Test(
    "asks public web addresses only",
    arguments: [
      "ftp://a.org/", "file:///etc/passwd", "http://user@a.org/", "http://a.org:25/", "http://a.org:0/", "http://a/",
      "http://localhost/", "http://x.localhost/", "http://printer.local/", "http://metadata.google.internal/",
      "http://metadata.packet.net/", "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://o177.0.0.1/",
      "http://1.2.3.4.5/", "http://256.1.1.1/", "http://[fe80::1%25eth0]/", "http://[::1/", "http://-a.org/",
      "http://a..org/", "http://a.org\r\nX: y/", "http://①②⑦.⓪.⓪.①/", "http://loc\u{AD}alhost/", "http://%31.org/",
      "http://a b.org/", "http://.", "//a.org/",
    ])
  func refuses(url: String) {
    guard case .failure(let failure) = Destination(allowsLocalNames: false).check(url) else {
      Issue.record("\(url) was not refused")
      return
    }
    #expect(failure.stage == .connect)
  }

  @Test(
    "lets public ones pass, by name, number and in other letters",
    arguments: [
      "https://a.org/", "http://1.1.1.1/", "http://[2606:4700::1111]/", "http://a.org:8080/x?y", "http://mañana.org/",
      "http://xn--maana-pta.org/", "https://a_b.example.org/", "HTTP://A.ORG/", "http://a.org./",
    ])
  func passes(url: String) throws { _ = try Destination(allowsLocalNames: false).check(url).get() }

  @Test("reaches local names where private ranges are allowed")
  func local() throws {
    let open = Destination(allowsLocalNames: true)
    _ = try open.check("http://localhost:8080/").get()
    _ = try open.check("http://intranet/").get()
    #expect(throws: Failure.self) { try open.check("http://0x7f000001/").get() }
  }

  @Test("refuses every hostile address of the suite and none of its controls", .enabled(if: sharedFolder != nil))
  func suite() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/ssrf.json")
    let cases = try #require(JSON(parsing: try Data(contentsOf: file))["urls"]?.array)
    #expect(cases.count > 200)
    for line in cases {
      let url = line["url"]?.string ?? ""
      let isAllowed = line["expect"]?.string == "allow"
      #expect(Self.wouldConnect(url) == isAllowed, "\(url.prefix(100))")
    }
  }

  /// Whether the address and, for a number, the socket behind it would be let through; names are taken for public.
  static func wouldConnect(_ url: String) -> Bool {
    guard case .success(let address) = Destination(allowsLocalNames: false).check(url) else { return false }
    let host = address.asciiHost ?? ""
    let number = host.hasPrefix("[") ? NetworkAddress(host.dropFirst().dropLast()) : NetworkAddress(host)
    return number.map { AddressPolicy().permits($0) } ?? true
  }
}
