import Testing

@testable import Markup

/// Markup as those write it who want something to run, and what must hold of it once it is clean.
@Suite("cleaning hostile markup")
struct SanitizerHostileTests {
  /// Each is one way around a filter that somebody once relied on.
  static let attempts = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//e.org/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>", "<script/x>alert(1)</script\n>", "<script\u{0}>alert(1)</script>",
    "</script><script>1",
    "<img src=x onerror=alert(1)>", "<img src=`x` onerror=`alert(1)`>", "<img/src/onerror=alert(1)>",
    "<img src='x'onerror=a()>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math href='javascript:alert(1)'>x</math>",
    "<a href='javascript:alert(1)'>x</a>", "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A;avascript&colon;alert(1)'>x</a>", "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='\u{1}javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='blob:x'>x</a>",
    "<a href=\"https://e.org/\" onclick=\"alert(1)\">x</a>", "<a href='https://e.org/\" onmouseover=\"alert(1)'>x</a>",
    "<a href='https://e.org/<script>'>x</a>", "<a href=x\" onfocus=alert(1) autofocus \">x</a>",
    "<a title='\"><script>1</script>'>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'>",
    "<embed src='x.swf'>", "<applet code=X></applet>", "<form action='javascript:alert(1)'><button>go</button></form>",
    "<button formaction='javascript:alert(1)'>x</button>", "<input onfocus=alert(1) autofocus>",
    "<isindex action=javascript:alert(1)>",
    "<video><source onerror=alert(1)></video>", "<audio src onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>x</body>", "<html onclick=alert(1)>x", "<base href='javascript:/'><a href='x'>x</a>",
    "<link rel=stylesheet href=x.css>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import 'x'</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>", "<p style='width:expression(alert(1))'>x</p>",
    "<xml><x:script/></xml>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<noembed><img src=x onerror=alert(1)></noembed>",
    "<textarea><img src=x onerror=alert(1)></textarea>", "<title><img src=x onerror=alert(1)></title>",
    "<xmp><script>1</script></xmp>",
    "<template><script>alert(1)</script></template>", "<plaintext><script>alert(1)",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!-- --!><script>1</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?><script>1</script>", "<%00script>1</script>",
    "<!DOCTYPE x [<!ENTITY y '<script>'>]>&y;",
    "<b onclick", "<b title=\"", "<a href='", "<", "</", "<!", "<?", "&", "&#", "&#x", "&lt", "<a<b>",
    "<p/onclick=alert(1)>x",
    "\u{202E}<p>x\u{2066}", "<p>\u{0}\u{B}\u{C}</p>", "<\u{FF53}cript>1</script>",
    "<custom-element onclick=x>y</custom-element>",
    "<table background='javascript:alert(1)'><td background='javascript:1'>x",
    "<a ping='https://e.org/' href='https://e.org/'>x</a>",
    "<a href='https://e.org/' target=_blank rel=opener download>x</a>",
    "<p id=x name=y class=z data-x=1 aria-label=2 slot=3 is=4>x</p>",
    "<ol start='1 onclick=x'><li value=2>x</ol>", "<td colspan='99999999999'>x</td>",
    "<time datetime='\"><script>'>x</time>",
    "<marquee onstart=alert(1)>x</marquee>", "<select onfocus=a()><option>x</select>", "<keygen autofocus onfocus=a()>",
    "<bgsound src=javascript:1>",
  ]

  /// The tags of cleaned markup; nil where a `<` or `>` stands that belongs to none.
  private func tags(_ html: String) -> [(name: String, attributes: [(name: String, value: String)])]? {
    var tags: [(name: String, attributes: [(name: String, value: String)])] = []
    var rest = Substring(html)
    while let open = rest.firstIndex(of: "<") {
      guard !rest[..<open].contains(">"), let end = rest[open...].firstIndex(of: ">") else { return nil }
      var inner = rest[rest.index(after: open)..<end]
      guard !inner.contains("<") else { return nil }
      rest = rest[rest.index(after: end)...]
      if inner.hasPrefix("/") { inner = inner.dropFirst() }
      let name = inner.prefix { $0 != " " }
      inner = inner.dropFirst(name.count)
      var attributes: [(name: String, value: String)] = []
      while inner.hasPrefix(" ") {
        let words = inner.dropFirst().split(separator: "=\"", maxSplits: 1)
        guard words.count == 2, let quote = words[1].firstIndex(of: "\"") else { return nil }
        attributes.append((String(words[0]), String(words[1][..<quote])))
        inner = words[1][words[1].index(after: quote)...]
      }
      guard inner.isEmpty else { return nil }
      tags.append((String(name), attributes))
    }
    return rest.contains(">") ? nil : tags
  }

  /// What holds of everything that was cleaned.
  private func check(_ clean: String, _ what: String) {
    let known = Set((SanitizerRules.kept + SanitizerRules.void).map { "\($0)" })
    guard let found = tags(clean) else {
      Issue.record("\(what) leaves a tag open: \(clean)")
      return
    }
    for tag in found {
      #expect(known.contains(tag.name), "\(what) leaves <\(tag.name)>")
      let allowed = SanitizerRules.everywhere.union(SanitizerRules.own[tag.name] ?? [])
      for attribute in tag.attributes {
        #expect(allowed.contains(attribute.name), "\(what) leaves \(attribute.name)")
        guard attribute.name == "href" else { continue }
        #expect(SanitizerRules.schemes.contains { attribute.value.hasPrefix($0 + ":") }, "\(what): \(attribute.value)")
        #expect(!attribute.value.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\\" }, "\(what)")
      }
    }
    #expect(!clean.unicodeScalars.contains { $0.value < 9 || (0x202A...0x202E).contains($0.value) || $0.value == 0x7F })
    #expect(sanitize(html: clean, base: "https://e.org/") == clean, "\(what): cleaning twice changes it")
  }

  @Test("leaves nothing that could run", arguments: attempts)
  func alone(html: String) { check(sanitize(html: html, base: "https://e.org/"), html) }

  @Test("leaves nothing that could run inside and beside other markup")
  func together() {
    for (index, html) in Self.attempts.enumerated() {
      let other = Self.attempts[(index * 7 + 3) % Self.attempts.count]
      for wrapped in [
        "<p title=\"\(html)\">x</p>", "<div><ul><li>\(html)</ul>\(other)</div>", "<a href=\"\(html)\">x</a>",
        html + other,
        "<table><tr><td>\(html)</table>", "<b>" + html, "text " + html + " text",
      ] { check(sanitize(html: wrapped, base: "https://e.org/"), wrapped) }
    }
  }

  @Test("leaves nothing that could run of what is cut anywhere")
  func cut() {
    for html in Self.attempts {
      let bytes = Array(html.utf8)
      for place in stride(from: 1, to: bytes.count, by: 3) {
        let piece = String(decoding: bytes[..<place], as: UTF8.self)
        check(sanitize(html: piece, base: "https://e.org/"), piece)
      }
    }
  }

  @Test(
    "keeps the words that people wrote",
    arguments: ["<b>one</b> <x-y>two</x-y>", "<font><p>one</p></font> two", "one<br>two"])
  func words(html: String) {
    let clean = sanitize(html: html)
    #expect(clean.contains("one"))
    #expect(clean.contains("two"))
  }

  @Test(
    "gives addresses a form that leaves no attribute and no scheme but a few",
    arguments: [
      ("https://e.org/a b", "https://e.org/a%20b"), ("HTTPS://E.org/", "HTTPS://E.org/"),
      ("mailto:a@e.org", "mailto:a@e.org"),
      ("tel:+1-213-555-0100", "tel:+1-213-555-0100"), ("/x", "https://b.org/x"), ("//o.org/x", "https://o.org/x"),
      ("?q=\"1\"", "https://b.org/d/?q=%221%22"), ("#top", "https://b.org/d/#top"), ("../x", "https://b.org/x"),
      ("javascript:x", nil), ("feed:x", nil), ("file:///etc/passwd", nil), ("", nil), (" ", nil), ("ftp://e.org/", nil),
      ("https://e.org/ñ", "https://e.org/%C3%B1"), ("\u{0}https://e.org/", "https://e.org/"),
    ] as [(String, String?)])
  func addresses(text: String, safe: String?) { #expect(safeAddress(text, base: "https://b.org/d/") == safe) }
}
