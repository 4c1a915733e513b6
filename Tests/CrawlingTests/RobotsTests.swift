import Foundation
import TestSupport
import Testing
import Text

@testable import Crawling

@Suite("robots.txt")
struct RobotsTests {
  static let agent = "prevnet/1.0 (+https://desk.example.org)"

  @Test(
    "takes the longest matching rule, allow on a tie",
    arguments: [
      ("disallow: /", "/", false), ("disallow:", "/", true), ("disallow: /a\nallow: /a/b", "/a/b/c", true),
      ("disallow: /a\nallow: /a/b", "/a/c", false), ("disallow: /a\nallow: /a", "/a", true),
      ("disallow: /*.pdf$", "/x/y.pdf", false), ("disallow: /*.pdf$", "/x/y.pdf?z", true),
      ("disallow: /a*b*c", "/a/x/b/y/c/z", false), ("disallow: /a*b*c", "/a/c/b", true),
      ("disallow: /$", "/", false), ("disallow: /$", "/a", true), ("disallow: *", "/a", false),
      ("disallow: /a$b", "/a$b", false), ("disallow: /a*$", "/abc", false), ("disallow: /%7eme", "/%7Eme", false),
      ("disallow: /ñ", "/%C3%B1", false), ("disallow: /a*a$", "/a", true), ("disallow: /a**b", "/ab", false),
      ("disallow: /", "/robots.txt", true), ("disallow: /p # why", "/p", false),
    ])
  func rules(rules: String, path: String, isAllowed: Bool) {
    let robots = Robots(Array("User-agent: *\n\(rules)\n".utf8), agent: Self.agent)
    #expect(robots.allows("https://a.example\(path)") == isAllowed)
  }

  @Test(
    "takes our own group before the one for all, by the name before the version",
    arguments: [
      ("user-agent: prevnet\ndisallow: /a\nuser-agent: *\ndisallow: /b", "/a", false),
      ("user-agent: prevnet\ndisallow: /a\nuser-agent: *\ndisallow: /b", "/b", true),
      ("user-agent: PrevNet/2\ndisallow: /a", "/a", false), ("user-agent: prev\ndisallow: /a", "/a", true),
      ("user-agent: other\nuser-agent: prevnet\ndisallow: /a", "/a", false),
      ("user-agent: prevnet\nallow: /\nuser-agent: prevnet\ndisallow: /a", "/a", false),
      ("disallow: /a", "/a", true), ("user-agent: other\ndisallow: /\n\n\nuser-agent: x\nallow: /", "/a", true),
      ("\u{FEFF}user-agent: *\rdisallow: /a\r\n", "/a", false), ("user-agent *\ndisallow /a", "/a", false),
      ("user-agent: *\ncrawl-delay: 1\nuser-agent: other\ndisallow: /", "/a", true),
    ])
  func groups(text: String, path: String, isAllowed: Bool) {
    #expect(Robots(Array(text.utf8), agent: Self.agent).allows("https://a.example\(path)") == isAllowed)
  }

  @Test("reads Crawl-delay of our group")
  func delay() {
    let text = "user-agent: *\ncrawl-delay: 5\n\nuser-agent: prevnet\nCrawl-Delay: 2.5\n"
    #expect(Robots(Array(text.utf8), agent: Self.agent).delay == 2.5)
    #expect(Robots(Array("user-agent: *\ncrawl-delay: soon".utf8), agent: Self.agent).delay == nil)
    #expect(Robots(Array("user-agent: *\ncrawl-delay: -1".utf8), agent: Self.agent).delay == nil)
  }

  @Test("reads only the first 500 KiB and does not choke on a wall of stars")
  func large() {
    let head = Array("user-agent: *\n#".utf8)
    let long = head + [UInt8](repeating: 65, count: 512_000) + Array("\ndisallow: /\n".utf8)
    #expect(Robots(long, agent: Self.agent).allows("https://a.example/"))
    let stars = "user-agent: *\ndisallow: /" + String(repeating: "*a", count: 8000) + "b$\n"
    #expect(
      Robots(Array(stars.utf8), agent: Self.agent).allows("https://a.example/" + String(repeating: "a", count: 4000)))
  }

  @Test("agrees with every case of Google's parser", .enabled(if: sharedFolder != nil))
  func google() throws {
    let file = try #require(sharedFolder).appending(path: "suites/feeds/cases/robots.json")
    let cases = try #require(JSON(parsing: try Data(contentsOf: file)).array)
    #expect(cases.count > 50)
    for line in cases {
      let robots = Robots(Array((line["robots_txt"]?.string ?? "").utf8), agent: line["agent"]?.string ?? "")
      #expect(robots.allows(line["url"]?.string ?? "") == line["allowed"]?.bool, "\(line["id"]?.string ?? "")")
    }
  }
}
