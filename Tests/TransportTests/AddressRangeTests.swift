import Testing

@testable import Transport

@Suite("address ranges")
struct AddressRangeTests {
  @Test(
    "reads addresses strictly",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("::1", "0:0:0:0:0:0:0:1"), ("2001:db8::a:1", "2001:db8:0:0:0:0:a:1"),
      ("::ffff:127.0.0.1", "0:0:0:0:0:ffff:7f00:1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
      ("::", "0:0:0:0:0:0:0:0"),
    ])
  func reads(text: String, shown: String) throws {
    #expect(try #require(NetworkAddress(text)).description == shown)
  }

  @Test(
    "reads nothing else",
    arguments: [
      "", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.a", "0x7f.0.0.1", ":", ":::", "1::2::3",
      "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "fe80::1%eth0", "1.2.3.4::", "[::1]", "١.2.3.4",
    ])
  func refuses(text: String) { #expect(NetworkAddress(text) == nil) }

  @Test(
    "holds the addresses that share its bits",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("100.64.0.0/10", "100.127.255.255", true),
      ("100.64.0.0/10", "100.128.0.0", false), ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
      ("0.0.0.0/0", "8.8.8.8", true), ("2000::/3", "3fff::1", true), ("2000::/3", "4000::", false),
      ("127.0.0.0/8", "::ffff:127.0.0.1", false), ("::/0", "1.2.3.4", false),
    ])
  func contains(range: String, address: String, isInside: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(NetworkAddress(address))) == isInside)
  }

  @Test("refuses ranges that are none", arguments: ["10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "x/8", "/8"])
  func noRange(text: String) { #expect(AddressRange(text) == nil) }

  @Test(
    "permits the public internet only",
    arguments: [
      ("1.1.1.1", true), ("192.0.3.0", true), ("172.32.0.0", true), ("0.0.0.0", false), ("172.31.255.255", false),
      ("169.254.169.254", false), ("192.0.0.192", false), ("224.0.0.1", false), ("255.255.255.255", false),
      ("2606:4700::1", true), ("::1", false), ("::ffff:8.8.8.8", false), ("64:ff9b::8.8.8.8", false),
      ("fe80::1", false), ("fc00::1", false), ("2001:1ff::", false), ("2001:200::", true), ("2002:7f00:1::", false),
      ("3fff:fff::", false), ("3fff:1000::", true),
    ])
  func permits(address: String, isPermitted: Bool) throws {
    #expect(AddressPolicy().permits(try #require(NetworkAddress(address))) == isPermitted)
  }

  @Test("permits what is allowed besides, in its own family only")
  func allows() throws {
    let policy = AddressPolicy(allowed: try [#require(AddressRange("127.0.0.0/8"))])
    #expect(policy.permits(try #require(NetworkAddress("127.3.2.1"))))
    #expect(!policy.permits(try #require(NetworkAddress("::ffff:127.0.0.1"))))
    #expect(!policy.permits(try #require(NetworkAddress("10.0.0.1"))))
  }
}
