import Testing

@testable import Text

@Suite("web addresses")
struct WebAddressTests {
  @Test(
    "resolves the normal and the abnormal examples of RFC 3986 §5.4",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
      ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
      (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
      ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
      ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
      ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
      ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
      ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
      ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
      ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http://a/b/c/g"),
    ])
  func resolves(reference: String, whole: String) throws {
    let base = try #require(WebAddress("http://a/b/c/d;p?q"))
    #expect(base.resolving(reference)?.description == whole)
  }

  @Test(
    "reads what people write as browsers do",
    arguments: [
      (" \n HTTPS://Example.ORG/A ", "https://example.org/A"), ("http://a.org", "http://a.org/"),
      ("http://a.org?q", "http://a.org/?q"), ("http:\\\\a.org\\b?c\\d", "http://a.org/b?c\\d"),
      ("http://a.org/b\r\n c", "http://a.org/b c"), ("http://a.org:/b", "http://a.org/b"),
      ("http://a.org:8080/", "http://a.org:8080/"), ("mailto:a@b.org", "mailto:a@b.org"),
      ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/"), ("file:///etc/passwd", "file:///etc/passwd"),
      ("http://a.org/b/../c/./d", "http://a.org/c/d"), ("http://josé.example/ñ", "http://josé.example/ñ"),
      ("urn:uuid:1", "urn:uuid:1"), ("https://a.org#top", "https://a.org/#top"),
    ])
  func reads(text: String, whole: String) { #expect(WebAddress(text)?.description == whole) }

  @Test(
    "is nil where there is no address",
    arguments: [
      "", "a.org", "/path", "//a.org/", "http://", "http:///a", "http:a", "http://a.org:port/", "http://a.org:70000/",
      "http://[::1", "http://[::1]x/", "1http://a/", ":a", "https://:80/",
    ])
  func refuses(text: String) { #expect(WebAddress(text) == nil) }

  @Test("finds nothing relative to what has no path")
  func opaque() throws {
    let base = try #require(WebAddress("mailto:a@b.org"))
    #expect(base.resolving("c") == nil)
    #expect(base.resolving("http://a.org/c")?.description == "http://a.org/c")
    #expect(base.resolving("//a.org") != nil)
  }

  @Test("knows origin, port and user")
  func parts() throws {
    let address = try #require(WebAddress("https://me:pw@a.org:443/x?y#z"))
    #expect(address.origin == "https://a.org")
    #expect(address.user == "me:pw")
    #expect(address.effectivePort == 443)
    #expect(address.withoutFragment == "https://me:pw@a.org:443/x?y")
    #expect(WebAddress("http://a.org:8080/")?.origin == "http://a.org:8080")
    #expect(WebAddress("http://b@c@127.0.0.1/")?.host == "127.0.0.1")
    #expect(WebAddress("ftp://a.org/")?.effectivePort == nil)
  }

  @Test(
    "goes on the wire in ASCII",
    arguments: [
      ("http://a.org/a b?c d#e", "http://a.org/a%20b?c%20d"),
      ("http://a.org/100%/%zz/%20", "http://a.org/100%25/%25zz/%20"),
      ("http://a.org/ñ?q=ü", "http://a.org/%C3%B1?q=%C3%BC"),
      ("http://bücher.example/", "http://xn--bcher-kva.example/"),
      ("http://a.org/<\"'>", "http://a.org/%3C%22'%3E"), ("http://u@a.org/", "http://a.org/"),
      ("http://a.org/%", "http://a.org/%25"), ("http://a.org/[x]", "http://a.org/[x]"),
    ])
  func wire(text: String, sent: String) throws { #expect(try #require(WebAddress(text)).requestText == sent) }

  @Test(
    "writes labels outside ASCII in punycode",
    arguments: [
      ("mañana.com", "xn--maana-pta.com"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
      ("Pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
      ("www.例え.テスト", "www.xn--r8jz45g.xn--zckzah"), ("plain.org", "plain.org"),
      ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
    ])
  func puny(domain: String, ascii: String) { #expect(asciiDomain(domain) == ascii) }

  @Test("leaves a label that no name server knows, however long")
  func endless() {
    let long = String(String.UnicodeScalarView((0x4e00..<0x9000).compactMap { Unicode.Scalar(UInt32($0)) }))
    #expect(asciiDomain(long + ".example") == long + ".example")
    let longest = String(repeating: "ñ", count: 63)
    #expect(asciiDomain(longest).hasPrefix("xn--"))
  }

  @Test(
    "guesses the registrable domain",
    arguments: [
      ("https://a.b.example.org/", "example.org"), ("https://www.gov.uk/", "www.gov.uk"),
      ("https://x.y.co.uk/", "y.co.uk"), ("https://ocp.lacounty.gov/", "lacounty.gov"),
      ("http://127.0.0.1/", "127.0.0.1"),
      ("http://localhost/", "localhost"), ("http://a.com.mx/", "a.com.mx"), ("http://[::1]/", "[::1]"),
    ])
  func registrable(text: String, domain: String) { #expect(WebAddress(text)?.registrableDomain == domain) }
}
